package markdown

import (
	"fmt"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"penpush/internal/markdown/kramdown"
	"penpush/internal/markdown/sitetag"
)

var (
	kindBox      = ast.NewNodeKind("Box")
	kindFragment = ast.NewNodeKind("Fragment")
)

// box is a block that another parser than goldmark's read: a tag around other
// blocks, or around a fragment.
type box struct {
	ast.BaseBlock
	tag string
	// html is what stands in it, before its children.
	html []byte
	code *preformatted
}

// preformatted is what stands in a <pre>.
type preformatted struct{ language, text string }

func (n *box) Kind() ast.NodeKind         { return kindBox }
func (n *box) IsRaw() bool                { return true }
func (n *box) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// fragment is HTML that stands in a block.
type fragment struct {
	ast.BaseInline
	html  []byte
	words string // a heading's
}

func (n *fragment) Kind() ast.NodeKind         { return kindFragment }
func (n *fragment) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func kramdownOptions(d Dialect) kramdown.Options {
	return kramdown.Options{
		Plain: d.With&PlainKramdown != 0, HardWrap: d.HardWraps, NoQuotes: d.Typography == PlainTypography,
		Quotes: d.Quotes, Signs: [5]string(d.Signs[:5]), FirstNote: d.FirstNote, JoinWide: d.With&EastAsianBreaks != 0, NoIDs: d.HeadingIDs == NoIDs, IDPrefix: d.IDPrefix,
		NoTypography: d.With&NoSigns != 0, BlockHTML: d.With&BlockHTML != 0, Strict: d.With&StrictParagraphs != 0,
		HeadingOffset: d.HeadingOffset, NoMathEngine: d.With&Math == 0,
	}
}

// readKramdown reads a text as kramdown, into goldmark's kind of tree. tags is nil
// when they are shown as they are written.
func (m *Markdown) readKramdown(src []byte, tags *sitetag.Shower) *Document {
	text := kramdown.Source{Text: src}
	var worked *liquid
	if tags != nil && hasTags(src) {
		worked = workOut(src, *tags)
		text.Pieces = worked.pieces
	}
	root := ast.NewDocument()
	doc := &Document{Root: root}
	b := boxes{dialect: m.dialect, document: doc, liquid: worked}
	var notes ast.Node
	doc.left = m.kramdown.Parse(text, func(e *kramdown.Element) {
		if e.Kind != kramdown.Note {
			b.child(root, e)
			return
		}
		if notes == nil {
			notes = extensionast.NewFootnoteList()
			notes.(*extensionast.FootnoteList).SetPos(int(e.Pos))
		}
		notes.AppendChild(notes, b.note(e))
	})
	if notes != nil {
		root.AppendChild(root, notes)
	}
	sort.Ints(doc.left)
	return doc
}

// boxes builds the tree.
type boxes struct {
	dialect  Dialect
	document *Document
	liquid   *liquid // nil without tags

	// Nodes that are not handed out yet, which live and die together, and room for
	// their HTML.
	fragments []fragment
	spare     []box
	made      int
	room      []byte
	kept      int
}

// together is how many nodes are made at once, and longRoom the largest room for
// their HTML. Each is less than a page of memory: larger pieces are taken from
// memory that was given back to the system, and that costs more than to make them.
const (
	together = 10
	longRoom = 4 << 10
)

// html keeps what print adds for an element.
func (b *boxes) html(e *kramdown.Element, print func([]byte, *kramdown.Element) []byte) []byte {
	if b.liquid != nil {
		return []byte(b.liquid.html(string(print(nil, e))))
	}
	if cap(b.room)-len(b.room) < longRoom/16 {
		b.room = make([]byte, 0, min(max(b.kept, longRoom/8), longRoom))
	}
	n := len(b.room)
	out := print(b.room[n:n:cap(b.room)], e)
	b.kept += len(out)
	if n+len(out) <= cap(b.room) { // else it has got room of its own
		b.room = b.room[:n+len(out)]
	}
	return out[:len(out):len(out)]
}

