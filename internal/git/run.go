package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"time"

	"penpush/internal/problem"
	"penpush/internal/process"
)

// Command is one call of git.
type Command struct {
	// Args are what follows "git", never seen by a shell.
	Args []string
	// Config are settings for this call alone, each "key=value".
	Config []string
	// Env are further variables, each "KEY=value".
	Env []string
	// Stdin is what git reads; nil is nothing.
	Stdin []byte
	// Read says that the command changes nothing, so that it takes no locks.
	Read bool
	// OwnLocale leaves the writer's language in place, for hooks. Otherwise git
	// speaks the one in which it can be understood by a program.
	OwnLocale bool
	// Silence is how long git may print nothing before it is ended with
	// ErrSilent; 0 is for ever.
	Silence time.Duration
	// Percent is told how far a transfer is, when git was asked for --progress.
	// It is called from another goroutine, never twice at once.
	Percent func(int)
	// Most is how many bytes git may print; 0 is 256 MB.
	Most int64
}

// Output is what git said.
type Output struct {
	Stdout []byte
	// Stderr is the end of its own words, without credentials and without
	// progress lines.
	Stderr string
}

// ErrSilent is a git that said nothing for longer than Command.Silence.
var ErrSilent = errors.New("git said nothing for too long")

// ErrTooMuch is a git that printed more than Command.Most.
var ErrTooMuch = errors.New("git printed too much")

// Failure is a git that ended with another status than 0.
type Failure struct {
	// Command is what was asked, without credentials.
	Command string
	// Status is what it ended with; -1 when a signal ended it.
	Status int
	// Stdout and Stderr are what it said.
	Stdout []byte
	Stderr string
}

func (f *Failure) Error() string {
	return fmt.Sprintf("git %s (status %d): %s", f.Command, f.Status, strings.TrimSpace(f.Stderr))
}

// Words is what git said, for a person who wants to see it.
func (f *Failure) Words() string {
	return strings.TrimSpace(strings.TrimSpace(Anonymous(string(f.Stdout))) + "\n" + strings.TrimSpace(f.Stderr))
}

// Status gives the exit status that an error carries, or -1.
func Status(err error) int {
	var f *Failure
	if errors.As(err, &f) {
		return f.Status
	}
	return -1
}

var credentials = regexp.MustCompile(`([a-zA-Z][a-zA-Z0-9+.-]*://)[^/@\s'"]*@`)

// Anonymous takes names and passwords out of the addresses in a text.
func Anonymous(s string) string { return credentials.ReplaceAllString(s, "$1") }

func start(ctx context.Context, dir string, c Command) (Output, error) {
	if err := ctx.Err(); err != nil {
		return Output{}, fmt.Errorf("git %s: %w", verb(c.Args), err)
	}
	name, err := exec.LookPath("git")
	if err != nil {
		return Output{}, problem.Wrap(problem.GitMissing, "", fmt.Errorf("find git: %w", err))
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	cmd := exec.Command(name, arguments(c)...)
	cmd.Dir, cmd.Env = dir, environment(c)
	if c.Stdin != nil {
		cmd.Stdin = bytes.NewReader(c.Stdin)
	}
	alive := func() {}
	if c.Silence > 0 {
		timer := time.AfterFunc(c.Silence, func() { cancel(ErrSilent) })
		defer timer.Stop()
		alive = func() { timer.Reset(c.Silence) }
	}
	stdout := &bounded{most: c.Most, alive: alive, over: func() { cancel(ErrTooMuch) }}
	stderr := &speech{percent: c.Percent, alive: alive}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	err = process.Run(ctx, cmd)
	out := Output{Stdout: stdout.kept.Bytes(), Stderr: stderr.String()}
	return out, outcome(ctx, c, out, err)
}

func arguments(c Command) []string {
	args := make([]string, 0, 2*len(c.Config)+len(c.Args))
	for _, setting := range c.Config {
		args = append(args, "-c", setting)
	}
	return append(args, c.Args...)
}

// outcome tells how a command ended. What it managed to do before it was asked
// to stop counts as done.
func outcome(ctx context.Context, c Command, out Output, err error) error {
	if err == nil || errors.Is(err, exec.ErrWaitDelay) {
		return nil
	}
	if cause := context.Cause(ctx); cause != nil {
		return fmt.Errorf("git %s: %w", verb(c.Args), cause)
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return fmt.Errorf("git %s: %w", verb(c.Args), err)
	}
	return &Failure{
		Command: Anonymous(strings.Join(c.Args, " ")), Status: exit.ExitCode(),
		Stdout: out.Stdout, Stderr: out.Stderr,
	}
}

// verb is the first argument that is no option.
func verb(args []string) string {
	for _, a := range args {
		if !strings.HasPrefix(a, "-") {
			return a
		}
	}
	return ""
}

// bounded keeps what is printed, up to a limit. The buffer is no embedded one:
// its ReadFrom would go around the limit.
type bounded struct {
	kept        bytes.Buffer
	most        int64
	alive, over func()
}

func (b *bounded) Write(p []byte) (int, error) {
	b.alive()
	most := b.most
	if most == 0 {
		most = 256 << 20
	}
	if int64(b.kept.Len()+len(p)) > most {
		b.over()
		return 0, io.ErrShortBuffer
	}
	return b.kept.Write(p)
}
