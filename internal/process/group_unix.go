//go:build unix

package process

import (
	"fmt"
	"os/exec"
	"syscall"
)

// group is a program with everything that it started.
type group struct{ id int }

// begin starts a program in a session of its own: it can be ended together with
// its children, and nothing in it can ask at a terminal.
func begin(cmd *exec.Cmd) (group, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return group{}, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	return group{cmd.Process.Pid}, nil
}

// end asks everything in the group to stop; git then takes its locks away. A
// group that is gone already is what was wanted.
func (g group) end() { _ = syscall.Kill(-g.id, syscall.SIGTERM) }

func (g group) kill() { _ = syscall.Kill(-g.id, syscall.SIGKILL) }

// release is called when the program has ended. One that was cancelled may have
// left children, which must not work on; one that ended well may have left a
// daemon that it wanted, such as a credential cache.
func (g group) release(cancelled bool) {
	if cancelled {
		g.kill()
	}
}