// fragment makes what stands in a block.
func (b *boxes) fragment(html []byte) *fragment {
	if len(b.fragments) == 0 {
		b.fragments = make([]fragment, min(max(b.made/4, 1), together))
	}
	n := &b.fragments[0]
	b.fragments = b.fragments[1:]
	n.html = html
	return n
}

func (b *boxes) children(to ast.Node, e *kramdown.Element) {
	for _, c := range e.Children {
		b.child(to, c)
	}
}

func (b *boxes) child(to ast.Node, e *kramdown.Element) {
	if n := b.block(e); n != nil {
		to.AppendChild(to, n)
	}
}

// box makes a block; e is nil where kramdown has no element for it.
func (b *boxes) box(tag string, e *kramdown.Element) *box {
	if len(b.spare) == 0 {
		b.spare = make([]box, min(max(b.made, 2), together))
		b.made += len(b.spare)
	}
	n := &b.spare[0]
	b.spare = b.spare[1:]
	n.tag = tag
	if e != nil {
		attributes(n, e)
	}
	return n
}

func attributes(n ast.Node, e *kramdown.Element) {
	if e.Pos >= 0 {
		n.SetPos(int(e.Pos))
	}
	for _, a := range e.Attr {
		if a.Name != "id" || strings.TrimSpace(a.Value) != "" {
			n.SetAttributeString(a.Name, a.Value)
		}
	}
}

func (b *boxes) block(e *kramdown.Element) ast.Node {
	switch e.Kind {
	case kramdown.Blank, kramdown.Boundary:
		return nil
	case kramdown.Header:
		return b.heading(e)
	case kramdown.Paragraph, kramdown.Term:
		if b.liquid != nil {
			if whole, ok := b.liquid.block(kramdown.Inline(e)); ok {
				n := &tagBlock{html: ended(whole), raw: true}
				attributes(n, e)
				return n
			}
		}
		n := b.box(kramdown.Tag(e), e)
		n.html = b.html(e, kramdown.AppendInline)
		return n
	case kramdown.Code:
		n := b.box("pre", e)
		n.code = &preformatted{e.Language(), b.liquid.source(e.Value)}
		if class, ok := e.Get("class"); ok && n.code.language == "" {
			for _, c := range strings.Fields(class) {
				if l, found := strings.CutPrefix(c, "language-"); found {
					n.code.language = l
				}
			}
		}
		return n
	case kramdown.Markup, kramdown.Literal, kramdown.Formula, kramdown.Rule:
		b.inner(e)
		n := b.box("", nil)
		if e.Pos >= 0 {
			n.SetPos(int(e.Pos))
		}
		n.html = b.html(e, kramdown.AppendOuter)
		return n
	case kramdown.Table:
		return b.table(e)
	case kramdown.Quote, kramdown.Bullets, kramdown.Numbers, kramdown.Terms, kramdown.Item, kramdown.Meaning:
		n := b.box(kramdown.Tag(e), e)
		if e.Refers("toc") && len(b.document.contents) == 0 {
			n.SetAttributeString("id", "markdown-toc")
			b.document.contents = []*box{n}
			return n
		}
		b.children(n, e)
		return n
	default: // text that no block took
		n := b.box("", nil)
		n.html = b.html(e, kramdown.AppendOuter)
		return n
	}
}

func (b *boxes) heading(e *kramdown.Element) ast.Node {
	n := ast.NewHeading(int(e.Shown))
	attributes(n, e)
	inside := b.fragment(b.html(e, kramdown.AppendInline))
	inside.words = b.liquid.plain(kramdown.Words(e))
	n.AppendChild(n, inside)
	if b.dialect.HeadingIDs != NoIDs {
		given, ok := e.Get("id")
		if !ok {
			given = b.dialect.IDPrefix + kramdownSlug(inside.words)
		}
		b.document.Headings = append(b.document.Headings, Heading{n, given})
		b.document.entries = append(b.document.entries, entry{node: n, level: int(e.Level)})
	}
	return n
}

// inner keeps the headings in raw HTML for the table of contents.
func (b *boxes) inner(e *kramdown.Element) {
	for _, c := range e.Children {
		if id, ok := c.Get("id"); ok && c.Kind == kramdown.Header {
			class, _ := c.Get("class")
			b.document.entries = append(b.document.entries, entry{level: int(c.Level), id: id, class: class, html: kramdown.Inline(c)})
		}
		b.inner(c)
	}
}

