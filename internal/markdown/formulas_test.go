package markdown

import "testing"

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
