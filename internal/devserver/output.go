package devserver

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"
)

// Bounds of what is kept of a server's words.
const (
	mostLines  = 500
	mostLetter = 2000 // bytes of a line
)

// output keeps the last lines that a program printed.
type output struct {
	hear func()

	mu    sync.Mutex
	lines []string
	rest  []byte // of a line that has not ended
	at    string // where the server said that the site is
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	o.rest = append(o.rest, p...)
	for {
		end := bytes.IndexAny(o.rest, "\r\n")
		if end < 0 && len(o.rest) < mostLetter {
			break
		}
		line := o.rest
		if end >= 0 {
			line = o.rest[:end]
			end++
		} else {
			end = len(o.rest)
		}
		o.keep(string(line[:min(len(line), mostLetter)]))
		o.rest = o.rest[end:]
	}
	o.mu.Unlock()
	o.hear()
	return len(p), nil
}

// end keeps a last line that was never ended.
func (o *output) end() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.keep(string(o.rest))
	o.rest = nil
}

// say adds a line of our own.
func (o *output) say(line string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.keep(line)
}

// colours are terminal sequences: ECMA-48's control sequences and operating
// system commands.
var colours = regexp.MustCompile("\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(\x07|\x1b\\\\)|[\x00-\x08\x0b-\x1f]")

// local is an address on this computer.
var local = regexp.MustCompile(`https?://(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(:\d+)?(/[^\s"'<>)\]]*)?`)

func (o *output) keep(line string) {
	line = strings.TrimRight(strings.ToValidUTF8(colours.ReplaceAllString(line, ""), "\uFFFD"), " \t")
	if line == "" {
		return
	}
	o.lines = append(o.lines, line)
	if len(o.lines) > mostLines {
		o.lines = o.lines[len(o.lines)-mostLines:]
	}
	// Jekyll names the address of its live reload first.
	if o.at == "" && !strings.Contains(strings.ToLower(line), "livereload") && !strings.HasPrefix(line, "$ ") {
		o.at = reachable(local.FindString(line))
	}
}

// reachable makes of the address that a server listens on one that a browser
// can ask, which ends in "/".
func reachable(at string) string {
	if at == "" {
		return ""
	}
	at = strings.NewReplacer("//0.0.0.0", "//localhost", "//[::]", "//localhost").Replace(strings.TrimRight(at, ".,;"))
	return strings.TrimRight(at, "/") + "/"
}

func (o *output) address() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.at
}

func (o *output) last(n int) []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]string{}, o.lines[max(0, len(o.lines)-n):]...)
}

var portOption = regexp.MustCompile(`^(?:--port=|-p=?)(\d+)$`)

// portIn is the port that a command asks for, or "".
func portIn(words []string) string {
	for i, w := range words {
		if m := portOption.FindStringSubmatch(w); m != nil {
			return m[1]
		}
		if (w == "--port" || w == "-p") && i+1 < len(words) && strings.Trim(words[i+1], "0123456789") == "" {
			return words[i+1]
		}
	}
	return ""
}

// asking does not follow redirects, which may lead away from this computer, and
// asks no proxy.
func asking() *http.Client {
	return &http.Client{
		Timeout:       3 * time.Second,
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// answers tells whether anything at all is answered at an address.
func answers(ctx context.Context, address string) bool { return ask(ctx, address) != 0 }

// ask gives the status of the answer, or 0 without one.
func ask(ctx context.Context, address string) int {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0
	}
	answer, err := asking().Do(r)
	if err != nil {
		return 0
	}
	defer func() { _ = answer.Body.Close() }()
	_, _ = io.CopyN(io.Discard, answer.Body, 64<<10)
	return answer.StatusCode
}

// Page gives the address of a page of the site by its path below the site's own
// base path, once the server runs, and whether the page is there. A server that
// builds pages when they are asked for, or has just seen a save, is asked again
// until patience ends.
func (s *Server) Page(ctx context.Context, path string) (address string, there bool) {
	const patience = 6 * time.Second
	home := s.Status().Address
	if home == "" {
		return "", false
	}
	address = home + strings.TrimPrefix(path, "/")
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		if status := ask(ctx, address); status > 0 && status < 400 {
			return address, true
		}
		select {
		case <-ctx.Done():
			return address, false
		case <-time.After(300 * time.Millisecond):
		}
	}
}
