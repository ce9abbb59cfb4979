package bridge

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/settings"
	"penpush/internal/site"
)

func found(t *testing.T, about AboutBlog, key site.Key) Finding {
	t.Helper()
	for _, f := range about.Findings {
		if f.Key == string(key) {
			return f
		}
	}
	t.Fatalf("nothing is known of %s", key)
	return Finding{}
}

func TestWhatIsKnownOfABlogIsCorrectedInTheWindow(t *testing.T) {
	w, _, dir := window(t, "ko_KR.UTF-8")
	about, err := w.AboutBlog()
	if err != nil {
		t.Fatal(err)
	}
	if f := found(t, about, site.KeyGenerator); !strings.HasPrefix(f.Says, "gatsby-config.js") || len(f.Choices) < 12 {
		t.Errorf("a writer cannot see why this is Gatsby, or correct it: %+v", f)
	}
	if f := found(t, about, site.KeyDateFormat); f.Value != "2006-01-02 15:04" || f.Says != "글 1개 중 1개" || f.From != "posts" {
		t.Errorf("the evidence is not told: %+v", f)
	}
	if about, err = w.SetConvention(ConventionCall{string(site.KeyDateFormat), "2006-01-02", "user"}); err != nil {
		t.Fatal(err)
	}
	if f := found(t, about, site.KeyDateFormat); f.Value != "2006-01-02" || f.Learnt != "2006-01-02 15:04" || f.Says != "직접 정함" {
		t.Errorf("what the writer said does not hold: %+v", f)
	}
	if about, err = w.SetConvention(ConventionCall{string(site.KeyDateFormat), "2006.01.02", "blog"}); err != nil {
		t.Fatal(err)
	}
	if f := found(t, about, site.KeyDateFormat); f.Value != "2006.01.02" || f.From != "blog" {
		t.Errorf("what was said for everybody is hidden by what was said before: %+v", f)
	}
	if file, err := os.ReadFile(filepath.Join(dir, site.OverrideFile)); err != nil || len(file) == 0 {
		t.Errorf("the blog does not know: %v", err)
	}
	if about, err = w.ClearConvention(ConventionCall{Key: string(site.KeyDateFormat), From: "blog"}); err != nil {
		t.Fatal(err)
	}
	if f := found(t, about, site.KeyDateFormat); f.Value != "2006-01-02 15:04" || f.From != "posts" {
		t.Errorf("taken back, it still holds: %+v", f)
	}
	_, err = w.SetConvention(ConventionCall{string(site.KeyDateFormat), "soon", "user"})
	if !problem.Is(err, problem.OverrideInvalid) {
		t.Errorf("nonsense is taken on: %v", err)
	}
}

func TestABrokenFileOfConventionsIsTold(t *testing.T) {
	w, _, dir := window(t, "en")
	if err := os.WriteFile(filepath.Join(dir, site.OverrideFile), []byte("listStyle = flow\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Posts(); err != nil {
		t.Fatal(err)
	}
	about, err := w.AboutBlog()
	if err != nil || about.Trouble.Code != string(problem.OverridesUnreadable) || about.Trouble.Line != 1 {
		t.Errorf("nobody learns that the file is not used: %+v %v", about.Trouble, err)
	}
}

func TestABlogIsNewOnlyOnce(t *testing.T) {
	w, _, dir := window(t, "en")
	w.LookedAt()
	if err := w.CloseBlog(); err != nil {
		t.Fatal(err)
	}
	if blog, err := w.OpenBlog(dir); err != nil || blog.First {
		t.Errorf("a known blog is shown as new: %v", err)
	}
	other := severalBlogs(t)
	if blog, err := w.OpenBlog(filepath.Join(other, "recipes")); err != nil || !blog.First {
		t.Errorf("a new blog is not told from a known one: %v", err)
	}
	w.LookedAt()
	if blog, err := w.OpenBlog(filepath.Join(other, "recipes")); err != nil || blog.First {
		t.Errorf("what was looked at is shown again: %v", err)
	}
	if blog, err := w.OpenSample(); err != nil || blog.First {
		t.Errorf("the sample needs no first look: %v", err)
	}
}

// severalBlogs is a folder with a Gatsby blog in recipes, and a Hugo and a Jekyll
// blog in travel.
func severalBlogs(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"recipes/gatsby-config.js": "", "travel/hugo.toml": "", "travel/_config.yml": "",
		"recipes/content/blog/soup.md": "Soup", "recipes/content/blog/bread.md": "Bread",
		"travel/content/posts/busan.md": "Busan", "travel/content/posts/jeju.md": "Jeju", "travel/content/posts/ulsan.md": "Ulsan",
		"travel/_posts/2024-01-01-rome.md": "Rome", "travel/_posts/2024-01-02-bari.md": "Bari",
	} {
		if content != "" {
			content = "---\ntitle: " + content + "\ndate: 2024-01-01\n---\n"
		}
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

func TestOfSeveralBlogsInAFolderTheWriterChooses(t *testing.T) {
	dir := severalBlogs(t)
	store, err := settings.Load(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := NewWindow(&folder{}, store, Options{Locale: "en", DataDir: t.TempDir()})
	t.Cleanup(func() { _ = w.CloseBlog() })
	if _, err := w.OpenBlog(dir); !problem.Is(err, problem.BlogDecision) {
		t.Fatalf("one of several was opened unasked: %v", err)
	}
	choices, err := w.BlogsIn(dir)
	if err != nil || len(choices) < 2 {
		t.Fatalf("nothing to choose from: %v %v", choices, err)
	}
	for _, c := range choices {
		blog, err := w.OpenOneOf(dir, c)
		if err != nil || blog.Dir != filepath.Join(dir, c.Dir) || blog.About.Generator != c.Generator {
			t.Errorf("chose %+v and got %s in %s: %v", c, blog.About.Generator, blog.Dir, err)
		}
		if err := w.CloseBlog(); err != nil {
			t.Fatal(err)
		}
		if again, err := w.OpenBlog(blog.Dir); err != nil || again.About.Generator != c.Generator {
			t.Errorf("the choice is forgotten: %v", err)
		}
	}
}
