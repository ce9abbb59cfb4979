package history_test

import (
	"strings"
	"testing"
	"time"

	"penpush/internal/history"
)

// BenchmarkAppend is what one keystroke in a paragraph of 300 bytes costs.
func BenchmarkAppend(b *testing.B) {
	h, err := history.Open(b.TempDir(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer h.Close()
	j, err := h.Journal("a.md")
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	if err := j.Start([]byte("one\ntwo\n")); err != nil {
		b.Fatal(err)
	}
	step := line(1, strings.Repeat("가", 100))
	for b.Loop() {
		if err := j.Append(step); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeep is a snapshot of a 14 kB post before a save.
func BenchmarkKeep(b *testing.B) {
	h, err := history.Open(b.TempDir(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer h.Close()
	content := []byte(strings.Repeat("a line of text\n", 930))
	for i := 0; b.Loop(); i++ {
		content[i%len(content)]++
		if err := h.Keep("a.md", content, time.Now()); err != nil {
			b.Fatal(err)
		}
	}
}
