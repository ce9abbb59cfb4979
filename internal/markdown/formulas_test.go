package markdown

import (
	"strings"
	"testing"
)

// A formula is nobody's emphasis where a plugin takes it.
func TestFormulasStayWhole(t *testing.T) {
	for name, c := range map[string]struct{ generator, src, want string }{
		"emphasis":                 {"astro", `a $x_1 y_2 *z*$ _b_`, "<p>a $x_1 y_2 *z*$ <em>b</em></p>\n"},
		"a backslash":              {"astro", `$\{a\}$ \$b_c_$`, "<p>$\\{a\\}$ $b_c_$</p>\n"},
		"two dollars in a line":    {"gatsby", `a $$b_1 $ c_2$$ d`, "<p>a $$b_1 $ c_2$$ d</p>\n"},
		"over two lines":           {"docusaurus", "a $b_1 +\nc_2$ d", "<p>a $b_1 +\nc_2$ d</p>\n"},
		"one dollar":               {"astro", `5$ is *much*`, "<p>5$ is <em>much</em></p>\n"},
		"quotes":                   {"astro", `$"a"$ "b"`, "<p>$&quot;a&quot;$ “b”</p>\n"},
		"lines of its own":         {"astro", "a\n$$\nb_1 < c_2\n\n- d\n$$\ne", "<p>a</p>\n<p>$$\nb_1 &lt; c_2\n\n- d\n$$</p>\n<p>e</p>\n"},
		"a longer fence":           {"docusaurus", "$$$\na\n$$\n$$$$", "<p>$$$\na\n$$\n$$$$</p>\n"},
		"unclosed lines":           {"gatsby", "> $$\n> a_1_\n\nb", "<blockquote>\n<p>$$\na_1_</p>\n</blockquote>\n<p>b</p>\n"},
		"markdown-it":              {"vitepress", `$a_1 b_2$ and $ c_1 $ 1$`, "<p>$a_1 b_2$ and $ c_1 $ 1$</p>\n"},
		"markdown-it's prices":     {"vitepress", `$5 and $10 *now*`, "<p>$5 and $10 <em>now</em></p>\n"},
		"markdown-it's empty one":  {"vitepress", `$$a *b* c$$ d`, "<p>$$a *b* c$$ d</p>\n"},
		"markdown-it's lines":      {"vitepress", "$$ a_1\n= b_2 $$\n\nc", "<p>$$ a_1\n= b_2 $$</p>\n<p>c</p>\n"},
		"markdown-it in the words": {"vitepress", `a $$ b *c*`, "<p>a $$ b <em>c</em></p>\n"},
	} {
		d := For(c.generator)
		d.With |= Math
		if got := render(t, New(d), c.src); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", name, c.src, got, c.want)
		}
	}
	if got, want := render(t, New(For("astro")), `$x_1 *y*$`), "<p>$x_1 <em>y</em>$</p>\n"; got != want {
		t.Errorf("without the plugin the site shows %s, not %s", want, got)
	}
}

// A formula in a heading is part of its id.
func TestFormulasInHeadings(t *testing.T) {
	d := For("astro")
	d.With |= Math
	if got, want := render(t, New(d), "# a $b_c$\n"), "<h1 id=\"a-b_c\">a $b_c$</h1>\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What Hugo lets pass, from backslashes to blocks in the middle of a paragraph.
func TestFormulasPassThroughHugo(t *testing.T) {
	d := For("hugo")
	d.Formulas = Delimiters{
		Blocks:  Delimiter(`\[`, `\]`) + Delimiter("$$", "$$"),
		Inlines: Delimiter(`\(`, `\)`) + Delimiter("$", "$"),
	}
	m := New(d)
	for name, c := range map[string]struct{ src, want string }{
		"emphasis":        {`a \(x_1 "y_2" *z*\) _b_`, "<p>a \\(x_1 &quot;y_2&quot; *z*\\) <em>b</em></p>\n"},
		"a dollar":        {`a $x_1 < y_2$ b`, "<p>a $x_1 &lt; y_2$ b</p>\n"},
		"a block":         {"글\n\n\\[\na_1 -- b\n= *c*\n\\]\n\n끝", "<p>글</p>\n<p>\\[\na_1 -- b\n= *c*\n\\]</p>\n<p>끝</p>\n"},
		"in a paragraph":  {"글 $$a_1$$ 과 $$b_2$$ 끝 **굵게**", "<p>글</p>\n<p>$$a_1$$</p>\n<p>과</p>\n<p>$$b_2$$</p>\n<p>끝 <strong>굵게</strong></p>\n"},
		"on its lines":    {"글\n$$\na_1\n$$\n끝", "<p>글</p>\n<p>$$\na_1\n$$</p>\n<p>끝</p>\n"},
		"in a quote":      {"> $$\n> a_1\n> $$", "<blockquote>\n<p>$$\na_1\n$$</p>\n</blockquote>\n"},
		"in a list":       {"- a\n  $$b_1$$ c", "<ul>\n<li>a\n\n<p>$$b_1$$</p>\nc</li>\n</ul>\n"},
		"taken meaning":   {`\\(a *b*\\)`, "<p>\\(a <em>b</em>\\)</p>\n"},
		"unclosed":        {"$$ a *b*\n\nc$$", "<p>$$ a <em>b</em></p>\n<p>c$$</p>\n"},
		"code stays code": {"`$$a$$` $b_1$", "<p><code>$$a$$</code> $b_1$</p>\n"},
	} {
		got := strings.ReplaceAll(render(t, m, c.src), " </p>", "</p>")
		if got = strings.ReplaceAll(got, "\n</p>", "</p>"); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", name, c.src, got, c.want)
		}
	}
	if got, want := render(t, New(For("hugo")), `\(x *y*\)`), "<p>(x <em>y</em>)</p>\n"; got != want {
		t.Errorf("without passthrough the site shows %s, not %s", want, got)
	}
}
