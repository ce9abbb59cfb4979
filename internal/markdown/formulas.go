package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Where a site has a plugin for formulas, the plugin takes what stands between
// dollars before anything in it is looked at: remark-math with remark's families,
// markdown-it-mathjax3 with VitePress. Here a formula stays as it is written, for
// the page to draw.

var (
	kindFormula      = ast.NewNodeKind("Formula")
	kindFormulaBlock = ast.NewNodeKind("FormulaBlock")
)

// formula is one within a line, dollars included.
type formula struct {
	ast.BaseInline
	segments text.Segments
	alone    bool // it stands for itself, though in a paragraph
}

func (n *formula) Kind() ast.NodeKind         { return kindFormula }
func (n *formula) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// takesFormulas tells that a plugin takes formulas; kramdown reads its own.
func (d Dialect) takesFormulas() bool {
	return d.With&Math != 0 && (d.Family == Remark || d.Family == MDX || d.Family == MarkdownIt)
}

// formulas reads those within lines.
type formulas struct{ family Family }

// longestDollars is how many dollars in a row may begin a formula: an unclosed run
// of each length is looked for to the paragraph's end.
const longestDollars = 8

func (formulas) Trigger() []byte { return []byte{'$'} }

func (f formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := dollars(line)
	row, at := block.Position()
	if n <= longestDollars && (f.family != MarkdownIt || n == 1 && len(line) > 1 && !util.IsSpace(line[1])) {
		if node := f.until(block, n); node != nil {
			return node
		}
	}
	block.SetPosition(row, at)
	if f.family == MarkdownIt {
		n = min(n, 2)
	}
	block.Advance(n)
	return ast.NewTextSegment(segment.WithStop(segment.Start + n - segment.Padding))
}

// until reads up to what closes n dollars, or gives nil.
func (f formulas) until(block text.Reader, n int) *formula {
	node := &formula{}
	for from := n; ; from = 0 {
		line, segment := block.PeekLine()
		if line == nil {
			return nil
		}
		end, ok := f.end(line, from, n)
		if end > 0 {
			node.segments.Append(segment.WithStop(segment.Start + end - segment.Padding))
			block.Advance(end)
			return node
		}
		if !ok {
			return nil
		}
		node.segments.Append(segment)
		block.AdvanceLine()
	}
}

// end is where the formula ends in a line that is looked at from on, or 0. It is
// not ok when no later line ends it either.
func (f formulas) end(line []byte, from, n int) (end int, ok bool) {
	for i := from; i < len(line); i++ {
		if line[i] == '\\' && f.family == MarkdownIt {
			i++
			continue
		}
		if line[i] != '$' {
			continue
		}
		if f.family == MarkdownIt {
			closes := i > from && !util.IsSpace(line[i-1]) && (i+1 == len(line) || !util.IsNumeric(line[i+1]))
			if !closes {
				return 0, false
			}
			return i + 1, true
		}
		run := dollars(line[i:])
		if run == n {
			return i + n, true
		}
		i += run - 1
	}
	return 0, true
}

func dollars(b []byte) int { return len(b) - len(bytes.TrimLeft(b, "$")) }

// formulaBlock is one on lines of its own, the lines with the dollars included.
type formulaBlock struct {
	ast.BaseBlock
	fence int
	over  bool
}

func (n *formulaBlock) Kind() ast.NodeKind         { return kindFormulaBlock }
func (n *formulaBlock) IsRaw() bool                { return true }
func (n *formulaBlock) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// formulaLines reads those.
type formulaLines struct{ family Family }

func (formulaLines) Trigger() []byte             { return []byte{'$'} }
func (formulaLines) CanInterruptParagraph() bool { return true }
func (formulaLines) CanAcceptIndentedLine() bool { return false }

func (f formulaLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	n := &formulaBlock{fence: dollars(line[at:])}
	if n.fence < 2 {
		return nil, parser.NoChildren
	}
	if f.family == MarkdownIt {
		n.over = bytes.HasSuffix(bytes.TrimSpace(line[at+2:]), []byte("$$"))
	} else if bytes.IndexByte(line[at+n.fence:], '$') >= 0 {
		return nil, parser.NoChildren
	}
	n.Lines().Append(segment.WithStart(segment.Start + at - segment.Padding))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (f formulaLines) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*formulaBlock)
	if n.over {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	s := bytes.TrimSpace(line)
	if f.family == MarkdownIt {
		n.over = bytes.HasSuffix(s, []byte("$$"))
	} else {
		n.over = len(s) >= n.fence && dollars(s) == len(s)
	}
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (formulaLines) Close(ast.Node, text.Reader, parser.Context) {}

// formulaRenderer writes formulas as they are written.
type formulaRenderer struct{}

func (formulaRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(kindFormula, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			html.DefaultWriter.RawWrite(w, n.(*formula).segments.Value(src))
		}
		return ast.WalkSkipChildren, nil
	})
	to.Register(kindFormulaBlock, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString("<p")
			html.RenderAttributes(w, n, nil)
			_ = w.WriteByte('>')
			html.DefaultWriter.RawWrite(w, bytes.TrimRight(n.Lines().Value(src), "\r\n"))
			_, _ = w.WriteString("</p>\n")
		}
		return ast.WalkSkipChildren, nil
	})
}
