package preview

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"

	"penpush/internal/markdown"
)

// apply is what the screen does with a patch.
func apply(blocks []Block, p Patch) []Block {
	out := append([]Block{}, blocks[:p.At]...)
	out = append(out, p.Insert...)
	for _, b := range blocks[p.At+p.Delete:] {
		b.Line += p.Shift
		out = append(out, b)
	}
	return out
}

// screen is a pane with the blocks that a screen would hold.
type screen struct {
	t       testing.TB
	md      *markdown.Markdown
	pane    *Pane
	version int
	note    string
	blocks  []Block
	sent    int // blocks in the last answer
	near    int // answers that came from reading near the edit only
}

func open(t testing.TB, lines []string, body int) *screen {
	return openAs(t, markdown.New(markdown.Options{}), lines, body)
}

func openAs(t testing.TB, md *markdown.Markdown, lines []string, body int) *screen {
	w := &screen{t: t, md: md}
	w.pane = NewPane(w.md)
	w.page(lines, body)
	return w
}

func (w *screen) page(lines []string, body int) {
	w.version++
	page := w.pane.Page(w.version, lines, body)
	w.blocks, w.note, w.sent = page.Blocks, page.Note, len(page.Blocks)
}

// show brings the screen to a text, and compares it with a page of that text.
func (w *screen) show(lines []string, body int) {
	w.t.Helper()
	w.version++
	shown := w.pane.shown
	from, patch, ok := w.pane.Update(w.version, lines, body)
	if ok {
		if w.pane.shown == shown {
			w.near++
		}
		if from != w.version-1 {
			w.t.Fatalf("the patch is for version %d, shown is %d", from, w.version-1)
		}
		w.blocks, w.sent = apply(w.blocks, patch), len(patch.Insert)
	} else {
		w.page(lines, body)
	}
	want := NewPane(w.md).Page(w.version, lines, body)
	if w.note != want.Note {
		w.t.Fatalf("the note is %q, not %q, in\n%s", w.note, want.Note, strings.Join(lines, "\n"))
	}
	if d := differ(w.blocks, want.Blocks); d != "" {
		w.t.Fatalf("the preview shows something else than the text says: %s\nin\n%s", d, strings.Join(lines, "\n"))
	}
}

func differ(got, want []Block) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Sprintf("block %d is\n%+v\nnot\n%+v", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		return fmt.Sprintf("%d blocks, not %d", len(got), len(want))
	}
	return ""
}

func lines(s string) []string { return strings.Split(s, "\n") }

// fragments are lines that open, close and change what is around them.
func fragments() []string {
	return []string{
		"", "", "", "", "문단", "글 **굵게** `code`", "# 제목", "# 제목", "## 제목 1", "# 제목-1", "### b",
		"- 항목", "  - 안", "    - 더 안", "  글", "1. 하나", "2. 둘", "   셋", "- [x] 함",
		"> 인용", "> - 목록", ">", "```", "```go", "~~~", "    code", "\tcode", "---", "===", "***",
		"<details>", "</details>", "<summary>s</summary>", "<div>", "</div>", "<!--", "-->", "<b>x</b>", "글 </div> 끝", "<p align=center>", "<script>", "</script>", "<svg><path/>", "</svg>",
		"[a]: https://a.org", "[b]: <x> 't'", "[a] [b][] ![c][a]", "[c]:", "/url",
		"| a | b |", "|---|---|", "| 1 |", "x[^1]", "y[^2][^1]", "[^1]: note", "[^2]: two", "    more",
		"{{< notice >}}", "{{< /notice >}}", "{% raw %}", "![]({{ site.x }}/a.png)", "[TOC]", `그는 "말`, `하고" 갔다 'a`, `b' "c" 'd'`, "$$", "글 $a_1$ $$b*c", `\[`, `d*\] 끝`, "\\", "a  ", "a\\", "<", "[", "\u3000", "\r", "끝\r",
	}
}

// calm are lines as most posts have them: what they open ends at a blank line.
func calm() []string {
	return []string{
		"", "", "문단", "글 **굵게** `code` [a]", "# 제목", `그는 "말`, `하고" 갔다 'a`, `b' "c" 'd'`, "## 제목 1", "### b", "#### c", "- 항목", "  - 안", "1. 하나", "> 인용",
		"---", "===", "<b>x</b>", "| a | b |", "|---|---|", "| 1 |", "{{< x >}}", "    code", "<div>a</div>", "<br>", "글 </div>",
		"<details>\n\n글\n\n</details>", "```\n# 코드\n\n글\n```",
	}
}

