package markdown

import (
	"strings"
	"sync"
	"testing"
)

func TestAPostReadsAsItsSiteShowsIt(t *testing.T) {
	m := New(Options{})
	for name, c := range map[string]struct{ src, want string }{
		"korean":               {"**안녕**하세요, *마크다운*.", "<p><strong>안녕</strong>하세요, <em>마크다운</em>.</p>\n"},
		"asterisks that stay":  {"**마크다운(Markdown)**을", "<p>**마크다운(Markdown)**을</p>\n"},
		"japanese":             {"1. **重要**です\n2. 日本語", "<ol>\n<li><strong>重要</strong>です</li>\n<li>日本語</li>\n</ol>\n"},
		"chinese":              {"> 你好，*世界*。\n> 第二行", "<blockquote>\n<p>你好，<em>世界</em>。\n第二行</p>\n</blockquote>\n"},
		"a line break":         {"한 줄\n두 줄  \n세 줄\\\n네 줄", "<p>한 줄\n두 줄<br>\n세 줄<br>\n네 줄</p>\n"},
		"emoji":                {"👩‍👩‍👧 ~~지움~~", "<p>👩‍👩‍👧 <del>지움</del></p>\n"},
		"tasks":                {"- [x] 했다\n- [ ] 할 일", "<ul>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> 했다</li>\n<li><input disabled=\"\" type=\"checkbox\"> 할 일</li>\n</ul>\n"},
		"a bare address":       {"보라 https://example.com/가 끝", "<p>보라 <a href=\"https://example.com/\">https://example.com/</a>가 끝</p>\n"},
		"raw html":             {"<kbd>Ctrl</kbd> <span style=\"color:red\">빨강</span>", "<p><kbd>Ctrl</kbd> <span style=\"color:red\">빨강</span></p>\n"},
		"a picture":            {"![고양이 *사진*](<./고양이 1.png> \"제목\")", "<p><img src=\"./%EA%B3%A0%EC%96%91%EC%9D%B4%201.png\" alt=\"고양이 사진\" title=\"제목\"></p>\n"},
		"a table of contents":  {"[TOC]\n\n[[toc]]", "<p>[TOC]</p>\n<p>[[toc]]</p>\n"},
		"typography stays":     {"\"a\" -- b... 'c'", "<p>&quot;a&quot; -- b... 'c'</p>\n"},
		"code without a name":  {"```\n<a>\n```", "<pre><code>&lt;a&gt;\n</code></pre>\n"},
		"an unknown language":  {"```없는언어\n<a>\n```", "<pre><code class=\"language-없는언어\">&lt;a&gt;\n</code></pre>\n"},
		"a mermaid diagram":    {"```mermaid\nA-->B\n```", "<pre><code class=\"language-mermaid\">A--&gt;B\n</code></pre>\n"},
		"a shortcode is text":  {"{{< figure src=\"a_b_c.png\" >}}\n---\n\n끝", "<p>{{&lt; figure src=&quot;a_b_c.png&quot; &gt;}}</p>\n<hr>\n<p>끝</p>\n"},
		"a closing shortcode":  {"{{< notice >}}\n- 하나\n{{< /notice >}}\n글", "<p>{{&lt; notice &gt;}}</p>\n<ul>\n<li>하나</li>\n</ul>\n<p>{{&lt; /notice &gt;}}</p>\n<p>글</p>\n"},
		"liquid between lines": {"글\n{% raw %}\n# 제목\n{% endraw %}", "<p>글</p>\n<p>{% raw %}</p>\n<h1 id=\"제목\">제목</h1>\n<p>{% endraw %}</p>\n"},
		"a tag in a paragraph": {"글\n{{< br >}}\n글", "<p>글\n{{&lt; br &gt;}}\n글</p>\n"},
		"liquid in an address": {"![]({{ site.baseurl }}/a.png) [b]({% link b.md %} \"t\")", "<p><img src=\"%7B%7B%20site.baseurl%20%7D%7D/a.png\" alt=\"\"> <a href=\"%7B%25%20link%20b.md%20%25%7D\" title=\"t\">b</a></p>\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := render(t, m, c.src); got != c.want {
				t.Errorf("the preview would not show what the site shows\n%s\n got %q\nwant %q", c.src, got, c.want)
			}
		})
	}
}

func TestHighlightedCodeHasClassesAndNoStyles(t *testing.T) {
	m := New(Options{})
	src := "```go {linenos=true}\nfunc 가() { return \"<&>\" }\n```\n"
	first := render(t, m, src)
	for _, want := range []string{`<pre class="chroma"><code class="language-go" data-lang="go">`, `<span class="kd">func</span>`, "&#34;&lt;&amp;&gt;&#34;"} {
		if !strings.Contains(first, want) {
			t.Errorf("no %s in %s", want, first)
		}
	}
	if strings.Contains(first, "style=") {
		t.Errorf("colors are written into the page, so they cannot follow day and night: %s", first)
	}
	if second := render(t, m, src); second != first {
		t.Errorf("code that was colored before came back as %s", second)
	}
	plain := render(t, New(Options{Without: Highlighting}), src)
	if strings.Contains(plain, "chroma") || !strings.Contains(plain, `class="language-go"`) {
		t.Errorf("without highlighting: %s", plain)
	}
}

