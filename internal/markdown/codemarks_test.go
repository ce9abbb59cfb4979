package markdown

import (
	"strings"
	"testing"
)

// snippetShelf is a blog with files that posts take code from.
type snippetShelf struct{ shelf }

func (snippetShelf) File(name string) (string, bool) {
	s, ok := map[string]string{
		"@/a.js":    "let a = 1\n// #region x\n  let b = 2\n\n  // #region y\n    let c = 3\n  // #endregion y\n// #endregion x\nlet d\n",
		"../b.cs":   "#region z\r\na\r\n#endregion z\r\nb\r\n#region z\r\nc\r\n#endregion\r\n",
		"@/c.vue":   "<!-- #region t -->\n<b/>\n<!-- #endregion t -->\n",
		"a b/c.c++": "int x;\n",
	}[name]
	return s, ok
}

// plainCode renders without colors, with the marks of lines.
func plainCode(t *testing.T, src string) string {
	t.Helper()
	d := For("vitepress")
	d.Without |= Highlighting
	return render(t, New(d).Showing(snippetShelf{}), src)
}

func TestCodeIsTakenFromOtherFiles(t *testing.T) {
	for src, want := range map[string]string{
		"<<< @/a.js":                   "<pre><code class=\"language-js\">let a = 1\n// #region x\n  let b = 2\n\n  // #region y\n    let c = 3\n  // #endregion y\n// #endregion x\nlet d\n</code></pre>",
		"<<< @/a.js#x":                 "<pre><code class=\"language-js\">let b = 2\n\n  let c = 3\n</code></pre>",
		"<<< @/a.js#nowhere":           "<pre><code class=\"language-js\">let a = 1",
		"<<< ../b.cs#z{2 c#}":          "<pre><code class=\"language-c#\"><span class=\"line\">a\n</span><span class=\"line highlighted\">c\n</span></code></pre>",
		"<<<@/c.vue#t{html} [x]":       "<pre><code class=\"language-html\">&lt;b/&gt;\n</code></pre>",
		"<<< a b/c.c++{cpp}":           "<pre><code class=\"language-cpp\">int x;\n</code></pre>",
		"- <<< @/c.vue#t":              "<ul>\n<li>\n<pre><code class=\"language-vue\">&lt;b/&gt;\n</code></pre>",
		"<<< @/none.js#x":              `<p><span class="site-tag" data-tag="@/none.js" data-template=""><b>@/none.js</b> #x</span></p>`,
		"a\n<<< @/a.js":                "<p>a\n&lt;&lt;&lt; @/a.js</p>",
		"::: code-group\n<<< @/a.js#x": `<label data-title="a.js">a.js</label>`,
	} {
		if got := plainCode(t, src); !strings.HasPrefix(got, want) && !strings.Contains(got, want) {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestLinesOfCodeAreMarked(t *testing.T) {
	for src, want := range map[string]string{
		"```js{1,3-4} [a.js]\na\nb\nc\n```":   `<pre><code class="language-js"><span class="line highlighted">a` + "\n</span><span class=\"line\">b\n</span><span class=\"line highlighted\">c\n</span></code></pre>",
		"```js:line-numbers {2}\na\n<b>\n```": `<pre><code class="language-js"><span class="line">a` + "\n</span><span class=\"line highlighted\">&lt;b&gt;\n</span></code></pre>",
		"```{1}\na\n```":                      "<pre><code><span class=\"line highlighted\">a\n</span></code></pre>",
		"```html-vue [t]\na\n```":             "<pre><code class=\"language-html\">a\n</code></pre>",
		"```js\na // [!code ++]\nb /* [!code --] */\nc // [!code nothing]\n```": "<span class=\"line diff add\">a\n</span><span class=\"line diff remove\">b\n</span><span class=\"line\">c // [!code nothing]\n</span>",
		"```py{1}\na # [!code warning]\n```":                                    "<span class=\"line highlighted warning\">a\n</span>",
		"```js\n// [!code hl:2]\na\nb\n```":                                     "<span class=\"line highlighted\">a\n</span><span class=\"line\">b\n</span>",
		"```js\na\nb // [!code focus]\n```":                                     `<pre class="has-focused-lines"><code class="language-js"><span class="line">a`,
		"```js {9999999999}\na\n```":                                            "<pre><code class=\"language-js\">a\n</code></pre>",
		"```js{}\na\n```":                                                       "<pre><code class=\"language-js\">a\n</code></pre>",
	} {
		if got := plainCode(t, src); !strings.Contains(got, want) {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
	colored := render(t, New(For("vitepress")), "```js{2}\nlet a\nlet b\n```\n")
	if !strings.Contains(colored, `<span class="line"><span class="cl"><span class="kd">let</span>`) || !strings.Contains(colored, `<span class="line highlighted"><span class="cl">`) {
		t.Errorf("colored lines are marked otherwise: %s", colored)
	}
}
