//go:build unix

package publish

import (
	"context"
	"maps"
	"math/rand"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/git"
)

// names stand in git's order in ways of their own when they are folders.
var names = []string{"a", "a.b", "a-b", "a0", "글", "-x", "b c"}

// somewhere is a path up to three folders deep.
func somewhere(random *rand.Rand) string {
	where := names[random.Intn(len(names))]
	for random.Intn(2) == 0 && strings.Count(where, "/") < 3 {
		where += "/" + names[random.Intn(len(names))]
	}
	return where
}

// inTheWayOf tells a path that cannot be there together with others.
func inTheWayOf(where string, others map[string]string) bool {
	for other := range others {
		if strings.HasPrefix(other, where+"/") || strings.HasPrefix(where, other+"/") {
			return true
		}
	}
	return false
}

func TestATreeIsWhatGitMakesOfItsIndex(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := &running{limits: patience()}
	ctx := context.Background()
	var err error
	if r.repo, err = git.Open(ctx, w.blog); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewSource(7))
	x := index{r.repo, path.Join(t.TempDir(), "index")}
	var blobs []string
	for _, words := range []string{"one", "two", "three"} {
		w.write("words", words)
		blobs = append(blobs, w.git("hash-object", "-w", "words"))
	}
	for range 60 {
		files := map[string]string{}
		for range random.Intn(12) {
			if where := somewhere(random); !inTheWayOf(where, files) {
				files[where] = "100644 " + blobs[random.Intn(3)]
			}
		}
		before := w.madeBy(ctx, x, "", files)
		asked := map[string]string{}
		for range 1 + random.Intn(5) {
			where := somewhere(random)
			if was := slices.Sorted(maps.Keys(files)); len(was) > 0 && random.Intn(2) == 0 {
				where = was[random.Intn(len(was))]
			}
			if inTheWayOf(where, asked) {
				continue
			}
			asked[where] = []string{"", "100644 " + blobs[0], "100755 " + blobs[1]}[random.Intn(3)]
		}
		want := w.madeBy(ctx, x, before, asked)
		s, err := r.snapshot(ctx, before, slices.Sorted(maps.Keys(asked)))
		if err != nil {
			t.Fatal(err)
		}
		var entries []entry
		for where, item := range asked {
			entries = append(entries, entry{where, item})
		}
		s.with(entries)
		got, changed, err := s.write(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if got == "" {
			got = before
		}
		differs, err := differs(ctx, r.repo, before, want)
		if err != nil || got != want {
			t.Fatalf("%v with %v is %s, git makes %s: %v", files, asked, got, want, err)
		}
		for _, where := range differs { // a folder that had to go may be told as one
			if !slices.ContainsFunc(changed, func(c string) bool { return where == c || strings.HasPrefix(where, c+"/") }) {
				t.Fatalf("%v with %v changes %q, told are %q", files, asked, differs, changed)
			}
		}
		for _, where := range changed {
			if !slices.ContainsFunc(differs, func(d string) bool { return where == d || strings.HasPrefix(d, where+"/") }) {
				t.Fatalf("%v with %v changes %q, told are %q", files, asked, differs, changed)
			}
		}
	}
}

// madeBy has git put files into a tree.
func (w *world) madeBy(ctx context.Context, x index, base string, files map[string]string) string {
	w.t.Helper()
	if err := x.fill(ctx, base); err != nil {
		w.t.Fatal(err)
	}
	var entries []entry
	for where, item := range files {
		entries = append(entries, entry{where, item})
	}
	if err := x.put(ctx, entries); err != nil {
		w.t.Fatal(err)
	}
	tree, err := x.run(ctx, nil, "write-tree")
	if err != nil {
		w.t.Fatal(err)
	}
	return tree
}

// A folder that git has lost must not be taken for one that is empty: publishing would
// then remove everything in it.
func TestAFolderThatCannotBeReadIsNotEmpty(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.write("posts/deep/new.md", "new\n")
	w.git("add", "posts/deep/new.md")
	w.git("commit", "-qm", "deep")
	r := &running{limits: patience()}
	var err error
	if r.repo, err = git.Open(t.Context(), w.blog); err != nil {
		t.Fatal(err)
	}
	commit := w.git("rev-parse", "HEAD")
	for _, folder := range []string{"posts/deep", "posts", ""} {
		id := w.git("rev-parse", commit+":"+folder)
		if err := os.Remove(filepath.Join(w.gitDir(), "objects", id[:2], id[2:])); err != nil {
			t.Fatal(err)
		}
		if _, err := r.snapshot(t.Context(), commit, []string{"posts/deep/new.md"}); err == nil {
			t.Errorf("without %q it was read all the same", folder)
		}
	}
}
