// Package live watches a site's page until it shows what was published. It asks
// as a passing reader would: without an account, without cookies, with patience,
// and never for more than it needs.
package live

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// State is how far a page is.
type State string

// The states, in their order.
const (
	// Waiting is a page that does not show it yet, Late one that takes longer
	// than sites usually do.
	Waiting State = "waiting"
	Late    State = "late"
	// Live is a page that shows it.
	Live State = "live"
	// Unseen is a page that never showed it while anybody had patience.
	Unseen State = "unseen"
)

// Page is what to look for.
type Page struct {
	// URL is the page's address, http or https.
	URL string
	// Words are pieces of the new text, each of which has to be on the page.
	Words []string
	// Gone waits for the page to be there no more, instead.
	Gone bool
}

// Patience is how long it is looked for.
type Patience struct {
	// First is the pause before it is asked again; each next one is longer by
	// half, up to Most.
	First, Most time.Duration
	// Late is when it is told that it takes long, End when it is given up.
	Late, End time.Duration
}

// Usual suits a host that builds the site after a push.
func Usual() Patience {
	return Patience{First: 3 * time.Second, Most: time.Minute, Late: 3 * time.Minute, End: 30 * time.Minute}
}

const (
	mostBytes     = 4 << 20
	mostRedirects = 5
	mostTime      = 15 * time.Second
)

// Watch asks for the page until it is as wanted, and tells every change of the
// state. It returns the last one, or the context's error.
func Watch(ctx context.Context, p Page, patience Patience, tell func(State)) (State, error) {
	u, err := url.Parse(p.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return Unseen, fmt.Errorf("watch %q: not an address of the web", p.URL)
	}
	client := &http.Client{Timeout: mostTime, CheckRedirect: func(_ *http.Request, via []*http.Request) error {
		if len(via) >= mostRedirects {
			return errors.New("too many redirects")
		}
		return nil
	}}
	began, pause, state := time.Now(), patience.First, Waiting
	tell(state)
	for {
		if shows(ctx, client, p) {
			tell(Live)
			return Live, nil
		}
		switch waited := time.Since(began); {
		case waited >= patience.End:
			tell(Unseen)
			return Unseen, nil
		case waited >= patience.Late && state == Waiting:
			state = Late
			tell(state)
		}
		select {
		case <-ctx.Done():
			return state, ctx.Err()
		case <-time.After(pause):
		}
		pause = min(pause*3/2, patience.Most)
	}
}

// shows asks once. Whatever goes wrong means that the page is not there yet.
func shows(ctx context.Context, client *http.Client, p Page) bool {
	in, err := http.NewRequestWithContext(ctx, http.MethodGet, p.URL, nil)
	if err != nil {
		return false
	}
	in.Header.Set("User-Agent", "Penpush (waits for a publish)")
	in.Header.Set("Cache-Control", "no-cache")
	in.Header.Set("Accept", "text/html, */*;q=0.1")
	out, err := client.Do(in)
	if err != nil {
		return false
	}
	defer out.Body.Close() //nolint:errcheck // read only
	if p.Gone {
		return out.StatusCode == http.StatusNotFound || out.StatusCode == http.StatusGone
	}
	if out.StatusCode != http.StatusOK {
		return false
	}
	body, err := io.ReadAll(io.LimitReader(out.Body, mostBytes))
	return err == nil && has(string(body), p.Words)
}

var (
	unseen = regexp.MustCompile(`(?is)<(script|style|template)\b.*?</(?:script|style|template)\s*>|<!--.*?-->`)
	tags   = regexp.MustCompile(`(?s)<[^>]*>`)
)

// has tells whether a page's text has all the words, as a reader sees them:
// whatever became of quotes, dashes and blanks.
func has(page string, words []string) bool {
	text := bare(html.UnescapeString(tags.ReplaceAllString(unseen.ReplaceAllString(page, ""), "")))
	for _, w := range words {
		if !strings.Contains(text, bare(w)) {
			return false
		}
	}
	return true
}

// bare is the letters and digits of a text alone.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFC.String(s))
}
