//go:build unix

package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/git"
)

// large is a blog of ten thousand posts with a picture each.
func large(b *testing.B) *world {
	w := newWorld(b)
	w.git("config", "gc.auto", "0")
	w.git("config", "maintenance.auto", "false")
	for i := range 10_000 {
		dir := filepath.Join(w.blog, "posts", fmt.Sprint(i/100), fmt.Sprint(i))
		os.MkdirAll(dir, 0o777)
		os.WriteFile(filepath.Join(dir, "index.md"), []byte(fmt.Sprintf("---\ntitle: %d\n---\n\n%s", i, strings.Repeat("words\n", 30))), 0o666)
		os.WriteFile(filepath.Join(dir, "a.png"), []byte(fmt.Sprintf("\x89PNG\x00%d", i)), 0o666)
	}
	w.git("add", "-A")
	w.git("commit", "-qm", "many")
	w.git("push", "-q")
	w.git("gc", "-q")
	w.in(w.online, "gc", "-q")
	w.git("fetch", "-q")
	return w
}

// BenchmarkLarge measures beside what a writer would type instead.
func BenchmarkLarge(b *testing.B) {
	w := large(b)
	b.Run("publish", func(b *testing.B) { benchmarkPublish(b, w) })
	b.Run("states", func(b *testing.B) { benchmarkStates(b, w) })
	b.Run("sheet", func(b *testing.B) { benchmarkSheet(b, w) })
}

func benchmarkPublish(b *testing.B, w *world) {
	n := 0
	change := func() {
		n++
		w.files = nil
		w.write("posts/a.md", fmt.Sprint("edit ", n))
		w.write("posts/a.png", fmt.Sprint("picture ", n))
		w.files = []File{{Path: "posts/a.md"}, {Path: "posts/a.png"}}
	}
	b.Run("penpush", func(b *testing.B) {
		for b.Loop() {
			change()
			if _, err := w.publish(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("git", func(b *testing.B) {
		for b.Loop() {
			change()
			w.git("add", "posts/a.md", "posts/a.png")
			w.git("commit", "-qm", "x")
			w.git("push", "-q")
		}
	})
	b.Run("git with pull", func(b *testing.B) {
		for b.Loop() {
			change()
			w.git("add", "posts/a.md", "posts/a.png")
			w.git("commit", "-qm", "x")
			w.git("pull", "-q", "--rebase")
			w.git("push", "-q")
		}
	})
}

// benchmarkStates compares the badges of all posts with one git status.
func benchmarkStates(b *testing.B, w *world) {
	w.write("posts/a.md", "edit")
	r := openRepo(b, w.dir)
	b.Run("penpush", func(b *testing.B) {
		for b.Loop() {
			s, err := r.States(b.Context())
			if err != nil || s.Of("posts/a.md") != git.Changed {
				b.Fatal(err)
			}
		}
	})
	b.Run("git status", func(b *testing.B) {
		for b.Loop() {
			w.git("status", "--porcelain=v2", "-z")
		}
	})
}

// benchmarkSheet is what is asked before a publish is shown.
func benchmarkSheet(b *testing.B, w *world) {
	w.edit()
	for _, part := range []struct {
		name string
		do   func() error
	}{
		{"inspect", func() error { _, err := Inspect(b.Context(), w.dir); return err }},
		{"candidates", func() error {
			_, _, err := Candidates(b.Context(), w.dir, []string{"posts/a.md"})
			return err
		}},
		{"diff", func() error { _, err := Diff(b.Context(), w.request()); return err }},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				if err := part.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
