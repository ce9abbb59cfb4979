package preview

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"penpush/internal/markdown"
)

// TestAPaneKeepsAtMostThreeTimesItsHTML holds the memory of an open post of 1 MB in
// every dialect, its lines included.
func TestAPaneKeepsAtMostThreeTimesItsHTML(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	for _, name := range markdown.Dialects() {
		if name == "commonmark" {
			continue // no site's: without colours its HTML is hardly longer than the text
		}
		md := markdown.New(markdown.For(name)).Marking().Showing(shelf{})
		NewPane(md).Page(1, post(1<<20), 0) // what highlighting remembers is kept once for all posts
		before := heap()
		pane := NewPane(md)
		text := post(1 << 20)
		pane.Page(1, text, 0)
		at := middle(text)
		for version := range 5 {
			text[at] += "글"
			if _, _, ok := pane.Update(version, text, 0); !ok {
				t.Fatal("no patch")
			}
		}
		html := 0
		for _, p := range pane.shown.pieces {
			html += len(p.html)
		}
		used := int(heap() - before)
		runtime.KeepAlive(text)
		runtime.KeepAlive(pane)
		t.Logf("%s: %d kB of heap for %d kB of HTML: %.1f×", name, used>>10, html>>10, float64(used)/float64(html))
		if used > 3*html {
			t.Errorf("%s: an open post takes %d kB for %d kB of HTML", name, used>>10, html>>10)
		}
	}
}

// TestFirstPageBesideGoldmark prints what the first page of a post of 1 MB costs in
// each dialect beside one rendering by bare goldmark, in turn, and what it costs when
// its code has never been coloured, which goldmark does not do; RATIO=1 asks for it.
func TestFirstPageBesideGoldmark(t *testing.T) {
	if os.Getenv("RATIO") == "" {
		t.Skip("RATIO=1 measures it: RATIO=1 go test ./internal/preview -run TestFirstPageBesideGoldmark -v")
	}
	text := post(1 << 20)
	src := join(text)
	g := bare()
	all := map[string]*markdown.Markdown{}
	took := map[string]time.Duration{"goldmark": time.Hour}
	colouring := map[string]time.Duration{}
	for _, name := range markdown.Dialects() {
		all[name] = markdown.New(markdown.For(name)).Marking().Showing(shelf{})
		start := time.Now()
		NewPane(all[name]).Page(1, text, 0) // code is coloured once for all posts
		colouring[name] = time.Since(start)
		took[name] = time.Hour
	}
	measure := func(name string, run func()) {
		runtime.GC() // nobody pays for what another left behind
		start := time.Now()
		run()
		took[name] = min(took[name], time.Since(start))
	}
	for range 8 {
		measure("goldmark", func() {
			var out bytes.Buffer
			out.Grow(3 * len(src))
			if err := g.Convert(src, &out); err != nil {
				t.Error(err)
			}
		})
		for name, md := range all {
			measure(name, func() { NewPane(md).Page(1, text, 0) })
		}
	}
	line := fmt.Sprintf("%d bytes, goldmark %v:", len(src), took["goldmark"])
	for _, name := range markdown.Dialects() {
		line += fmt.Sprintf(" %s ×%.2f (×%.1f for the first time)", name, float64(took[name])/float64(took["goldmark"]), float64(colouring[name])/float64(took["goldmark"]))
	}
	t.Log(line)
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
