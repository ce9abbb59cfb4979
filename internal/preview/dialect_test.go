package preview

import (
	"math/rand/v2"
	"slices"
	"testing"

	"penpush/internal/markdown"
	"penpush/internal/markdown/sitetag"
)

// What dialects have beyond the texts of the other tests: boxes, braces, comments
// and fences that only their ends make.
func peculiar() []string {
	return []string{
		"::: tip", ":::", ":::note[x]", "> [!NOTE]", "{: .x}", "{.y}", "term", ": meaning", "<div>", "</div>", "import a from 'b'",
		"{/* c", "*/}", "<!-- a", "-->", "~~~js", "~~~", "$$", "[toc]: /x", "*[HTML]: y", "HTML \"a\" -- b...", "**x(y)**을", "## 같은", "## 같은",
		"", "", "- a", "  - b", "    c", "# {#id}", "<b>", "</details>", "<details>", ":smile:", "^", "{% raw %}", "{{< x >}}", "https://a.org/b", "|a|", "|-|",
	}
}

// Tags of sites, which open and close like fences and boxes.
func tagged() []string {
	return []string{
		"{{< md >}}", "{{< /md >}}", "{{% md %}}", "{{% /md %}}", "{{< raw >}}", "{{< /raw >}}", "{{< raw >}}a *b*{{< /raw >}}",
		"{{< highlight go >}}", "{{< /highlight >}}", "{{< figure src=\"a.png\"", "caption=\"**x**\" >}}", "글 {{< md >}} {{< none a=b >}}",
		"{{</* md */>}}", "`{{</* x */>}}`", "<div>{{< none >}}", "<div class=\"{{ site.a }}\">", "{{< details >}}", "{{< /details >}}",
		"{% codeblock js %}", "{% endcodeblock %}", "{% blockquote a, b %}", "{% endblockquote %}", "{% raw %}", "{% endraw %}", "{% raw %}{{ x }}{% endraw %}",
		"<Note", "  a={{b: '>'}}", "/>", ">", "<Note a=\"b\">", "</Note>", "<Card />", "{% comment %}", "{% endcomment %}", "{% md %}", "{% endmd %}", "{{ site.a }} {{ x }}", "[a]({% post_link b %})", "{% highlight go %}", "{% endhighlight %}", "- {{< md >}}", "  {{< /md >}}",
	}
}

// shelf is a site with two templates that have text inside.
type shelf struct{}

func (shelf) Template(t sitetag.Tag) (sitetag.Template, bool) {
	return sitetag.Template{Path: "t/" + t.Name, Inner: true, Markdown: t.Name == "md"}, t.Name == "md" || t.Name == "raw"
}
func (shelf) Value(expression string) (string, bool) { return "값", expression == "site.a" }
func (shelf) Page(name string) (sitetag.Page, bool)  { return sitetag.Page{Address: "/b/"}, name == "b" }

// TestEveryDialectPatchesToItsPage edits at random: patches always lead to the page.
func TestEveryDialectPatchesToItsPage(t *testing.T) {
	rounds := 30
	if testing.Short() {
		rounds = 3
	}
	for _, name := range markdown.Dialects() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dialect := markdown.For(name)
			dialect.With |= markdown.Math // where a plugin may take formulas, it does
			md := markdown.New(dialect).Marking().Showing(shelf{})
			known := slices.Concat(peculiar(), calm(), tagged())
			for seed := range rounds {
				random := rand.New(rand.NewPCG(uint64(seed), 5))
				some := func(most int) []string {
					out := make([]string, random.IntN(most))
					for i := range out {
						out[i] = known[random.IntN(len(known))]
					}
					return out
				}
				var text []string
				for range 10 {
					text = slices.Concat(text, lines(joinLines(some(6))), []string{"", "글 사이", ""})
				}
				w := &screen{t: t, md: md, pane: NewPane(md)}
				w.page(text, 0)
				for range 15 {
					from := random.IntN(len(text) + 1)
					to := min(from+random.IntN(3), len(text))
					text = slices.Concat(text[:from], lines(joinLines(some(4))), text[to:])
					w.show(text, 0)
				}
			}
		})
	}
}

func joinLines(l []string) string {
	out := ""
	for _, s := range l {
		out += s + "\n"
	}
	return out
}
