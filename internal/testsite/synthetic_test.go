package testsite

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/frontmatter"
	"penpush/internal/site"
	"penpush/internal/text"
)

func TestASyntheticBlogIsTheSameTwice(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	o := Options{Shape: "gatsby", Seed: 5, Pictures: true}
	a, b := t.TempDir(), filepath.Join(t.TempDir(), "not", "there", "yet")
	if _, err := Synthetic(a, 40, o); err != nil {
		t.Fatal(err)
	}
	if _, err := Synthetic(b, 40, o); err != nil {
		t.Fatal(err)
	}
	first, second := tree(t, a), tree(t, b)
	if len(first) < 40+2+10 || len(first) != len(second) {
		t.Fatalf("%d and %d files", len(first), len(second))
	}
	for name, data := range first {
		if !bytes.Equal(second[name], data) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// tree reads all files of a folder but git's own.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		all[p], err = os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// What Synthetic says it wrote is what the house reads, so that tests of the
// list may rely on it.
func TestSyntheticBlogsAreReadAsTheyWereMeant(t *testing.T) {
	for _, shape := range []string{"gatsby", "hugo", "jekyll", "hexo", "zola", "pelican"} {
		t.Run(shape, func(t *testing.T) {
			dir := t.TempDir()
			posts, err := Synthetic(dir, 150, Options{Shape: shape, Seed: 9, Body: 300})
			if err != nil {
				t.Fatal(err)
			}
			s, err := site.Recognise(os.DirFS(dir))
			if err != nil || s.Generator != shape {
				t.Errorf("taken for %q (%v)", s.Generator, err)
			}
			all := tree(t, dir)
			for _, p := range posts {
				lines, err := text.Parse(all[p.Path])
				if err != nil {
					t.Fatalf("%s: %v", p.Path, err)
				}
				doc := frontmatter.Read(lines.Lines())
				if (doc.Problem != nil) != p.Broken {
					t.Errorf("%s: broken %v, but read with %v", p.Path, p.Broken, doc.Problem)
				}
				if p.Broken || doc.Problem != nil {
					continue
				}
				want := map[string]string{"title": p.Title, "date": p.Date}
				for key, value := range want {
					f, ok := frontmatter.Get(doc, key)
					if !ok || f.Text != value {
						t.Errorf("%s: %s is %+v, want %q", p.Path, key, f, value)
					}
				}
			}
		})
	}
}

func TestASyntheticBlogHasTheOdditiesOfRealOnes(t *testing.T) {
	dir := t.TempDir()
	posts, err := Synthetic(dir, 1000, Options{Shape: "gatsby", Body: 60})
	if err != nil {
		t.Fatal(err)
	}
	all := tree(t, dir)
	counts := map[string]int{}
	for i, p := range posts {
		s := string(all[p.Path])
		for name, has := range map[string]bool{
			"no newline at the end": !strings.HasSuffix(s, "\n"),
			"CRLF":                  strings.Contains(s, "\r\n"),
			"byte order mark":       strings.HasPrefix(s, "\ufeff"),
			"aligned values":        strings.Contains(s, "\ntitle:   "),
			"blank before a colon":  strings.Contains(s, "\ntitle : "),
			"draft":                 p.Draft,
			"broken":                p.Broken,
			"name not ASCII":        strings.ContainsFunc(p.Path, func(r rune) bool { return r > 127 }),
			"name with a blank":     strings.Contains(p.Path, " "),
			"no line before a body": strings.Contains(s, "\n---\n#"),
		} {
			if has {
				counts[name]++
			}
		}
		if i > 0 && p.Day > posts[i-1].Day {
			t.Errorf("%s is newer than the one before it", p.Path)
		}
	}
	if len(counts) != 10 {
		t.Errorf("some oddity is missing: %v", counts)
	}
	if n := counts["no newline at the end"]; n < 400 || n > 600 {
		t.Errorf("%d of 1000 end without a newline, real blogs have 500", n)
	}
	plain := filepath.Join(t.TempDir(), "plain")
	posts, err = Synthetic(plain, 200, Options{Plain: true, Body: 60})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range posts {
		if p.Broken || strings.ContainsAny(p.Path, " ") {
			t.Errorf("%s is odd in a plain blog", p.Path)
		}
	}
	if _, err := Synthetic(plain, 1, Options{Shape: "abacus"}); err == nil {
		t.Error("a shape that nobody knows was made")
	}
}
