package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// BenchmarkDialects is the cost of a post in each dialect beside bare goldmark.
func BenchmarkDialects(b *testing.B) {
	src := []byte(strings.Repeat("## 제목 \"하나\"\n\n문단 **굵게** [링크](https://a.org) `code` -- 그리고 *기울임*. It's \"fine\"...\n\n- a\n  - b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> 인용\n\n", 100))
	bare := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	b.Run("goldmark", func(b *testing.B) {
		for b.Loop() {
			var out bytes.Buffer
			if err := bare.Convert(src, &out); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, name := range Dialects() {
		m := New(For(name))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				if err := m.Render(&out, src, m.Parse(src)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
