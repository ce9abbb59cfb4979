package markdown

import (
	"fmt"
	"strings"
	"testing"

	"penpush/internal/fidelity"
)

func fixed(src string, f LeftFix) string {
	return string(applied([]byte(src), f.Edits, 0, len(src)))
}

func TestEmphasisThatStaysIsFoundAndCanBeMended(t *testing.T) {
	for src, want := range map[string]string{
		"**마크다운(Markdown)**을":         "closing outside:**마크다운**(Markdown)을 tag:<strong>마크다운(Markdown)</strong>을 space:**마크다운(Markdown)** 을",
		"**真，**她":                     "closing outside:**真**，她 tag:<strong>真，</strong>她 space:**真，** 她",
		"**「重要」**です":                  "closing outside:「**重要**」です tag:<strong>「重要」</strong>です space:**「重要」** です",
		"앞**\"뒤\"**는":                 "closing outside:앞\"**뒤**\"는 tag:앞<strong>\"뒤\"</strong>는",
		"**굵게 **을":                    "blank outside:**굵게** 을 tag:<strong>굵게 </strong>을",
		"**`코드`**를 <b>x</b>":          "closing tag:<strong>`코드`</strong>를 <b>x</b> space:**`코드`** 를 <b>x</b>",
		"~~취소(x)~~를":                  "closing outside:~~취소~~(x)를 tag:<del>취소(x)</del>를 space:~~취소(x)~~ 를",
		"**굵게**는 된다":                  "",
		"2 * 3 * 4, a_b_c, 1*":        "",
		"`**a(b)**c` \\*\\*a)\\*\\*b": "",
		"{{< x a=\"**b)**c\" >}}":     "",
	} {
		var got []string
		for _, l := range New(For("astro")).Left([]byte(src)) {
			line := string(l.Reason)
			for _, f := range l.Fixes {
				line += fmt.Sprintf(" %s:%s", f.Kind, fixed(src, f))
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s\n got %s\nwant %s", src, strings.Join(got, "\n"), want)
		}
	}
}

// Every fix that is offered makes the stretch work on that generator, and a raw tag
// is not offered where the site leaves it out.
func TestEveryFixWorks(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	for _, generator := range []string{"hugo", "hexo", "eleventy", "astro", "gatsby", "vitepress", "docusaurus", "jekyll"} {
		m := New(For(generator))
		found := 0
		for _, b := range fidelity.Own() {
			for _, l := range m.Left([]byte(b.Markdown)) {
				found++
				for _, f := range l.Fixes {
					if f.Kind == FixTag && generator == "hugo" {
						t.Errorf("%s: a tag that the site leaves out is offered", b.Name)
					}
					page := render(t, m, fixed(b.Markdown, f))
					if strings.Count(page, l.Delimiter) >= strings.Count(render(t, m, b.Markdown), l.Delimiter) {
						t.Errorf("%s in %s: %q stays after %s\n%s", generator, b.Name, b.Markdown[l.From:l.To], f.Kind, page)
					}
				}
				if len(l.Fixes) == 0 {
					t.Logf("%s in %s: nothing is offered for %q", generator, b.Name, b.Markdown[l.From:l.To])
				}
			}
		}
		t.Logf("%s: %d", generator, found)
	}
}

// The pane marks what stays; the page does not, and is otherwise the same.
func TestThePaneMarksWhatStays(t *testing.T) {
	for src, want := range map[string]string{
		"가 **마크다운(Markdown)**을 쓴다": `<p>가 <span class="stays" data-stays="closing">**마크다운(Markdown)**</span>을 쓴다</p>` + "\n",
		"_가 **b(c)**d_":            `<p><em>가 <span class="stays" data-stays="closing">**b(c)**</span>d</em></p>` + "\n",
		"**a** b":                  "<p><strong>a</strong> b</p>\n",
	} {
		m := New(For("gatsby"))
		if got := render(t, m.Marking(), src); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
		if got := render(t, m, src); strings.Contains(got, "stays") {
			t.Errorf("the page has %s", got)
		}
	}
}
