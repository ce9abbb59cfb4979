package posts

import (
	"strings"
	"testing"

	"penpush/internal/problem"
)

func TestMakingAPostADraft(t *testing.T) {
	for name, c := range map[string]struct {
		blog         []string
		path, public string
		draft        string
		refused      bool
	}{
		"turned":            {[]string{"hugo.toml", "", "content/posts/b.md", post("B", "date: 2024-01-02\ndraft: false\n")}, "content/posts/x.md", "---\ntitle: X\ndraft: false # no\n---\n", "---\ntitle: X\ndraft: true # no\n---\n", false},
		"added":             {[]string{"hugo.toml", ""}, "content/posts/x.md", "---\ntitle: X\n---\n", "---\ntitle: X\ndraft: true\n---\n", false},
		"Jekyll's":          {[]string{"_config.yml", "a: b\n", "_posts/2024-01-02-b.md", post("B", "")}, "_posts/2024-01-01-x.md", "---\ntitle: X\n---\n", "---\ntitle: X\npublished: false\n---\n", false},
		"no front matter":   {[]string{"hugo.toml", ""}, "content/posts/x.md", "text\n", "", true},
		"a blog without it": {[]string{"gatsby-config.js", "module.exports = {}\n"}, "posts/x.md", "---\ntitle: X\n---\n", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, write(t, append(c.blog[:len(c.blog):len(c.blog)], c.path, c.public)...))
			lines := strings.Split(c.public, "\n")
			edits, err := b.MakeDraft(c.path, lines)
			if c.refused {
				if !problem.Is(err, problem.NoDrafts) {
					t.Errorf("%v", err)
				}
				return
			}
			ch := changing(lines)
			if err := ch.apply(edits, err); err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(ch.lines, "\n"); got != c.draft {
				t.Errorf("%q", got)
			}
			if !b.IsDraft(c.path, ch.lines) {
				t.Error("it is no draft")
			}
		})
	}
}
