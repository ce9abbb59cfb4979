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
	// language is that of code, whose text is in the fragment.
	language string
	code     string
}

func (n *box) Kind() ast.NodeKind         { return kindBox }
func (n *box) IsRaw() bool                { return true }
func (n *box) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// fragment is what stands in a block, as HTML and as words.
type fragment struct {
	ast.BaseInline
	html, words string
}

func (n *fragment) Kind() ast.NodeKind         { return kindFragment }
func (n *fragment) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func kramdownOptions(d Dialect) kramdown.Options {
	return kramdown.Options{
		Plain: d.With&PlainKramdown != 0, HardWrap: d.HardWraps, NoQuotes: d.Typography == PlainTypography,
		Quotes: d.Quotes, Signs: [5]string(d.Signs[:5]), FirstNote: d.FirstNote, JoinWide: d.With&EastAsianBreaks != 0, NoIDs: d.HeadingIDs == NoIDs, IDPrefix: d.IDPrefix,
		NoTypography: d.With&NoSigns != 0, BlockHTML: d.With&BlockHTML != 0, Strict: d.With&StrictParagraphs != 0,
	}
}

// readKramdown reads a text as kramdown, into goldmark's kind of tree. tags is nil
// when they are shown as they are written.
func readKramdown(d Dialect, src []byte, tags *sitetag.Shower) *Document {
	options := kramdownOptions(d)
	var worked *liquid
	if tags != nil && hasTags(src) {
		worked = workOut(src, *tags)
		options.Pieces = worked.pieces
	}
	parsed := kramdown.Parse(src, options)
	root := ast.NewDocument()
	doc := &Document{Root: root, left: parsed.Left}
	sort.Ints(doc.left)
	b := boxes{dialect: d, document: doc, liquid: worked}
	b.children(root, parsed.Root)
	if len(parsed.Notes) > 0 {
		list := extensionast.NewFootnoteList()
		list.SetPos(parsed.Notes[0].Pos)
		for _, n := range parsed.Notes {
			list.AppendChild(list, b.note(n))
		}
		root.AppendChild(root, list)
	}
	return doc
}

// boxes builds the tree.
type boxes struct {
	dialect  Dialect
	document *Document
	liquid   *liquid // nil without tags
}

// words makes what stands in a block of HTML and words.
func (b *boxes) words(html, words string) *fragment {
	return &fragment{html: b.liquid.html(html), words: b.liquid.plain(words)}
}

func (b *boxes) children(to ast.Node, e *kramdown.Element) {
	for _, c := range e.Children {
		if n := b.block(c); n != nil {
			to.AppendChild(to, n)
		}
	}
}

func newBox(tag string, e *kramdown.Element) *box {
	n := &box{tag: tag}
	attributes(n, e)
	return n
}

func attributes(n ast.Node, e *kramdown.Element) {
	if e.Pos >= 0 {
		n.SetPos(e.Pos)
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
		inside := kramdown.Inline(e)
		if whole, ok := b.liquid.block(inside); ok {
			n := &tagBlock{html: ended(whole), raw: true}
			attributes(n, e)
			return n
		}
		n := newBox(kramdown.Tag(e), e)
		n.AppendChild(n, b.words(inside, kramdown.Words(e)))
		return n
	case kramdown.Code:
		n := newBox("pre", e)
		n.language, n.code = e.Language, b.liquid.source(e.Value)
		if class, ok := e.Get("class"); ok && n.language == "" {
			for _, c := range strings.Fields(class) {
				if l, found := strings.CutPrefix(c, "language-"); found {
					n.language = l
				}
			}
		}
		return n
	case kramdown.Markup, kramdown.Literal, kramdown.Formula, kramdown.Rule:
		b.inner(e)
		n := &box{}
		if e.Pos >= 0 {
			n.SetPos(e.Pos)
		}
		n.AppendChild(n, b.words(kramdown.Outer(e), ""))
		return n
	case kramdown.Table:
		return b.table(e)
	case kramdown.Quote, kramdown.Bullets, kramdown.Numbers, kramdown.Terms, kramdown.Item, kramdown.Meaning:
		n := newBox(kramdown.Tag(e), e)
		if e.Refers("toc") && len(b.document.contents) == 0 {
			n.SetAttributeString("id", "markdown-toc")
			b.document.contents = []*box{n}
			return n
		}
		b.children(n, e)
		return n
	default: // text that no block took
		n := &box{}
		n.AppendChild(n, b.words(kramdown.Outer(e), kramdown.Words(e)))
		return n
	}
}

