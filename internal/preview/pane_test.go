package preview

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"penpush/internal/markdown"
)

// apply is what the window does with a patch.
func apply(blocks []Block, p Patch) []Block {
	out := append([]Block{}, blocks[:p.At]...)
	out = append(out, p.Insert...)
	for _, b := range blocks[p.At+p.Delete:] {
		b.Line += p.Shift
		out = append(out, b)
	}
	return out
}

func lines(s string) []string { return strings.Split(s, "\n") }

func TestShow(t *testing.T) {
	md := markdown.New(markdown.Options{})
	p := NewPane(md)
	src := "---\ntitle: x\n---\n# 한글 제목 Test!\n\n- a\n  - b\n\n    c\n- d\n\n> q\n> - z\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n```go\nfunc main() {}\n```\n\n<details>\n\n**x**\n\n</details>\n\nt[^1] {{< figure src=\"a b.png\" >}} ![x]({{ site.url }}/a (1).png)\n\n{{< x >}}\n---\n\n    code\n\n[^1]: note\n"
	for _, b := range p.Page(1, lines(src), 3).Blocks {
		fmt.Printf("%d+%d %s", b.Line, b.Lines, b.HTML)
	}
	fmt.Println(HTML(md, lines(src), 3))
	_ = reflect.DeepEqual
	_ = apply
}