func (b *boxes) table(e *kramdown.Element) ast.Node {
	n := b.box("table", e)
	for _, part := range e.Children {
		cells := func(out []byte, row *kramdown.Element) []byte {
			return kramdown.AppendCells(out, row, part.Kind == kramdown.Head, e.Align())
		}
		p := b.box(kramdown.Tag(part), part)
		for _, row := range part.Children {
			r := b.box("tr", row)
			r.html = b.html(row, cells)
			p.AppendChild(p, r)
		}
		n.AppendChild(n, p)
	}
	return n
}

// note is a footnote: the links back stand in its last paragraph.
func (b *boxes) note(e *kramdown.Element) ast.Node {
	n := b.box("li", e)
	n.SetAttributeString("id", "fn:"+e.Value)
	b.children(n, e)
	links := ""
	if b.dialect.With&NoBacklinks == 0 {
		links = kramdown.Backlinks(e, b.dialect.Backlink)
	}
	if last, ok := n.LastChild().(*box); ok && last.tag == "p" {
		if links != "" {
			last.AppendChild(last, &fragment{html: []byte("\u00a0" + links)})
		}
		return n
	}
	p := &box{tag: "p"}
	p.SetPos(int(e.Pos))
	p.AppendChild(p, &fragment{html: []byte(links)})
	n.AppendChild(n, p)
	return n
}

// boxRenderer renders what another parser read.
type boxRenderer struct {
	highlight *highlighter
	kramdown  bool
	firstNote int
}

func (r boxRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(kindBox, r.box)
	to.Register(kindFragment, renderFragment)
	if r.kramdown {
		to.Register(extensionast.KindFootnoteList, r.notes)
	}
}

func (r boxRenderer) box(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*box)
	if n.tag == "" {
		if entering {
			_, _ = w.Write(n.html)
		}
		return ast.WalkContinue, nil
	}
	if n.tag == "pre" && entering {
		r.code(w, n)
		return ast.WalkSkipChildren, nil
	}
	if !entering {
		if n.tag != "pre" {
			_, _ = w.WriteString("</")
			_, _ = w.WriteString(n.tag)
			_, _ = w.WriteString(">\n")
		}
		return ast.WalkContinue, nil
	}
	_ = w.WriteByte('<')
	_, _ = w.WriteString(n.tag)
	html.RenderAttributes(w, n, nil)
	_ = w.WriteByte('>')
	_, _ = w.Write(n.html)
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock {
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

func (r boxRenderer) code(w util.BufWriter, n *box) {
	colored, late := r.highlight.html(n.code.language, n.code.text, coloringOf(n))
	_, _ = w.WriteString("<pre")
	if late {
		n.SetAttribute(lateName, "")
	}
	if colored != "" || late {
		class := "chroma"
		if given, ok := n.AttributeString("class"); ok {
			class, _ = given.(string)
			class += " chroma"
		}
		n.SetAttributeString("class", class)
	}
	html.RenderAttributes(w, n, nil)
	_, _ = w.WriteString("><code")
	if n.code.language != "" {
		_, _ = w.WriteString(` class="language-`)
		_, _ = w.Write(util.EscapeHTML([]byte(n.code.language)))
		_ = w.WriteByte('"')
	}
	_ = w.WriteByte('>')
	if colored == "" {
		html.DefaultWriter.RawWrite(w, []byte(n.code.text))
	} else {
		_, _ = w.WriteString(colored)
	}
	_, _ = w.WriteString("</code></pre>\n")
}

func renderFragment(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(node.(*fragment).html)
	}
	return ast.WalkSkipChildren, nil
}

func (r boxRenderer) notes(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		start := ""
		if r.firstNote > 1 {
			start = fmt.Sprintf(` start="%d"`, r.firstNote)
		}
		_, _ = w.WriteString("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol" + start + ">\n")
	} else {
		_, _ = w.WriteString("</ol>\n</div>\n")
	}
	return ast.WalkContinue, nil
}
