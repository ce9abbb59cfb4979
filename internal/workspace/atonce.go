package workspace

import (
	"context"
	"sync"

	"penpush/internal/problem"
)

// atOnce is how many files are on their way to the disk at the same time: it puts
// many in safety in hardly more time than one.
const atOnce = 16

// severalAtOnce calls do for 0 to n-1, several at a time, until one fails or ctx
// ends (problem.BatchCancelled). When it returns nothing goes on any more, and
// only the first begun were called.
func severalAtOnce(ctx context.Context, n int, do func(i int) error) (begun int, err error) {
	var mu sync.Mutex
	next := func(last error) (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		if err == nil {
			err = last
		}
		if err == nil && begun < n && ctx.Err() != nil {
			err = problem.Wrap(problem.BatchCancelled, "", ctx.Err())
		}
		if err != nil || begun == n {
			return 0, false
		}
		begun++
		return begun - 1, true
	}
	var all sync.WaitGroup
	for range min(atOnce, n) {
		all.Go(func() {
			for i, more := next(nil); more; {
				i, more = next(do(i))
			}
		})
	}
	all.Wait()
	return begun, err
}
