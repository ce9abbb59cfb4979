package testsite

import (
	"bytes"
	"context"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"penpush/internal/disk"
	"penpush/internal/frontmatter"
	"penpush/internal/images"
	"penpush/internal/markdown"
	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// alone gives the test a home of its own, in which git knows nobody's name.
func alone(t *testing.T) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(home, ".gitconfig"))
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	for _, name := range []string{"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"} {
		t.Setenv(name, "")
		if err := os.Unsetenv(name); err != nil {
			t.Fatal(err)
		}
	}
}

func gitOut(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "core.quotePath=false"}, args...)...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// drawOnce draws the pictures for all tests together: under the race detector
// that is most of their time.
var drawOnce = sync.OnceValues(drawings)

func made(t *testing.T, dir string) Sampled {
	t.Helper()
	s, err := sample(context.Background(), dir, drawOnce)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAFirstTimeUserFindsEveryState(t *testing.T) {
	alone(t)
	dir := filepath.Join(t.TempDir(), "처음 쓰는 폴더", "sample")
	s, err := Sample(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if s.Blog != filepath.Join(dir, "blog") || s.Remote != filepath.Join(dir, "remote.git") {
		t.Errorf("made at %+v", s)
	}
	if got := gitOut(t, s.Blog, "rev-parse", "--abbrev-ref", "HEAD", "main@{upstream}"); got != "main\norigin/main" {
		t.Errorf("branch and upstream: %s", got)
	}
	if here, there := gitOut(t, s.Blog, "rev-parse", "HEAD"), gitOut(t, s.Remote, "rev-parse", "main"); here != there {
		t.Errorf("the remote has %s, the blog %s: the posts would all seem unpublished", there, here)
	}
	want := " M posts/coffee-by-the-window/index.md\n?? posts/night-train/"
	if got := " " + gitOut(t, s.Blog, "status", "--porcelain"); got != want {
		t.Errorf("work that is not published:\n%s\nwant\n%s", got, want)
	}
	if got := gitOut(t, s.Blog, "config", "--local", "user.email"); got == "" {
		t.Error("a first-time user without a name in git could not publish")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("beside the blog and its remote lies something else: %v %v", entries, err)
	}
	found, err := site.Recognise(os.DirFS(s.Blog))
	if err != nil || found.Generator != "gatsby" || found.ContentDirs[0] != "posts" {
		t.Errorf("taken for %+v (%v)", found, err)
	}
	// Publishing is real.
	gitOut(t, s.Blog, "add", "posts/night-train")
	gitOut(t, s.Blog, "commit", "-qm", "Publish: Night train")
	gitOut(t, s.Blog, "push", "-q")
	if got := gitOut(t, s.Remote, "log", "-1", "--format=%s", "main"); got != "Publish: Night train" {
		t.Errorf("the remote has %q on top", got)
	}
}

func TestTheListShowsTheSamplesStates(t *testing.T) {
	alone(t)
	s := made(t, t.TempDir())
	root, err := disk.Open(s.Blog)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	blog, err := posts.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	list, err := blog.Scan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	states := map[posts.State]string{}
	for _, p := range list {
		states[p.State] += " " + p.Slug
	}
	want := map[posts.State]string{
		"draft": " spring-ideas", "unpublished": " night-train", "changed": " coffee-by-the-window",
		"published": " start-here start-here-ko year-in-small-posts a-tool-in-an-evening walking-the-sea-road rainy-day-stew markdown-tour",
	}
	if !maps.Equal(states, want) {
		t.Errorf("the list shows %v", states)
	}
}

func TestTheSampleIsLeftAloneTheSecondTime(t *testing.T) {
	alone(t)
	dir := t.TempDir()
	s := made(t, dir)
	mine := filepath.Join(s.Blog, "posts", "start-here", "index.md")
	if err := os.WriteFile(mine, []byte("what a writer typed"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := tree(t, s.Blog)
	if again := made(t, dir); again != s {
		t.Errorf("a second sample at %+v", again)
	}
	same(t, before, tree(t, s.Blog))
}

func same(t *testing.T, before, after map[string][]byte) {
	t.Helper()
	if len(before) != len(after) {
		t.Errorf("%d files became %d", len(before), len(after))
	}
	for name, data := range before {
		if !bytes.Equal(after[name], data) {
			t.Errorf("%s was changed: a writer has lost what was in it", name)
		}
	}
}

func TestWhatACrashLeftIsNotTouched(t *testing.T) {
	alone(t)
	dir := t.TempDir()
	lefts := []string{
		"blog/posts/start-here/index.md", // a blog without a repository
		"blog-2/.git/HEAD",               // half a repository
		"remote-3.git/HEAD",              // a remote alone
		"blog-4",                         // something else of the user
		".making-abc/blog/posts/a.md",
	}
	for _, left := range lefts {
		file := filepath.Join(dir, filepath.FromSlash(left))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("written by someone"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := made(t, dir)
	if s.Blog != filepath.Join(dir, "blog-5") || s.Remote != filepath.Join(dir, "remote-5.git") {
		t.Errorf("made at %+v", s)
	}
	for _, left := range lefts {
		if b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(left))); err != nil || string(b) != "written by someone" {
			t.Errorf("%s is now %q (%v): a writer has lost it", left, b, err)
		}
	}
	if got := gitOut(t, s.Blog, "ls-remote", "--heads", "origin"); !strings.HasSuffix(got, "refs/heads/main") {
		t.Errorf("the new sample cannot publish: %q", got)
	}
	if again := made(t, dir); again != s {
		t.Errorf("the next start makes another: %+v", again)
	}
}

func TestAFailureLeavesNothing(t *testing.T) {
	alone(t)
	dir := filepath.Join(t.TempDir(), "sample")
	t.Run("no git", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		if _, err := sample(context.Background(), dir, drawOnce); !problem.Is(err, problem.GitMissing) {
			t.Errorf("without git: %v", err)
		}
	})
	t.Run("cancelled on the way", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		_, err := sample(ctx, dir, func() ([]file, error) {
			time.AfterFunc(60*time.Millisecond, cancel) // while git is at work
			return drawOnce()
		})
		if err == nil {
			t.Skip("this machine makes a sample in a blink")
		}
	})
	for name := range tree(t, filepath.Dir(dir)) {
		t.Errorf("left behind: %s", name)
	}
	made(t, dir) // and it still works
}

func TestTwoStartsAtOnceMakeWholeSamples(t *testing.T) {
	alone(t)
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			s, err := sample(context.Background(), dir, drawOnce)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := os.Stat(filepath.Join(s.Blog, filepath.FromSlash(mark))); err != nil {
				t.Errorf("half a sample was given to a writer: %v", err)
			}
		})
	}
	wg.Wait()
}

