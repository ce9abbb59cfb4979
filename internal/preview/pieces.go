package preview

import (
	"bufio"
	"bytes"
	"html"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"penpush/internal/markdown"
)

// piece is a block as the pane remembers it: its line is counted from the body's
// first.
type piece struct {
	html  string
	line  int
	lines int
	// ids are those of the headings in it; nil has none, as most pieces.
	ids *[]heading
	// margin tells that it begins at the margin after a blank line: nothing that
	// stands before it can reach into it but a list, a fence or raw HTML.
	margin bool
	// footnotes tells the list of footnotes, which is the last piece.
	footnotes bool
	// quotes are those that are open where it begins.
	quotes markdown.OpenQuotes
}

// heading is the id a heading has, and the one it wanted.
type heading struct{ slug, id string }

// same tells that a piece became another only by moving.
func (p piece) same(o piece, shift int) bool {
	return p.lines == o.lines && p.line+shift == o.line && p.html == o.html
}

// content is a body with all that was found out about it.
type content struct {
	lines  []string
	bytes  int
	pieces []piece
	note   string
	// references are the link definitions, and defined the lines they begin at.
	references []parser.Reference
	defined    []int
	// quotesLost tells that pieces do not know which quotes are open at them.
	quotesLost bool
	// stems counts the headings by what they could take each other's ids for.
	stems map[string]int
}

// render works a body out. It keeps lines.
func render(md *markdown.Markdown, lines []string, colors *markdown.Coloring) *content {
	src := join(lines)
	c := &content{lines: lines, bytes: len(src)}
	if markdown.Deep(src) {
		c.pieces, c.note = plain(lines), string(Note)
		return c
	}
	r := newRendering(md, src, lines)
	d := md.Read(src)
	d.Color(colors)
	c.defined = r.definitions(d.Root, nil)
	c.pieces = r.pieces(d)
	c.references, c.quotesLost = d.References, !d.QuotesInOrder()
	c.stems = map[string]int{}
	for _, h := range d.Headings {
		c.stems[markdown.Stem(h.Slug)]++
	}
	return c
}

// rendering is one text on its way to pieces.
type rendering struct {
	md     *markdown.Markdown
	src    []byte
	lines  []string
	starts []int // the offset of each line
	until  int   // the line before which a piece must begin to be rendered
	near   int   // the line that was asked for last

	// One buffer serves all nodes: goldmark would make one for each.
	html   bytes.Buffer
	writer *bufio.Writer
}

func newRendering(md *markdown.Markdown, src []byte, lines []string) *rendering {
	r := &rendering{md: md, src: src, lines: lines, starts: make([]int, len(lines)), until: len(lines)}
	r.writer = bufio.NewWriter(&r.html)
	at := 0
	for i, l := range lines {
		r.starts[i] = at
		at += len(l) + 1
	}
	return r
}

// pieces renders a tree's top-level nodes, those that raw HTML spans together.
func (r *rendering) pieces(d *markdown.Document) []piece {
	root := d.Root
	out := make([]piece, 0, min(root.ChildCount(), 2*r.until))
	ends := r.ends(root)
	headings := byTop(d)
	var tags openTags
	var group []ast.Node
	for n := root.FirstChild(); n != nil && r.line(n) < r.until; {
		last := 0
		group = group[:0]
		for {
			group, last = append(group, n), max(last, r.line(n))
			tags.block(n, r.src)
			n = n.NextSibling()
			// goldmark puts a heading after a table that was cut out of its lines.
			if n == nil || n.Kind() == extensionast.KindFootnoteList || tags.closed() && r.line(n) >= last {
				break
			}
		}
		if p, ok := r.piece(group, ends); ok {
			p.ids = together(group, headings)
			p.quotes = r.quotesAt(d, p.line)
			out = append(out, p)
		}
	}
	return out
}

// quotesAt tells which quotes are open before a line.
func (r *rendering) quotesAt(d *markdown.Document, line int) markdown.OpenQuotes {
	if line >= len(r.starts) {
		return markdown.OpenQuotes{} // footnotes, which nothing follows
	}
	return d.QuotesAt(r.starts[line])
}

// piece renders the nodes of one block. It is not ok when they show nothing.
func (r *rendering) piece(group []ast.Node, ends *boundaries) (piece, bool) {
	if group[0].Kind() == extensionast.KindFootnoteList {
		return r.footnotes(group[0], ends)
	}
	first, end := -1, 0
	for _, n := range group {
		if n.Kind() == ast.KindLinkReferenceDefinition {
			continue
		}
		line := r.line(n)
		if first < 0 {
			first = line
		}
		first, end = min(first, line), max(end, ends.after(line))
	}
	if first < 0 {
		return piece{}, false
	}
	html := r.render(group, first)
	return piece{
		html: html, line: first, lines: r.trim(first, end) - first,
		margin: r.margin(first),
	}, html != ""
}

// margin tells a line that begins at the margin after a blank one.
func (r *rendering) margin(line int) bool {
	l := r.lines[line]
	return l != "" && l[0] != ' ' && l[0] != '\t' && (line == 0 || blank(r.lines[line-1]))
}

