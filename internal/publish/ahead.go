package publish

import (
	"context"
	"sync"
)

// ahead is what begins while the writer's files are still being looked at, because it
// changes nothing: where the branch is online, and, where no check of the blog would
// see it, what is staged. A server that cannot be reached then costs nothing, and one
// that can no more time.
type ahead struct {
	stop   context.CancelFunc
	ending sync.WaitGroup
	tip    func() (string, error)
	staged func() (*staged, error)
}

// begin begins it. What it was begun for has to end it.
func (r *running) begin(ctx context.Context) *ahead {
	early, stop := context.WithCancel(ctx)
	a := &ahead{stop: stop}
	a.tip = beside(a, func() (string, error) { return r.unmoved(early) })
	if r.unchecked {
		a.staged = beside(a, func() (*staged, error) { return r.work.stage(early) })
	} else {
		a.staged = sync.OnceValues(func() (*staged, error) { return r.work.stage(ctx) })
	}
	return a
}

// end leaves nothing under way.
func (a *ahead) end() {
	a.stop()
	a.ending.Wait()
}

// beside does something meanwhile; the answer waits for what came of it.
func beside[T any](a *ahead, do func() (T, error)) func() (T, error) {
	var made T
	var err error
	ready := make(chan struct{})
	a.ending.Go(func() {
		defer close(ready)
		made, err = do()
	})
	return func() (T, error) {
		<-ready
		return made, err
	}
}
