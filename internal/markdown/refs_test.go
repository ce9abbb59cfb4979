package markdown

import (
	"strings"
	"testing"
)

// found writes references as "line kind target" lines.
func found(refs []Ref) string {
	var b strings.Builder
	for _, r := range refs {
		b.WriteString(strings.Join([]string{string(rune('0' + r.Line)), string(r.Kind), r.Target}, " ") + "\n")
	}
	return strings.TrimSpace(b.String())
}

func TestRefsFindsWhatAPostRefersTo(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"an image":                     {"가\n![고양이](고양이.png \"t\")", "1 image 고양이.png"},
		"escapes and entities":         {`![](a\(1\)&amp;b.png)`, "0 image a(1)&b.png"},
		"percent signs stay":           {"![](a%20b.png)", "0 image a%20b.png"},
		"angle brackets":               {"![](<a b.png>)", "0 image a b.png"},
		"an image that is a link":      {"[![](a.png)](b.pdf)", "0 link b.pdf\n0 image a.png"},
		"a definition and its use":     {"![x][a]\n\n[a]: ./그림.png", "0 image ./그림.png\n2 definition ./그림.png"},
		"an address":                   {"<https://a.org> and https://b.org/x", "0 link https://a.org\n0 link https://b.org/x"},
		"in a list, a quote, a table":  {"- ![](a.png)\n\n> ![](b.png)\n\n|x|\n|-|\n|![](c.png)|", "0 image a.png\n2 image b.png\n6 image c.png"},
		"in a footnote":                {"x[^1]\n\n[^1]: ![](a.png)", "2 image a.png"},
		"not in code":                  {"`![](a.png)` `![[b.png]]`\n\n```\n![](c.png)\n<img src=d.png>\n```\n\n    ![](e.png)", ""},
		"html block":                   {"<p>\n<img\n src=\"a.png\" srcset=\"b.png 1x, c.png 2x\">\n<a href='d.pdf'>", "1 image a.png\n1 image b.png\n1 image c.png\n3 link d.pdf"},
		"inline html":                  {"x <img src=a.png> <video src=\"v.mp4\" poster=p.jpg></video>", "0 image a.png\n0 media v.mp4\n0 image p.jpg"},
		"html that ends its own block": {"<script src=a.js>\n</script>\n<style>\nb { background: url('c.png') }\n</style>", "0 media a.js\n3 image c.png"},
		"html in a quote":              {"> <div>\n> <img src=a.png>\n> </div>", "1 image a.png"},
		"hugo":                         {"{{< figure src=\"a b.png\" title=\"x.y\" >}}\n{{< image 그림.jpg >}}\n{{<embed\n file=v.mp4 />}}", "0 tag a b.png\n1 tag 그림.jpg\n2 tag v.mp4"},
		"hugo that is only shown":      {"{{</* figure src=\"a.png\" */>}}", ""},
		"a shortcode in code":          {"```\n{{< figure src=\"a.png\" >}}\n```", "1 tag a.png"},
		"hugo's ref":                   {"[a]({{< ref \"b.md\" >}})", "0 tag b.md\n0 link {{< ref \"b.md\" >}}"},
		"hexo":                         {"{% asset_img left x.png 100 '제목' %}\n{% asset_link a.pdf %}", "0 tag x.png\n1 tag a.pdf"},
		"jekyll's include":             {"{% include image.html url=\"/a.png\" %}", "0 tag /a.png"},
		"liquid that is only shown":    {"{% raw %}{% img a.png %}{% endraw %}{% img b.png %}", "0 tag b.png"},
		"liquid variables":             {"![]({{ site.baseurl }}/a.png)\n<img src=\"{{ site.url }}/b.png\">\n\n[x]: {{ site.x }}/c.png", "0 image {{ site.baseurl }}/a.png\n1 image {{ site.url }}/b.png\n3 definition {{ site.x }}/c.png"},
		"liquid filters":               {"![]({{ '/a (1).png' | relative_url }})", "0 tag /a (1).png\n0 image {{ '/a (1).png' | relative_url }}"},
		"wiki embeds":                  {"앞 ![[그림 1.png|300]] ![[b.png]]\n# ![[c.png]]", "0 image 그림 1.png\n0 image b.png\n1 image c.png"},
		"mdx":                          {"import cover from './cover.png'\nimport { A } from './a.js'\n\n<Image src=\"b.png\" />", "0 tag ./cover.png\n3 image b.png"},
		"numbers are no files":         {"{{< x ratio=16.9 host=\"example.com\" >}} {{ page.title }}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := found(Refs([]byte(c.src))); got != c.want {
				t.Errorf("a picture that is not found may be thrown away with another post\n%s\nfound:\n%s\nwant:\n%s", c.src, got, c.want)
			}
		})
	}
}

func TestRefsOfATextThatIsNotParsedTakesAllThatLooksLikeOne(t *testing.T) {
	src := "![](a.png) <img src=\"b.png\"> ![[c.png]]\n[x]: d.png\n" + strings.Repeat("[", 10000)
	want := "0 link a.png\n0 media b.png\n0 image c.png\n1 definition d.png"
	if got := found(Refs([]byte(src))); got != want {
		t.Errorf("found:\n%s\nwant:\n%s", got, want)
	}
}
