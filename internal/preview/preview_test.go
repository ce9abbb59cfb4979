package preview

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"penpush/internal/markdown"
)

// outline writes blocks as "line+lines tags" with the lines inside them.
func outline(blocks []Block) string {
	var b strings.Builder
	for _, block := range blocks {
		var marks []string
		for _, m := range lineMark.FindAllStringSubmatch(block.HTML, -1) {
			marks = append(marks, m[1]+":"+m[2])
		}
		fmt.Fprintf(&b, "%d+%d %s\n", block.Line, block.Lines, strings.Join(marks, " "))
	}
	return b.String()
}

const essay = `---
title: 글
---

# 제목

문단은
두 줄이다.

- 하나
  - 둘

    이어서
- 셋
> 인용
>
> 1. 가
> 2. 나

| a | b |
|---|---|
| 1 | 2 |
| 3 | 4 |

` + "```go\nx := 1\n```" + `

    들여 쓴 코드

---
둘째 제목
=========

<details>
<summary>더</summary>

숨은 글

- 항목

</details>

[a]: https://example.com

끝[^1].

[^1]: 주석

    더`

func TestLinesOfBlocksAndOfWhatIsInThem(t *testing.T) {
	page := NewPane(markdown.New(markdown.Options{})).Page(7, lines(essay), 3)
	want := `4+1 h1:0
6+2 p:0
9+5 ul:0 li:0 ul:1 li:1 p:1 p:3 li:4
14+4 blockquote:0 p:0 ol:2 li:2 li:3
19+4 table:0 thead:0 tr:2 tr:3
24+3 pre:0
28+1 pre:0
30+1 hr:0
31+2 h1:0
34+8 p:3 ul:5 li:5
45+1 p:0
47+3 li:0 p:0 p:2
`
	if got := outline(page.Blocks); got != want {
		t.Errorf("the preview would scroll to the wrong place\n got\n%s\nwant\n%s", got, want)
	}
	if page.Version != 7 || page.Note != "" {
		t.Errorf("version %d, note %q", page.Version, page.Note)
	}
}

func TestFootnotesStandAtTheEndInOrderOfLines(t *testing.T) {
	s := open(t, lines("글[^1]\n\n[^1]: 주석\n\n다음 문단"), 0)
	if got := outline(s.blocks); got != "0+1 p:0\n4+1 p:0\n5+0 \n" {
		t.Errorf("got\n%s", got)
	}
	s.show(lines("글[^1]\n\n다음 문단\n\n[^1]: 주석"), 0)
	if got := outline(s.blocks); got != "0+1 p:0\n2+1 p:0\n4+1 li:0 p:0\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestWhatRawHTMLSpansIsOneBlock(t *testing.T) {
	for src, want := range map[string]int{
		"<details>\n\n글\n\n</details>\n\n끝":                                        2,
		"<div>\n\n<div>\n\n글\n\n</div>\n\n</div>\n\n끝":                             2,
		"<div>\n\n글 </div>\n\n끝":                                                   2,
		"<div>\n\n글\n\n끝":                                                          1, // the site, too, puts the rest inside
		"</div>\n\n글":                                                              2,
		"<p align=\"center\">\n\n![](a.png)\n\n</p>\n\n끝":                          4,
		"<br>\n\n<img src=a.png>\n\n글":                                             3,
		"<!-- <div> -->\n\n글":                                                      2,
		"<script>\nif (a<div) {}\n\n</script>\n\n글":                                2,
		"<svg viewBox=\"0 0 1 1\">\n<path d=\"\"/>\n</svg>\n\n글":                   2,
		"<iframe src=\"a\">\n\n<div>\n\n</iframe>\n\n글":                            2,
		"<div title=\"<b>\">글</div>\n\n끝":                                          2,
		"<table>\n<tr>\n<td>\n\n**글**\n\n</td>\n</table>\n\n끝":                     2,
		"- <div>\n\n글":                                                             2,
		"<b>\n\n글 <b>x</b> y\n\n</b>\n\n끝":                                         2,
		"<details><summary>a</summary>\n\n```\n</details>\n```\n\n</details>\n\n끝": 2,
	} {
		page := NewPane(markdown.New(markdown.Options{})).Page(1, lines(src), 0)
		if len(page.Blocks) != want {
			t.Errorf("%d blocks, not %d, of\n%s\n%+v", len(page.Blocks), want, src, page.Blocks)
		}
	}
}

