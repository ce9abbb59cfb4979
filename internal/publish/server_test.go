//go:build unix

package publish

import (
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/git"
)

// webServer serves the world's folder as GitHub does, by git's own http backend.
// It wants the password from everybody ("secret"), from those who write
// ("push:secret"), or only fails ("500"), as it does while the file "down" is in
// the world's folder.
func webServer(w *world, password string) string {
	w.t.Helper()
	exe, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		w.t.Fatal(err)
	}
	backend := filepath.Join(strings.TrimSpace(string(exe)), "git-http-backend")
	if _, err := exec.LookPath(backend); err != nil {
		w.t.Skip("git's http backend is not installed")
	}
	w.in(w.online, "config", "http.receivepack", "true")
	handler := &cgi.Handler{
		Path: backend, Env: []string{"GIT_PROJECT_ROOT=" + w.home, "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=me"},
		InheritEnv: []string{"HOME", "PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"},
	}
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		if _, err := os.Stat(filepath.Join(w.home, "down")); err == nil || password == "500" {
			http.Error(out, "broken", http.StatusInternalServerError)
			return
		}
		want, writesOnly := strings.CutPrefix(password, "push:")
		writes := strings.Contains(in.URL.String(), "git-receive-pack")
		if _, got, _ := in.BasicAuth(); got != want && (writes || !writesOnly) {
			out.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			http.Error(out, "who are you", http.StatusUnauthorized)
			return
		}
		handler.ServeHTTP(out, in)
	}))
	w.t.Cleanup(server.Close)
	return server.URL
}

// silentServer takes connections and never answers.
func silentServer(w *world) string {
	w.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			w.t.Cleanup(func() { c.Close() })
		}
	}()
	return listener.Addr().String()
}

func openRepo(t testing.TB, dir string) *git.Repo {
	t.Helper()
	r, err := git.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestHostIsWhatAWriterKnows(t *testing.T) {
	for address, want := range map[string]string{
		"https://me:pw@github.com/x/y.git": "github.com", "git@github.com:x/y.git": "github.com", "ssh://git@host:2222/x": "host:2222",
		"/home/me/online.git": "/home/me/online.git", "../online.git": "../online.git", `C:\blogs\online.git`: `C:\blogs\online.git`,
	} {
		if got := host(shown(address)); got != want {
			t.Errorf("%s is shown as %s", address, got)
		}
	}
}