// blank is what goldmark takes for a blank line.
func blank(line string) bool { return strings.Trim(line, " \t\r\v\f") == "" }

// together are the headings of a group of nodes.
func together(group []ast.Node, headings map[ast.Node][]heading) *[]heading {
	var all []heading
	for _, n := range group {
		all = append(all, headings[n]...)
	}
	if all == nil {
		return nil
	}
	return &all
}

// headings are those in a piece.
func (p piece) headings() []heading {
	if p.ids == nil {
		return nil
	}
	return *p.ids
}

// byTop gives each top-level node the ids of the headings in it.
func byTop(d *markdown.Document) map[ast.Node][]heading {
	out := map[ast.Node][]heading{}
	for _, h := range d.Headings {
		var top ast.Node = h.Node
		for top.Parent() != nil && top.Parent() != d.Root {
			top = top.Parent()
		}
		id, _ := h.Node.AttributeString("id")
		given, _ := id.(string)
		out[top] = append(out[top], heading{h.Slug, given})
	}
	return out
}

// definitions collects the lines at which a link definition begins, anywhere
// under a node.
func (r *rendering) definitions(n ast.Node, found []int) []int {
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if c.Kind() == ast.KindLinkReferenceDefinition {
			found = append(found, r.line(c))
		} else {
			found = r.definitions(c, found)
		}
	}
	return found
}

// footnotes renders the list at the end. When other blocks follow the first
// definition in the text, no line of the list would be in order: it then stands
// at the text's end, and its items carry none.
func (r *rendering) footnotes(list ast.Node, ends *boundaries) (piece, bool) {
	first := len(r.lines)
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		first = min(first, r.line(n))
	}
	if first <= ends.lastBlock {
		html := r.render([]ast.Node{list}, -1)
		return piece{html: html, line: len(r.lines), footnotes: true}, true
	}
	html := r.render([]ast.Node{list}, first)
	return piece{html: html, line: first, lines: r.trim(first, len(r.lines)) - first, footnotes: true}, true
}

// render renders nodes whose lines are counted from first; with -1 they have none.
func (r *rendering) render(group []ast.Node, first int) string {
	r.html.Reset()
	for _, n := range group {
		if first >= 0 {
			r.number(n, first)
		}
		if err := r.md.Render(r.writer, r.src, n); err != nil {
			return escape(err.Error()) // a bytes.Buffer takes every byte, so no node failed
		}
	}
	return r.html.String()
}

var dataLine = []byte("data-line")

// number gives a node and the blocks in it their data-line.
func (r *rendering) number(n ast.Node, first int) {
	switch n.Kind() {
	case ast.KindTextBlock, ast.KindHTMLBlock, extensionast.KindTableCell, extensionast.KindFootnoteList:
	default:
		// What was made of a part of a line may not know where it stands.
		if at := position(n); at >= 0 {
			if line := r.lineOf(at); line >= first {
				n.SetAttribute(dataLine, strconv.Itoa(line-first))
			}
		}
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		r.number(c, first)
	}
}

// line is the line a node begins at.
func (r *rendering) line(n ast.Node) int { return r.lineOf(position(n)) }

// lineOf is the line that an offset stands on.
func (r *rendering) lineOf(at int) int {
	// Nodes are asked about in order, nearly always.
	for k := r.near; k < min(r.near+8, len(r.starts)) && r.starts[k] <= at; k++ {
		if k+1 == len(r.starts) || r.starts[k+1] > at {
			r.near = k
			return k
		}
	}
	r.near = max(sort.SearchInts(r.starts, at+1)-1, 0)
	return r.near
}

// position is where a node begins in the text, or negative.
func position(n ast.Node) int {
	at := n.Pos()
	if n.Kind() == extensionast.KindTable && n.FirstChild() != nil {
		at = n.FirstChild().Pos() // its own is that of the paragraph it was cut from
	}
	for c := n.FirstChild(); at < 0 && c != nil; c = c.FirstChild() {
		at = c.Pos()
	}
	return at
}

// trim is end without the blank lines before it.
func (r *rendering) trim(first, end int) int {
	for end > first+1 && blank(r.lines[end-1]) {
		end--
	}
	return end
}

// boundaries are the lines at which a top-level node begins.
type boundaries struct {
	lines     []int
	lastBlock int // the line of the last node that is no footnote, or -1
	total     int
}

func (r *rendering) ends(root ast.Node) *boundaries {
	b := &boundaries{lastBlock: -1, total: len(r.lines)}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != extensionast.KindFootnoteList {
			line := r.line(n)
			b.lines = append(b.lines, line)
			if n.Kind() != ast.KindLinkReferenceDefinition {
				b.lastBlock = max(b.lastBlock, line)
			}
			continue
		}
		for f := n.FirstChild(); f != nil; f = f.NextSibling() {
			b.lines = append(b.lines, r.line(f))
		}
	}
	if !slices.IsSorted(b.lines) {
		slices.Sort(b.lines)
	}
	return b
}

// after is where the node that begins at line ends at the latest.
func (b *boundaries) after(line int) int {
	i := sort.SearchInts(b.lines, line+1)
	if i == len(b.lines) {
		return b.total
	}
	return b.lines[i]
}

func escape(s string) string { return html.EscapeString(s) }
