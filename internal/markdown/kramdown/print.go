package kramdown

import (
	"fmt"
	"strings"
)

// Inline is the HTML of what stands in an element.
func Inline(e *Element) string {
	var b strings.Builder
	for _, c := range e.Children {
		print(&b, c)
	}
	return b.String()
}

// Outer is the HTML of an element and what stands in it.
func Outer(e *Element) string {
	var b strings.Builder
	print(&b, e)
	return b.String()
}

// Words are what a reader sees of an element, as heading ids are made of them.
func Words(e *Element) string {
	var b strings.Builder
	words(&b, e)
	return b.String()
}

func words(b *strings.Builder, e *Element) {
	for _, c := range e.Children {
		switch c.Kind {
		case Text, CodeSpan, Formula:
			b.WriteString(c.Value)
		case Sign:
			b.WriteString(c.Plain)
		default:
			words(b, c)
		}
	}
}

func print(b *strings.Builder, e *Element) {
	switch e.Kind {
	case Text:
		b.WriteString(escape(e.Value))
	case Sign, Literal:
		b.WriteString(e.Value)
	case Blank:
		b.WriteByte('\n')
	case Break:
		b.WriteString("<br />")
	case CodeSpan:
		code := *e
		code.Attr = classed(e.Attr)
		wrap(b, "code", code.Attr, escapeAll(e.Value))
	case Formula:
		printFormula(b, e)
	case NoteMark:
		again := ""
		if e.repeat > 0 {
			again = fmt.Sprintf(":%d", e.repeat)
		}
		fmt.Fprintf(b, `<sup id="fnref:%s%s"><a href="#fn:%s" class="footnote" rel="footnote">%d</a></sup>`, e.Value, again, e.Value, e.noteIndex)
	case Image:
		b.WriteString("<img" + Attributes(e.Attr) + " />")
	case Short:
		wrap(b, "abbr", e.Attr, escape(e.Value))
	case Markup:
		printMarkup(b, e)
	case Code:
		wrap(b, "pre", nil, "<code>"+escapeAll(e.Value)+"</code>")
	case Rule:
		b.WriteString("<hr" + Attributes(e.Attr) + " />\n")
	default:
		if name := Tag(e); name != "" {
			wrap(b, name, e.Attr, Inline(e))
		} else {
			b.WriteString(Inline(e))
		}
	}
}

// classed gives code in a line the classes that its highlighter gives it.
func classed(attr []Attribute) []Attribute {
	language := "language-plaintext"
	var rest []string
	out := []Attribute{}
	for _, a := range attr {
		if a.Name != "class" {
			out = append(out, a)
			continue
		}
		for _, c := range strings.Fields(a.Value) {
			if strings.HasPrefix(c, "language-") {
				language = c
			} else {
				rest = append(rest, c)
			}
		}
	}
	return append(out, Attribute{"class", strings.Join(append(append([]string{language}, rest...), "highlighter-rouge"), " ")})
}

// printFormula leaves the drawing to the page's MathJax.
func printFormula(b *strings.Builder, e *Element) {
	if e.Block {
		b.WriteString(`\[` + escapeAll(e.Value) + "\\]\n")
		return
	}
	b.WriteString(`\(` + escapeAll(e.Value) + `\)`)
}

func printMarkup(b *strings.Builder, e *Element) {
	inner := Inline(e)
	b.WriteString("<" + e.Value + Attributes(e.Attr))
	if inner == "" && (in(emptyTags, e.Value) || e.Block && e.closed && e.model == modelRaw) {
		b.WriteString(" />")
	} else {
		b.WriteString(">" + inner + "</" + e.Value + ">")
	}
	if e.Block && !e.inRaw {
		b.WriteByte('\n')
	}
}

func wrap(b *strings.Builder, name string, attr []Attribute, inner string) {
	b.WriteString("<" + name + Attributes(attr) + ">" + inner + "</" + name + ">")
}

// Tag is the name of an element's tag; "" has none.
func Tag(e *Element) string {
	switch e.Kind {
	case Paragraph:
		if e.Bare {
			return ""
		}
		return "p"
	case Header:
		return fmt.Sprintf("h%d", e.Level)
	case Quote:
		return "blockquote"
	case Bullets:
		return "ul"
	case Numbers:
		return "ol"
	case Terms:
		return "dl"
	case Item:
		return "li"
	case Term:
		return "dt"
	case Meaning:
		return "dd"
	case Table:
		return "table"
	case Head:
		return "thead"
	case Body:
		return "tbody"
	case Foot:
		return "tfoot"
	case Row:
		return "tr"
	case Cell:
		return "td"
	case Emphasis:
		return "em"
	case Strong:
		return "strong"
	case Struck:
		return "del"
	case Link:
		return "a"
	}
	return ""
}

// Cells are the cells of a row as HTML.
func Cells(row *Element, head bool, align []string) string {
	var b strings.Builder
	for i, c := range row.Children {
		name, attr := "td", c.Attr
		if head {
			name = "th"
		}
		if i < len(align) && align[i] != "" {
			attr = append(append([]Attribute{}, attr...), Attribute{"style", "text-align: " + align[i]})
		}
		inner := Inline(c)
		if inner == "" {
			inner = "\u00a0"
		}
		wrap(&b, name, attr, inner)
		b.WriteByte('\n')
	}
	return b.String()
}

// Align is how the columns of a table are aligned.
func (e *Element) Align() []string { return e.align }

// Backlinks are the links from a footnote back to its marks.
func Backlinks(note *Element) string {
	var b strings.Builder
	for i := 0; i <= note.repeat; i++ {
		again, sup := "", ""
		if i > 0 {
			again, sup = fmt.Sprintf(":%d", i), fmt.Sprintf("<sup>%d</sup>", i+1)
			b.WriteString("\u00a0")
		}
		fmt.Fprintf(&b, `<a href="#fnref:%s%s" class="reversefootnote">&#8617;%s</a>`, note.Value, again, sup)
	}
	return b.String()
}

// Attributes are an element's attributes as they are written in a tag.
func Attributes(attr []Attribute) string {
	var b strings.Builder
	for _, a := range attr {
		if a.Name == "id" && strings.TrimSpace(a.Value) == "" {
			continue
		}
		b.WriteString(" " + a.Name + `="` + strings.ReplaceAll(escape(a.Value), `"`, "&quot;") + `"`)
	}
	return b.String()
}

// escape makes text safe in HTML; entities in it stay.
func escape(s string) string {
	if !strings.ContainsAny(s, "<>&") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		switch {
		case s[i] == '<':
			b.WriteString("&lt;")
		case s[i] == '>':
			b.WriteString("&gt;")
		case s[i] == '&' && !isEntity(s[i:]):
			b.WriteString("&amp;")
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func isEntity(s string) bool {
	end := strings.IndexByte(s, ';')
	if end < 2 {
		return false
	}
	name := s[1:end]
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		hex, isHex := strings.CutPrefix(digits, "x")
		if isHex {
			return hex != "" && strings.Trim(hex, "0123456789abcdefABCDEF") == ""
		}
		return digits != "" && strings.Trim(digits, "0123456789") == ""
	}
	return nameLength(name) == len(name)
}

func escapeAll(s string) string {
	if !strings.ContainsAny(s, "<>&") {
		return s
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
