package preflight

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"penpush/internal/disk"
	"penpush/internal/markdown"
	"penpush/internal/problem"
	"penpush/internal/site"
)

const (
	mostLinks  = 2000             // addresses that are asked in one check
	atOnce     = 8                // of them, at the same time
	hostPause  = time.Second / 2  // between two questions to one host
	answerTime = 15 * time.Second // until an answer is given up
	aliveTime  = 7 * 24 * time.Hour
	deadTime   = time.Hour
	linksFile  = "links.json"
	linksLimit = 8 << 20
)

// Links asks whether addresses elsewhere still answer:
//
//	[the valley](https://example.org/gone)     404
//
// It is used on request only. Servers are asked politely: few at a time, each host
// with pauses, HEAD before GET, and what was found out is remembered. Addresses of
// this computer and of private networks are never asked, wherever they come from:
// a link, a redirect, or a name server.
type Links struct {
	cache *disk.Root // nil remembers nothing
	asker *asker

	mu    sync.Mutex
	wants map[string][]spot
	known map[string]answer
	hosts map[string]*host
}

// spot is where an address stands.
type spot struct {
	post string
	line int
}

// answer is what was found out about an address.
type answer struct {
	// Says is why it does not answer, such as "404"; "" when it does.
	Says string    `json:"says"`
	At   time.Time `json:"at"`
	// offline tells that nothing could be asked at all.
	offline bool
}

// NewLinks asks about links, and remembers what it finds in a folder of its own;
// nil remembers nothing.
func NewLinks(cache *disk.Root) *Links {
	l := &Links{cache: cache, asker: newAsker(isPublic), wants: map[string][]spot{}, known: map[string]answer{}, hosts: map[string]*host{}}
	if cache == nil {
		return l
	}
	b, err := cache.Read(linksFile, linksLimit)
	if err != nil || json.Unmarshal(b, &l.known) != nil {
		l.known = map[string]answer{} // what is lost is asked again
	}
	return l
}

// note keeps the addresses of a post.
func (l *Links) note(p *post) {
	seen := map[string]bool{}
	// Addresses that are links by themselves are links too, on most sites.
	for _, r := range markdown.Refs(p.src) {
		at := strings.TrimSpace(r.Target)
		if r.Kind == markdown.RefTag || !strings.HasPrefix(at, "http://") && !strings.HasPrefix(at, "https://") || strings.ContainsAny(at, "{}<> $") {
			continue
		}
		at, _, _ = strings.Cut(at, "#")
		own := p.site.Address != "" && (at == p.site.Address || strings.HasPrefix(at, p.site.Address+"/"))
		if u, err := url.Parse(at); err != nil || u.Hostname() == "" || own || seen[at] {
			continue
		}
		seen[at] = true
		l.want(at, spot{p.path, p.body + r.Line + 1})
	}
}

func (l *Links) want(at string, s spot) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wants[at] = append(l.wants[at], s)
}

// ask asks about all that was noted, and gives the findings of each of the files.
func (l *Links) ask(ctx context.Context, files []site.File) ([][]Finding, error) {
	l.mu.Lock()
	all := slices.Sorted(maps.Keys(l.wants))
	l.mu.Unlock()
	all = all[:min(len(all), mostLinks)]
	work := make(chan string)
	var wait sync.WaitGroup
	for range atOnce {
		wait.Go(func() {
			for at := range work {
				l.one(ctx, at)
			}
		})
	}
	for _, at := range all {
		if ctx.Err() != nil {
			break
		}
		work <- at
	}
	close(work)
	wait.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if l.unreachable(all) {
		p := problem.New(problem.Offline, "")
		p.Subject = "the web"
		return nil, p
	}
	return l.findings(all, files), l.remember()
}

// one finds out about one address, or knows it still.
func (l *Links) one(ctx context.Context, at string) {
	l.mu.Lock()
	was, known := l.known[at]
	l.mu.Unlock()
	if age := time.Since(was.At); known && age >= 0 && (was.Says == "" && age < aliveTime || age < deadTime) {
		return
	}
	u, err := url.Parse(at)
	if err != nil {
		return
	}
	l.host(u.Hostname()).turn(ctx)
	now := l.asker.ask(ctx, at)
	now.At = time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.known[at] = now
}

// unreachable tells that not one address could be asked: then this computer is
// offline, and no link is dead.
func (l *Links) unreachable(all []string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(all) > 0 && !slices.ContainsFunc(all, func(at string) bool { return !l.known[at].offline })
}

func (l *Links) findings(all []string, files []site.File) [][]Finding {
	place := map[string]int{}
	for i, f := range files {
		place[f.Path] = i
	}
	found := make([][]Finding, len(files))
	for _, at := range all {
		says := l.known[at].Says
		if says == "" {
			continue
		}
		for _, s := range l.wants[at] {
			p := problem.New(problem.LinkDead, s.post)
			p.Line, p.Subject = s.line, at+" ("+says+")"
			i := place[s.post]
			found[i] = append(found[i], Finding{Rule: problem.LinkDead, Severity: Warning, Problem: p})
		}
	}
	return found
}

// remember keeps what was found out, as long as it may be of use.
func (l *Links) remember() error {
	if l.cache == nil {
		return nil
	}
	maps.DeleteFunc(l.known, func(_ string, a answer) bool { return a.offline || time.Since(a.At) > aliveTime })
	b, err := json.Marshal(l.known)
	if err != nil {
		return fmt.Errorf("remember the links: %w", err)
	}
	if err := l.cache.Put(linksFile, b); err != nil {
		return fmt.Errorf("remember the links: %w", err)
	}
	return nil
}

// host is a server that is asked one thing at a time.
type host struct {
	mu   sync.Mutex
	next time.Time
}

func (l *Links) host(name string) *host {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.hosts[name] == nil {
		l.hosts[name] = &host{}
	}
	return l.hosts[name]
}

// turn waits until the host may be asked again.
func (h *host) turn(ctx context.Context) {
	h.mu.Lock()
	wait := time.Until(h.next)
	h.next = time.Now().Add(max(wait, 0) + hostPause)
	h.mu.Unlock()
	select {
	case <-ctx.Done():
	case <-time.After(wait):
	}
}

// Close lets go of the folder.
func (l *Links) Close() error {
	if l.cache == nil {
		return nil
	}
	return l.cache.Close()
}
