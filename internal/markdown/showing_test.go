package markdown

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/fidelity"
	"penpush/internal/markdown/sitetag"
)

// shelf is a blog with a few templates, values and pages.
type shelf struct{}

func (shelf) Template(t sitetag.Tag) (sitetag.Template, bool) {
	found, ok := map[string]sitetag.Template{
		"notice": {Path: "layouts/shortcodes/notice.html", Inner: true},
		"md":     {Path: "layouts/shortcodes/md.html", Inner: true, Markdown: true},
		"card":   {Path: "layouts/shortcodes/card.html"},
		"note":   {Path: "scripts/note.js", Inner: true},
	}[t.Name]
	return found, ok
}

func (shelf) Value(expression string) (string, bool) {
	v, ok := map[string]string{"param.foo": "bar", "site.baseurl": "/blog", "page.title": "글 <1>"}[expression]
	return v, ok
}

func (shelf) Page(name string) (sitetag.Page, bool) {
	return sitetag.Page{Address: "/blog/b/", Title: "둘째"}, name == "b.md" || name == "2024-01-02-b" || name == "b"
}

func shown(t *testing.T, generator, text string) string {
	t.Helper()
	d := For(generator)
	d.Without |= Highlighting
	m := New(d).Showing(shelf{})
	src := []byte(text)
	var b bytes.Buffer
	if err := m.Render(&b, src, m.Parse(src)); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

func TestTagsOfTheSiteAreShownAsWhatTheyMean(t *testing.T) {
	for _, c := range []struct{ generator, text, want string }{
		{"hugo", `{{< figure src="cat.png" title="T *x*" caption="a **b**" >}}`, `<figure><img src="cat.png" alt="a b"/><figcaption><h4>T *x*</h4><p>a <strong>b</strong></p></figcaption></figure>`},
		{"hugo", "글 {{< figure src=\"cat.png\" >}} 끝", `<p>글 <figure><img src="cat.png"/></figure> 끝</p>`},
		{"hugo", "{{< figure\n  src=\"cat.png\"\n>}}\n\n글", "<figure><img src=\"cat.png\"/></figure>\n<p>글</p>"},
		{"hugo", "{{< youtube w7Ft2ymGmfc >}}", `<div style="position: relative; padding-bottom: 56.25%; height: 0; overflow: hidden;"><iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc" style="position: absolute; top: 0; left: 0; width: 100%; height: 100%; border:0;" allowfullscreen title="YouTube Video"></iframe></div>`},
		{"hugo", "{{< gist spf13 7896402 >}}", `<script type="application/javascript" src="https://gist.github.com/spf13/7896402.js"></script>`},
		{"hugo", "{{< highlight go >}}\na := 1\n\nb *x* <c>\n{{< /highlight >}}\n끝", "<div class=\"highlight\"><pre><code class=\"language-go\">a := 1\n\nb *x* &lt;c&gt;\n</code></pre></div>\n<p>끝</p>"},
		{"hugo", "- a\n\n  {{< highlight go >}}\n  a := 1\n  {{< /highlight >}}", "<ul>\n<li>\n<p>a</p>\n<div class=\"highlight\"><pre><code class=\"language-go\">a := 1\n</code></pre></div>\n</li>\n</ul>"},
		{"hugo", `[x]({{< ref "b.md#z" >}})`, `<p><a href="/blog/b/#z">x</a></p>`},
		{"hugo", `[x]({{< ref "none.md" >}})`, `<p><a href="%7B%7B%3C%20ref%20%22none.md%22%20%3E%7D%7D">x</a></p>`},
		{"hugo", `{{< param foo >}}`, `<p>bar</p>`},
		{"hugo", "{{< details summary=\"더\" >}}\n**글**\n\n- a\n{{< /details >}}", "<details><summary>더</summary>\n<p><strong>글</strong></p>\n<ul>\n<li>a</li>\n</ul>\n</details>"},
		{"hugo", "`{{</* figure src=\"x\" */>}}` {{%/* a */%}}", `<p><code>{{&lt; figure src=&quot;x&quot; &gt;}}</code> {{% a %}}</p>`},
		{"hugo", "```\n{{</* figure */>}}\n{{< param foo >}}\n{{< card >}}\n```", "<pre><code>{{&lt; figure &gt;}}\nbar\n{{&lt; card &gt;}}\n</code></pre>"},
		{"hugo", "{{< card a=\"b\" >}}", `<p><span class="site-tag" data-tag="card" data-template="layouts/shortcodes/card.html"><b>card</b> a=&#34;b&#34;</span></p>`},
		{"hugo", "{{< nowhere >}}", `<p><span class="site-tag" data-tag="nowhere" data-template=""><b>nowhere</b></span></p>`},
		{"hugo", "{{< notice tip >}}\n**글**\n{{< /notice >}}", "<div class=\"site-tagged\"><span class=\"site-tag\" data-tag=\"notice\" data-template=\"layouts/shortcodes/notice.html\"><b>notice</b> tip</span>\n\n**글**\n</div>"},
		{"hugo", "{{% notice tip %}}\n**글**\n{{% /notice %}}", "<div class=\"site-tagged\"><span class=\"site-tag\" data-tag=\"notice\" data-template=\"layouts/shortcodes/notice.html\"><b>notice</b> tip</span>\n<p><strong>글</strong></p>\n</div>"},
		{"hugo", "{{< md >}}\n\n{{< md >}}\n- a\n{{< /md >}}\n\n{{< /md >}}\n끝", "<div class=\"site-tagged\"><span class=\"site-tag\" data-tag=\"md\" data-template=\"layouts/shortcodes/md.html\"><b>md</b></span>\n<div class=\"site-tagged\"><span class=\"site-tag\" data-tag=\"md\" data-template=\"layouts/shortcodes/md.html\"><b>md</b></span>\n<ul>\n<li>a</li>\n</ul>\n</div>\n</div>\n<p>끝</p>"},
		{"hugo", "{{ site.x }} {% if %}", "<p>{{ site.x }} {% if %}</p>"},
		{"hexo", "{% codeblock 제목 lang:js %}\na *b*\n{% endcodeblock %}", "<figure class=\"highlight\"><figcaption><span>제목</span></figcaption><pre><code class=\"language-js\">a *b*\n</code></pre>\n</figure>"},
		{"hexo", "{% blockquote 김, 책 https://a.org %}\n**글**\n{% endblockquote %}", "<blockquote>\n<p><strong>글</strong></p>\n<footer><strong>김</strong><cite><a href=\"https://a.org\">책</a></cite></footer>\n</blockquote>"},
		{"hexo", "{% asset_img cat.png 300 200 \"고양이\" %}", `<img src="cat.png" width="300" height="200" title="고양이">`},
		{"hexo", "{% post_link b %}", `<a href="/blog/b/" title="둘째">둘째</a>`},
		{"hexo", "{% link 이름 https://a.org true 제목 %}", `<a href="https://a.org" title="제목">이름</a>`},
		{"hexo", "{% raw %}\n<b>*x*</b>\n{% endraw %}", "<b>*x*</b>"},
		{"hexo", "{% note info %}\n**글**\n{% endnote %}", "<div class=\"site-tagged\"><span class=\"site-tag\" data-tag=\"note\" data-template=\"scripts/note.js\"><b>note</b> info</span>\n<p><strong>글</strong></p>\n</div>"},
		{"hexo", "```\n{{ x }} {% raw %}\n```", "<pre><code>{{ x }} {% raw %}\n</code></pre>"},
		{"eleventy", "{% raw %}\n{{ x }} **글**\n{% endraw %}\n끝 {{ x }}", "<p>{{ x }} <strong>글</strong></p>\n<p>끝 <span class=\"site-tag\" data-tag=\"x\"><b>x</b></span></p>"},
		{"eleventy", "<img src=\"{{ site.baseurl }}/a.png\" alt=\"{{ x }}\"> {{ site.baseurl }}", "<p><img src=\"/blog/a.png\" alt=\"{{ x }}\"> /blog</p>"},
		{"jekyll", "# {{ page.title }} 제목 {{ x }}", `<h1 id="글-1-제목">글 &lt;1&gt; 제목 <span class="site-tag" data-tag="x"><b>x</b></span></h1>`},
		{"jekyll", "[x]({{ site.baseurl }}/a.png) [y]({% post_url 2024-01-02-b %}) [z]({{ x }})", `<p><a href="/blog/a.png">x</a> <a href="/blog/b/">y</a> <a href="{{ x }}">z</a></p>`},
		{"jekyll", "글\n{% highlight ruby linenos %}\ndef x\n\n  *a*\nend\n{% endhighlight %}\n끝", "<p>글</p>\n<figure class=\"highlight\"><pre><code class=\"language-ruby\">def x\n\n  *a*\nend\n</code></pre></figure>\n<p>끝</p>"},
		{"jekyll", "{% raw %}\n```\n{{ x }} {% if %}\n```\n{% endraw %}\n\n`{% raw %}{{ y }}{% endraw %}` `{{ z }}`", "<pre><code>{{ x }} {% if %}\n</code></pre>\n<p><code class=\"language-plaintext highlighter-rouge\">{{ y }}</code> <code class=\"language-plaintext highlighter-rouge\">{{ z }}</code></p>"},
		{"jekyll", "글 {% comment %} *x* {% endcomment %}끝\n\n{% include a.html x=\"*b*\" %}", "<p>글 끝</p>\n<p><span class=\"site-tag\" data-tag=\"include\" data-template=\"\"><b>include</b> a.html x=&#34;*b*&#34;</span></p>"},
		{"jekyll", "<div class=\"{{ site.baseurl }}\">{% include a.html %}</div>", "<div class=\"/blog\"><span class=\"site-tag\" data-tag=\"include\" data-template=\"\"><b>include</b> a.html</span></div>"},
		{"docusaurus", "import A from './a'\n\n<Chart data={[1, 2]} />\n\n글 <Badge text=\"새\" /> 끝", "<span class=\"site-tag\" data-tag=\"Chart\"><b>Chart</b> data=&#123;[1, 2]}</span>\n<p>글 <span class=\"site-tag\" data-tag=\"Badge\"><b>Badge</b> text=&#34;새&#34;</span> 끝</p>"},
		{"docusaurus", "<Note\n  style={{color: '>'}}\n  title=\"a\"\n>\n\n**글**\n\n</Note>\n\n끝", "<div class=\"site-tagged\"><span class=\"site-tag\" data-tag=\"Note\"><b>Note</b> style=&#123;{color: &#39;&gt;&#39;}} title=&#34;a&#34;</span>\n<p><strong>글</strong></p>\n</div>\n<p>끝</p>"},
		{"vitepress", "<Badge type=\"tip\" /> {{ 1 + 1 }}", "<p><span class=\"site-tag\" data-tag=\"Badge\"><b>Badge</b> type=&#34;tip&#34;</span> <span class=\"site-tag\" data-tag=\"1 + 1\"><b>1 + 1</b></span></p>"},
		{"gatsby", "{{< card >}}\n\n{% x %}", "<p>{{&lt; card &gt;}}</p>\n<p>{% x %}</p>"},
	} {
		if got := shown(t, c.generator, c.text); got != c.want {
			t.Errorf("%s shows\n%s\nas\n%s\nnot\n%s", c.generator, c.text, got, c.want)
		}
	}
}

// asked is the blog in which the generators were asked about the posts in
// testdata/tags: a page "글" with foo: bar and another, b.
type asked struct{ base, whole string }

func (asked) Template(sitetag.Tag) (sitetag.Template, bool) { return sitetag.Template{}, false }

func (a asked) Value(expression string) (string, bool) {
	v, ok := map[string]string{
		"param.foo": "bar", "param.author": "글쓴이", "site.author": "글쓴이", "page.title": "글", "site.baseurl": a.base,
		`"/a.png" | relative_url`: a.base + "/a.png",
	}[expression]
	return v, ok
}

func (a asked) Page(name string) (sitetag.Page, bool) {
	return sitetag.Page{Address: a.base + "/b/", Whole: a.whole}, strings.Contains(name, "b")
}

// TestTagsAreThoseOfTheGenerators holds what tags are shown as to what Hugo 0.111
// and Jekyll 4.3 made of the posts in testdata/tags. To ask them again: make a site
// with the base path, the values and the second page of asked, and a template that
// is only the content.
func TestTagsAreThoseOfTheGenerators(t *testing.T) {
	for generator, site := range map[string]asked{
		"hugo": {"/log", "https://me.example/log/b/"}, "jekyll": {"/blog", ""},
	} {
		t.Run(generator, func(t *testing.T) {
			read := func(ending string) string {
				b, err := os.ReadFile(filepath.Join("testdata", "tags", generator+ending))
				if err != nil {
					t.Fatal(err)
				}
				return string(b)
			}
			text, page := read(".md"), read(".html")
			got, err := fidelity.Parts(render(t, New(For(generator)).Showing(site), text))
			if err != nil {
				t.Fatal(err)
			}
			want, err := fidelity.Parts(page)
			if err != nil {
				t.Fatal(err)
			}
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Errorf("part %d is not as the site has it:\n%s\nnot\n%s", i, strings.Join(got[min(i, len(got)):], "\n"), strings.Join(want[min(i, len(want)):], "\n"))
					break
				}
			}
		})
	}
}
