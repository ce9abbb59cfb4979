package watch_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"penpush/internal/disk"
	"penpush/internal/watch"
)

// blog is a folder that is watched, and what was told about it.
type blog struct {
	t   *testing.T
	dir string
	w   *watch.Watcher

	mu   sync.Mutex
	told []watch.Change
}

func start(t *testing.T, dir string, folders ...string) *blog {
	t.Helper()
	b := &blog{t: t, dir: dir}
	w, err := watch.New(dir, func(c watch.Change) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.told = append(b.told, c)
	})
	if err != nil {
		t.Fatal(err)
	}
	b.w = w
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := w.Set(folders); err != nil {
		t.Fatal(err)
	}
	return b
}

// expect waits until what was told since the last call satisfies ok.
func (b *blog) expect(loss string, ok func(watch.Change) bool) {
	b.t.Helper()
	end := time.Now().Add(8 * time.Second)
	for time.Now().Before(end) {
		b.mu.Lock()
		at := slices.IndexFunc(b.told, ok)
		if at >= 0 {
			b.told = b.told[at+1:]
		}
		b.mu.Unlock()
		if at >= 0 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.t.Fatalf("%s; told were %+v", loss, b.told)
}

func path(p string) func(watch.Change) bool {
	return func(c watch.Change) bool { return slices.Contains(c.Paths, p) }
}

func git(c watch.Change) bool      { return c.Git }
func overflow(c watch.Change) bool { return c.Overflow }
func gone(c watch.Change) bool     { return c.Gone }

// settle waits until a burst is over and forgets what was told.
func (b *blog) settle() []watch.Change {
	time.Sleep(300 * time.Millisecond)
	b.mu.Lock()
	defer b.mu.Unlock()
	told := b.told
	b.told = nil
	return told
}

func (b *blog) put(name, content string) {
	b.t.Helper()
	write(b.t, filepath.Join(b.dir, filepath.FromSlash(name)), content)
}

func write(t *testing.T, p, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnotherProgramWritesAPost(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "글", "첫 글.md"), "one")
	b := start(t, dir, "글")
	b.put("글/첫 글.md", "two")
	b.expect("the writer goes on with an old text", path("글/첫 글.md"))
	b.put("글/둘째.md", "new")
	b.expect("a new post is not listed", path("글/둘째.md"))
	must(t, os.Remove(filepath.Join(dir, "글", "둘째.md")))
	b.expect("a deleted post stays listed", path("글/둘째.md"))
}

func TestEditorsThatSaveByRename(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "posts", "a.md"), "one")
	b := start(t, dir, "posts")
	a := filepath.Join(dir, "posts", "a.md")

	// vim: the old file becomes the backup, a new one takes the name.
	must(t, os.Rename(a, a+"~"))
	write(t, a, "two")
	must(t, os.Remove(a+"~"))
	b.expect("a save by vim is not seen", path("posts/a.md"))
	b.settle()

	// Others: a new file is renamed over the old one.
	write(t, a+".new", "three")
	must(t, os.Rename(a+".new", a))
	b.expect("a save by rename is not seen", path("posts/a.md"))
	b.settle()

	// And once more in place, as VS Code does, on the file that is new.
	write(t, a, "four")
	b.expect("a save in place after a rename is not seen", path("posts/a.md"))
}

func TestOurOwnSaveIsToldOnceAndWithoutItsTemporaryFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "posts", "a.md"), "one")
	b := start(t, dir, "posts")
	r, err := disk.Open(dir)
	must(t, err)
	defer r.Close()
	must(t, r.Replace("posts/a.md", disk.Sum([]byte("one")), []byte("two")))
	told := b.settle()
	if len(told) != 1 || !slices.Equal(told[0].Paths, []string{"posts/a.md"}) {
		t.Fatalf("a save was told as %+v", told)
	}
}

func TestReadingAndModesAreNoChange(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a := filepath.Join(dir, "posts", "a.md")
	write(t, a, "one")
	b := start(t, dir, "posts")
	_, err := os.ReadFile(a)
	must(t, err)
	must(t, os.Chmod(a, 0o600))
	write(t, filepath.Join(dir, "README.md"), "not a watched folder")
	if told := b.settle(); len(told) != 0 {
		t.Fatalf("told without need: %+v", told)
	}
}

func TestNewFoldersAreWatched(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "content"), 0o755))
	b := start(t, dir, "content", "later/posts")
	b.put("content/a/b/index.md", "one")
	b.expect("a post in a folder just made is not listed", path("content/a/b/index.md"))
	b.settle()
	b.put("content/a/b/index.md", "two")
	b.expect("its next change is not seen", path("content/a/b/index.md"))

	b.put("later/posts/c.md", "one")
	b.expect("a folder that was asked for and came later is not seen", path("later/posts/c.md"))
	b.settle()
	b.put("later/posts/c.md", "two")
	b.expect("and not watched", path("later/posts/c.md"))

	b.put("content/node_modules/x/readme.md", "no post")
	b.settle()
	b.put("content/node_modules/x/readme.md", "no post again")
	if told := b.settle(); len(told) != 0 {
		t.Errorf("packages are watched: %+v", told)
	}
}

