package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// indentedParagraphs takes lines that would be code where indented code is none.
type indentedParagraphs struct{ parser.BlockParser }

func (indentedParagraphs) CanAcceptIndentedLine() bool { return true }

// eagerLines ends a list or quote at a line that is not indented or marked: the
// version of remark that Gatsby has knows no lazy lines once footnotes are on.
type eagerLines struct{ parser.BlockParser }

func (eagerLines) Trigger() []byte             { return nil }
func (eagerLines) CanInterruptParagraph() bool { return true }
func (eagerLines) CanAcceptIndentedLine() bool { return false }

func (eagerLines) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last := pc.LastOpenedBlock().Node
	if last == nil || !ast.IsParagraph(last) || last.Parent() == parent {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	segment = segment.TrimLeftSpace(reader.Source())
	if segment.IsEmpty() || beginsBlock(util.TrimLeftSpace(line)) {
		return nil, parser.NoChildren
	}
	n := ast.NewParagraph()
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// beginsBlock tells a line that another parser would take.
func beginsBlock(line []byte) bool {
	return line[0] == '#' || line[0] == '>' || markerLength(line) > 0 || onlyRule(line) ||
		len(line) > 2 && (line[0] == '`' || line[0] == '~') && line[1] == line[0] && line[2] == line[0] || line[0] == '<' || line[0] == '{'
}

// tagLines ends a list at a line that is not indented and begins with a tag, as
// marked and Gatsby's remark do:
//
//   - two
//     <br>
//
// It is asked behind the parser of raw HTML, so what is left are tags that the
// specification takes for words of the last item.
type tagLines struct{ blocks, paragraphs parser.BlockParser }

// loneTag is the beginning of raw HTML that may be any tag, but stands alone on its
// line.
var loneTag = regexp.MustCompile(`^ {0,3}<(?:/[a-zA-Z][\w-]*\s*|[a-zA-Z][\w-]*(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>` + "`" + `]+|'[^'\n]*'|"[^"\n]*"))?)*\s*/?)>\s*$`)

func (tagLines) Trigger() []byte             { return []byte{'<'} }
func (tagLines) CanInterruptParagraph() bool { return true }
func (tagLines) CanAcceptIndentedLine() bool { return false }

func (tagLines) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last := pc.LastOpenedBlock().Node
	if last == nil || !ast.IsParagraph(last) || last.Parent() == parent || last.Parent().Kind() != ast.KindListItem {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	if s := util.TrimLeftSpace(line); len(s) < 3 || !isLatin(rune(s[1])) && s[1] != '/' || bytes.IndexByte(s, '>') < 0 {
		return nil, parser.NoChildren
	}
	if loneTag.Match(line) {
		n := ast.NewHTMLBlock(ast.HTMLBlockType7)
		n.SetPos(segment.Start)
		n.Lines().Append(segment)
		reader.AdvanceToEOL()
		return n, parser.NoChildren
	}
	n := ast.NewParagraph()
	n.Lines().Append(segment.TrimLeftSpace(reader.Source()))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (t tagLines) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if n.Kind() == ast.KindHTMLBlock {
		return t.blocks.Continue(n, reader, pc)
	}
	return t.paragraphs.Continue(n, reader, pc)
}

func (t tagLines) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	if n.Kind() != ast.KindHTMLBlock {
		t.paragraphs.Close(n, reader, pc)
	}
}

// attributeLines takes a line of braces under a block for the block's attributes, as
// Hugo does once markup.goldmark.parser.attribute.block says so:
//
//	> A quote.
//	{.centered}
type attributeLines struct{}

var kindAttributes = ast.NewNodeKind("Attributes")

// attributesLine is such a line, until it is given to the block before it.
type attributesLine struct {
	ast.BaseBlock
	has parser.Attributes
}

func (n *attributesLine) Kind() ast.NodeKind         { return kindAttributes }
func (n *attributesLine) IsRaw() bool                { return true }
func (n *attributesLine) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (attributeLines) Trigger() []byte             { return []byte{'{'} }
func (attributeLines) CanInterruptParagraph() bool { return true }
func (attributeLines) CanAcceptIndentedLine() bool { return false }

func (attributeLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	row, at := reader.Position()
	_, segment := reader.PeekLine()
	reader.Advance(max(pc.BlockOffset(), 0))
	has, ok := parser.ParseAttributes(reader)
	if rest, _ := reader.PeekLine(); !ok || !util.IsBlank(rest) {
		reader.SetPosition(row, at)
		return nil, parser.NoChildren
	}
	n := &attributesLine{has: has}
	n.SetPos(segment.Start)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (attributeLines) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close gives the attributes to the block before. A line that stands on its own is
// nobody's, and is not shown.
func (attributeLines) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	n := node.(*attributesLine)
	if before := n.PreviousSibling(); before != nil && before.Type() == ast.TypeBlock && !n.HasBlankPreviousLines() {
		for _, a := range n.has {
			before.SetAttribute(a.Name, a.Value)
		}
	}
	n.Parent().RemoveChild(n.Parent(), n)
}
