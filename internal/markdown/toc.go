package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// contentsLine begins a line in whose place VitePress puts a table of contents.
var contentsLine = regexp.MustCompile(`(?i)^\[\[toc\]\]`)

// hasContents finds such a line in a text, or what may be one.
var hasContents = regexp.MustCompile(`(?i)\[\[toc\]\]`)

// contentsName is the name of a link that no text can define: among a text's
// definitions it tells that a table of contents depends on every heading.
const contentsName = "\x00contents"

// contentsLines makes a box of [[toc]].
type contentsLines struct{}

func (contentsLines) Trigger() []byte             { return []byte{'['} }
func (contentsLines) CanInterruptParagraph() bool { return true }
func (contentsLines) CanAcceptIndentedLine() bool { return false }

func (contentsLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if !contentsLine.Match(line[max(pc.BlockOffset(), 0):]) {
		return nil, parser.NoChildren
	}
	n := &box{tag: "nav"}
	n.SetAttributeString("class", "table-of-contents")
	n.SetPos(segment.Start)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (contentsLines) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}
func (contentsLines) Close(ast.Node, text.Reader, parser.Context) {}

// findContents keeps the places of tables of contents.
func (d *Document) findContents(n ast.Node) {
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if b, ok := c.(*box); ok && b.tag == "nav" {
			d.contents = append(d.contents, b)
		} else {
			d.findContents(c)
		}
	}
}

// mostContents is how many tables of contents a page has; more are a text that
// wants to be slow.
const mostContents = 10

// listContents writes VitePress' table: the headings of the second and third level.
func (d *Document) listContents(src []byte) {
	var b strings.Builder
	b.WriteString("<ul>")
	level, first := 0, 0
	for _, h := range d.Headings {
		id, ok := h.Node.AttributeString("id")
		if !ok || h.Node.Level < 2 || h.Node.Level > 3 {
			continue
		}
		switch {
		case level == 0:
			first = h.Node.Level
		case h.Node.Level > level:
			b.WriteString("<ul>")
		case h.Node.Level < level && first == 2:
			b.WriteString("</li></ul></li>")
		default:
			b.WriteString("</li>")
			first = min(first, h.Node.Level)
		}
		level = h.Node.Level
		b.WriteString(`<li><a href="#` + string(util.EscapeHTML(attributeText(id))) + `">`)
		contentsWords(&b, h.Node, src)
		b.WriteString("</a>")
	}
	switch {
	case level == 0:
		b.WriteString("</ul>")
	case level > first:
		b.WriteString("</li></ul></li></ul>")
	default:
		b.WriteString("</li></ul>")
	}
	for _, n := range d.contents[:min(len(d.contents), mostContents)] {
		n.AppendChild(n, &fragment{html: []byte(b.String())})
	}
}

// attributeText is an attribute's value, which is text in either of two forms.
func attributeText(v any) []byte {
	switch v := v.(type) {
	case []byte:
		return v
	case string:
		return []byte(v)
	}
	return nil
}

// contentsWords are a heading's words and raw HTML.
func contentsWords(b *strings.Builder, n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.RawHTML:
			b.Write(c.Segments.Value(src))
		case *ast.Text:
			b.Write(util.EscapeHTML(unescape(c.Segment.Value(src))))
		case *ast.String:
			b.Write(util.EscapeHTML(c.Value))
		case *ast.Image:
		default:
			contentsWords(b, c, src)
		}
	}
}

// entry is a heading that may stand in kramdown's table of contents: a node, or one
// in raw HTML.
type entry struct {
	node            *ast.Heading
	level           int
	id, class, html string
}

func (e entry) settled() entry {
	if e.node == nil {
		return e
	}
	id, _ := e.node.AttributeString("id")
	class, _ := e.node.AttributeString("class")
	return entry{level: e.level, id: string(attributeText(id)), class: string(attributeText(class)), html: headingHTML(e.node)}
}

// fillContents writes the table of contents that kramdown puts in the place of a
// list with {:toc}, once the headings have their ids.
func (d *Document) fillContents(levels [2]int) {
	if len(d.contents) == 0 {
		return
	}
	var b strings.Builder
	var open []int
	for _, e := range d.entries {
		e = e.settled()
		outside := levels[1] > 0 && (e.level < levels[0] || e.level > levels[1])
		if e.id == "" || outside || strings.Contains(e.class, "no_toc") {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= e.level {
			b.WriteString("</li>\n")
			open = open[:len(open)-1]
			if len(open) > 0 && open[len(open)-1] >= e.level {
				b.WriteString("</ul>\n")
			}
		}
		if len(open) > 0 && !strings.HasSuffix(b.String(), "</li>\n") {
			b.WriteString("\n<ul>\n")
		}
		open = append(open, e.level)
		name := string(util.EscapeHTML([]byte(e.id)))
		b.WriteString(`<li><a href="#` + name + `" id="markdown-toc-` + name + `">` + e.html + "</a>")
	}
	for i := range open {
		b.WriteString("</li>\n")
		if i < len(open)-1 {
			b.WriteString("</ul>\n")
		}
	}
	list := d.contents[0]
	list.AppendChild(list, &fragment{html: []byte(b.String())})
}

func headingHTML(h *ast.Heading) string {
	if f, ok := h.FirstChild().(*fragment); ok {
		return string(f.html)
	}
	return ""
}
