package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// blogAt adds n posts of a kind below a folder.
func blogAt(m fstest.MapFS, marker, pattern string, n int) {
	with(m, marker, "")
	for i := 1; i <= n; i++ {
		with(m, fmt.Sprintf(pattern, i), dated(fmt.Sprint("P ", i), day(i).Format("2006-01-02")))
	}
}

func TestSeveralBlogsInAFolderAreAChoice(t *testing.T) {
	for name, c := range map[string]struct {
		make func(fstest.MapFS)
		want string
	}{
		"two in a monorepo": {func(m fstest.MapFS) {
			blogAt(m, "a/hugo.toml", "a/content/posts/p%d.md", 9)
			blogAt(m, "b/gatsby-config.js", "b/content/blog/p%d.md", 3)
		}, "a hugo 9, b gatsby 3"},
		"one below another": {func(m fstest.MapFS) {
			blogAt(m, "hugo.toml", "content/posts/p%d.md", 5)
			blogAt(m, "notes/docusaurus.config.js", "notes/blog/p%d.md", 9)
		}, ". hugo 5, notes docusaurus 9"},
		"two in the same folder": {func(m fstest.MapFS) {
			blogAt(m, "hugo.toml", "content/posts/p%d.md", 9)
			blogAt(m, "_config.yml", "_posts/2024-01-0%d-p.md", 4)
		}, ". jekyll 4, . hugo 9"},
		"a single blog, and a program beside": {func(m fstest.MapFS) {
			blogAt(m, "blog/hugo.toml", "blog/content/posts/p%d.md", 9)
			with(m, "web/next.config.js", "", "web/package.json", `{"dependencies":{"next":"1"}}`, "web/README.md", "x", "web/about.md", "---\ntitle: x\n---\n")
		}, ""},
		"a page that has a date by chance": {func(m fstest.MapFS) {
			blogAt(m, "_config.yml", "_posts/2024-01-0%d-p.md", 9)
			blogAt(m, "demo/hugo.toml", "demo/content/p%d.md", 1)
		}, ""},
		"a theme that shows and tests itself": {func(m fstest.MapFS) {
			blogAt(m, "_config.yml", "_posts/2024-01-0%d-p.md", 3)
			blogAt(m, "docs/_config.yml", "docs/_posts/2024-01-0%d-d.md", 9)
			blogAt(m, "test/_config.yml", "test/_posts/2024-01-0%d-t.md", 9)
		}, ""},
		"a theme whose own site is below": {func(m fstest.MapFS) {
			with(m, "_config.yml", "", "theme.gemspec", "")
			blogAt(m, "docs/_config.yml", "docs/_posts/2024-01-0%d-d.md", 9)
		}, ""},
		"one with its configuration in folders": {func(m fstest.MapFS) {
			blogAt(m, "config/_default/hugo.toml", "content/posts/p%d.md", 9)
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := fstest.MapFS{}
			c.make(m)
			var got []string
			for _, one := range recognise(t, m).Choices {
				got = append(got, fmt.Sprintf("%s %s %d", one.Dir, one.Generator, one.Posts))
			}
			want := strings.Split(c.want, ", ")
			if c.want == "" {
				want = nil
			}
			for _, w := range want {
				if !strings.Contains(strings.Join(got, ", "), w) {
					t.Errorf("offered %q, want %q", got, want)
				}
			}
			if len(got) != len(want) {
				t.Errorf("offered %q, want %q", got, want)
			}
		})
	}
}

func TestLanguagesInNames(t *testing.T) {
	for file, want := range map[string]string{
		"a/index.ja.md": "a/index.md ja", "a/b.zh-CN.md": "a/b.md zh-CN", "a/b-ja.md": "a/b.md ja", "a/b.md": "",
		"a/go-to.md": "", "a/v1.2.md": "", "a/ko.md": "", "a/some.it.md": "a/some.md it",
	} {
		original, code, ok := Translation(file)
		got := ""
		if ok {
			got = original + " " + code
		}
		if got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	if got := languages([]string{"content/ja/a.md", "content/a.md", "content/a-en.md", "content/way-to-it.md"}, []string{"ko"}); strings.Join(got, " ") != "en ja ko" {
		t.Errorf("languages %q", got)
	}
}
