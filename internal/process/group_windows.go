package process

import (
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// group is a program with everything that it started: a job object.
type group struct{ job windows.Handle }

// begin starts a program without a console window, in a job of its own.
func begin(cmd *exec.Cmd) (group, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return group{}, fmt.Errorf("make a job: %w", err)
	}
	// A daemon that a program wants to leave behind, such as a credential
	// cache, may break away.
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{}
	limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_BREAKAWAY_OK
	if _, err := windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits))); err != nil {
		return group{}, errors.Join(fmt.Errorf("limit a job: %w", err), windows.CloseHandle(job))
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
	if err := cmd.Start(); err != nil {
		return group{}, errors.Join(fmt.Errorf("start %s: %w", cmd.Path, err), windows.CloseHandle(job))
	}
	// The handle is of the process itself, so its number cannot have been
	// given to another one meanwhile.
	err = cmd.Process.WithHandle(func(process uintptr) {
		// A program that has ended already cannot join, and need not.
		_ = windows.AssignProcessToJobObject(job, windows.Handle(process))
	})
	if err != nil {
		return group{}, errors.Join(fmt.Errorf("find %s: %w", cmd.Path, err), cmd.Process.Kill(), cmd.Wait(), windows.CloseHandle(job))
	}
	return group{job}, nil
}

// end has no gentler way here: a window's program has no console over which it
// could ask. Locks that are left are found by the next publish.
func (g group) end() { g.kill() }

func (g group) kill() { _ = windows.TerminateJobObject(g.job, 1) }

func (g group) release(cancelled bool) {
	if cancelled {
		g.kill()
	}
	_ = windows.CloseHandle(g.job)
}
