package markdown

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// TestCostBesideGoldmark prints what each dialect costs beside bare goldmark, in
// turn in one run; RATIO=1 asks for it.
func TestCostBesideGoldmark(t *testing.T) {
	if os.Getenv("RATIO") == "" {
		t.Skip("RATIO=1 measures it: RATIO=1 go test ./internal/markdown -run TestCostBesideGoldmark -v")
	}
	piece := "## 제목 \"하나\"\n\n문단 **굵게** [링크](https://a.org) `code` -- 그리고 *기울임*. It's \"fine\"... 오늘은 날씨가 좋다. 내일도 그럴까? 글쎄, 모르겠다.\n\n- a\n  - b 목록의 항목\n- c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> 인용한 문장이다.\n\n```\nx := 1\n```\n\n"
	bare := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	for _, size := range []int{14 << 10, 100 << 10, 1 << 20} {
		src := []byte(strings.Repeat(piece, size/len(piece)+1))
		rounds := max(12, (4<<20)/size)
		all := map[string]*Markdown{}
		took := map[string]time.Duration{}
		for _, name := range Dialects() {
			all[name] = New(For(name))
			took[name] = time.Hour
		}
		took["goldmark"] = time.Hour
		for range rounds {
			measure := func(name string, run func(out *bytes.Buffer)) {
				var out bytes.Buffer
				out.Grow(3 * len(src))
				runtime.GC() // nobody pays for what another left behind
				start := time.Now()
				run(&out)
				took[name] = min(took[name], time.Since(start))
			}
			measure("goldmark", func(out *bytes.Buffer) { _ = bare.Convert(src, out) })
			for name, m := range all {
				measure(name, func(out *bytes.Buffer) { _ = m.Render(out, src, m.Parse(src)) })
			}
		}
		line := fmt.Sprintf("%7d bytes, goldmark %v:", len(src), took["goldmark"])
		for _, name := range Dialects() {
			line += fmt.Sprintf(" %s ×%.2f", name, float64(took[name])/float64(took["goldmark"]))
		}
		t.Log(line)
	}
}
