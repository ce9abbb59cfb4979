package preview

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"

	"penpush/internal/markdown"
)

// post is a post of about that many bytes, with what posts have.
func post(size int) []string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `## %d번째 이야기

오늘은 **마크다운**으로 글을 쓰는 방법을 [정리](https://example.com/%d)해 봤다. 문장은 길어지기도 하고,
줄을 바꾸어 쓰기도 한다. This sentence is *English*, with `+"`code`"+` and ~~a mistake~~.

- 첫째 항목
  - 그 안의 항목 %d
- 둘째 항목

> 인용한 말은 이렇게 보인다.

![그림 %d](./그림-%d.png)

| 이름 | 값 |
| --- | ---: |
| 하나 | %d |

`+"```go\nfunc f%d() int {\n\treturn %d // 값\n}\n```\n\n", i, i, i, i, i, i, i, i)
	}
	return strings.Split(b.String(), "\n")
}

var sizes = []struct {
	name  string
	bytes int
}{{"14kB", 14 << 10}, {"100kB", 100 << 10}, {"1MB", 1 << 20}}

// bare is goldmark with the same syntax, and nothing of ours.
func bare() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(html.WithUnsafe()),
	)
}

// against runs ours and bare goldmark in turns, so that what else the machine
// does slows both, and reports their ratio.
func against(b *testing.B, text []string, ours func()) {
	src := join(text)
	g := bare()
	var buffer bytes.Buffer
	var mine, theirs time.Duration
	ours()
	for b.Loop() {
		start := time.Now()
		ours()
		mine += time.Since(start)
		buffer.Reset()
		start = time.Now()
		if err := g.Convert(src, &buffer); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(start)
	}
	b.ReportMetric(float64(mine.Microseconds())/float64(b.N), "µs/ours")
	b.ReportMetric(float64(theirs.Microseconds())/float64(b.N), "µs/goldmark")
	b.ReportMetric(float64(mine)/float64(theirs), "×goldmark")
}

func BenchmarkPage(b *testing.B) {
	for _, s := range sizes {
		b.Run(s.name, func(b *testing.B) {
			text := post(s.bytes)
			pane := NewPane(markdown.New(markdown.Options{}))
			against(b, text, func() { pane.Page(1, text, 0) })
		})
	}
}

// BenchmarkKeystroke types a letter into a paragraph in the middle.
func BenchmarkKeystroke(b *testing.B) {
	for _, s := range sizes {
		b.Run(s.name, func(b *testing.B) { keystrokes(b, post(s.bytes)) })
	}
}

// BenchmarkKeystrokeReadWhole does so where a footnote stands in the paragraph, so
// that the whole text is read for each letter.
func BenchmarkKeystrokeReadWhole(b *testing.B) {
	for _, s := range sizes {
		b.Run(s.name, func(b *testing.B) {
			text := append(post(s.bytes), "[^1]: 주석")
			text[middle(text)] += "[^1]"
			keystrokes(b, text)
		})
	}
}

func keystrokes(b *testing.B, text []string) {
	pane := NewPane(markdown.New(markdown.Options{}))
	pane.Page(0, text, 0)
	at, line, version := middle(text), text[middle(text)], 0
	against(b, text, func() {
		version++
		text[at] = line + strings.Repeat("글", version%40)
		if _, _, ok := pane.Update(version, text, 0); !ok {
			b.Fatal("no patch")
		}
	})
}

// middle is a paragraph's line in the middle.
func middle(text []string) int {
	for i := len(text) / 2; ; i++ {
		if strings.HasPrefix(text[i], "줄을") {
			return i
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	for _, s := range sizes {
		b.Run(s.name, func(b *testing.B) {
			text := post(s.bytes)
			md := markdown.New(markdown.Options{})
			against(b, text, func() { HTML(md, text, 0) })
		})
	}
}

func BenchmarkDeep(b *testing.B) {
	src := join(post(1 << 20))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		markdown.Deep(src)
	}
}
