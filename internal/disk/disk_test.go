package disk_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

func blog(t *testing.T, files map[string]string) (*disk.Root, string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	r, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r, dir
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func want(t *testing.T, path, content string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("the writer's text is gone: %v", err)
	}
	if string(b) != content {
		t.Fatalf("%s holds %q, the writer meant %q", filepath.Base(path), b, content)
	}
}

func code(t *testing.T, err error, c problem.Code) {
	t.Helper()
	if !problem.Is(err, c) {
		t.Fatalf("got %v, want a problem %q", err, c)
	}
}

// tidy fails when a save left something of its own in the writer's folder.
func tidy(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && disk.Temporary(e.Name()) {
			t.Errorf("left behind in the writer's folder: %s", p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSaveReplacesWhatWasRead(t *testing.T) {
	r, dir := blog(t, map[string]string{"글/첫 글.md": "하나\n"})
	if err := r.Replace("글/첫 글.md", disk.Sum([]byte("하나\n")), []byte("둘\r\n")); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(dir, "글", "첫 글.md"), "둘\r\n")
	got, err := r.Hash("글/첫 글.md")
	if err != nil || got != disk.Sum([]byte("둘\r\n")) {
		t.Fatalf("hash after the save: %q, %v", got, err)
	}
	tidy(t, dir)
}

func TestAnotherProgramsTextIsNotOverwritten(t *testing.T) {
	r, dir := blog(t, map[string]string{"a.md": "theirs"})
	code(t, r.Replace("a.md", disk.Sum([]byte("what I read")), []byte("mine")), problem.ChangedOnDisk)
	code(t, r.Replace("a.md", "", []byte("mine")), problem.ChangedOnDisk)
	want(t, filepath.Join(dir, "a.md"), "theirs")

	code(t, r.Replace("deleted.md", disk.Sum([]byte("x")), []byte("mine")), problem.ChangedOnDisk)
	if ok, err := r.Exists("deleted.md"); ok || err != nil {
		t.Fatalf("a file that was deleted came back: %v %v", ok, err)
	}
	tidy(t, dir)
}

func TestSavingTheSameBytesTouchesNothing(t *testing.T) {
	r, dir := blog(t, map[string]string{"a.md": "same"})
	path := filepath.Join(dir, "a.md")
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, expect := range []disk.Hash{disk.Sum([]byte("same")), "", "outdated"} {
		if err := r.Replace("a.md", expect, []byte("same")); err != nil {
			t.Fatal(err)
		}
	}
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) || !after.ModTime().Equal(old) {
		t.Fatal("a file that needed no save was written, so other programs see a change that is none")
	}
}

func TestCreateMakesFoldersAndNeverOverwrites(t *testing.T) {
	r, dir := blog(t, nil)
	if err := r.Create("content/posts/새 글/index.md", []byte("새 글")); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(dir, "content/posts/새 글/index.md"), "새 글")
	code(t, r.Create("content/posts/새 글/index.md", []byte("새 글")), problem.Exists)
	code(t, r.Create("content/posts/새 글", []byte("x")), problem.Exists)
	code(t, r.Create("content/posts/새 글/index.md/x.md", []byte("x")), problem.Unwritable)
	want(t, filepath.Join(dir, "content/posts/새 글/index.md"), "새 글")
	tidy(t, dir)
}

func TestOneOfManySavesWins(t *testing.T) {
	r, dir := blog(t, map[string]string{"a.md": "start"})
	results := make([]error, 16)
	var all sync.WaitGroup
	for i := range results {
		all.Go(func() {
			results[i] = r.Replace("a.md", disk.Sum([]byte("start")), []byte(strings.Repeat("x", i+1)))
		})
	}
	all.Wait()
	won := slices.IndexFunc(results, func(err error) bool { return err == nil })
	if won < 0 {
		t.Fatal("no save came through")
	}
	for i, err := range results {
		if i != won {
			code(t, err, problem.ChangedOnDisk)
		}
	}
	want(t, filepath.Join(dir, "a.md"), strings.Repeat("x", won+1))
	tidy(t, dir)
}

func TestALinkedPostStaysALink(t *testing.T) {
	r, dir := blog(t, map[string]string{"shared/real.md": "old", "posts/keep.md": ""})
	link(t, "../shared", filepath.Join(dir, "posts", "linked"))
	link(t, "linked/real.md", filepath.Join(dir, "posts", "post.md"))
	if err := r.Replace("posts/post.md", disk.Sum([]byte("old")), []byte("new")); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(dir, "shared", "real.md"), "new")
	info, err := os.Lstat(filepath.Join(dir, "posts", "post.md"))
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Fatalf("the writer's link became a file: %v %v", info, err)
	}
	tidy(t, dir)
}

