package live

import (
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
)

// A host's failed build is found by what it tells strangers, and nothing that could
// be an account is sent.
func TestABuildThatFails(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, address, path, early, late string
		want                             Failure
	}{
		{
			"github", "https://github.com/Me/blog.git", "/repos/Me/blog/commits/abc/check-runs",
			`{"check_runs":[{"name":"build","status":"in_progress","conclusion":null}]}`,
			`{"check_runs":[{"name":"lint","conclusion":"cancelled"},{"name":"build","conclusion":"failure","html_url":"https://github.com/Me/blog/runs/1"}]}`,
			Failure{"build", "https://github.com/Me/blog/runs/1"},
		},
		{
			"github", "git@github.com:Me/blog", "/repos/Me/blog/commits/abc/status",
			`{"state":"pending","statuses":[]}`,
			`{"state":"failure","statuses":[{"state":"success","context":"a"},{"state":"error","context":"deploy/site","target_url":"https://example.org/log"}]}`,
			Failure{"deploy/site", "https://example.org/log"},
		},
		{
			"gitlab", "ssh://git@github.com:22/group/sub/blog.git", "/projects/group%2Fsub%2Fblog/pipelines",
			`[{"status":"running"}]`, `[{"status":"failed","web_url":"https://gitlab.com/p/1"}]`,
			Failure{"pipeline", "https://gitlab.com/p/1"},
		},
		{
			"forgejo", "https://me:secret@github.com/me/blog", "/repos/me/blog/commits/abc/status",
			`{"statuses":[]}`, `{"statuses":[{"status":"failure","context":"pages","target_url":"https://codeberg.org/x"}]}`,
			Failure{"pages", "https://codeberg.org/x"},
		},
	} {
		var asked atomic.Int32
		api := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
			if in.Header.Get("Authorization") != "" || len(in.Cookies()) > 0 {
				t.Error("something of the writer's was sent")
			}
			switch n := asked.Add(1); {
			case in.URL.EscapedPath() != c.path:
				out.Write([]byte(`{}`))
			case n < 3:
				http.Error(out, "busy", http.StatusBadGateway)
			case n < 8:
				out.Write([]byte(c.early))
			default:
				out.Write([]byte(c.late))
			}
		}))
		b, ok := BuildOf([]Host{{"github.com", api.URL, c.kind}}, c.address, "abc")
		if !ok {
			t.Fatalf("%s cannot be asked", c.address)
		}
		if got, failed := b.Watch(t.Context(), quick()); !failed || got != c.want {
			t.Errorf("%s: %+v %v", c.path, got, failed)
		}
		api.Close()
	}
}

// A repository that is not public, or a host that has heard enough, is not asked
// again; nor does a redirect lead elsewhere.
func TestAHostThatDoesNotSayIsLeftAlone(t *testing.T) {
	t.Parallel()
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("asked elsewhere") }))
	defer elsewhere.Close()
	for _, status := range []int{http.StatusNotFound, http.StatusForbidden, http.StatusTooManyRequests, http.StatusUnauthorized} {
		var asked atomic.Int32
		api := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
			if asked.Add(1) == 1 {
				http.Redirect(out, in, elsewhere.URL, http.StatusFound)
				return
			}
			http.Error(out, "{}", status)
		}))
		b, _ := BuildOf([]Host{{"github.com", api.URL, "github"}}, "https://github.com/me/blog", "abc")
		if got, failed := b.Watch(t.Context(), quick()); failed || asked.Load() != 2 {
			t.Errorf("%d: %+v, asked %d times", status, got, asked.Load())
		}
		api.Close()
	}
	for _, address := range []string{"https://example.org/me/blog.git", "/home/me/blog.git", "github.com:blog", "https://github.com/me", "", "https://github.com.evil.org/me/blog"} {
		if _, ok := BuildOf(Hosts(), address, "abc"); ok {
			t.Errorf("%q is asked about", address)
		}
	}
}
