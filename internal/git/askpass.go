package git

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"penpush/internal/disk"
)

// Prompt is a question of git's or ssh's own: a name, a password, a passphrase,
// or whether to trust a server.
type Prompt struct {
	// Text is what they say, in English: they are asked by a program.
	Text string
	// Secret says that the answer may not be seen while it is typed, Confirm that
	// it is yes or no.
	Secret, Confirm bool
}

// Askpass lets git and ssh ask the writer through Penpush: they start this same
// program again, which asks the running one over a local socket that only this
// user can reach. Answers go straight to who asked; nothing is written or logged.
type Askpass struct {
	listener net.Listener
	dir, key string
	program  string
	remove   func() error
	ask      func(context.Context, Prompt) (string, bool)
	ctx      context.Context
	cancel   context.CancelFunc

	mu sync.Mutex
	// known are the answers of this one action: a publish connects several times,
	// and nobody wants to say the same to each. They go with it.
	known map[string]string
}

// The variables by which the program that is started again finds the running one.
const (
	askpassSocket = "PENPUSH_ASKPASS"
	askpassKey    = "PENPUSH_ASKPASS_KEY"
)

// ListenAskpass begins to answer. ask is called in a goroutine of its own for
// each question; false is no answer, which ends what was asked for.
func ListenAskpass(ask func(context.Context, Prompt) (string, bool)) (*Askpass, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	dir, remove, err := disk.TempFolder()
	if err != nil {
		return nil, err
	}
	a := &Askpass{dir: dir, key: rand.Text(), program: program, remove: remove, ask: ask, known: map[string]string{}}
	a.ctx, a.cancel = context.WithCancel(context.Background())
	if a.listener, err = net.Listen("unix", a.socket()); err != nil {
		return nil, errors.Join(fmt.Errorf("listen for questions: %w", err), remove())
	}
	go a.serve()
	return a, nil
}

func (a *Askpass) socket() string { return filepath.Join(a.dir, "ask") }

// Env has git and ssh ask here, unless the writer has a program of their own for
// it. Their credential helpers come first, as ever.
func (a *Askpass) Env() []string {
	return []string{
		"SSH_ASKPASS=" + a.program, askpassSocket + "=" + a.socket(), askpassKey + "=" + a.key, "GCM_INTERACTIVE=auto",
	}
}

// Close ends it; who still waits gets no answer.
func (a *Askpass) Close() error {
	a.cancel()
	a.mu.Lock()
	clear(a.known)
	a.mu.Unlock()
	err := a.listener.Close()
	return errors.Join(err, a.remove())
}

type question struct {
	Key, Text string
	Hint      string // ssh's SSH_ASKPASS_PROMPT
}

type answer struct {
	Text string
	OK   bool
}

func (a *Askpass) serve() {
	for {
		c, err := a.listener.Accept()
		if err != nil {
			return // closed
		}
		go a.answer(c)
	}
}

// answer lets one question be answered. Whoever gives up asking, as git does
// when it is cancelled, takes the question back.
func (a *Askpass) answer(c net.Conn) {
	defer c.Close() //nolint:errcheck // the asker is gone or has its answer
	ctx, cancel := context.WithCancel(a.ctx)
	defer cancel()
	var q question
	in := bufio.NewReader(io.LimitReader(c, 64<<10))
	if c.SetReadDeadline(time.Now().Add(10*time.Second)) != nil || json.NewDecoder(in).Decode(&q) != nil || q.Key != a.key {
		return
	}
	if c.SetReadDeadline(time.Time{}) != nil {
		return
	}
	go func() {
		_, _ = in.ReadByte() // the newline of the question
		_, _ = in.ReadByte() // comes only when the asker is gone
		cancel()
	}()
	_ = json.NewEncoder(c).Encode(a.reply(ctx, q)) // who has gone needs no answer
}

func (a *Askpass) reply(ctx context.Context, q question) answer {
	a.mu.Lock()
	text, ok := a.known[q.Text]
	a.mu.Unlock()
	if ok {
		return answer{text, true}
	}
	p := promptOf(q)
	if text, ok = a.ask(ctx, p); ok && !p.Confirm && ctx.Err() == nil {
		a.mu.Lock()
		a.known[q.Text] = text
		a.mu.Unlock()
	}
	return answer{text, ok}
}

func promptOf(q question) Prompt {
	low := strings.ToLower(q.Text)
	p := Prompt{Text: Anonymous(strings.TrimSpace(q.Text))}
	p.Confirm = q.Hint == "confirm" || strings.Contains(low, "(yes/no")
	p.Secret = !p.Confirm && !strings.HasPrefix(low, "username")
	return p
}

// AnswerAskpass is the life of a program that git or ssh started to ask: it says
// whether this is one, and what it ends with. Without an answer that is 1: one
// that prints something wrong is asked again and again.
func AnswerAskpass(args []string, out io.Writer) (status int, asked bool) {
	socket := os.Getenv(askpassSocket)
	if socket == "" || len(args) != 1 {
		return 0, false
	}
	c, err := net.Dial("unix", socket)
	if err != nil {
		return 1, true
	}
	defer c.Close() //nolint:errcheck // the program ends
	var a answer
	err = json.NewEncoder(c).Encode(question{os.Getenv(askpassKey), args[0], os.Getenv("SSH_ASKPASS_PROMPT")})
	if err != nil || json.NewDecoder(c).Decode(&a) != nil || !a.OK {
		return 1, true
	}
	if _, err := fmt.Fprintln(out, a.Text); err != nil {
		return 1, true
	}
	return 0, true
}