func TestAKeystrokeSendsOneBlock(t *testing.T) {
	text := post(100 << 10)
	s := open(t, text, 0)
	at := middle(text)
	for _, step := range []struct {
		name string
		edit func()
		sent int
	}{
		{"a letter", func() { text[at] += "글" }, 1},
		{"a line", func() { text = insert(text, at, "새 줄") }, 1},
		{"a new paragraph between", func() { text = insert(text, at, "", "새 문단", "") }, 3},
		{"a heading of its own", func() { text = insert(text, at, "", "## 하나뿐인 제목", "") }, 1},
		{"nothing", func() {}, 0},
	} {
		near := s.near
		step.edit()
		s.show(text, 0)
		if s.sent != step.sent {
			t.Errorf("%s: %d blocks were sent instead of %d", step.name, s.sent, step.sent)
		}
		if step.sent > 0 && s.near == near {
			t.Errorf("%s: the whole text was read", step.name)
		}
	}
}

func insert(text []string, at int, lines ...string) []string {
	return append(append(append([]string{}, text[:at]...), lines...), text[at:]...)
}

func TestChangingAFieldMovesBlocksAndSendsNone(t *testing.T) {
	text := lines(essay)
	s := open(t, text, 3)
	s.show(insert(text, 1, "tags: [a]", "draft: true"), 5)
	if s.sent != 0 || s.blocks[0].Line != 6 {
		t.Errorf("%d blocks were sent; the first stands at line %d", s.sent, s.blocks[0].Line)
	}
}

// TestWhatIsKnownOfTheWholeReachesEveryBlock are edits in one place that change
// another.
func TestWhatIsKnownOfTheWholeReachesEveryBlock(t *testing.T) {
	filler := strings.Repeat("문단\n\n", 40)
	for name, edit := range map[string][2]string{
		"a link is defined":               {"X[a]\n\n" + filler + "[b]: /x\n\n끝", "X[a]\n\n" + filler + "[a]: /x\n\n끝"},
		"a definition goes":               {"[a]\n\n" + filler + "[a]: /x\n\n" + filler, "[a]\n\n" + filler + "[a] /x\n\n" + filler},
		"in a quote":                      {"[a]\n\n" + filler + "> [a] /x\n\n" + filler, "[a]\n\n" + filler + "> [a]: /x\n\n" + filler},
		"an earlier heading gets the id":  {"글\n\n" + filler + "# 제목\n\n" + filler, "# 제목\n\n" + filler + "# 제목\n\n" + filler},
		"an earlier heading loses it":     {"# 제목\n\n" + filler + "# 제목\n\n" + filler, "# 제몫\n\n" + filler + "# 제목\n\n" + filler},
		"a heading that looks numbered":   {"글\n\n" + filler + "# a\n\n# a\n\n" + filler, "# a-1\n\n" + filler + "# a\n\n# a\n\n" + filler},
		"a footnote opens":                {"글[^1]\n\n" + filler + "[^1] 주석\n\n" + filler, "글[^1]\n\n" + filler + "[^1]: 주석\n\n" + filler},
		"an earlier footnote":             {"글\n\n" + filler + "글[^1]\n\n[^1]: a\n[^2]: b", "글[^2]\n\n" + filler + "글[^1]\n\n[^1]: a\n[^2]: b"},
		"a fence opens":                   {"글\n\n" + filler + "```\n끝", "```\n\n" + filler + "```\n끝"},
		"a fence that stays open":         {"글\n\n" + filler, "글\n\n```\n" + filler},
		"an element opens":                {"글\n\n" + filler + "</div>\n\n끝", "<div>\n\n" + filler + "</div>\n\n끝"},
		"an element closes":               {"<div>\n\n" + filler + "글\n\n" + filler, "<div>\n\n" + filler + "</div>\n\n" + filler},
		"a comment opens":                 {"글\n\n" + filler + "-->\n\n끝", "<!--\n\n" + filler + "-->\n\n끝"},
		"a list goes on over blank lines": {"- a\n\n\n" + filler, "- a\n\n\n- b\n\n" + filler},
		"everything goes":                 {filler, ""},
		"everything comes":                {"", filler},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, lines(edit[0]), 0)
			s.show(lines(edit[1]), 0)
			s.show(lines(edit[0]), 0)
		})
	}
}

