package devserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"penpush/internal/problem"
	"penpush/internal/process"
)

// State is how far a server is.
type State string

// The states of a server.
const (
	Off      State = "off"
	Starting State = "starting" // it was started and does not answer yet
	Running  State = "running"
	Failed   State = "failed" // it ended by itself
)

// Status is what a server does.
type Status struct {
	State State
	// Address is where the site is, as the server told it, once it answers.
	Address string
	// Lines are the last of its words, without colours.
	Lines []string
	// Err is why it failed: ServerEnded with its last words as Details.
	Err error
}

// Server is one blog's preview server. The zero value is off. Its methods may be
// called from any goroutine.
type Server struct {
	// Changed, when not nil, is called after each change of the status, at most
	// a few times a second, from any goroutine.
	Changed func()

	mu     sync.Mutex
	status Status
	said   output
	stop   context.CancelFunc
	ended  chan struct{}
	murmur herald
}

// Start starts a server with a command as a shell would read it: words and
// quotes, no more. One that runs already is stopped first. Problems:
// ServerCommand, ServerNotInstalled, and those of starting a program.
func (s *Server) Start(command, dir string) error {
	cmd, words, err := program(command, dir)
	if err != nil {
		return err
	}
	s.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop, s.ended = cancel, make(chan struct{})
	s.status, s.said = Status{State: Starting}, output{hear: s.murmur.heard}
	if s.murmur.tell == nil {
		s.murmur.tell = s.Changed
	}
	s.said.say("$ " + command)
	cmd.Stdout, cmd.Stderr = &s.said, &s.said
	go s.run(ctx, cmd, s.ended)
	go s.await(ctx, portIn(words), s.ended)
	s.tell()
	return nil
}

// run waits for the server's end.
func (s *Server) run(ctx context.Context, cmd *exec.Cmd, ended chan struct{}) {
	err := process.Run(ctx, cmd)
	s.mu.Lock()
	defer s.mu.Unlock()
	defer close(ended)
	s.status.Address = ""
	if ctx.Err() != nil {
		s.status.State = Off
	} else {
		failed := problem.Wrap(problem.ServerEnded, "", orEnded(err))
		failed.Details = strings.Join(s.said.last(40), "\n")
		s.status.State, s.status.Err = Failed, failed
	}
	s.stop()
	s.tell()
}

func orEnded(err error) error {
	if err == nil {
		return errors.New("the server ended by itself")
	}
	return fmt.Errorf("run the server: %w", err)
}

// Bounds of the wait for a server.
const (
	askAgain = 200 * time.Millisecond
	// toldLate is how long a server that answers already may take to say where
	// the site is, before its port alone is taken for the address: it is the
	// parent that prints, and often a child that listens.
	toldLate = 2 * time.Second
)

// await finds out when the server answers, and where. An address that was only
// guessed gives way to the one that the server tells afterwards.
func (s *Server) await(ctx context.Context, port string, ended <-chan struct{}) {
	var answered time.Time // at the guessed address
	for {
		select {
		case <-ended:
			return
		case <-ctx.Done():
			return
		case <-time.After(askAgain):
		}
		if told := s.said.address(); told != "" {
			if answers(ctx, told) {
				s.runs(told)
				return
			}
			continue
		}
		guess := "http://localhost:" + port + "/"
		switch {
		case port == "":
		case answered.IsZero():
			if answers(ctx, guess) {
				answered = time.Now()
			}
		case time.Since(answered) > toldLate:
			s.runs(guess)
		}
	}
}

// runs keeps where a server that has not ended answers.
func (s *Server) runs(address string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	alive := s.status.State == Starting || s.status.State == Running
	if alive && s.status.Address != address {
		s.status.State, s.status.Address = Running, address
		s.tell()
	}
}

// Stop ends the server and everything that it started, and waits for that.
func (s *Server) Stop() {
	s.mu.Lock()
	stop, ended := s.stop, s.ended
	s.mu.Unlock()
	if stop == nil {
		return
	}
	stop()
	<-ended
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.status.State == Failed {
		s.status.State, s.status.Err = Off, nil
		s.tell()
	}
}

// Status tells what the server does now.
func (s *Server) Status() Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.status
	if now.State == "" {
		now.State = Off
	}
	now.Lines = s.said.last(mostLines)
	return now
}

// tell passes a change on. The caller holds mu.
func (s *Server) tell() {
	if s.Changed != nil {
		go s.Changed()
	}
}

// find looks a program up, on a Mac also where an app that was started from the
// Finder would not look.
func find(program string) (string, error) {
	name, err := exec.LookPath(program)
	if err == nil || strings.ContainsRune(program, filepath.Separator) || runtime.GOOS != "darwin" {
		return name, err
	}
	for _, dir := range filepath.SplitList(process.Path(os.Getenv("PATH"))) {
		if name, again := exec.LookPath(filepath.Join(dir, program)); again == nil {
			return name, nil
		}
	}
	return "", err
}

// environment is the writer's own, in which no browser is opened and no colours
// are used.
func environment() []string {
	var env []string
	for _, v := range os.Environ() {
		name, value, _ := strings.Cut(v, "=")
		if name == "PATH" {
			v = "PATH=" + process.Path(value)
		}
		env = append(env, v)
	}
	return append(env, "BROWSER=none", "NO_COLOR=1")
}

func isDir(at string) bool {
	info, err := os.Stat(at)
	return err == nil && info.IsDir()
}