func TestNothingReachesOutside(t *testing.T) {
	outside := t.TempDir()
	put(t, filepath.Join(outside, "secret.md"), "secret")
	r, dir := blog(t, map[string]string{"inside/a.md": "a"})
	link(t, filepath.Join(outside, "secret.md"), filepath.Join(dir, "absolute.md"))
	link(t, filepath.Join(dir, "inside", "a.md"), filepath.Join(dir, "absolute-inside.md"))
	up, err := filepath.Rel(dir, outside)
	if err != nil {
		t.Fatal(err)
	}
	link(t, up, filepath.Join(dir, "away"))
	hash := disk.Sum([]byte("secret"))
	names := []string{"../x.md", "/etc/passwd", "a/../../x.md", "absolute.md", "absolute-inside.md", "away/secret.md", ""}
	for _, name := range names {
		_, err := r.Read(name, 0)
		code(t, err, problem.OutsideBlog)
		code(t, r.Replace(name, hash, []byte("broken")), problem.OutsideBlog)
		_, err = r.Stat(name)
		code(t, err, problem.OutsideBlog)
		code(t, r.Rename("inside/a.md", strings.TrimSuffix(name, "absolute.md")+"/"), problem.OutsideBlog)
	}
	code(t, r.Create("away/new.md", []byte("x")), problem.OutsideBlog)
	code(t, r.Rename("inside/a.md", "away/a.md"), problem.OutsideBlog)
	code(t, r.Trash("away/secret.md"), problem.OutsideBlog)
	code(t, r.Trash("."), problem.OutsideBlog)
	want(t, filepath.Join(outside, "secret.md"), "secret")
	if entries, err := os.ReadDir(outside); err != nil || len(entries) != 1 {
		t.Fatalf("something was written outside the blog: %v %v", entries, err)
	}
}

func link(t *testing.T, target, at string) {
	t.Helper()
	if err := os.Symlink(target, at); err != nil {
		t.Skipf("this system makes no links here: %v", err)
	}
}

func TestLinksInACircleAreAProblemNotAHang(t *testing.T) {
	r, dir := blog(t, nil)
	link(t, "b.md", filepath.Join(dir, "a.md"))
	link(t, "a.md", filepath.Join(dir, "b.md"))
	if _, err := r.Read("a.md", 0); err == nil {
		t.Fatal("read a circle")
	}
	if err := r.Replace("a.md", "", []byte("x")); err == nil {
		t.Fatal("wrote a circle")
	}
}

func TestReadTellsWhatIsWrong(t *testing.T) {
	r, _ := blog(t, map[string]string{"a.md": "12345", "folder/x": ""})
	b, err := r.Read("a.md", 5)
	if err != nil || string(b) != "12345" {
		t.Fatalf("read: %q %v", b, err)
	}
	_, err = r.Read("a.md", 4)
	code(t, err, problem.TooLarge)
	_, err = r.Read("none.md", 0)
	code(t, err, problem.NotFound)
	_, err = r.Read("a.md/below.md", 0)
	code(t, err, problem.NotFound)
	_, err = r.Read("folder", 0)
	code(t, err, problem.Unreadable)
	if p := problem.Of(err); p.Path != "folder" || p.Details == "" {
		t.Fatalf("the problem does not say where and why: %+v", p)
	}
}

func TestRenameNeverReplaces(t *testing.T) {
	r, dir := blog(t, map[string]string{"_drafts/a.md": "draft", "_posts/taken.md": "published"})
	code(t, r.Rename("_drafts/a.md", "_posts/taken.md"), problem.Exists)
	want(t, filepath.Join(dir, "_posts", "taken.md"), "published")
	want(t, filepath.Join(dir, "_drafts", "a.md"), "draft")
	code(t, r.Rename("none.md", "b.md"), problem.NotFound)
	if err := r.Rename("_drafts/a.md", "_posts/2026/2026-09-01-a.md"); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(dir, "_posts", "2026", "2026-09-01-a.md"), "draft")
	if err := r.Rename("_posts", "글"); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(dir, "글", "taken.md"), "published")
	if err := r.Rename("글/taken.md", "글/Taken.md"); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(dir, "글", "Taken.md"), "published")
}

