//go:build unix

package publish

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/problem"
)

// badScenarios are what nobody should have, and some do.
func badScenarios() []scenario {
	answers := func(status int, body string) func(w *world) {
		return func(w *world) {
			server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
				out.WriteHeader(status)
				out.Write([]byte(body))
			}))
			w.t.Cleanup(server.Close)
			w.git("remote", "set-url", "origin", server.URL+"/online.git")
			w.edit()
		}
	}
	return []scenario{
		{n: 85, name: "http, the server answers nonsense", stop: problem.RemoteFailed, set: answers(http.StatusOK, "<html>It works</html>")},
		{n: 86, name: "http, the server is overloaded", stop: problem.RemoteFailed, set: answers(http.StatusServiceUnavailable, "later")},
		{n: 87, name: "a message with lines, quotes and $(…)", set: func(w *world) {
			w.message = "Publish: \"it's\" $(touch pwned) `touch pwned`\n\n-- --amend\n#not a comment"
			w.edit()
		}, after: func(w *world, _ Result) {
			if got := w.in(w.online, "log", "-1", "--format=%s", "main"); got != "Publish: \"it's\" $(touch pwned) `touch pwned`" {
				w.t.Errorf("the message is %q", got)
			}
		}},
		{n: 88, name: "file names with quotes, $(…), options and line breaks", set: func(w *world) {
			for _, name := range []string{"-f.md", "$(touch pwned).md", "a\nb.md", `"quoted".md`, "tab\t.md"} {
				w.write("posts/"+name, name)
				w.goes("posts/" + name)
			}
		}},
		{n: 89, name: "a hook that reads from the terminal", stop: problem.CheckStopped, set: func(w *world) {
			w.hook("commit-msg", "exec < /dev/tty && read answer")
			w.edit()
		}},
		{n: 90, name: "a branch and a remote that look like options", stop: problem.GitFailed, set: func(w *world) {
			w.git("config", "remote.--upload-pack=touch pwned.url", "../online.git")
			w.git("config", "branch.main.remote", "--upload-pack=touch pwned")
			w.edit()
		}},
	}
}

// A file past what hosts take is refused at once, without being read.
func TestAVeryLargeFile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	f, err := os.Create(filepath.Join(w.blog, "posts/film.mp4"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(3 << 30); err != nil {
		t.Skip(err)
	}
	f.Close()
	w.files = append(w.files, File{Path: "posts/film.mp4"})
	tip := w.tip()
	if _, err := w.publish(); code(err) != problem.FileTooBig || w.tip() != tip {
		t.Errorf("%v", err)
	}
	changes, err := Diff(t.Context(), w.request())
	if code(err) != problem.FileTooBig || len(changes) != 2 {
		t.Errorf("the rest is not shown: %+v, %v", changes, err)
	}
	if left := w.leftovers(); strings.Contains(left, "penpush") {
		t.Errorf("left: %s", left)
	}
}

// No room for git's own data: nothing is published, and once there is room again
// everything is as it was.
func TestNoSpace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	w.write("posts/a.png", strings.Repeat("a picture that does not fit ", 1000))
	small := filepath.Join(w.home, "small")
	if err := os.Mkdir(small, 0o777); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", small).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be made here: %v %s", err, out)
	}
	w.dir = filepath.Join(small, "blog")
	script := `
set -e
mount -t tmpfs -o size=2m tmpfs "$1"
cp -a "$2" "$1/blog"
cd "$1/blog"
git remote set-url origin ../../online.git
git update-index -q --refresh || true
git status --porcelain > ../../before
git config pack.compression 0
dd if=/dev/zero of=../fill bs=1k 2>/dev/null || true
"$3" publish-and-die "$4" 2>../../said || true
rm ../fill
git status --porcelain > ../../after
git fsck --no-dangling --no-progress >&2
ls .git/*.lock .git/penpush/journal .git/penpush/run 2>/dev/null >&2 && exit 1
"$3" publish-and-die "$4"
`
	file := w.death("")
	tip := w.tip()
	cmd := exec.Command("unshare", "-rm", "sh", "-c", script, "sh", small, w.blog, os.Args[0], file)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	said, _ := os.ReadFile(filepath.Join(w.home, "said"))
	if !strings.HasPrefix(string(said), string(problem.RepositoryFull)) && !strings.HasPrefix(string(said), string(problem.DiskFull)) {
		t.Errorf("said %s", said)
	}
	before, _ := os.ReadFile(filepath.Join(w.home, "before"))
	after, _ := os.ReadFile(filepath.Join(w.home, "after"))
	if string(before) != string(after) || len(before) == 0 {
		t.Errorf("was:\n%s\nis:\n%s", before, after)
	}
	if n := w.in(w.online, "rev-list", "--count", tip+"..main"); n != "1" {
		t.Errorf("%s commits are online once there is room", n)
	}
}