func TestAFolderThatIsReplaced(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "content", "posts", "a.md"), "one")
	b := start(t, dir, "content/posts")
	must(t, os.RemoveAll(filepath.Join(dir, "content")))
	b.expect("posts that a checkout took away stay listed", path("content/posts"))
	b.put("content/posts/a.md", "two")
	b.expect("the folder that a checkout brought back is not watched", path("content/posts/a.md"))
	b.settle()
	b.put("content/posts/a.md", "three")
	b.expect("nor its next change", path("content/posts/a.md"))

	must(t, os.Rename(filepath.Join(dir, "content", "posts"), filepath.Join(dir, "content", "old")))
	b.put("content/posts/n.md", "one")
	b.expect("a folder in the place of a renamed one is not watched", path("content/posts/n.md"))
	b.settle()
	write(t, filepath.Join(dir, "content", "old", "a.md"), "not ours any more")
	if told := b.settle(); len(told) != 0 {
		t.Errorf("a folder that was renamed away is told by its old name: %+v", told)
	}
}

func TestSetTakesBackFolders(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a", "x.md"), "")
	write(t, filepath.Join(dir, "b", "x.md"), "")
	b := start(t, dir, "a")
	must(t, b.w.Set([]string{"b"}))
	b.put("a/x.md", "1")
	if told := b.settle(); len(told) != 0 {
		t.Errorf("a folder that was taken back is told: %+v", told)
	}
	b.put("b/x.md", "1")
	b.expect("the folder chosen instead is not watched", path("b/x.md"))
	if err := b.w.Set([]string{"../outside"}); err == nil {
		t.Error("a folder outside was taken")
	}
}

func TestTheBlogsFolderVanishesAndComesBack(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps a watched folder from being moved")
	}
	for name, move := range map[string]func(dir string) (back func() error, err error){
		"renamed": func(dir string) (func() error, error) {
			return func() error { return os.Rename(dir+"-away", dir) }, os.Rename(dir, dir+"-away")
		},
		"a folder above it renamed": func(dir string) (func() error, error) {
			up := filepath.Dir(dir)
			return func() error { return os.Rename(up+"-away", up) }, os.Rename(up, up+"-away")
		},
		"deleted and made anew": func(dir string) (func() error, error) {
			return func() error { return os.MkdirAll(filepath.Join(dir, "posts"), 0o755) }, os.RemoveAll(dir)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "up", "blog")
			write(t, filepath.Join(dir, "posts", "a.md"), "one")
			b := start(t, dir, "posts")
			back, err := move(dir)
			must(t, err)
			b.expect("the writer saves into nowhere", gone)
			must(t, back())
			b.expect("the folder is back and nobody knows", overflow)
			b.settle()
			b.put("posts/a.md", "two")
			b.expect("the folder that came back is not watched", path("posts/a.md"))
		})
	}
}

func TestManyFoldersStayWithinTheBound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folders := make([]string, watch.Limit+200)
	for i := range folders {
		folders[i] = fmt.Sprintf("posts/%04d", i)
		must(t, os.MkdirAll(filepath.Join(dir, folders[i]), 0o755))
	}
	b := start(t, dir, folders...)
	b.put("posts/0000/index.md", "x")
	b.expect("the first folders are not watched", path("posts/0000/index.md"))
	b.put(folders[len(folders)-1]+"/index.md", "x")
	if told := b.settle(); len(told) != 0 {
		t.Errorf("more folders are watched than the bound: %+v", told)
	}
}

func TestAFloodIsToldAsOverflow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	b := start(t, dir, ".")
	for i := range 3000 {
		write(t, filepath.Join(dir, fmt.Sprintf("%04d.md", i)), "x")
	}
	b.expect("a flood of changes is lost", func(c watch.Change) bool { return c.Overflow || len(c.Paths) > 0 })
	if told := b.settle(); len(told) > 40 {
		t.Errorf("a flood is told %d times", len(told))
	}
}

func TestNothingIsToldAfterClose(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	b := start(t, dir, ".")
	b.put("a.md", "x")
	must(t, b.w.Close())
	must(t, b.w.Close())
	b.settle()
	b.put("b.md", "x")
	if told := b.settle(); len(told) != 0 {
		t.Errorf("told after closing: %+v", told)
	}
}

func TestAMissingFolderCannotBeWatched(t *testing.T) {
	t.Parallel()
	if _, err := watch.New(filepath.Join(t.TempDir(), "none"), func(watch.Change) {}); err == nil {
		t.Error("a folder that is not there is watched")
	}
}