func (b *boxes) heading(e *kramdown.Element) ast.Node {
	n := ast.NewHeading(e.Level)
	attributes(n, e)
	inside := b.words(kramdown.Inline(e), kramdown.Words(e))
	words := inside.words
	n.AppendChild(n, inside)
	if b.dialect.HeadingIDs != NoIDs {
		given, ok := e.Get("id")
		if !ok {
			given = b.dialect.IDPrefix + kramdownSlug(words)
		}
		b.document.Headings = append(b.document.Headings, Heading{n, given})
		b.document.entries = append(b.document.entries, entry{node: n})
	}
	return n
}

// inner keeps the headings in raw HTML for the table of contents.
func (b *boxes) inner(e *kramdown.Element) {
	for _, c := range e.Children {
		if id, ok := c.Get("id"); ok && c.Kind == kramdown.Header {
			class, _ := c.Get("class")
			b.document.entries = append(b.document.entries, entry{level: c.Level, id: id, class: class, html: kramdown.Inline(c)})
		}
		b.inner(c)
	}
}

func (b *boxes) table(e *kramdown.Element) ast.Node {
	n := newBox("table", e)
	for _, part := range e.Children {
		p := newBox(kramdown.Tag(part), part)
		for _, row := range part.Children {
			r := newBox("tr", row)
			r.AppendChild(r, b.words(kramdown.Cells(row, part.Kind == kramdown.Head, e.Align()), ""))
			p.AppendChild(p, r)
		}
		n.AppendChild(n, p)
	}
	return n
}

// note is a footnote: the links back stand in its last paragraph.
func (b *boxes) note(e *kramdown.Element) ast.Node {
	n := newBox("li", e)
	n.SetAttributeString("id", "fn:"+e.Value)
	b.children(n, e)
	links := kramdown.Backlinks(e)
	if last, ok := n.LastChild().(*box); ok && last.tag == "p" {
		last.AppendChild(last, &fragment{html: "\u00a0" + links})
		return n
	}
	p := &box{tag: "p"}
	p.SetPos(e.Pos)
	p.AppendChild(p, &fragment{html: links})
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
		return ast.WalkContinue, nil
	}
	if n.tag == "pre" && entering {
		r.code(w, n)
		return ast.WalkSkipChildren, nil
	}
	if !entering {
		if n.tag != "pre" {
			_, _ = w.WriteString("</" + n.tag + ">\n")
		}
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + n.tag)
	html.RenderAttributes(w, n, nil)
	_ = w.WriteByte('>')
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock {
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

func (r boxRenderer) code(w util.BufWriter, n *box) {
	colored := ""
	if r.highlight != nil && n.language != "" {
		colored = r.highlight.html(n.language, n.code)
	}
	_, _ = w.WriteString("<pre")
	if colored != "" {
		class := "chroma"
		if given, ok := n.AttributeString("class"); ok {
			class, _ = given.(string)
			class += " chroma"
		}
		n.SetAttributeString("class", class)
	}
	html.RenderAttributes(w, n, nil)
	_, _ = w.WriteString("><code")
	if n.language != "" {
		_, _ = w.WriteString(` class="language-`)
		_, _ = w.Write(util.EscapeHTML([]byte(n.language)))
		_ = w.WriteByte('"')
	}
	_ = w.WriteByte('>')
	if colored == "" {
		colored = string(util.EscapeHTML([]byte(n.code)))
	}
	_, _ = w.WriteString(colored)
	_, _ = w.WriteString("</code></pre>\n")
}

func renderFragment(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(node.(*fragment).html)
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
