package site

import (
	"testing"
	"testing/fstest"
)

func TestWhereTheSiteIsBuiltIsReadFromTheConfiguration(t *testing.T) {
	for want, files := range map[string]map[string]string{
		"docs":                  {"hugo.toml": "publishDir = \"docs\"\n"},
		"built/site":            {"_config.yml": "destination: ./built/site\n", "_posts/2024-01-01-a.md": "---\ntitle: a\n---\n"},
		"html":                  {"_config.yml": "public_dir: html\n", "package.json": `{"dependencies":{"hexo":"7"}}`, "source/_posts/a.md": "a"},
		"web/out":               {"web/.eleventy.js": "module.exports = () => ({ dir: { output: 'out' } })", "web/posts/a.md": "---\ndate: 2024-01-01\n---\n"},
		"public":                {"gatsby-config.js": "module.exports = {}", "content/blog/a/index.md": "---\ndate: 2024-01-01\n---\n"},
		"docs/.vitepress/dist2": {"docs/.vitepress/config.mts": "export default { outDir: '.vitepress/dist2' }", "docs/posts/a.md": "---\ndate: 2024-01-01\n---\n"},
	} {
		fsys := fstest.MapFS{}
		for name, content := range files {
			fsys[name] = &fstest.MapFile{Data: []byte(content)}
		}
		s, err := Recognise(fsys)
		if err != nil {
			t.Fatal(err)
		}
		if dirs := s.OutputDirs(); dirs[0] != want {
			t.Errorf("%s in %s: %v, want %s first", s.Generator, s.Base, dirs, want)
		}
	}
}
