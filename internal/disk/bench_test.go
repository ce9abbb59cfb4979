package disk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"penpush/internal/disk"
)

// BenchmarkSave is a save of a 14 kB post; plain is what a program without any
// care does, for comparison.
func BenchmarkSave(b *testing.B) {
	texts := [2][]byte{bytes.Repeat([]byte("a"), 14_000), bytes.Repeat([]byte("b"), 14_000)}
	b.Run("plain", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "a.md")
		for i := 0; b.Loop(); i++ {
			if err := os.WriteFile(path, texts[i%2], 0o644); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("replace", func(b *testing.B) {
		r, err := disk.Open(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		defer r.Close()
		expect := disk.Hash("")
		for i := 0; b.Loop(); i++ {
			if err := r.Replace("a.md", expect, texts[i%2]); err != nil {
				b.Fatal(err)
			}
			expect = disk.Sum(texts[i%2])
		}
	})
}
