package preflight

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"penpush/internal/text"
)

// Blogs with faults: what is found where, and what is left when every fix was
// applied. PENPUSH_UPDATE=1 writes that anew.
func TestFaultsAreFoundWhereTheyAre(t *testing.T) {
	archives, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no blogs with faults", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			b := newBlog(t, a)
			found := b.check()
			compare(t, file, a, map[string]string{"want/found": told(found), "want/mended": told(b.mended(found))})
		})
	}
}

// mended applies fixes until there are none left, and gives what is found then.
func (b *blog) mended(found []Finding) []Finding {
	b.t.Helper()
	for range 20 {
		i := slices.IndexFunc(found, func(f Finding) bool { return f.Fix != nil })
		if i < 0 {
			return found
		}
		done := map[string]bool{} // one fix a post: the next ones' lines may have moved
		for _, f := range found {
			if f.Fix == nil || done[f.Problem.Path] {
				continue
			}
			done[f.Problem.Path] = true
			b.apply(f)
		}
		found = b.check()
	}
	b.t.Fatalf("fixes do not mend: %s", told(found))
	return nil
}

func (b *blog) apply(f Finding) {
	b.t.Helper()
	file := filepath.Join(b.dir, filepath.FromSlash(f.Problem.Path))
	content, err := os.ReadFile(file)
	if err != nil {
		b.t.Fatal(err)
	}
	now, err := text.Parse(content)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := now.Apply([]text.Edit{*f.Fix}); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(file, now.Bytes(), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

func told(found []Finding) string {
	var out strings.Builder
	for _, f := range found {
		fmt.Fprintf(&out, "%s:%d %s %s %q", f.Problem.Path, f.Problem.Line, f.Severity, f.Rule, f.Problem.Subject)
		if f.Fix != nil {
			fmt.Fprintf(&out, " fix %d-%d %q", f.Fix.From, f.Fix.To, f.Fix.Lines)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func compare(t *testing.T, file string, a *txtar.Archive, got map[string]string) {
	t.Helper()
	update := os.Getenv("PENPUSH_UPDATE") != ""
	for _, name := range []string{"want/found", "want/mended"} {
		i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
		switch {
		case i >= 0 && string(a.Files[i].Data) == got[name]:
		case !update:
			t.Errorf("%s\n%s", name, got[name])
		case i >= 0:
			a.Files[i].Data = []byte(got[name])
		default:
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got[name])})
		}
	}
	if update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
