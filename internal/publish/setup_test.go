//go:build unix

package publish

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/problem"
)

func TestNameOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://github.com/me/blog.git": "blog", "git@github.com:me/my blog/": "my blog", "/home/me/블로그": "블로그",
		"ssh://git@host:22/x.git": "x", `C:\blogs\mine`: "mine", "": "", "..": "", "host:x.git": "x",
	} {
		if got := NameOf(address); got != want {
			t.Errorf("%s is called %q", address, got)
		}
	}
}

func TestClone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	dir := filepath.Join(w.home, "copies", "blog")
	if err := os.Mkdir(filepath.Dir(dir), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Clone(t.Context(), SetUp{Dir: dir, Address: webServer(w, "") + "/online.git"}, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if w.in(dir, "rev-parse", "HEAD") != w.tip() {
		t.Error("it is no copy")
	}
	for address, want := range map[string]problem.Code{
		w.online:                          problem.Exists, // the folder is there
		filepath.Join(w.home, "nowhere"):  problem.RemoteNotFound,
		"ext::sh -c touch% pwned":         problem.AddressInvalid,
		"--upload-pack=touch pwned":       problem.AddressInvalid,
		"":                                problem.AddressInvalid,
		webServer(w, "secret") + "/x.git": problem.SignInNeeded,
	} {
		to := dir
		if want != problem.Exists {
			to = filepath.Join(w.home, "copies", "other")
		}
		if err := Clone(t.Context(), SetUp{Dir: to, Address: address}, func(int) {}); code(err) != want {
			t.Errorf("%q: %v", address, err)
		}
		if _, err := os.Stat(filepath.Join(w.home, "copies", "other")); err == nil {
			t.Errorf("%q left a folder", address)
		}
	}
	// Cancelled: nothing is left.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Clone(ctx, SetUp{Dir: filepath.Join(w.home, "copies", "other"), Address: w.online}, func(int) {}); code(err) != problem.PublishCancelled {
		t.Error(err)
	}
	// A password in the address is not written anywhere.
	safe := filepath.Join(w.home, "copies", "safe")
	withPassword := strings.Replace(webServer(w, ""), "://", "://me:hidden@", 1) + "/online.git"
	if err := Clone(t.Context(), SetUp{Dir: safe, Address: withPassword}, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(safe, ".git/config")); err != nil || strings.Contains(string(b), "hidden") {
		t.Errorf("%s %v", b, err)
	}
}

// A folder of posts becomes a blog that is published: to an empty online copy,
// or on top of what is there already.
func TestAFolderIsPublished(t *testing.T) {
	for name, there := range map[string]bool{"an empty online copy": false, "one with a licence": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.in(w.home, "init", "-q", "--bare", "-b", "main", "fresh.git")
			fresh := filepath.Join(w.home, "fresh.git")
			if there {
				w.in(w.blog, "push", "-q", fresh, "main")
			}
			dir := filepath.Join(w.home, "folder")
			os.MkdirAll(filepath.Join(dir, "posts"), 0o777)
			os.WriteFile(filepath.Join(dir, "posts/new.md"), []byte("new\n"), 0o666)
			os.WriteFile(filepath.Join(dir, "README.md"), []byte("a blog\n"), 0o666) // as it is online
			req := Request{Dir: dir, Files: []File{{Path: "posts/new.md"}}, Message: "first", Answers: []string{Identity + "=A <a@example.org>"}}
			if _, err := Inspect(t.Context(), dir); code(err) != problem.NotARepository {
				t.Errorf("a folder: %v", err)
			}
			if err := Init(t.Context(), dir); err != nil {
				t.Fatal(err)
			}
			if err := Init(t.Context(), dir); code(err) != problem.Exists {
				t.Errorf("twice: %v", err)
			}
			if _, err := Inspect(t.Context(), dir); code(err) != problem.NoRemote {
				t.Errorf("without an address: %v", err)
			}
			for _, bad := range []string{filepath.Join(w.home, "nowhere.git"), "ext::x", webServer(w, "push:secret") + "/fresh.git"} {
				if err := SetRemote(t.Context(), SetUp{Dir: dir, Address: bad}); err == nil {
					t.Errorf("%s was kept", bad)
				}
			}
			if err := SetRemote(t.Context(), SetUp{Dir: dir, Address: fresh}); err != nil {
				t.Fatal(err)
			}
			if refs := w.in(fresh, "for-each-ref"); strings.Contains(refs, "trial") {
				t.Errorf("the trial was sent: %s", refs)
			}
			result, err := run(t.Context(), req, func(Progress) {}, w.limits)
			if err != nil || !result.Verified || len(result.LeftBehind) > 0 {
				t.Fatalf("%+v, %v\n%s", result, err, problemDetails(err))
			}
			if got := w.in(fresh, "show", "main:posts/new.md"); got != "new" {
				t.Errorf("online is %q", got)
			}
			if w.in(dir, "rev-parse", "HEAD") != result.Commit {
				t.Errorf("the branch here did not follow: %v", result.Note)
			}
			status := w.in(dir, "status", "--porcelain")
			if want := map[bool]string{false: "?? README.md", true: ""}[there]; status != want {
				t.Errorf("status %q", status)
			}
			if there {
				w.in(fresh, "cat-file", "-e", "main:posts/a.md")
				if _, err := os.Stat(filepath.Join(dir, "posts/a.md")); err != nil {
					t.Error("what is online did not come")
				}
			}
		})
	}
}

func TestBringIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mess()
	if is, err := NewOnline(t.Context(), w.dir); err != nil || is {
		t.Errorf("nothing is new: %v, %v", is, err)
	}
	w.elsewhere(map[string]string{"posts/x.md": "theirs\n", "new.md": "new\n"})
	if is, err := NewOnline(t.Context(), w.dir); err != nil || !is {
		t.Errorf("something is new: %v, %v", is, err)
	}
	before := w.look(func(path string) bool { return path == "" || w.incoming[path] })
	brought, err := BringIn(t.Context(), Request{Dir: w.dir}, func(Progress) {})
	if err != nil || len(brought.Files) != 2 || w.read("posts/x.md") != "theirs\n" || w.git("rev-parse", "HEAD") != w.tip() {
		t.Fatalf("%+v, %v", brought, err)
	}
	if d := before.differs(w.look(func(path string) bool { return path == "" || w.incoming[path] })); d != "" {
		t.Error(d)
	}
	if again, err := BringIn(t.Context(), Request{Dir: w.dir}, func(Progress) {}); err != nil || len(again.Files)+len(again.LeftBehind) > 0 {
		t.Errorf("%+v, %v", again, err)
	}
	if past, err := History(t.Context(), w.dir); err != nil || past[0].Mine {
		t.Errorf("it counts as published from here: %+v, %v", past[0], err)
	}
	// A file with edits: nothing comes, and it is told.
	w.elsewhere(map[string]string{"posts/b.md": "theirs\n", "other.md": "other\n"})
	all := w.look(w.hookChanges)
	brought, err = BringIn(t.Context(), Request{Dir: w.dir}, func(Progress) {})
	if err != nil || len(brought.Files) > 0 || len(brought.LeftBehind) != 1 || brought.LeftBehind[0] != "posts/b.md" {
		t.Errorf("%+v, %v", brought, err)
	}
	if d := all.differs(w.look(w.hookChanges)); d != "" {
		t.Error(d)
	}
	// Own commits: the writer is told, and nothing is combined by surprise.
	w.git("commit", "-q", "--allow-empty", "-m", "mine")
	if _, err := BringIn(t.Context(), Request{Dir: w.dir}, func(Progress) {}); code(err) != problem.Diverged {
		t.Errorf("%v", err)
	}
	w.git("remote", "set-url", "origin", webServer(w, "secret")+"/online.git")
	if is, err := NewOnline(t.Context(), w.dir); err != nil || is {
		t.Errorf("a server that wants a password: %v, %v", is, err)
	}
}
