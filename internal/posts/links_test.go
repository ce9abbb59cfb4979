package posts

import (
	"fmt"
	"strings"
	"testing"
)

func TestLinksAreFoundWithTheBytesTheyTake(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"inline":              {"가 [나](다/a.md#x \"t\") ![](<a b.png>)", "0 다/a.md#x|0 a b.png"},
		"brackets in it":      {"[a](x_(y).md) [b](z.md)", "0 x_(y).md|0 z.md"},
		"escapes stay":        {`[a](b\_c.md)`, `0 b\_c.md`},
		"definitions":         {"[x][a]\n\n[a]: ./b.md 't'\n[c]: <d e.md>", "2 ./b.md|3 d e.md"},
		"html":                {"<a class=\"x\" href='../b/'>x</a> <img src=c.png>", "0 ../b/|0 c.png"},
		"html over lines":     {"<p>\n<a\n  href=\"b.md\">x</a>\n</p>", "2 b.md"},
		"written out":         {"see https://me.dev/posts/a/. or <https://me.dev/b>", "0 https://me.dev/posts/a/|0 https://me.dev/b"},
		"not in code":         {"`[a](b.md)` and [a](b.md)\n\n```\n[a](b.md)\n[[b]]\n```\n\n`` ` [c](d.md)\n[[e]] ``", "0 b.md"},
		"hugo":                {"{{< ref \"a.md#b\" >}} [x]({{% relref path=\"c\" lang=\"ko\" %}}) {{</* ref \"d\" */>}}\n{{< figure src=\"e.png\" title=\"f\" >}}", "0 a.md#b|0 c|1 e.png"},
		"hugo in code":        {"```\n{{< relref \"a\" >}}\n```", "1 a"},
		"jekyll":              {"[a]({{ site.baseurl }}{% post_url 2024-01-02-b %}) {%- link _posts/2024-01-02-b.md -%} {{ '/b/' | relative_url }}", "0 2024-01-02-b|0 _posts/2024-01-02-b.md|0 /b/"},
		"only shown":          {"{% raw %}{% post_url a %}\n[[b]]{% endraw %} {% post_url c %}", "1 c"},
		"hexo":                {"{% post_link 한글-글 '제목' %} {% post_link \"a b\" %} {% asset_img c.png %}", "0 한글-글|0 a b"},
		"wiki":                {"[[a]] [[b/c#d|e]] ![[f.png|300]]", "0 a|0 b/c|0 f.png"},
		"liquid before it":    {"[a]({{ site.baseurl }}/b/)", "0 {{ site.baseurl }}/b/"},
		"an address in words": {"href=\"a.md\" is no link", ""},
	} {
		t.Run(name, func(t *testing.T) {
			lines := strings.Split(c.src, "\n")
			var got []string
			for _, l := range links(lines, 0, nil) {
				if lines[l.line][l.from:l.to] != l.raw {
					t.Errorf("%q is not at its place", l.raw)
				}
				if l.form == formAddress && strings.Contains(l.raw, "{%") || strings.Contains(l.raw, "{{<") || strings.Contains(l.raw, "{{%") || strings.Contains(l.raw, "' |") {
					continue // the tag in it is a link of its own
				}
				got = append(got, fmt.Sprintf("%d %s", l.line, l.raw))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("a rename would break what is not found, or change what is no link\n%s\nfound %s\nwant  %s", c.src, s, c.want)
			}
		})
	}
}
