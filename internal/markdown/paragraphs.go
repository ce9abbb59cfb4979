package markdown

import (
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
