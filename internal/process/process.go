// Package process runs a program together with everything that it starts, so
// that both end together. What may be started, and with which arguments, is for
// the two rooms above to say: git, and devserver.
package process

import (
	"context"
	"os/exec"
	"time"
)

// Grace is how long a program that was asked to end may take to put its things
// away, before it is killed.
const Grace = 2 * time.Second

// Run starts a program and waits for its end. When the context ends first, the
// program and its children are asked to end, and killed after Grace; what Run
// then gives is how the program ended.
func Run(ctx context.Context, cmd *exec.Cmd) error {
	// A program that was left running by this one may hold the pipes open.
	cmd.WaitDelay = Grace
	group, err := begin(cmd)
	if err != nil {
		return err
	}
	ended := make(chan struct{})
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		select {
		case <-ended:
			return
		case <-ctx.Done():
		}
		group.end()
		select {
		case <-ended:
		case <-time.After(Grace):
			group.kill()
		}
	}()
	err = cmd.Wait()
	close(ended)
	<-gone
	group.release(ctx.Err() != nil)
	return err
}