func TestATextThatWouldHangIsShownAsItIs(t *testing.T) {
	hostile := strings.Repeat("[", 10000) + "<b>"
	s := open(t, lines("# a\n\n글"), 0)
	s.show(lines("# a\n\n"+hostile), 0)
	if s.note != string(Note) || len(s.blocks) != 1 {
		t.Fatalf("note %q, %d blocks", s.note, len(s.blocks))
	}
	if html := s.blocks[0].HTML; !strings.HasPrefix(html, "<pre") || strings.Contains(html, "<b>") || !strings.Contains(html, "# a\n\n[[") {
		t.Errorf("the text is not as it is: %.80s", html)
	}
	s.show(lines("# a\n\n"+hostile+"!\n\n끝"), 0)
	if s.sent != 1 {
		t.Errorf("%d blocks were sent", s.sent)
	}
	s.show(lines("# a\n\n글 끝"), 0)
	if s.note != "" || len(s.blocks) != 2 {
		t.Errorf("the preview did not come back: note %q, %d blocks", s.note, len(s.blocks))
	}
	if html := HTML(s.md, lines(hostile), 0); !strings.HasPrefix(html, "<pre") || len(html) < len(hostile) {
		t.Errorf("rendered for the site: %.80s", html)
	}
}

// TestDepthIsSeenFromNearby grows a nested list in a long post line by line: what
// is near must not be parsed as soon as the whole must not.
func TestDepthIsSeenFromNearby(t *testing.T) {
	filler := lines(strings.Repeat("문단\n\n", 400))
	text := append(append([]string{}, filler...), filler...)
	s := open(t, text, 0)
	at, indent := len(filler), ""
	for range 60 {
		text = insert(text, at, indent+"- 항목", "")
		at, indent = at+2, indent+"  "
		s.show(text, 0)
	}
	if s.note == "" {
		t.Error("sixty levels are parsed with every keystroke")
	}
	for range 60 {
		at -= 2
		text = append(append([]string{}, text[:at]...), text[at+2:]...)
		s.show(text, 0)
	}
	if s.note != "" || s.near == 0 {
		t.Errorf("note %q, %d edits read nearby", s.note, s.near)
	}
}

func TestAHugeLineDoesNotReachTheWindow(t *testing.T) {
	page := NewPane(markdown.New(markdown.Options{})).Page(1, append(lines(essay), strings.Repeat("가", 17<<20)), 3)
	sent := 0
	for _, b := range page.Blocks {
		sent += len(b.HTML)
	}
	if page.Note != string(Note) || sent > 1<<20 || strings.ContainsRune(page.Blocks[0].HTML, '\uFFFD') {
		t.Errorf("note %q, %d bytes for the window to lay out", page.Note, sent)
	}
}

func TestAnEmptyPaneAsksForThePage(t *testing.T) {
	p := NewPane(markdown.New(markdown.Options{}))
	if _, patch, ok := p.Update(1, lines("글"), 0); ok || patch.Insert == nil {
		t.Errorf("a patch for nothing: %+v, %v", patch, ok)
	}
	page := p.Page(1, nil, 5)
	if data, err := json.Marshal(page); err != nil || string(data) != `{"version":1,"blocks":[],"note":""}` {
		t.Errorf("%s, %v", data, err)
	}
	if _, patch, ok := p.Update(2, nil, 0); !ok || patch.Insert == nil {
		t.Errorf("nothing became nothing: %+v, %v", patch, ok)
	}
}

func TestCallsFromManyGoroutinesAreWorkedThroughOneByOne(t *testing.T) {
	p := NewPane(markdown.New(markdown.Options{}))
	text := post(4 << 10)
	p.Page(0, text, 0)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			own := append([]string{}, text...)
			for j := range 20 {
				own[3] = fmt.Sprint("글 ", i, j)
				if _, _, ok := p.Update(i*100+j, own, 0); !ok {
					t.Error("no patch")
				}
			}
		})
	}
	wait.Wait()
}
