package workspace

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"penpush/internal/problem"
	"penpush/internal/settings"
	"penpush/internal/site"
)

// blogOfTwo is a folder with two posts that do things alike.
func blogOfTwo(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"hugo.toml": "", "content/posts/a.md": "---\ntitle: A\ndate: 2024-01-01\ntags: [x]\n---\n\nHi\n",
		"content/posts/b.md": "---\ntitle: B\ndate: 2024-01-02\ntags: [y]\n---\n\nHi\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func finding(t *testing.T, w *Workspace, key site.Key) site.Finding {
	t.Helper()
	all, err := w.Findings()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("nothing is known of %s", key)
	return site.Finding{}
}

func TestWhatTheWriterSaysGoesOverWhatWasLearnt(t *testing.T) {
	ctx := context.Background()
	store, err := settings.Load(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := blogOfTwo(t)
	openIt := func() *Workspace {
		w, err := Open(ctx, dir, Options{DataDir: t.TempDir(), Settings: store})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = w.Close() })
		return w
	}
	w := openIt()
	if f := finding(t, w, site.KeyFilename); f.Value != "slug.md" || f.Posts != 2 || f.Of != 2 || f.From != site.FromPosts {
		t.Errorf("the evidence is missing: %+v", f)
	}
	say := func(key site.Key, value string, from site.Source) {
		t.Helper()
		if err := w.SetConvention(ctx, site.Override{Key: key, Value: value, From: from}); err != nil {
			t.Fatal(err)
		}
	}
	say(site.KeyFilename, "YYYY/slug/index.md", site.FromBlog)
	say(site.KeyTitleQuote, `"`, site.FromBlog)
	say(site.KeyDateFormat, "2006-01-02 15:04", site.FromUser)
	for _, w := range []*Workspace{w, openIt()} {
		if f := finding(t, w, site.KeyFilename); f.Value != "YYYY/slug/index.md" || f.Learnt != "slug.md" || f.From != site.FromBlog {
			t.Errorf("what the blog says does not hold: %+v", f)
		}
		made, err := w.blog.New("Next", "", time.Date(2024, 5, 6, 7, 8, 0, 0, time.UTC))
		if err != nil || made.Path != "content/posts/2024/next/index.md" || !strings.HasPrefix(string(made.Content), "---\ntitle: \"Next\"\ndate: 2024-05-06 07:08\ntags: []\n---\n") {
			t.Errorf("the new post is not as it was said: %s %v\n%s", made.Path, err, made.Content)
		}
	}
	file, err := os.ReadFile(filepath.Join(dir, site.OverrideFile))
	if want := overrideNote + "\nfilename = \"YYYY/slug/index.md\"\ntitleQuote = '\"'\n"; err != nil || string(file) != want && string(file) != strings.Replace(want, `'"'`, `"\""`, 1) {
		t.Errorf("%v\n%s", err, file)
	}
	if err := w.ClearConvention(ctx, site.KeyFilename, site.FromBlog); err != nil {
		t.Fatal(err)
	}
	if err := w.ClearConvention(ctx, site.KeyDateFormat, site.FromUser); err != nil {
		t.Fatal(err)
	}
	if f := finding(t, w, site.KeyFilename); f.Value != "slug.md" || f.From != site.FromPosts {
		t.Errorf("a cleared override still holds: %+v", f)
	}
	if made, err := w.blog.New("Next", "", time.Now()); made.Path != "content/posts/next.md" || err != nil {
		t.Errorf("%s %v", made.Path, err)
	}
}

func TestNonsenseIsNotTakenOn(t *testing.T) {
	ctx := context.Background()
	w, err := Open(ctx, blogOfTwo(t), Options{DataDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	for key, value := range map[site.Key]string{
		site.KeyFilename: "../slug.md", site.KeyPosts: "/etc", site.KeyDateFormat: "soon", site.KeyListStyle: "round",
		site.KeyBlankLines: "many", site.KeyGenerator: "wordpress", site.KeyImagePlace: "../x", site.KeyImageReference: "y",
		site.KeyDrafts: ".git/x",
	} {
		if err := w.SetConvention(ctx, site.Override{Key: key, Value: value, From: site.FromBlog}); !problem.Is(err, problem.OverrideInvalid) {
			t.Errorf("%s can be %q: %v", key, value, err)
		}
	}
	if err := w.SetConvention(ctx, site.Override{Key: "colour", Value: "red", From: site.FromBlog}); !problem.Is(err, problem.OverrideUnknown) {
		t.Errorf("an unknown key: %v", err)
	}
}
