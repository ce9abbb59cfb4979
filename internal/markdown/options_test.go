package markdown

import (
	"strings"
	"testing"
)

// What the generators made of these with the same settings.
func TestSettingsOfABlog(t *testing.T) {
	for name, c := range map[string]struct {
		generator string
		change    func(*Dialect)
		src, want string
	}{
		"hugo's quotes":        {"hugo", func(d *Dialect) { d.Quotes[2], d.Quotes[3], d.Signs[1] = "«", "»", "-" }, `"a" --- b`, "<p>«a» - b</p>\n"},
		"hugo's wide lines":    {"hugo", func(d *Dialect) { d.With |= EastAsianBreaks }, "文章\n改行\na\nb", "<p>文章改行\na\nb</p>\n"},
		"hugo's escaped blank": {"hugo", func(d *Dialect) { d.With |= EscapedSpaces }, `太郎は\ **「こ」**\ と`, "<p>太郎は<strong>「こ」</strong>と</p>\n"},
		"hugo's attributes": {
			"hugo", func(d *Dialect) { d.With |= BlockAttributes }, "> a\n{.b}\n\n---\n{.c #d}\n\ne\n{.f g=\"h\"}\n\n- i\n{.j}\n\n{.k}\n\nl {.m}\n{n}\n",
			"<blockquote class=\"b\"><p>a</p>\n</blockquote>\n<hr class=\"c\" id=\"d\">\n<p class=\"f\">e</p>\n<ul class=\"j\">\n<li>i</li>\n</ul>\n<p>l {.m}\n{n}</p>",
		},
		"hugo's pictures":    {"hugo", func(d *Dialect) { d.With |= BareImages }, "![a](b.png)", `<img src="b.png" alt="a">`},
		"kramdown's own ids": {"jekyll", func(d *Dialect) { d.With |= PlainKramdown }, "## 2. 제목 Same\n\n## Same\n", `<h2 id="same">2. 제목 Same</h2>` + "\n" + `<h2 id="same-1">Same</h2>` + "\n"},
		"ids in raw HTML": {
			"jekyll", func(*Dialect) {}, "## 제목\n\n<div markdown=\"1\">\n\n### In *it* 제목\n\n</div>\n\n* toc\n{:toc}\n",
			`<li><a href="#제목" id="markdown-toc-제목">제목</a>` + "\n<ul>\n" + `<li><a href="#in-it-" id="markdown-toc-in-it-">In <em>it</em> 제목</a></li>`,
		},
		"kramdown's prefix":                     {"jekyll", func(d *Dialect) { d.IDPrefix = "p-" }, "## a\n\n## a\n", `<h2 id="p-a">a</h2>` + "\n" + `<h2 id="p-a-1">a</h2>`},
		"kramdown's quotes":                     {"jekyll", func(d *Dialect) { d.Quotes, d.Signs[2] = [4]string{"«", "»", "„", "“"}, "--" }, `"a" 'b' -- c`, "<p>„a“ «b» -- c</p>\n"},
		"kramdown's wide lines":                 {"jekyll", func(d *Dialect) { d.With |= EastAsianBreaks }, "文章\n改行\na\nb", "<p>文章改行\na\nb</p>\n"},
		"kramdown's first note":                 {"jekyll", func(d *Dialect) { d.FirstNote = 5 }, "a[^1]\n\n[^1]: b\n", `<ol start="5">`},
		"kramdown's lower headings":             {"jekyll", func(d *Dialect) { d.HeadingOffset = 1 }, "# a\n\n###### b\n\n<h2>raw</h2>\n", "<h2 id=\"a\">a</h2>\n<h6 id=\"b\">b</h6>\n<h2>raw</h2>"},
		"kramdown's higher headings":            {"jekyll", func(d *Dialect) { d.HeadingOffset, d.ContentsLevels = -1, [2]int{2, 2} }, "# a\n\n## b\n\n* toc\n{:toc}\n", "<h1 id=\"a\">a</h1>\n<h1 id=\"b\">b</h1>\n<ul id=\"markdown-toc\"><li><a href=\"#b\""},
		"kramdown's way back":                   {"jekyll", func(d *Dialect) { d.Backlink = "&amp; <b>" }, "a[^1]\n\n[^1]: b\n", `b <a href="#fnref:1" class="reversefootnote">&amp; &lt;b&gt;</a></p>`},
		"kramdown's notes without a way back":   {"jekyll", func(d *Dialect) { d.With |= NoBacklinks }, "a[^1][^2]\n\n[^1]: b\n\n[^2]: c\n\n    - d\n", "<p>b</p>\n</li>\n<li id=\"fn:2\">\n<p>c</p>\n<ul>\n<li>\nd</li>\n</ul>\n<p></p>"},
		"kramdown's formulas without an engine": {"jekyll", func(d *Dialect) { d.With &^= Math }, "a $$b < c$$\n\n$$\nd & e\n$$\n", "<p>a <span class=\"kdmath\">$b < c$</span></p>\n<div class=\"kdmath\">$$\nd & e\n$$</div>\n"},
		"kramdown's contents":                   {"jekyll", func(d *Dialect) { d.ContentsLevels = [2]int{2, 2} }, "* toc\n{:toc}\n\n# a\n\n## b\n", `<ul id="markdown-toc"><li><a href="#b" id="markdown-toc-b">b</a></li>` + "\n</ul>"},
		"hexo's captions":                       {"hexo", func(d *Dialect) { d.With |= Captions }, "![a *b*](/c.png)", `<figure><img src="/c.png" alt="a *b*"><figcaption aria-hidden="true">a *b*</figcaption></figure>`},
		"hexo's quotes":                         {"hexo", func(d *Dialect) { d.Quotes = [4]string{"‹", "›", "«", "»"} }, `"a" 'b'`, "<p>«a» ‹b›</p>\n"},
		"hexo's small anchors":                  {"hexo", func(d *Dialect) { d.HeadingIDs = HexoLower }, "# A B", `<h1 id="a-b">`},
		"markdown-it's quotes":                  {"eleventy", func(d *Dialect) { d.Typography = Replacements }, `"a *b* 'c'" it's "가"나 (c) a -- b--c ... ?..`, "<p>“a <em>b</em> ‘c’” it’s &quot;가&quot;나 © a – b–c … ?..</p>"},
		"markdown-it's fuzzy links":             {"eleventy", func(d *Dialect) { d.Without &^= BareLinks }, "a.com b.js 가 README.md a.b@c.de", `<p><a href="http://a.com">a.com</a> b.js 가 <a href="http://README.md">README.md</a> <a href="mailto:a.b@c.de">a.b@c.de</a></p>`},
		"ids from the second level":             {"hexo", func(d *Dialect) { d.FirstHeading, d.Again = 2, "v" }, "# a\n\n## a\n\n## a\n", "<h1>a</h1>\n<h2 id=\"a\">a</h2>\n<h2 id=\"a-v1\">a</h2>\n"},
		"hexo's lines as one":                   {"hexo", func(d *Dialect) { d.HardWraps = false }, "a\n: b", "<p>a\n: b</p>\n"},
	} {
		d := For(c.generator)
		c.change(&d)
		if got := render(t, New(d), c.src); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q\n got %s\nwant %s", name, c.src, got, c.want)
		}
	}
}
