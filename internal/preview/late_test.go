package preview

import (
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"penpush/internal/markdown"
)

var lateCode = regexp.MustCompile(`<pre([^>]*?) data-late=""([^>]*)><code class="language-([^"]*)"([^>]*)>([^<]*)</code>`)

// coloredLate is what the window makes of blocks whose code came plain.
func coloredLate(md *markdown.Markdown, blocks []Block) (out []Block, late int) {
	for _, b := range blocks {
		b.HTML = lateCode.ReplaceAllStringFunc(b.HTML, func(pre string) string {
			late++
			m := lateCode.FindStringSubmatch(pre)
			return fmt.Sprintf(`<pre%s%s><code class="language-%s"%s>%s</code>`, m[1], m[2], m[3], m[4], md.Color(html.UnescapeString(m[3]), html.UnescapeString(m[5])))
		})
		out = append(out, b)
	}
	return out, late
}

// muchCode is a post with more code than is colored at once, some of it in lists and
// quotes.
func muchCode(random *rand.Rand) []string {
	var text []string
	for i := range 90 {
		text = append(text, fmt.Sprintf("## 제목 %d", i), "", "글 **굵게**", "")
		indent := []string{"", "", "  ", "> "}[random.IntN(4)]
		if indent == "  " {
			text = append(text, "- 항목", "")
		}
		text = append(text, indent+"```"+[]string{"go", "js", "go", "no-such-language", ""}[random.IntN(5)])
		for j := range 10 + random.IntN(10) {
			text = append(text, indent+fmt.Sprintf(`if x%d := "글 <%d>"; x%d != nil && true { return f(x%d) } // 말`, i, j, j, i))
		}
		text = append(text, indent+"```", "")
	}
	return text
}

// TestCodeThatIsColoredLater edits posts whose code does not all come colored: the
// window, which colors the rest, must always end at what a full rendering shows, and
// a letter elsewhere must not send code again.
func TestCodeThatIsColoredLater(t *testing.T) {
	edits := 40
	if testing.Short() {
		edits = 10 // the race detector makes each slow
	}
	for _, name := range []string{"hugo", "jekyll", "hexo", "vitepress"} {
		random := rand.New(rand.NewPCG(7, 7))
		md := markdown.New(markdown.For(name))
		text := muchCode(random)
		pane := NewPane(md)
		shown := pane.Page(1, text, 0).Blocks
		if _, late := coloredLate(md, shown); late < 5 {
			t.Fatalf("%s: only %d pieces of code came plain", name, late)
		}
		for version := 2; version < edits; version++ {
			text = append([]string{}, text...)
			at := random.IntN(len(text))
			typed := random.IntN(3) == 0
			switch {
			case typed:
				for !strings.HasPrefix(text[at], "글") {
					at = random.IntN(len(text))
				}
				text[at] += "자"
			case random.IntN(2) == 0:
				text[at] += " // 더"
			default:
				text = append(text[:at], text[at+1:]...)
			}
			_, patch, ok := pane.Update(version, text, 0)
			if !ok {
				t.Fatalf("%s: no patch", name)
			}
			if typed && len(patch.Insert) != 1 {
				t.Errorf("%s: a letter in a paragraph sent %d blocks", name, len(patch.Insert))
			}
			shown = apply(shown, patch)
			got, _ := coloredLate(md, shown)
			if d := differ(got, blocks(render(md, text, nil).pieces, 0)); d != "" {
				t.Fatalf("%s: %s", name, d)
			}
		}
	}
}
