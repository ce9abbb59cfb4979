//go:build unix

package publish

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"penpush/internal/git"
)

// The world of a scenario is a real one: a bare repository online, the writer's
// clone of it, and where somebody else publishes too, another clone.

// pattern is the folder that holds what every world is copied from.
var pattern string

// TestMain keeps the developer's own git settings out, and makes the pattern.
func TestMain(m *testing.M) {
	if status, asked := git.AnswerAskpass(os.Args[1:], os.Stdout); asked {
		os.Exit(status)
	}
	if len(os.Args) == 3 && os.Args[1] == "publish-and-die" {
		publishAndDie(os.Args[2])
		return
	}
	home, err := os.MkdirTemp("", "penpush-publish-")
	if err != nil {
		panic(err)
	}
	for _, name := range []string{"GIT_ASKPASS", "SSH_ASKPASS", "EMAIL", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_DIR", "GIT_INDEX_FILE"} {
		os.Unsetenv(name)
	}
	for key, value := range map[string]string{
		"HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_GLOBAL": filepath.Join(home, "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1",
	} {
		os.Setenv(key, value)
	}
	pattern = filepath.Join(home, "pattern")
	if err := makePattern(pattern); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}

func files0() map[string]string {
	return map[string]string{
		"README.md": "a blog\n", ".gitignore": "*.log\n/public/\n", "config.yml": "title: blog\n",
		"posts/a.md": "---\ntitle: A\n---\n\none\ntwo\nthree\n", "posts/b.md": "b\nb\nb\n", "posts/c.md": "c\nc\nc\n",
		"posts/d.md": "d1\nd2\nd3\nd4\nd5\nd6\nd7\nd8\n", "posts/e.md": "e\n", "posts/r.md": strings.Repeat("a line of a post that will get another name\n", 20),
		"posts/x.md": "x\n", "posts/bundle/index.md": "bundle\n", "posts/bundle/old.png": "old picture\n",
		"posts/글.md": "한글\n", "img/a.png": "\x89PNG a", "site/posts/s.md": "s\n", "tool.sh": "#!/bin/sh\n",
	}
}

func makePattern(dir string) error {
	blog := filepath.Join(dir, "blog")
	for name, content := range files0() {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(blog, name)), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(blog, name), []byte(content), 0o666); err != nil {
			return err
		}
	}
	for _, args := range [][]string{
		{"init", "-q", "--template=", "-b", "main", blog},
		{"-C", blog, "config", "user.name", "Writer"},
		{"-C", blog, "config", "user.email", "writer@example.com"},
		{"-C", blog, "config", "protocol.file.allow", "always"},
		{"-C", blog, "add", "-A"},
		{"-C", blog, "commit", "-qm", "first"},
		{"clone", "-q", "--template=", "--bare", blog, filepath.Join(dir, "online.git")},
		{"-C", filepath.Join(dir, "online.git"), "remote", "remove", "origin"},
		{"-C", blog, "remote", "add", "origin", "../online.git"},
		{"-C", blog, "push", "-q", "-u", "origin", "main"},
	} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			return fmt.Errorf("git %v: %w\n%s", args, err, out)
		}
	}
	return nil
}

type world struct {
	t testing.TB
	// home holds everything; blog is the working copy, online the bare one.
	home, blog, online string
	// dir is the blog's folder as Penpush opens it.
	dir string
	// want is what the post's files must be online: "" is gone.
	want map[string]string
	// incoming are files that somebody else changed online.
	incoming map[string]bool
	limits   limits
	message  string
	// hookMay are files that a hook may change here.
	hookMay []string
	other   string
	files   []File
	answers []string
}

func newWorld(t testing.TB) *world {
	t.Helper()
	home := t.TempDir()
	if err := os.CopyFS(home, os.DirFS(pattern)); err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, home: home, blog: filepath.Join(home, "blog"), online: filepath.Join(home, "online.git")}
	w.dir, w.want, w.incoming = w.blog, map[string]string{}, map[string]bool{}
	w.limits, w.message = patience(), "Publish: A"
	w.limits.lock, w.limits.still = 300*time.Millisecond, 300*time.Millisecond
	os.Chmod(filepath.Join(w.blog, "tool.sh"), 0o666)
	w.git("update-index", "-q", "--refresh") // the copies are younger than the index
	return w
}

func command(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0")
	return cmd
}

// try runs the reader's own git, the judge of what ours did.
func (w *world) try(dir string, args ...string) (string, error) {
	out, err := command(dir, args...).CombinedOutput()
	return strings.TrimRight(string(out), "\n"), err
}

