package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"runtime"
	"strings"
	"unicode"

	"golang.org/x/term"

	"penpush/internal/git"
	"penpush/internal/publish"
)

// asking lets git and ssh ask for names and passwords at the terminal that this
// command was started from, whatever its input is, as git does by itself. nil is
// no terminal, or a writer who does not want to be asked (GIT_TERMINAL_PROMPT=0).
// The answers come with the one that allows it.
func (c *call) asking(answers []string) (*git.Askpass, []string, error) {
	if c.env("GIT_TERMINAL_PROMPT") == "0" {
		return nil, answers, nil
	}
	tty, err := openTerminal()
	if err != nil {
		return nil, answers, nil //nolint:nilerr // nobody can be asked; what fails for that says so
	}
	ask, err := git.ListenAskpass(tty.ask)
	if err != nil {
		return nil, answers, tty.end(err)
	}
	c.atEnd = func() error { return tty.end(ask.Close()) }
	return ask, append(answers, publish.SignIn), nil
}

// terminal is where a person sits.
type terminal struct{ in, out *os.File }

// openTerminal opens the one of this process; there need not be any.
func openTerminal() (*terminal, error) {
	in, out := "/dev/tty", "/dev/tty"
	if runtime.GOOS == "windows" {
		in, out = "CONIN$", "CONOUT$"
	}
	var t terminal
	var err error
	if t.in, err = os.OpenFile(in, os.O_RDWR, 0); err != nil { //nolint:forbidigo // a terminal is no file
		return nil, err
	}
	if t.out, err = os.OpenFile(out, os.O_RDWR, 0); err != nil { //nolint:forbidigo // a terminal is no file
		return nil, t.end(err)
	}
	return &t, nil
}

func (t *terminal) end(err error) error {
	for _, f := range []*os.File{t.in, t.out} {
		if f != nil {
			_ = f.Close() // nothing was written that could be lost
		}
	}
	return err
}

// ask shows a question and reads a line; a secret is not seen while it is typed.
// When the context ends first, the terminal is as it was before.
func (t *terminal) ask(ctx context.Context, p git.Prompt) (string, bool) {
	shown := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return -1
		}
		return r
	}, p.Text)
	if _, err := io.WriteString(t.out, shown+" "); err != nil {
		return "", false
	}
	fd := int(t.in.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", false
	}
	type line struct {
		text string
		err  error
	}
	typed := make(chan line, 1)
	go func() {
		text, err := t.read(fd, p.Secret)
		typed <- line{text, err}
	}()
	select {
	case l := <-typed:
		if p.Confirm && !strings.EqualFold(l.text, "yes") {
			return "", false
		}
		return l.text, l.err == nil
	case <-ctx.Done():
		_ = term.Restore(fd, before) // the program ends, and cannot do more
		return "", false
	}
}

func (t *terminal) read(fd int, secret bool) (string, error) {
	if secret {
		b, err := term.ReadPassword(fd)
		_, _ = io.WriteString(t.out, "\n") // what was typed was not seen, Enter neither
		return string(b), err
	}
	text, err := bufio.NewReader(t.in).ReadString('\n')
	return strings.TrimRight(text, "\r\n"), err
}