// TestPatchesKeepThePreviewEqual is the promise of this package, on random posts
// and edits.
func TestPatchesKeepThePreviewEqual(t *testing.T) {
	rounds := 150
	if testing.Short() {
		rounds = 15
	}
	near, edits := 0, 40
	for seed := range rounds {
		random := rand.New(rand.NewPCG(uint64(seed), 7))
		near += play(t, random.IntN, edits)
	}
	if share := float64(near) / float64(rounds*edits); share < 0.2 {
		t.Errorf("only %.0f %% of the edits were read nearby: this test says little about that", share*100)
	} else {
		t.Logf("%.0f %% of the edits were read nearby", share*100)
	}
}

// FuzzPatches lets the fuzzer choose the posts and edits.
func FuzzPatches(f *testing.F) {
	f.Add([]byte("any seed will do, for it is only a row of choices"))
	for seed := range 8 {
		random := rand.New(rand.NewPCG(uint64(seed), 3))
		choices := make([]byte, 500)
		for i := range choices {
			choices[i] = byte(random.Uint32())
		}
		f.Add(choices)
	}
	f.Add([]byte{20, 4, 30, 30, 1, 5, 9, 30, 4, 2, 1, 40, 41, 42})
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) > 600 {
			return
		}
		play(t, func(n int) int {
			if len(choices) == 0 {
				return 0
			}
			c := int(choices[0])
			choices = choices[1:]
			return c % n
		}, len(choices)/4)
	})
}

// showing are Markdowns of blogs, all but the first with tags of the site.
var showing = sync.OnceValue(func() []*markdown.Markdown {
	all := []*markdown.Markdown{markdown.New(markdown.Options{})}
	for _, name := range []string{"hugo", "hexo", "eleventy", "docusaurus", "vitepress", "astro"} {
		d := markdown.For(name)
		d.With |= markdown.Math
		if name == "hugo" {
			d.Formulas = markdown.Delimiters{Blocks: markdown.Delimiter("$$", "$$") + markdown.Delimiter(`\[`, `\]`), Inlines: markdown.Delimiter("$", "$")}
		}
		all = append(all, markdown.New(d).Marking().Showing(shelf{}))
	}
	return all
})

// play makes a post and edits it, every choice being made by choose.
// It tells how many patches came from reading near the edit only.
func play(t *testing.T, choose func(n int) int, edits int) int {
	known, chunks := fragments(), 12
	if choose(3) > 0 {
		known, chunks = calm(), 30
	}
	speaks := showing()
	md := speaks[choose(len(speaks))]
	if md != speaks[0] {
		known = append(known, tagged()...)
	}
	some := func(most int) []string {
		out := make([]string, choose(most))
		for i := range out {
			out[i] = known[choose(len(known))]
		}
		return lines(strings.Join(out, "\n"))
	}
	front := []string{"---", "title: x", "---"}
	var text []string
	for range choose(chunks) {
		text = append(append(text, some(8)...), "", "글 사이", "")
	}
	w := openAs(t, md, append(append([]string{}, front...), text...), len(front))
	for range edits {
		from := choose(len(text) + 1)
		to := min(from+choose(3), len(text))
		text = append(append(append([]string{}, text[:from]...), some(4)...), text[to:]...)
		switch choose(12) {
		case 0:
			front = append(front, "a: b")
		case 1:
			front = front[:max(len(front)-1, 0)]
		}
		w.show(append(append([]string{}, front...), text...), len(front))
	}
	return w.near
}

func TestHTMLIsThePageWithoutItsLineNumbers(t *testing.T) {
	known := append(fragments(), tagged()...)
	for seed := range 200 {
		random := rand.New(rand.NewPCG(uint64(seed), 9))
		text := make([]string, random.IntN(60))
		for i := range text {
			text[i] = known[random.IntN(len(known))]
		}
		md := markdown.New(markdown.Options{})
		if seed%2 > 0 {
			md = markdown.New(markdown.For(markdown.Dialects()[seed%7])).Showing(shelf{})
		}
		var page strings.Builder
		for _, b := range NewPane(md).Page(1, text, 0).Blocks {
			page.WriteString(withoutLines(b.HTML))
		}
		if got, want := page.String(), withoutLines(HTML(md, text, 0)); got != want {
			t.Fatalf("the site would show\n%s\nthe preview shows\n%s\nfor\n%s", want, got, strings.Join(text, "\n"))
		}
	}
}

var (
	lineNumber = regexp.MustCompile(` data-line="\d+"`)
	lineMark   = regexp.MustCompile(`<(\w+)[^>]*? data-line="(\d+)"`)
	quoteStart = regexp.MustCompile(`<blockquote>\n?`)
)

// withoutLines takes out the line numbers, and the line break that goldmark
// writes only into a quote without attributes.
func withoutLines(html string) string {
	return quoteStart.ReplaceAllString(lineNumber.ReplaceAllString(html, ""), "<blockquote>")
}
