package kramdown

import (
	"fmt"
	"strconv"
	"strings"
)

// Inline is the HTML of what stands in an element.
func Inline(e *Element) string { return string(AppendInline(nil, e)) }

// Outer is the HTML of an element and what stands in it.
func Outer(e *Element) string { return string(AppendOuter(nil, e)) }

// AppendInline adds what Inline gives.
func AppendInline(b []byte, e *Element) []byte {
	for _, c := range e.Children {
		b = AppendOuter(b, c)
	}
	return b
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
			b.WriteString(c.plain())
		default:
			words(b, c)
		}
	}
}

// AppendOuter adds what Outer gives.
func AppendOuter(b []byte, e *Element) []byte {
	switch e.Kind {
	case Text:
		return escape(b, e.Value)
	case Sign, Literal:
		return append(b, e.Value...)
	case Blank:
		return append(b, '\n')
	case Break:
		return append(b, "<br />"...)
	case CodeSpan:
		return end(escapeAll(begin(b, "code", classed(e.Attr)), e.Value), "code")
	case Formula:
		return appendFormula(b, e)
	case NoteMark:
		again := ""
		if e.repeat > 0 {
			again = fmt.Sprintf(":%d", e.repeat)
		}
		return fmt.Appendf(b, `<sup id="fnref:%s%s"><a href="#fn:%s" class="footnote" rel="footnote">%d</a></sup>`, e.Value, again, e.Value, e.noteIndex)
	case Image:
		return append(appendAttributes(append(b, "<img"...), e.Attr), " />"...)
	case Short:
		return end(escape(begin(b, "abbr", e.Attr), e.Value), "abbr")
	case Markup:
		return appendMarkup(b, e)
	case Code:
		return append(escapeAll(append(b, "<pre><code>"...), e.Value), "</code></pre>"...)
	case Rule:
		return append(appendAttributes(append(b, "<hr"...), e.Attr), " />\n"...)
	}
	name := Tag(e)
	if name == "" {
		return AppendInline(b, e)
	}
	return end(AppendInline(begin(b, name, e.Attr), e), name)
}

// begin and end add an element's tags.
func begin(b []byte, name string, attr []Attribute) []byte {
	return append(appendAttributes(append(append(b, '<'), name...), attr), '>')
}

func end(b []byte, name string) []byte {
	return append(append(append(b, "</"...), name...), '>')
}

// plainCode is the class of code in a line without one of its own.
var plainCode = []Attribute{{"class", "language-plaintext highlighter-rouge"}}

// classed gives code in a line the classes that its highlighter gives it.
func classed(attr []Attribute) []Attribute {
	if len(attr) == 0 {
		return plainCode
	}
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

// appendFormula leaves the drawing to the page's MathJax, or to whoever looks for
// dollars.
func appendFormula(b []byte, e *Element) []byte {
	switch {
	case e.inDollars && e.Block:
		return append(append(append(b, "<div class=\"kdmath\">$$\n"...), e.Value...), "\n$$</div>\n"...)
	case e.inDollars:
		return append(append(append(b, `<span class="kdmath">$`...), e.Value...), "$</span>"...)
	case e.Block:
		return append(escapeAll(append(b, `\[`...), e.Value), "\\]\n"...)
	}
	return append(escapeAll(append(b, `\(`...), e.Value), `\)`...)
}

func appendMarkup(b []byte, e *Element) []byte {
	b = appendAttributes(append(append(b, '<'), e.Value...), e.Attr)
	before := len(b)
	b = AppendInline(append(b, '>'), e)
	if len(b) == before+1 && (in(emptyTags, e.Value) || e.Block && e.closed && e.model == modelRaw) {
		b = append(b[:before], " />"...)
	} else {
		b = end(b, e.Value)
	}
	if e.Block && !e.inRaw {
		b = append(b, '\n')
	}
	return b
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
		return "h" + strconv.Itoa(int(e.Shown))
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

// AppendCells adds the cells of a row.
func AppendCells(b []byte, row *Element, head bool, align []string) []byte {
	name := "td"
	if head {
		name = "th"
	}
	for i, c := range row.Children {
		attr := c.Attr
		if i < len(align) && align[i] != "" {
			attr = append(append([]Attribute{}, attr...), Attribute{"style", "text-align: " + align[i]})
		}
		b = begin(b, name, attr)
		before := len(b)
		if b = AppendInline(b, c); len(b) == before {
			b = append(b, "\u00a0"...)
		}
		b = append(end(b, name), '\n')
	}
	return b
}

// Align is how the columns of a table are aligned.
func (e *Element) Align() []string { return e.own.rare.align }

// Backlinks are the links from a footnote back to its marks, which say words, or an
// arrow.
func Backlinks(note *Element, words string) string {
	if words == "" {
		words = "&#8617;"
	}
	words = string(escape(nil, words))
	var b strings.Builder
	for i := range int(note.repeat) + 1 {
		again, sup := "", ""
		if i > 0 {
			again, sup = fmt.Sprintf(":%d", i), fmt.Sprintf("<sup>%d</sup>", i+1)
			b.WriteString("\u00a0")
		}
		fmt.Fprintf(&b, `<a href="#fnref:%s%s" class="reversefootnote">%s%s</a>`, note.Value, again, words, sup)
	}
	return b.String()
}

// appendAttributes adds an element's attributes as they are written in a tag.
func appendAttributes(b []byte, attr []Attribute) []byte {
	for _, a := range attr {
		if a.Name == "id" && strings.TrimSpace(a.Value) == "" {
			continue
		}
		b = append(append(append(b, ' '), a.Name...), `="`...)
		b = append(escaped(b, a.Value, true), '"')
	}
	return b
}

// escape makes text safe in HTML; entities in it stay.
func escape(b []byte, s string) []byte { return escaped(b, s, false) }

// escaped does so, and with quoted for double quotes too.
func escaped(b []byte, s string, quoted bool) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		as := ""
		switch s[i] {
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case '"':
			if quoted {
				as = "&quot;"
			}
		case '&':
			if !isEntity(s[i:]) {
				as = "&amp;"
			}
		}
		if as != "" {
			b = append(append(b, s[from:i]...), as...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
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

// escapeAll makes text safe in HTML, entities in it too.
func escapeAll(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		as := ""
		switch s[i] {
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case '&':
			as = "&amp;"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), as...)
		from = i + 1
	}
	return append(b, s[from:]...)
}
