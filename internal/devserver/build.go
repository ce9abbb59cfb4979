package devserver

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"mvdan.cc/sh/v3/shell"

	"penpush/internal/problem"
	"penpush/internal/process"
)

// Build runs a blog's generator once. The zero value is a build that has not
// begun; it is used for one only.
type Build struct {
	// Changed, when not nil, is called when the generator said something, at most
	// a few times a second, from any goroutine.
	Changed func()

	said output
}

// Run starts a command as a shell would read it (words and quotes, no more) and
// waits for its end; when the context ends, everything that it started ends too.
// Problems: ServerCommand, ServerNotInstalled; BuildFailed (Subject is the
// command, Details are its last words) for a program that ends as a failure.
func (b *Build) Run(ctx context.Context, command, dir string) error {
	cmd, _, err := program(command, dir)
	if err != nil {
		return err
	}
	var murmur herald
	murmur.tell = b.Changed
	b.said.hear = murmur.heard
	b.said.say("$ " + command)
	// Wide enough for programs that break their words into a terminal's lines.
	cmd.Env = append(cmd.Env, "COLUMNS=1000")
	cmd.Stdout, cmd.Stderr = &b.said, &b.said
	err = process.Run(ctx, cmd)
	b.said.end()
	if ctx.Err() != nil {
		return fmt.Errorf("build the site: %w", ctx.Err())
	}
	if err == nil || errors.Is(err, exec.ErrWaitDelay) {
		return nil
	}
	failed := problem.Wrap(problem.BuildFailed, "", fmt.Errorf("build the site: %w", err))
	failed.Subject, failed.Details = command, strings.Join(b.said.last(40), "\n")
	return failed
}

// Lines are the last of what it said, without colours.
func (b *Build) Lines() []string { return b.said.last(mostLines) }

// program is a command as a shell would read it, ready to be started.
func program(command, dir string) (cmd *exec.Cmd, words []string, err error) {
	words, err = shell.Fields(command, func(string) string { return "" })
	if err != nil || len(words) == 0 {
		bad := problem.Wrap(problem.ServerCommand, "", err)
		bad.Subject = command
		return nil, nil, bad
	}
	name := words[0]
	if strings.ContainsAny(name, `/\`) && !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	if name, err = find(name); err != nil {
		missing := problem.Wrap(problem.ServerNotInstalled, "", err)
		missing.Subject = words[0]
		return nil, nil, missing
	}
	cmd = exec.Command(name, words[1:]...)
	cmd.Dir, cmd.Env = dir, environment()
	return cmd, words, nil
}

// herald passes it on that a program said something, not for every line.
type herald struct {
	tell func()

	mu    sync.Mutex
	waits bool // a call of tell is on its way
}

func (h *herald) heard() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.tell == nil || h.waits {
		return
	}
	h.waits = true
	time.AfterFunc(200*time.Millisecond, func() {
		h.mu.Lock()
		h.waits = false
		h.mu.Unlock()
		h.tell()
	})
}
