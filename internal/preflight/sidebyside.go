package preflight

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// sideBySide does something for each of n numbers, in no order, on all processors.
func sideBySide(ctx context.Context, n int, do func(int)) error {
	const part = 64
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+part-1)/part) {
		wait.Go(func() {
			for ctx.Err() == nil {
				to := int(next.Add(part))
				for i := to - part; i < min(to, n); i++ {
					do(i)
				}
				if to >= n {
					return
				}
			}
		})
	}
	wait.Wait()
	return ctx.Err()
}
