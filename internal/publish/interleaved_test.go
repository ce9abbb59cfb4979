//go:build unix

package publish

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// BenchmarkBesideGit publishes a post with a picture in a blog of ten thousand,
// in turn with what a writer would type: what counts is the ratio.
func BenchmarkBesideGit(b *testing.B) {
	w := large(b)
	n := 0
	change := func() {
		n++
		w.write("posts/a.md", fmt.Sprint("edit ", n))
		w.write("posts/a.png", fmt.Sprint("picture ", n))
		w.files = []File{{Path: "posts/a.md"}, {Path: "posts/a.png"}}
	}
	ways := map[string]func(){
		"penpush": func() {
			if _, err := w.publish(); err != nil {
				b.Fatal(err)
			}
		},
		"git": func() {
			w.git("add", "posts/a.md", "posts/a.png")
			w.git("commit", "-qm", "x")
			w.git("push", "-q")
		},
		"git with fetch": func() {
			w.git("fetch", "-q")
			w.git("add", "posts/a.md", "posts/a.png")
			w.git("commit", "-qm", "x")
			w.git("push", "-q")
		},
	}
	took := map[string][]time.Duration{}
	for b.Loop() {
		for name, way := range ways {
			change()
			began := time.Now()
			way()
			took[name] = append(took[name], time.Since(began))
		}
	}
	median := func(name string) time.Duration {
		slices.Sort(took[name])
		return took[name][len(took[name])/2]
	}
	for name := range ways {
		b.Logf("%-15s %v", name, median(name))
	}
	b.ReportMetric(float64(median("penpush"))/float64(median("git")), "×git")
	b.ReportMetric(float64(median("penpush"))/float64(median("git with fetch")), "×git+fetch")
}