func TestAFolderThatVanishes(t *testing.T) {
	r, dir := blog(t, map[string]string{"a.md": "a"})
	away := dir + "-moved"
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps an open folder from being moved")
	}
	if err := os.Rename(dir, away); err != nil {
		t.Fatal(err)
	}
	hash := disk.Sum([]byte("a"))
	code(t, r.Replace("a.md", hash, []byte("b")), problem.FolderGone)
	code(t, r.Create("new.md", []byte("b")), problem.FolderGone)
	_, err := r.Read("a.md", 0)
	code(t, err, problem.FolderGone)
	_, err = fs.ReadDir(r.FS(), ".")
	code(t, err, problem.FolderGone)
	if p := problem.Of(err); p.Subject != dir {
		t.Fatalf("the sentence would name %q", p.Subject)
	}
	want(t, filepath.Join(away, "a.md"), "a")
	if _, err := disk.Open(dir); !problem.Is(err, problem.FolderGone) {
		t.Fatalf("opened a folder that is gone: %v", err)
	}

	if err := os.Rename(away, dir); err != nil {
		t.Fatal(err)
	}
	if err := r.Replace("a.md", hash, []byte("b")); err != nil {
		t.Fatalf("the folder is back and the text still can't be saved: %v", err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "a.md"), "fresh clone")
	if b, err := r.Read("a.md", 0); err != nil || string(b) != "fresh clone" {
		t.Fatalf("a folder made anew reads %q, %v", b, err)
	}
}

func TestListsPassOverASaveUnderWay(t *testing.T) {
	r, dir := blog(t, map[string]string{"posts/a.md": "a"})
	fresh := filepath.Join(dir, "posts", ".penpush-abc.tmp")
	stale := filepath.Join(dir, "posts", ".penpush-old.tmp")
	put(t, fresh, "half")
	put(t, stale, "half")
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(stale, old, old); err != nil {
		t.Fatal(err)
	}
	entries, err := fs.ReadDir(r.FS(), "posts")
	if err != nil || len(entries) != 1 || entries[0].Name() != "a.md" {
		t.Fatalf("the list shows %v, %v", entries, err)
	}
	if err := r.Create("posts/b.md", []byte("b")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what a crash left is still in the writer's folder")
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("another window's save was cut off")
	}
}

func TestTheFolderAsAFileSystem(t *testing.T) {
	r, _ := blog(t, map[string]string{"a.md": "a", "글/b.md": "b"})
	if err := fstest.TestFS(r.FS(), "a.md", "글/b.md"); err != nil {
		t.Fatal(err)
	}
}

func TestOwnDataIsPrivateAndLocked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "share", "penpush")
	r, err := disk.Own(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Create("history/a", []byte("draft")); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		for _, p := range []string{"", "history", "history/a"} {
			info, err := os.Stat(filepath.Join(dir, p))
			if err != nil || info.Mode().Perm()&0o077 != 0 {
				t.Errorf("others can read the writer's drafts: %v %v", info, err)
			}
		}
	}
	if err := r.Put("history/a", []byte("text")); err != nil {
		t.Fatal(err)
	}
	f, err := r.OpenOwn("history/a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte("+"), 4); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	want(t, filepath.Join(dir, "history", "a"), "text+")
	if err := r.Remove("history/a"); err != nil {
		t.Fatal(err)
	}
	if err := r.Remove("history/a"); err != nil {
		t.Fatal(err)
	}

	release, taken, err := r.Lock("lock")
	if err != nil || !taken {
		t.Fatalf("lock: %v %v", taken, err)
	}
	if _, taken, err := r.Lock("lock"); err != nil || taken {
		t.Fatalf("two windows hold one lock: %v %v", taken, err)
	}
	release()
	release, taken, err = r.Lock("lock")
	if err != nil || !taken {
		t.Fatalf("lock again: %v %v", taken, err)
	}
	release()
}

func FuzzReplaceKeepsBytes(f *testing.F) {
	f.Add([]byte("\ufeff---\r\ntitle : 'a'\n"))
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte("가"), 9000))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, dir := blog(t, map[string]string{"a.md": "old"})
		if err := r.Replace("a.md", disk.Sum([]byte("old")), data); err != nil {
			t.Fatal(err)
		}
		want(t, filepath.Join(dir, "a.md"), string(data))
		if b, err := r.Read("a.md", 0); err != nil || !bytes.Equal(b, data) {
			t.Fatalf("read %q, %v", b, err)
		}
	})
}
