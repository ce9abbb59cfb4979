package disk_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"penpush/internal/problem"
)

var record = regexp.MustCompile(`^\[Trash Info\]\nPath=([^\n]+)\nDeletionDate=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\n$`)

// trashed checks one thing in a trash by the specification and gives the path
// that a file manager would bring it back to.
func trashed(t *testing.T, can, as string) string {
	t.Helper()
	if _, err := os.Lstat(filepath.Join(can, "files", as)); err != nil {
		t.Fatalf("the writer's file is not in the trash: %v", err)
	}
	b, err := os.ReadFile(filepath.Join(can, "info", as+".trashinfo"))
	if err != nil {
		t.Fatalf("a file manager can't bring it back: %v", err)
	}
	m := record.FindStringSubmatch(string(b))
	if m == nil {
		t.Fatalf("not a trash record: %q", b)
	}
	when, err := time.ParseInLocation("2006-01-02T15:04:05", m[2], time.Local)
	if err != nil || time.Since(when) > time.Minute || time.Since(when) < -time.Second {
		t.Errorf("deleted at %s, local time is %s (%v)", m[2], time.Now(), err)
	}
	if strings.ContainsAny(m[1], " 가\n%") && !strings.Contains(m[1], "%") {
		t.Errorf("path is not percent-encoded: %s", m[1])
	}
	p, err := url.PathUnescape(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestDeletedPostsAreInTheTrash(t *testing.T) {
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	can := filepath.Join(data, "Trash")
	r, dir := blog(t, map[string]string{
		"posts/글 100%.md": "one", "drafts/글 100%.md": "two",
		"posts/bundle/index.md": "three", "posts/bundle/그림.png": "png", "target.md": "t",
	})
	link(t, "target.md", filepath.Join(dir, "link.md"))

	for _, name := range []string{"posts/글 100%.md", "drafts/글 100%.md", "posts/bundle", "link.md"} {
		if err := r.Trash(name); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is still in the blog", name)
		}
	}
	for as, from := range map[string]string{
		"글 100%.md": "posts/글 100%.md", "글 100%.2.md": "drafts/글 100%.md",
		"bundle": "posts/bundle", "link.md": "link.md",
	} {
		if got := trashed(t, can, as); got != filepath.Join(dir, from) {
			t.Errorf("%s would come back to %s", as, got)
		}
	}
	want(t, filepath.Join(can, "files", "글 100%.md"), "one")
	want(t, filepath.Join(can, "files", "글 100%.2.md"), "two")
	want(t, filepath.Join(can, "files", "bundle", "그림.png"), "png")
	want(t, filepath.Join(dir, "target.md"), "t")
	code(t, r.Trash("posts/글 100%.md"), problem.NotFound)
}

func TestTheTrashNeverReplacesWhatIsInIt(t *testing.T) {
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	can := filepath.Join(data, "Trash")
	put(t, filepath.Join(can, "files", "a.md"), "without a record")
	put(t, filepath.Join(can, "info", "a.2.md.trashinfo"), "without a file")
	r, dir := blog(t, map[string]string{"a.md": "mine"})
	if err := r.Trash("a.md"); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(can, "files", "a.md"), "without a record")
	if got := trashed(t, can, "a.3.md"); got != filepath.Join(dir, "a.md") {
		t.Errorf("would come back to %s", got)
	}
}

func TestAnotherDiskHasItsOwnTrash(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	top := filepath.Join(t.TempDir(), "stick")
	mount(t, top, "size=1m")
	put(t, filepath.Join(top, "내 블로그", "posts", "a.md"), "one")
	put(t, filepath.Join(top, "내 블로그", "posts", "b.md"), "two")
	r := open(t, filepath.Join(top, "내 블로그"))
	if err := r.Trash("posts/a.md"); err != nil {
		t.Fatal(err)
	}
	can := filepath.Join(top, fmt.Sprintf(".Trash-%d", os.Getuid()))
	if got := trashed(t, can, "a.md"); got != "내 블로그/posts/a.md" {
		t.Errorf("would come back to %s below %s", got, top)
	}

	if err := os.Mkdir(filepath.Join(top, ".Trash"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(top, ".Trash"), 0o777|os.ModeSticky); err != nil {
		t.Fatal(err)
	}
	if err := r.Trash("posts/b.md"); err != nil {
		t.Fatal(err)
	}
	shared := filepath.Join(top, ".Trash", fmt.Sprint(os.Getuid()))
	if got := trashed(t, shared, "b.md"); got != "내 블로그/posts/b.md" {
		t.Errorf("would come back to %s below %s", got, top)
	}
}

func TestADiskWithoutATrashCopiesHome(t *testing.T) {
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	top := filepath.Join(t.TempDir(), "stick")
	mount(t, top, "size=1m")
	// Something that only looks like our trash must not be given our files.
	elsewhere := t.TempDir()
	link(t, elsewhere, filepath.Join(top, fmt.Sprintf(".Trash-%d", os.Getuid())))
	put(t, filepath.Join(top, "blog", "bundle", "index.md"), "post")
	put(t, filepath.Join(top, "blog", "bundle", "pictures", "a.png"), "png")
	link(t, "index.md", filepath.Join(top, "blog", "bundle", "alias.md"))
	r := open(t, filepath.Join(top, "blog"))
	if err := r.Trash("bundle"); err != nil {
		t.Fatal(err)
	}
	can := filepath.Join(data, "Trash")
	if got := trashed(t, can, "bundle"); got != filepath.Join(top, "blog", "bundle") {
		t.Errorf("would come back to %s", got)
	}
	want(t, filepath.Join(can, "files", "bundle", "pictures", "a.png"), "png")
	want(t, filepath.Join(can, "files", "bundle", "alias.md"), "post")
	if entries, err := os.ReadDir(elsewhere); err != nil || len(entries) != 0 {
		t.Errorf("the writer's post went to a stranger's folder: %v %v", entries, err)
	}
}

func TestWhatCannotBeTrashedStays(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	mount(t, data, "size=64k")
	t.Setenv("XDG_DATA_HOME", data)
	top := filepath.Join(t.TempDir(), "stick")
	mount(t, top, "size=1m")
	put(t, filepath.Join(top, fmt.Sprintf(".Trash-%d", os.Getuid())), "in the way")
	long := strings.Repeat("long ", 20000)
	put(t, filepath.Join(top, "blog", "bundle", "index.md"), long)
	put(t, filepath.Join(top, "blog", "bundle", "a.md"), "short")
	r := open(t, filepath.Join(top, "blog"))
	err := r.Trash("bundle")
	code(t, err, problem.NotTrashed)
	if !strings.Contains(problem.Of(err).Details, "no space left") {
		t.Errorf("the details don't say why: %q", problem.Of(err).Details)
	}
	want(t, filepath.Join(top, "blog", "bundle", "index.md"), long)
	want(t, filepath.Join(top, "blog", "bundle", "a.md"), "short")
	for _, part := range []string{"files", "info"} {
		entries, err := os.ReadDir(filepath.Join(data, "Trash", part))
		if err != nil || len(entries) != 0 {
			t.Errorf("half of it is in the trash: %v %v", entries, err)
		}
	}
}
