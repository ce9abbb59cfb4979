package posts

import (
	"strings"
	"testing"

	"penpush/internal/problem"
)

func TestMakingADraftPublic(t *testing.T) {
	hexo := []string{"_config.yml", "a: b\n", "scaffolds/post.md", "", "source/_posts/a.md", post("A", "date: 2024-01-01 10:00:00\n"), "source/_posts/b.md", post("B", "date: 2024-01-02 10:00:00\n")}
	jekyll := []string{"_config.yml", "a: b\n", "_posts/2024-01-01-a.md", post("A", ""), "_posts/2024-01-02-b.md", post("B", "")}
	keeps := []string{"hugo.toml", "", "content/posts/a.md", post("A", "date: 2024-01-01\ndraft: false\n"), "content/posts/b.md", post("B", "date: 2024-01-02\ndraft: false\n")}
	drops := []string{"hugo.toml", "", "content/posts/a.md", post("A", "date: 2024-01-01\n"), "content/posts/b.md", post("B", "date: 2024-01-02\n")}
	for name, c := range map[string]struct {
		blog           []string
		path, draft    string
		to, public     string
		changedOrAdded int // lines
	}{
		"turned":                     {keeps, "content/posts/x.md", "---\ntitle: X\ndraft: true # yes\ndate: 2024-03-01\n---\n", "content/posts/x.md", "---\ntitle: X\ndraft: false # yes\ndate: 2024-03-01\n---\n", 1},
		"taken away":                 {drops, "content/posts/x.md", "---\ntitle: X\ndraft: true\ndate: 2024-03-01\n---\n", "content/posts/x.md", "---\ntitle: X\ndate: 2024-03-01\n---\n", 1},
		"with a date":                {drops, "content/posts/x.md", "---\ntitle: X\npublished: false\n---\n", "content/posts/x.md", "---\ntitle: X\ndate: 2024-05-06\n---\n", 1},
		"Jekyll's folder":            {jekyll, "_drafts/x.md", "---\ntitle: X\n---\n", "_posts/2024-05-06-x.md", "---\ntitle: X\n---\n", 0},
		"Jekyll's folder, with date": {jekyll, "_drafts/tech/x.markdown", "---\ntitle: X\ndate: 2024-03-01\n---\n", "_posts/tech/2024-03-01-x.markdown", "---\ntitle: X\ndate: 2024-03-01\n---\n", 0},
		"Hexo's folder":              {hexo, "source/_drafts/x.md", "---\ntitle: X\n---\n\ntext", "source/_posts/x.md", "---\ntitle: X\ndate: 2024-05-06 07:08:09\n---\n\ntext", 1},
		"Hexo's without anything":    {hexo, "source/_drafts/나.md", "# 제목\n\ntext", "source/_posts/나.md", "---\ntitle: 제목\ndate: 2024-05-06 07:08:09\n---\n\n# 제목\n\ntext", 5},
		"with Jekyll's old switch":   {jekyll, "_posts/2024-03-01-x.md", "---\ntitle: X\npublished: no\n---\n", "_posts/2024-03-01-x.md", "---\ntitle: X\n---\n", 1},
		"no draft":                   {keeps, "content/posts/a.md", keeps[3], "content/posts/a.md", keeps[3], 0},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, write(t, append(c.blog[:len(c.blog):len(c.blog)], c.path, c.draft)...))
			lines := strings.Split(c.draft, "\n")
			if name != "no draft" && !b.IsDraft(c.path, lines) {
				t.Error("the draft would go public without a question")
			}
			to, edits, err := b.MakePublic(c.path, lines, now)
			if err != nil {
				t.Fatal(err)
			}
			ch := changing(lines)
			if err := ch.apply(edits, nil); err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(ch.lines, "\n"); to != c.to || got != c.public {
				t.Errorf("%s\n%q\nwant %s\n%q", to, got, c.to, c.public)
			}
			n := 0
			for _, e := range edits {
				n += max(e.To-e.From, len(e.Lines))
			}
			if n > c.changedOrAdded {
				t.Errorf("%d lines change: %+v", n, edits)
			}
			if b.IsDraft(to, ch.lines) {
				t.Error("it is still a draft")
			}
		})
	}
}

func TestADraftIsNeverMovedOntoAPost(t *testing.T) {
	b := open(t, write(t, "_config.yml", "a: b\n", "scaffolds/post.md", "", "source/_posts/a.md", post("A", "date: 2024-01-01\n"), "source/_drafts/a.md", post("A", ""), "source/_drafts/b.md", post("B", ""), "source/_drafts/b/x.png", ""))
	if _, _, err := b.MakePublic("source/_drafts/a.md", []string{"---", "title: A", "---"}, now); !problem.Is(err, problem.Exists) {
		t.Errorf("a post would be written over: %v", err)
	}
	if _, _, err := b.MakePublic("source/_drafts/b.md", []string{"---", "title: B", "---"}, now); !problem.Is(err, problem.DraftHasFolder) {
		t.Errorf("its pictures would be left behind: %v", err)
	}
}