func (w *world) in(dir string, args ...string) string {
	w.t.Helper()
	out, err := w.try(dir, args...)
	if err != nil {
		w.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return out
}

func (w *world) git(args ...string) string { w.t.Helper(); return w.in(w.blog, args...) }

func (w *world) write(name, content string) {
	w.t.Helper()
	full := filepath.Join(w.blog, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) read(name string) string {
	w.t.Helper()
	b, err := os.ReadFile(filepath.Join(w.blog, name))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(b)
}

func (w *world) remove(name string) {
	w.t.Helper()
	if err := os.RemoveAll(filepath.Join(w.blog, name)); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) hook(name, script string) {
	w.t.Helper()
	w.write(".git/hooks/"+name, "#!/bin/sh\n"+script+"\n")
	os.Chmod(filepath.Join(w.blog, ".git/hooks", name), 0o777)
}

// serverHook is a hook of the online copy.
func (w *world) serverHook(name, script string) {
	w.t.Helper()
	full := filepath.Join(w.online, "hooks", name)
	os.MkdirAll(filepath.Dir(full), 0o777)
	if err := os.WriteFile(full, []byte("#!/bin/sh\n"+script+"\n"), 0o777); err != nil {
		w.t.Fatal(err)
	}
}

// goes has a file in the publish, as it is on disk.
func (w *world) goes(names ...string) {
	for _, name := range names {
		w.files = append(w.files, File{Path: name})
		w.want[name] = w.read(name)
	}
}

// goesAway has a file removed by the publish.
func (w *world) goesAway(names ...string) {
	for _, name := range names {
		w.files = append(w.files, File{Path: name, Gone: true})
		w.want[name] = ""
	}
}

// edit is the usual day: a post is edited, with a new picture.
func (w *world) edit() {
	w.t.Helper()
	w.write("posts/a.md", files0()["posts/a.md"]+"four\n")
	w.write("posts/a.png", "\x89PNG\r\n\x1a\n\x00 a picture")
	w.goes("posts/a.md", "posts/a.png")
}

// mess is work of other kinds that must stay as it is.
func (w *world) mess() {
	w.t.Helper()
	w.write("posts/e.md", "stashed\n")
	w.git("stash", "-q")
	w.write("posts/b.md", "edited\n")
	w.write("posts/c.md", "staged\n")
	w.git("add", "posts/c.md")
	w.write("posts/d.md", "D1\nd2\nd3\nd4\nd5\nd6\nd7\nd8\n")
	w.git("add", "posts/d.md")
	w.write("posts/d.md", "D1\nd2\nd3\nd4\nd5\nd6\nd7\nD8\n")
	w.write("posts/untracked.md", "untracked\n")
	w.write("staged-new.md", "new\n")
	w.git("add", "staged-new.md")
	w.write("intended.md", "intended\n")
	w.git("add", "-N", "intended.md")
	w.remove("posts/e.md")
	w.git("rm", "-q", "--cached", "config.yml")
}

// elsewhere has somebody else publish: content by path, "" is gone.
func (w *world) elsewhere(changes map[string]string) {
	w.t.Helper()
	if w.other == "" {
		w.other = filepath.Join(w.home, "other")
		w.in(w.home, "clone", "-q", "--template=", w.online, w.other)
		w.in(w.other, "config", "user.name", "Somebody")
		w.in(w.other, "config", "user.email", "else@example.com")
	}
	w.in(w.other, "pull", "-q", "--ff-only")
	for name, content := range changes {
		full := filepath.Join(w.other, name)
		if content == "" {
			os.Remove(full)
		} else {
			os.MkdirAll(filepath.Dir(full), 0o777)
			os.WriteFile(full, []byte(content), 0o666)
		}
		w.incoming[name] = true
	}
	w.in(w.other, "add", "-A", "-f")
	w.in(w.other, "commit", "-qm", "from elsewhere")
	w.in(w.other, "push", "-q")
}

// tip is where the online branch is; "" when there is none.
func (w *world) tip() string {
	out, err := w.try(w.online, "rev-parse", "-q", "--verify", "refs/heads/main")
	if err != nil {
		return ""
	}
	return out
}

func (w *world) request() Request {
	return Request{Dir: w.dir, Files: w.files, Message: w.message, Answers: w.answers}
}

func (w *world) publish() (Result, error) {
	return run(w.t.Context(), w.request(), func(Progress) {}, w.limits)
}
