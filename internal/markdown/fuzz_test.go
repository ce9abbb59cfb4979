package markdown

import (
	"bytes"
	"testing"

	"penpush/internal/fidelity"
)

// FuzzDialects gives any text to every dialect: none may fail on it, and marking what
// stays must not change what is shown.
func FuzzDialects(f *testing.F) {
	for _, b := range fidelity.Own()[:200] {
		f.Add(b.Markdown)
	}
	f.Add("* a\n\t- b\n\n\tc\n^\n1. d\n{: .e}\n[^f]\n\n[^f]: g\n\n*[h]: i\n<div markdown=\"1\">\n*j*\n</div>")
	f.Add("| a | `b|` |\n|-:|\n{::comment}\n$$\n[x]: <y> \"z\"\n![*k*](l '")
	f.Add("::: tip\n> [!NOTE]\n:smile: {.a #b c=\"d\"}\n<A b={c}>\nimport x from 'y'\n\"e\" -- 'f'...")
	f.Add("*000000000 ****")
	f.Add("<가> << 나\n")
	f.Add("![a [b](c) ](d) [e [f][g] h](i 'j')\n[[toc]]\n## k {#l}\n:) -- \"m\" 'n' (c) ...\n\n[g]: o\n")
	f.Add("a $b_1 *c$ $$d $ e$$\n$$\nf_1_\n\n$ g\n> $$ h\n$$$ i $x\\$ 5$\n| $a | b$ |\n|-|-|\n")
	f.Add("a $$b_1$$ $c$ \\[\nd\n\\] \\\\[e\n- f $$\n  g\n  $$ h\n> $$ i\n\n$$$$ j $$\n")
	var all []*Markdown
	for _, name := range Dialects() {
		d := For(name)
		d.With |= Math
		if name == "hugo" {
			d.Formulas = Delimiters{Delimiter("$$", "$$") + Delimiter(`\[`, `\]`), Delimiter("$", "$")}
		}
		all = append(all, New(d))
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4000 || Deep([]byte(src)) {
			return
		}
		for _, m := range all {
			var page, marked bytes.Buffer
			if err := m.Render(&page, []byte(src), m.Parse([]byte(src))); err != nil {
				t.Fatal(err)
			}
			marking := m.Marking()
			if err := marking.Render(&marked, []byte(src), marking.Parse([]byte(src))); err != nil {
				t.Fatal(err)
			}
			for _, l := range m.Left([]byte(src)) {
				if l.From < 0 || l.To > len(src) || l.From >= l.To {
					t.Fatalf("%+v is no part of the text", l)
				}
			}
		}
	})
}
