package markdown

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// hostile are texts that keep a parser busy for seconds or for ever.
func hostile() map[string]string {
	r := strings.Repeat
	nested, numbered := "", ""
	for i := range 2000 {
		nested += r("  ", i) + "- a\n"
	}
	for i := range 200 {
		numbered += r("   ", i) + "1. a\n\n"
	}
	ticks := ""
	for i := 1; i < 1200; i++ {
		ticks += r("`", i) + " "
	}
	notes := ""
	for i := range 20000 {
		notes += fmt.Sprintf("[^%d] x\n\n[^%d]: y\n\n", i, i)
	}
	return map[string]string{
		"nested lists":           nested,
		"numbered lists":         numbered,
		"lists on one line":      r("- ", 500) + "a",
		"lists on many lines":    r(r("- ", 60)+"a\n", 1000),
		"quotes":                 r(">", 10000) + "a",
		"quotes and lists":       r("> - ", 100) + "a",
		"open brackets":          r("[", 10000),
		"open brackets, lines":   r("[\n", 10000),
		"open images":            r("![", 10000),
		"nested links":           r("[", 10000) + "a" + r("](b)", 10000),
		"open addresses":         r("[a](", 50000),
		"open addresses, angles": r("[a](<b", 50000),
		"delimiters":             r("a**b_c ", 50000),
		"ticks of all lengths":   ticks,
		"a million cells":        r("|a", 1000) + "|\n" + r("|-", 1000) + "|\n" + r("|\n", 1000),
		"cells in a quote":       "> " + r("|a", 1000) + "|\n> " + r("|-", 1000) + "|\n" + r("> |\n", 1000),
		"definitions":            r("[a]: x\n", 50000),
		"footnotes":              notes,
		"one line of 50 MB":      r("가나다 ", 5<<20),
		"20 MB":                  r("word word word\n\n", 20<<16),
	}
}

// TestDeepStopsWhatWouldHangThePreview also holds that finding out is linear: what
// takes a parser for ever costs little more than plain words of the same length.
func TestDeepStopsWhatWouldHangThePreview(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	for name, src := range hostile() {
		b, words := []byte(src), []byte(strings.Repeat("word ", len(src)/5+1))
		if !Deep(b) {
			t.Errorf("%s: the window would hang", name)
		}
		hostile, plain := quickest(func() { Deep(b) }), quickest(func() { Deep(words) })
		if hostile > 100*plain+time.Millisecond {
			t.Errorf("%s: finding out took %v, and %v for as many plain words", name, hostile, plain)
		}
	}
}

// quickest is the shortest of three runs: others on the machine only add to it.
func quickest(run func()) time.Duration {
	least := time.Hour
	for range 3 {
		start := time.Now()
		run()
		least = min(least, time.Since(start))
	}
	return least
}

// TestDeepLetsPeopleWrite are long and unusual texts that people do write.
func TestDeepLetsPeopleWrite(t *testing.T) {
	r := strings.Repeat
	nested := ""
	for i := range 12 {
		nested += r("    ", i) + "- 항목\n\n"
	}
	for name, src := range map[string]string{
		"a long post":           r("## 제목\n\n문단 **굵게** [링크](https://a.org) `code` 그리고 *기울임*.\n\n- a\n  - b\n\n", 10000),
		"a long list":           r("- [ ] 할 일 [a](b)\n", 50000),
		"nested as outlines":    r(nested, 20),
		"a picture in the text": "![](data:image/png;base64," + r("abcd", 1<<20) + ")",
		"a rule with blanks":    r("- ", 200) + "-\n\n" + r("* ", 200),
		"a big table":           "|a|b|c|d|\n|-|-|-|-|\n" + r("|1|2|3|4|\n", 20000),
		"data in code":          "```json\n" + r("[[1, 2], [3, \"a_b*c\"]],\n", 5000) + "```\n",
		"many footnotes":        r("글[^1]\n\n", 1000) + r("[^1]: 주석\n", 1000),
		"many definitions":      r("[a]: https://a.org\n", 2000),
		"mail":                  r(">", 20) + " a\n",
		"code in code":          r("````md\n```go\n`a` ``b``\n```\n````\n", 1000),
		"words of code":         r("`a` and ``b ` c`` ", 20000),
		"one paragraph":         r("단어 ", 1<<20),
	} {
		if Deep([]byte(src)) {
			t.Errorf("%s: its writer would see no preview", name)
		}
	}
}