// The posts are what a first-time user sees: nothing in them may be missing or
// misread.
func TestTheSamplesPostsAreWhole(t *testing.T) {
	all := map[string][]byte{}
	now, err := texts("sample/blog")
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := drawOnce()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(now, drawn...) {
		all[f.path] = f.data
	}
	for _, f := range drawn {
		format, err := images.Sniff(f.data)
		if err != nil || format.Width != 840 || images.Name(path.Base(f.path), format, time.Now()) != path.Base(f.path) {
			t.Errorf("%s is %+v (%v)", f.path, format, err)
		}
		if len(f.data) > 120<<10 {
			t.Errorf("%s has %d bytes", f.path, len(f.data))
		}
	}
	posts, drafts, slugs, longest := 0, 0, map[string]bool{}, 0
	for name, data := range all {
		if path.Base(name) != "index.md" {
			continue
		}
		posts++
		longest = max(longest, len(data))
		lines, err := text.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		doc := frontmatter.Read(lines.Lines())
		if doc.Problem != nil {
			t.Errorf("%s: %v", name, doc.Problem)
			continue
		}
		for _, key := range []string{"title", "date", "slug", "tags"} {
			if f, ok := frontmatter.Get(doc, key); !ok || f.ReadOnly || f.Text == "" && len(f.Items) == 0 {
				t.Errorf("%s: %s is %+v", name, key, f)
			}
		}
		if f, ok := frontmatter.Get(doc, "date"); ok {
			if day, err := time.Parse("2006-01-02 15:04", f.Text); err != nil || day.After(time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("%s: date %q (%v)", name, f.Text, err)
			}
		}
		if f, ok := frontmatter.Get(doc, "draft"); ok && f.Bool {
			drafts++
		}
		slug, _ := frontmatter.Get(doc, "slug")
		if slugs[slug.Text] {
			t.Errorf("two posts have the address %s", slug.Text)
		}
		slugs[slug.Text] = true
		checkReferences(t, name, data, all)
		if cover, ok := frontmatter.Get(doc, "cover"); ok && all[path.Join(path.Dir(name), cover.Text)] == nil {
			t.Errorf("%s: its cover %s is missing", name, cover.Text)
		}
	}
	if posts < 8 || drafts != 1 || longest < 14_000 {
		t.Errorf("%d posts, %d drafts, the longest has %d bytes", posts, drafts, longest)
	}
	for _, l := range []string{"en", "ko", ""} {
		if all[Welcome(l)] == nil {
			t.Errorf("nothing welcomes a user of %q", l)
		}
	}
}

func checkReferences(t *testing.T, post string, data []byte, all map[string][]byte) {
	t.Helper()
	for _, ref := range markdown.Refs(data) {
		if strings.Contains(ref.Target, "://") || strings.HasPrefix(ref.Target, "#") {
			continue
		}
		target := path.Join(path.Dir(post), ref.Target)
		if all[target] == nil && all[path.Join(target, "index.md")] == nil {
			t.Errorf("%s:%d refers to %s, which is not there", post, ref.Line, ref.Target)
		}
	}
}

func TestPicturesAreTheSameEveryTime(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	for _, p := range pictures()[:3] {
		a, err := p.encoded()
		if err != nil {
			t.Fatal(err)
		}
		if b, err := p.encoded(); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs between two runs (%v)", p.path, err)
		}
	}
}

func BenchmarkSample(b *testing.B) {
	for b.Loop() {
		if _, err := Sample(context.Background(), b.TempDir()); err != nil {
			b.Fatal(err)
		}
	}
}
