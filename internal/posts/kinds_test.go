package posts

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"penpush/internal/disk"
)

// The kinds of blogs, one archive each. Files below blog/ are there once; those
// below old/ were written twelve times in 2023, those below new/ ten times in
// 2024, NN being the number. want/ is what has to be understood of it, and how the
// next post looks; PENPUSH_UPDATE=1 writes that anew.
func TestTwelveKindsOfBlogs(t *testing.T) {
	archives, err := filepath.Glob("testdata/kinds/*.txtar")
	if err != nil || len(archives) != 12 {
		t.Fatalf("%d of the twelve kinds are there: %v", len(archives), err)
	}
	for _, file := range archives {
		kind := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(kind, func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := writeKind(t, a)
			root, err := disk.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			b, err := Open(root)
			if err != nil {
				t.Fatal(err)
			}
			if b.Site().Generator != kind {
				t.Fatalf("taken for %s: %v", b.Site().Generator, b.Site().Evidence)
			}
			got := map[string]string{"want/inspect": understood(b)}
			made, err := b.New("2024년 회고: Go & C++", "", now)
			post, content := made.Path, made.Content
			if err != nil {
				t.Fatal(err)
			}
			if err := root.Create(post, content); err != nil {
				t.Fatal(err)
			}
			if _, err := b.Scan(t.Context()); err != nil {
				t.Fatal(err)
			}
			address, known := b.Address(post)
			got["want/new"] = fmt.Sprintf("%s\n%s %v\n%s", post, address.Path, known, strings.ReplaceAll(string(content), "\r", "␍"))
			compareKind(t, file, a, got)
			buildKind(t, kind, dir, strings.TrimPrefix(address.Path, b.Site().BasePath))
		})
	}
}

func writeKind(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	dir := t.TempDir()
	put := func(name string, data []byte) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range a.Files {
		part, name, _ := strings.Cut(f.Name, "/")
		for n := range map[string]int{"blog": 1, "old": 12, "new": 10}[part] {
			number := func(s string) string { return strings.ReplaceAll(s, "NN", fmt.Sprintf("%02d", n+1)) }
			put(number(name), []byte(number(string(f.Data))))
		}
	}
	return dir
}

// understood is what inspect tells.
func understood(b *Blog) string {
	var out strings.Builder
	list := b.Findings()
	s, c := b.Site(), b.Conventions()
	fmt.Fprintf(&out, "%s %q in %q, base path %q\n", s.Generator, s.Evidence, s.ContentDirs, s.BasePath)
	for _, f := range list {
		fmt.Fprintf(&out, "%s = %q %d/%d %s\n", f.Key, f.Value, f.Posts, f.Of, f.From)
	}
	for _, f := range c.Fields {
		fmt.Fprintf(&out, "%s: %s %.1f\n", f.Key, f.Type, f.Share)
	}
	b.mu.Lock()
	newest := b.order[0].post.Path
	b.mu.Unlock()
	a, known := b.Address(newest)
	fmt.Fprintf(&out, "%s is at %s %s %v\n", newest, a.Path, a.URL, known)
	return out.String()
}

func compareKind(t *testing.T, file string, a *txtar.Archive, got map[string]string) {
	t.Helper()
	update := os.Getenv("PENPUSH_UPDATE") != ""
	for _, name := range []string{"want/inspect", "want/new"} {
		found := false
		for i := range a.Files {
			if a.Files[i].Name != name {
				continue
			}
			found = true
			if want := string(a.Files[i].Data); want != got[name] && !update {
				t.Errorf("%s\n got %s\nwant %s", name, got[name], want)
			}
			a.Files[i].Data = []byte(got[name])
		}
		if !found {
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got[name])})
			if !update {
				t.Errorf("%s is missing in the archive:\n%s", name, got[name])
			}
		}
	}
	if update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// buildKind has the generator make the site, where it is installed, and looks for
// the new post where it was promised. Generators that are scripts are found in the
// node_modules that PENPUSH_NODE_MODULES names.
func buildKind(t *testing.T, kind, dir, address string) {
	t.Helper()
	var command []string
	out := "public"
	switch modules := os.Getenv("PENPUSH_NODE_MODULES"); {
	case kind == "hugo":
		command = []string{"hugo", "--quiet", "--buildDrafts", "--buildFuture", "--source", dir}
	case kind == "jekyll":
		command, out = []string{"jekyll", "build", "--quiet", "--future", "--source", dir, "--destination", filepath.Join(dir, "_site"), "--disable-disk-cache"}, "_site"
	case kind == "pelican":
		command, out = []string{"pelican", "-q", "-s", filepath.Join(dir, "pelicanconf.py"), "-o", filepath.Join(dir, "output"), filepath.Join(dir, "content")}, "output"
	case kind == "zola":
		command = []string{"zola", "--root", dir, "build"}
	case modules != "" && (kind == "eleventy" || kind == "hexo"):
		if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
			t.Fatal(err)
		}
		command, out = []string{filepath.Join(modules, ".bin", kind)}, "_site"
		if kind == "hexo" {
			command, out = []string{filepath.Join(modules, ".bin", "hexo"), "generate"}, "public"
		}
	default:
		return
	}
	if _, err := exec.LookPath(command[0]); err != nil || testing.Short() {
		return
	}
	cmd := exec.CommandContext(t.Context(), command[0], command[1:]...)
	cmd.Dir, cmd.WaitDelay = dir, time.Second
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=Asia/Seoul", "HUGO_CACHEDIR="+filepath.Join(dir, ".cache"))
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s does not build the new post: %v\n%s", kind, err, said)
	}
	for _, name := range []string{address, address + ".html", address + "/index.html"} {
		if info, err := os.Stat(filepath.Join(dir, out, filepath.FromSlash(name))); err == nil && info.Mode().IsRegular() {
			t.Logf("%s built %s", kind, name)
			return
		}
	}
	built, err := exec.Command("find", filepath.Join(dir, out), "-name", "*.html").Output()
	t.Errorf("%s made no page at %q: %v\n%s", kind, address, err, built)
}
