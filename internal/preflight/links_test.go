package preflight

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// A server that knows no HEAD, one page that is gone, and one that leads to it.
func server(t *testing.T) (*httptest.Server, func() []string) {
	t.Helper()
	var mu sync.Mutex
	var asked []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.Method+" "+r.URL.Path)
		mu.Unlock()
		switch r.URL.Path {
		case "/gone":
			http.NotFound(w, r)
		case "/moved":
			http.Redirect(w, r, "/gone", http.StatusFound)
		case "/closed":
			w.WriteHeader(http.StatusForbidden)
		default:
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
			}
		}
	}))
	t.Cleanup(s.Close)
	return s, func() []string {
		mu.Lock()
		defer mu.Unlock()
		out := asked
		asked = nil
		return out
	}
}

func TestLinksAreAskedOnRequestAndRemembered(t *testing.T) {
	s, asked := server(t)
	page := "---\ntitle: Links\ndate: 2024-05-01\n---\n\n[a](URL/here) [b](URL/gone#x) [c](URL/moved) URL/closed\n\n`URL/code` [again](URL/gone)\n"
	b := newBlog(t, txtar.Parse([]byte("-- blog/hugo.toml --\n-- blog/content/posts/links.md --\n"+strings.ReplaceAll(page, "URL", s.URL))))
	cache, err := disk.Own(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer cache.Close()
	ask := func(allowed func(netip.Addr) bool) []Finding {
		links := NewLinks(cache)
		links.asker = newAsker(allowed)
		found, err := b.facts().Check(context.Background(), Choice{Links: links})
		if err != nil {
			t.Fatal(err)
		}
		return slices.DeleteFunc(found, func(f Finding) bool { return f.Rule != problem.LinkDead })
	}
	if found := ask(isPublic); len(found) > 0 || len(asked()) > 0 {
		t.Errorf("this computer was asked: %s", told(found))
	}
	if err := cache.Remove(linksFile); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("content/posts/links.md:6 warning link-dead %q\ncontent/posts/links.md:6 warning link-dead %q\n", s.URL+"/gone (404)", s.URL+"/moved (404)")
	if got := told(ask(func(netip.Addr) bool { return true })); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if list := asked(); len(list) == 0 || slices.ContainsFunc(list, func(a string) bool { return strings.Contains(a, "code") }) {
		t.Errorf("asked %q", list)
	}
	if got := told(ask(func(netip.Addr) bool { return true })); got != want || len(asked()) > 0 {
		t.Errorf("asked again, or forgot: %s", got)
	}
}

func TestOnlyPublicAddressesAreAsked(t *testing.T) {
	for address, public := range map[string]bool{
		"127.0.0.1": false, "10.1.2.3": false, "192.168.0.1": false, "172.16.0.1": false, "169.254.169.254": false, "0.0.0.0": false,
		"100.64.0.1": false, "::1": false, "fe80::1": false, "fd00::1": false, "224.0.0.1": false,
		"203.0.113.7": true, "2001:db8::1": true,
	} {
		if isPublic(netip.MustParseAddr(address)) != public {
			t.Errorf("%s is taken for public: %v", address, !public)
		}
	}
}