func TestLongCodeStaysPlainInsteadOfHoldingUpTheWriter(t *testing.T) {
	m := New(Options{})
	for _, code := range []string{strings.Repeat("a := 1\n", 20000), strings.Repeat("(", 10000) + "\n"} {
		if got := render(t, m, "```go\n"+code+"```\n"); strings.Contains(got, "chroma") || !strings.Contains(got, code) {
			t.Error("long code was colored, or lost")
		}
	}
}

func TestHeadingsKeepTheirScriptInTheirIDs(t *testing.T) {
	m := New(Options{})
	for src, want := range map[string]string{
		"# 한글 제목 Test!":            "한글-제목-test",
		"## 日本語 の、見出し":             "日本語-の見出し",
		"# `code` & *em* [a](b)":   "code--em-a",
		"# C++ &amp; \\*x\\*":      "c--x",
		"두 줄\n제목\n===":             "두-줄-제목",
		"# snake_case - 1.2":       "snake_case---12",
		"# ![그림](a.png)끝 <b>x</b>": "끝-x",
	} {
		if got := render(t, m, src); !strings.Contains(got, ` id="`+want+`"`) {
			t.Errorf("links to %q (%s) would lead nowhere: %s", src, want, got)
		}
	}
	got := render(t, m, "# a\n> # a\n\n# a-1\n# !\n- # A")
	for _, id := range []string{`<h1 id="a">`, `<h1 id="a-1">`, `<h1 id="a-1-1">`, `<h1>!`, `<h1 id="a-2">`} {
		if !strings.Contains(got, id) {
			t.Errorf("no %s in %s", id, got)
		}
	}
}

func TestStemJoinsWhatCanTakeEachOthersID(t *testing.T) {
	for slug, want := range map[string]string{"a": "a", "a-1": "a", "a-1-22": "a", "a1": "a1", "2023": "2023", "-1": "", "2023-1": "2023"} {
		if got := Stem(slug); got != want {
			t.Errorf("the stem of %q is %q, not %q", slug, got, want)
		}
	}
}

func TestOptionsSwitchOffAndOn(t *testing.T) {
	src := "~~a~~ https://a.org <b>x</b>\ny[^1]\n\n|a|\n|-|\n\n- [x] t\n\n# h\n\n{{< x >}}\n---\n\n[^1]: n\n"
	got := render(t, New(Options{Without: Everything, HeadingIDs: NoIDs}), src)
	for _, no := range []string{"<del>", "href=\"https", "<b>", "<table", "<input", " id=", "footnote", "<hr"} {
		if strings.Contains(got, no) {
			t.Errorf("%s although it is switched off: %s", no, got)
		}
	}
	if got := render(t, New(Options{HardWraps: true}), "a\nb"); got != "<p>a<br>\nb</p>\n" {
		t.Errorf("hard wraps: %s", got)
	}
	if got := render(t, New(Options{Without: RawHTML}), "[a](javascript:b) <i>"); got != "<p><a href=\"\">a</a> <!-- raw HTML omitted --></p>\n" {
		t.Errorf("without raw HTML: %s", got)
	}
}

func TestEmojiAreShownWhereTheBlogWantsThem(t *testing.T) {
	d := For("hugo")
	d.With |= Emoji
	if got := render(t, New(d), "가 :smile: `:smile:` 10:30:45"); got != "<p>가 😄 <code>:smile:</code> 10:30:45</p>\n" {
		t.Errorf("got %q", got)
	}
}

func TestOneMarkdownServesSeveralAtOnce(t *testing.T) {
	m := New(Options{})
	src := "# 제목\n\n```go\nx := 1\n```\n\n[a]({{ b }})[^1]\n\n[^1]: n\n"
	want := render(t, m, src)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 20 {
				if got := render(t, m, src); got != want {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	wait.Wait()
}

func TestMaskKeepsEveryOffset(t *testing.T) {
	src := "a ]( {{ x < y }} ](<{% a (b) \"c\" 'd' \\ %}/e f> {{ g }} ]: {{h\n}} ]({{ i }}"
	masked := mask([]byte(src))
	if len(masked) != len(src) {
		t.Fatal("the tree would point at other words")
	}
	if string(masked) == src || string(unmask(masked)) != src {
		t.Errorf("masked %q and back %q", masked, unmask(masked))
	}
	if strings.Contains(string(masked), "{ x") || !strings.Contains(string(masked), "{{ g }}") {
		t.Errorf("masked %q", masked)
	}
}
