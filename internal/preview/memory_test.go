package preview

import (
	"runtime"
	"testing"

	"penpush/internal/markdown"
)

// TestAPaneKeepsAtMostThreeTimesItsHTML holds the memory of an open post of 1 MB,
// its lines included.
func TestAPaneKeepsAtMostThreeTimesItsHTML(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	md := markdown.New(markdown.Options{})
	NewPane(md).Page(1, post(1<<20), 0) // what highlighting remembers is kept once for all posts
	before := heap()
	pane := NewPane(md)
	text := post(1 << 20)
	pane.Page(1, text, 0)
	at := middle(text)
	for version := range 50 {
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
	t.Logf("%d kB of heap for %d kB of HTML: %.1f×", used>>10, html>>10, float64(used)/float64(html))
	if used > 3*html {
		t.Errorf("an open post takes %d kB for %d kB of HTML", used>>10, html>>10)
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
