package workspace

import (
	"os"
	"path/filepath"
	"testing"
)

func TestABlogIsFoundFromAPostUpwards(t *testing.T) {
	for name, c := range map[string]struct {
		files     []string
		dir, post string
	}{
		"Jekyll without a repository":       {[]string{"b/_config.yml", "b/_posts/2024/2024-01-02-a.md"}, "b", "_posts/2024/2024-01-02-a.md"},
		"its source in a folder of its own": {[]string{"b/_config.yml", "b/src/_drafts/a.md"}, "b", "src/_drafts/a.md"},
		"nothing but posts":                 {[]string{"b/_posts/a.md"}, "b", "_posts/a.md"},
		"Hugo without a repository":         {[]string{"b/hugo.toml", "b/content/posts/a.md"}, "b", "content/posts/a.md"},
		"a repository":                      {[]string{"b/.git/HEAD", "b/docs/a.md"}, "b", "docs/a.md"},
		"a folder of notes":                 {[]string{"b/notes/a.md"}, "b/notes", "a.md"},
	} {
		t.Run(name, func(t *testing.T) {
			top, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range c.files {
				full := filepath.Join(top, filepath.FromSlash(file))
				if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(full, nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			dir, post, err := Find(filepath.Join(top, filepath.FromSlash(c.files[len(c.files)-1])))
			if err != nil || dir != filepath.Join(top, filepath.FromSlash(c.dir)) || post != c.post {
				t.Errorf("the post is %s of %s (%v)", post, dir, err)
			}
		})
	}
}
