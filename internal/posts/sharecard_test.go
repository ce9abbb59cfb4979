package posts

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/disk"
	"penpush/internal/markdown"
)

func TestShareCards(t *testing.T) {
	const head = `<meta property="og:image" content="{{ page.cover.src }}"><meta property="og:description" content="{{ page.lede }}">`
	for _, c := range []struct {
		name, post, text  string
		files             map[string]string
		title, desc, file string
		lacks             []CardLack
	}{
		{
			name: "all that the template asks for", post: "_posts/2024-01-02-a.md",
			text:  "---\ntitle: 첫 글\nlede: 짧은 소개\ncover:\n  src: /img/a.png\n---\n\nText.\n",
			files: map[string]string{"_config.yml": "url: https://blog.example.org\n", "_includes/head.html": head, "img/a.png": "x"},
			title: "첫 글", desc: "짧은 소개", file: "img/a.png",
		},
		{
			name: "the text's beginning stands in, the picture is not there", post: "_posts/2024-01-02-a.md",
			text:  "---\ntitle: A\ncover:\n  src: /img/b.png\n---\n\n# H\n\n**Bold** words ![x](y.png) here.\n",
			files: map[string]string{"_config.yml": "", "_includes/head.html": head},
			title: "A", desc: "Bold words here.", lacks: []CardLack{MissingDescription, LostImage},
		},
		{
			name: "Hugo takes the picture of the folder", post: "content/posts/a/index.md",
			text:  "+++\ntitle = 'A'\ndescription = 'D'\n+++\n",
			files: map[string]string{"hugo.toml": "", "content/posts/a/my-cover.JPG": "x"},
			title: "A", desc: "D", file: "content/posts/a/my-cover.JPG",
		},
		{
			name: "nothing is there", post: "content/posts/a.md", text: "+++\n+++\n",
			files: map[string]string{"hugo.toml": ""},
			lacks: []CardLack{MissingTitle, MissingDescription, MissingImage},
		},
		{
			name: "a vector that no chat shows", post: "content/posts/a.md", text: "+++\ntitle = 'A'\ndescription = 'D'\nimages = ['/a.svg']\n+++\n",
			files: map[string]string{"hugo.toml": "", "static/a.svg": "<svg/>"},
			title: "A", desc: "D", file: "static/a.svg", lacks: []CardLack{UnseenImage},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			c.files[c.post] = c.text
			for name, text := range c.files {
				at := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			root, err := disk.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = root.Close() })
			b, err := Open(root)
			if err != nil {
				t.Fatal(err)
			}
			card := b.ShareCard(markdown.New(markdown.Options{}), c.post, strings.Split(c.text, "\n"))
			if card.Title != c.title || card.Description != c.desc || card.ImageFile != c.file || !slices.Equal(card.Missing, c.lacks) {
				t.Errorf("%+v", card)
			}
		})
	}
}
