package preflight

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"penpush/internal/testsite"
)

func TestTheSampleIsClean(t *testing.T) {
	made, err := testsite.Sample(t.Context(), filepath.Join(t.TempDir(), "sample"))
	if err != nil {
		t.Fatal(err)
	}
	if found := (&blog{t: t, dir: made.Blog, now: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)}).check(); len(found) > 0 {
		t.Errorf("a false alarm in the sample:\n%s", told(found))
	}
}

// The twelve kinds of blogs have nothing wrong with them. Their pictures are
// empty files, whose posts are written by the dozen.
func TestTwelveKindsOfBlogsAreClean(t *testing.T) {
	archives, err := filepath.Glob("../posts/testdata/kinds/*.txtar")
	if err != nil || len(archives) != 12 {
		t.Fatalf("%d of the twelve kinds are there: %v", len(archives), err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			b := &blog{t: t, dir: t.TempDir()}
			for _, f := range a.Files {
				part, name, _ := strings.Cut(f.Name, "/")
				for n := range map[string]int{"blog": 1, "old": 12, "new": 10}[part] {
					number := strings.NewReplacer("NN", []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}[n])
					b.put(number.Replace(name), []byte(number.Replace(string(f.Data))))
				}
			}
			if found := b.check(); len(found) > 0 {
				t.Errorf("a false alarm:\n%s", told(found))
			}
		})
	}
}

// What looks wrong to one who does not know the generator, and is right there.
func TestWhatGeneratorsAllowIsClean(t *testing.T) {
	archives, err := filepath.Glob("testdata/clean/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no clean blogs", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, f := range a.Files {
				a.Files[i].Data = []byte(strings.NewReplacer("<TAB>", "\t", "<BOM>", "\ufeff").Replace(string(f.Data)))
			}
			if found := newBlog(t, a).check(); len(found) > 0 {
				t.Errorf("a false alarm:\n%s", told(found))
			}
		})
	}
}
