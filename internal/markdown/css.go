package markdown

import "strings"

// Theme is the paper that a post is shown on.
type Theme string

// The themes. Light is meant for papers like #fffefb, Dark for #1e1e1c.
const (
	Light Theme = "light"
	Dark  Theme = "dark"
)

// CSS is the style sheet for highlighted code. It colors the classes inside
// .chroma and leaves papers, fonts and spaces to the page. Every color has a
// contrast of at least 4.5:1 on the theme's paper and on its tinted papers.
func CSS(theme Theme) string {
	var b strings.Builder
	for _, k := range codeColors() {
		color := k.light
		if theme == Dark {
			color = k.dark
		}
		for i, class := range strings.Fields(k.classes) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(".chroma ." + class)
		}
		b.WriteString("{color:" + color)
		if k.also != "" {
			b.WriteString(";" + k.also)
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// codeColor is a kind of word in code. What has no color of its own (plain
// names, operators, punctuation) keeps the text's.
type codeColor struct {
	classes     string // chroma's names, which are those of Pygments
	light, dark string
	also        string
}

func codeColors() []codeColor {
	return []codeColor{
		{"c ch cm c1 cs cpf gp go", "#66625a", "#a29e94", "font-style:italic"},
		{"k kc kd kn kp kr ow or cp", "#8b2a86", "#dba0e0", ""},
		{"kt nb bp nc nn ne vc", "#0b6472", "#78cbd8", ""},
		{"nf fm nd nl gh gu", "#234fc0", "#9bb8ff", ""},
		{"s sa sb sc dl sd s2 sh sx s1 l ld gi", "#1f683a", "#8acb9f", ""},
		{"se si sr ss ni", "#875000", "#e4b566", ""},
		{"m mb mf mh mi il mo no py na nv vg vi vm", "#8c440b", "#e8ad86", ""},
		{"nt gd gr gt err", "#a5231b", "#f2998f", ""},
		{"gs", "inherit", "inherit", "font-weight:600"},
		{"ge", "inherit", "inherit", "font-style:italic"},
		{"gl", "inherit", "inherit", "text-decoration:underline"},
	}
}
