package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What the manual of a generator says about addresses is compared with what the
// generator does, where it is installed.
func TestGeneratorsAgree(t *testing.T) {
	builders := map[string]func(dir string) (out string, cmd *exec.Cmd){
		"hugo": func(dir string) (string, *exec.Cmd) {
			return "public", exec.Command("hugo", "--quiet", "--buildDrafts", "--source", dir)
		},
		"jekyll": func(dir string) (string, *exec.Cmd) {
			return "_site", exec.Command("jekyll", "build", "--quiet", "--source", dir, "--destination", filepath.Join(dir, "_site"), "--disable-disk-cache")
		},
	}
	for kind, build := range builders {
		t.Run(kind, func(t *testing.T) {
			if testing.Short() {
				t.Skip("a dozen sites are built")
			}
			if _, err := exec.LookPath(kind); err != nil {
				t.Skip(kind + " is not installed")
			}
			least := 3 // a build takes its time; PENPUSH_GENERATORS asks for all
			for _, c := range addressCases() {
				// Hugo knows patterns by kind of page since 0.115.
				if least == 0 && os.Getenv("PENPUSH_GENERATORS") == "" {
					return
				}
				if c.kind == kind && c.want != "" && !strings.Contains(c.files[1], "permalinks.page") {
					compareBuilt(t, c, build)
					least--
				}
			}
		})
	}
}

func compareBuilt(t *testing.T, c addressCase, build func(string) (string, *exec.Cmd)) {
	dir := t.TempDir()
	put := func(name, content string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := 0; i < len(c.files); i += 2 {
		if c.files[i] != "Gemfile" { // which would ask for a bundle
			put(c.files[i], c.files[i+1])
		}
	}
	layout := "{{ .Title }}"
	if c.kind == "jekyll" {
		layout = "{{ content }}"
	}
	put("layouts/_default/single.html", layout)
	put(c.page.Path, frontOf(c))
	out, cmd := build(dir)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC", "HUGO_CACHEDIR="+filepath.Join(dir, "cache"))
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", c.kind, err, said)
	}
	s := recognise(t, os.DirFS(dir))
	at := strings.TrimPrefix(c.want, s.BasePath)
	for _, name := range []string{at, at + ".html", at + "/index.html"} {
		if info, err := os.Stat(filepath.Join(dir, out, filepath.FromSlash(name))); err == nil && info.Mode().IsRegular() {
			return
		}
	}
	built, err := exec.Command("find", filepath.Join(dir, out), "-name", "*.html").Output()
	t.Errorf("%s makes no page at %s of %s %v\n%s%v", c.kind, c.want, c.page.Path, c.files, built, err)
}

// frontOf is the front matter that the page was read from.
func frontOf(c addressCase) string {
	var b strings.Builder
	p := c.page
	fmt.Fprintf(&b, "---\ntitle: %q\n", p.Title)
	if !p.Date.IsZero() {
		fmt.Fprintf(&b, "date: %s\n", p.Date.Format("2006-01-02 15:04:05 -0700"))
	}
	if p.Slug != "" {
		fmt.Fprintf(&b, "slug: %q\n", p.Slug)
	}
	if p.URL != "" {
		fmt.Fprintf(&b, "%s: %q\n", map[string]string{"hugo": "url", "jekyll": "permalink"}[c.kind], p.URL)
	}
	if len(p.Categories) > 0 {
		fmt.Fprintf(&b, "categories: [%s]\n", strings.Join(p.Categories, ", "))
	}
	return b.String() + "---\ntext\n"
}