// TestWhatDeepAllowsIsQuick holds the limits to what they are for: the worst that
// is let through costs no more than some ordinary posts of 1 MB.
func TestWhatDeepAllowsIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	r := strings.Repeat
	list := ""
	for i := range mostNesting - 1 {
		list += r("  ", i) + "- a\n"
	}
	m, jekyll := New(Options{}), New(For("jekyll"))
	ordinary := r("## 제목\n\n문단 **굵게** [링크](https://a.org) `code` 그리고 *기울임*.\n\n- a\n  - b\n\n", 10000)
	for name, src := range map[string]string{
		"nesting":     list + r(r("  ", mostNesting-2)+"- b\n", 500),
		"on a line":   r(r("- ", mostNesting)+"a\n", 100),
		"brackets":    r(r("[", mostOpen)+"\n\n", 20),
		"unclosed":    r(r("[a](", mostUnclosed/2)+"\n\n", 4),
		"delimiters":  r("a**b_c ", mostDelimiters/2-1),
		"cells":       r("|a", 1000) + "|\n" + r("|-", 1000) + "|\n" + r("|\n", mostCells/1100),
		"definitions": r("[a]: x\n", mostDefinitions),
		"fences":      r("~~~a\n", 20000),
		"comments":    r("<!-- \n", 20000),
		"tags":        r("<div>\n", 20000),
		"spans":       r("<b>x", 20000),
		"code":        r("a ``b ", 20000),
		"strikes":     r("~~ a", 5000),
	} {
		if Deep([]byte(src)) {
			t.Errorf("%s is past the limit that this test is about", name)
			continue
		}
		start := time.Now()
		render(t, m, src)
		took := time.Since(start)
		start = time.Now()
		render(t, m, ordinary)
		usual := time.Since(start)
		start = time.Now()
		render(t, jekyll, src)
		if took := time.Since(start); took > 20*usual {
			t.Errorf("%s: a keystroke in Jekyll would take %v, and in an ordinary post %v", name, took, usual)
		}
		t.Logf("%s: %d bytes in %v, an ordinary post in %v", name, len(src), took, usual)
		if took > 10*usual {
			t.Errorf("%s: a keystroke would take %v, and in an ordinary post %v", name, took, usual)
		}
	}
}

// harmless are shapes that look dangerous and take a parser no time: ten thousand
// of each are shown as the Markdown they are.
func TestTenThousandOfAnythingElseAreParsed(t *testing.T) {
	m := New(Options{})
	for _, unit := range []string{"<", "`a ", "_a ", "<a ", "<a b=\"", "a <!-- ", "a <? ", "&", "\\", "{% ", "{{", "www.", "a@", "# a\n", "a\n=\n", "|a|b\n", "![a](b) ", "```\n", "<div>\n\n"} {
		src := strings.Repeat(unit, 10000)
		if Deep([]byte(src)) {
			t.Errorf("%q: its writer would see no preview", unit)
			continue
		}
		ends(t, m, src)
	}
}

// ends renders a text, which must not take for ever.
func ends(t *testing.T, m *Markdown, src string) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- m.Render(io.Discard, []byte(src), m.Parse([]byte(src))) }()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatalf("the window would hang: %.60q, %d bytes", src, len(src))
	}
}

// What each family has of its own must end too: a post is read on every keystroke.
func TestWhatOneFamilyReadsEnds(t *testing.T) {
	r := strings.Repeat
	for name, shapes := range map[string][]string{
		"vitepress": {r("[[toc]]\n\n## a\n\n", 2000), r("http://a.b/(", 20000), r("::: tip\n", 400), r("<Foo x />\n", 5000), r(":( ", 20000)},
		"hexo":      {r("[a [b](c)](d) ", 5000), r("[`a` ", mostOpen-1) + r("x ", 20000), r("[a ", mostOpen-1) + r("x ", 20000)},
		"jekyll":    {r("~~~a\n", 20000), "<가> " + r("<< 나", 5000), r("\"a' ", 5000), r("{: .a}\n", 5000), r("<div markdown=\"1\">\n# a\n", 200)},
		"eleventy":  {r("a.b ", 20000), r("a@", 20000)},
	} {
		d := For(name)
		d.Without &^= BareLinks
		m := New(d)
		for _, src := range shapes {
			if !Deep([]byte(src)) {
				ends(t, m, src)
			}
		}
	}
}

// TestWhatDeepAllowsEnds repeats pieces of markup and looks whether what is let
// through comes to an end.
func TestWhatDeepAllowsEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	pieces := []string{"[", "]", "![", "[a](", ")", "`", "``", "*a", "**", "_", "<a ", ">", "<!--", "-->", "> - ", "- ", "|", "|-", "[^1]", "[a]: <", "&#", "\\", "{{< a", " >}}", "~~", "  ", "\n", "\t- a\n\n", "1. a\n", "```\n", "<div>\n", "a", "글"}
	m := New(Options{})
	random := rand.New(rand.NewPCG(1, 2))
	piece := func() string { return pieces[random.IntN(len(pieces))] }
	for range 250 {
		first, then, times := piece()+piece(), piece()+piece()+piece(), 1+random.IntN(1500)
		src := strings.Repeat(first, times) + strings.Repeat(then, times)
		if !Deep([]byte(src)) {
			ends(t, m, src)
		}
	}
}
