package preview

import (
	"bytes"
	"html"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"

	"penpush/internal/markdown"
)

// piece is a block as the pane remembers it: its line is counted from the body's
// first.
type piece struct {
	html  string
	line  int
	lines int
}

// same tells that a piece became another only by moving.
func (p piece) same(o piece, shift int) bool {
	return p.lines == o.lines && p.line+shift == o.line && p.html == o.html
}

// render gives the pieces of a body, and the code of a note when it is plain
// text.
func render(md *markdown.Markdown, lines []string) ([]piece, string) {
	src := join(lines)
	if markdown.Deep(src) {
		return plain(lines), string(Note)
	}
	r := newRendering(md, src, lines)
	return r.pieces(md.Parse(src)), ""
}

// rendering is one text on its way to pieces.
type rendering struct {
	md     *markdown.Markdown
	src    []byte
	lines  []string
	starts []int // the offset of each line
}

func newRendering(md *markdown.Markdown, src []byte, lines []string) *rendering {
	r := &rendering{md: md, src: src, lines: lines, starts: make([]int, len(lines))}
	at := 0
	for i, l := range lines {
		r.starts[i] = at
		at += len(l) + 1
	}
	return r
}

// pieces renders a tree's top-level nodes, those that raw HTML spans together.
func (r *rendering) pieces(root ast.Node) []piece {
	var out []piece
	ends := r.ends(root)
	var tags openTags
	for n := root.FirstChild(); n != nil; {
		group := []ast.Node{}
		for {
			group = append(group, n)
			tags.block(n, r.src)
			n = n.NextSibling()
			if tags.closed() || n == nil || n.Kind() == extensionast.KindFootnoteList {
				break
			}
		}
		if p, ok := r.piece(group, ends); ok {
			out = append(out, p)
		}
	}
	return out
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
		end = ends.after(line)
	}
	if first < 0 {
		return piece{}, false
	}
	html := r.html(group, first)
	return piece{html: html, line: first, lines: r.trim(first, end) - first}, html != ""
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
		html := r.html([]ast.Node{list}, -1)
		return piece{html: html, line: len(r.lines), lines: 0}, true
	}
	html := r.html([]ast.Node{list}, first)
	return piece{html: html, line: first, lines: r.trim(first, len(r.lines)) - first}, true
}

// html renders nodes whose lines are counted from first; with -1 they have none.
func (r *rendering) html(group []ast.Node, first int) string {
	var b bytes.Buffer
	for _, n := range group {
		if first >= 0 {
			r.number(n, first)
		}
		if err := r.md.Render(&b, r.src, n); err != nil {
			b.WriteString(escape(err.Error())) // a bytes.Buffer takes every byte, so no node failed
		}
	}
	return b.String()
}

// number gives a node and the blocks in it their data-line.
func (r *rendering) number(n ast.Node, first int) {
	switch n.Kind() {
	case ast.KindTextBlock, ast.KindHTMLBlock, extensionast.KindTableCell, extensionast.KindFootnoteList:
	default:
		if line := r.line(n); line >= first {
			n.SetAttributeString("data-line", strconv.Itoa(line-first))
		}
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		r.number(c, first)
	}
}

// line is the line a node begins at.
func (r *rendering) line(n ast.Node) int {
	at := n.Pos()
	if n.Kind() == extensionast.KindTable && n.FirstChild() != nil {
		at = n.FirstChild().Pos() // its own is that of the paragraph it was cut from
	}
	for c := n.FirstChild(); at < 0 && c != nil; c = c.FirstChild() {
		at = c.Pos()
	}
	return max(sort.SearchInts(r.starts, at+1)-1, 0)
}

// trim is end without the blank lines before it.
func (r *rendering) trim(first, end int) int {
	for end > first+1 && strings.TrimSpace(r.lines[end-1]) == "" {
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
	sort.Ints(b.lines)
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
