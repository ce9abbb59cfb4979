package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"penpush/internal/markdown/sitetag"
)

// snippetLines reads VitePress' lines that stand for code in another file.
type snippetLines struct{}

func (snippetLines) Trigger() []byte             { return []byte{'<'} }
func (snippetLines) CanInterruptParagraph() bool { return false }
func (snippetLines) CanAcceptIndentedLine() bool { return false }

var kindSnippet = ast.NewNodeKind("Snippet")

// snippet is such a line.
type snippet struct {
	ast.BaseBlock
	of    sitetag.Snippet
	code  string
	found bool
}

func (n *snippet) Kind() ast.NodeKind         { return kindSnippet }
func (n *snippet) IsRaw() bool                { return true }
func (n *snippet) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (snippetLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	masked, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(masked[at:], []byte("<<<")) {
		return nil, parser.NoChildren
	}
	of, ok := sitetag.ReadSnippet(strings.TrimRight(string(unmask(masked)[at+3:]), "\r\n"))
	if !ok {
		return nil, parser.NoChildren
	}
	n := &snippet{of: of}
	n.SetPos(segment.Start + at - segment.Padding)
	if tags := shower(pc); tags != nil {
		n.code, n.found = tags.Snippet(of)
	}
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (snippetLines) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (snippetLines) Close(ast.Node, text.Reader, parser.Context)                 {}

// fenceRenderer renders code as VitePress does: what stands behind the language
// marks lines, and so do comments.
type fenceRenderer struct{ code *codeRenderer }

func (r fenceRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindFencedCodeBlock, r.fence)
	to.Register(kindSnippet, r.snippet)
}

func (r fenceRenderer) fence(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkSkipChildren, nil
	}
	info := ""
	if n := node.(*ast.FencedCodeBlock); n.Info != nil {
		info = string(unescape(n.Info.Segment.Value(src)))
	}
	return ast.WalkSkipChildren, r.write(w, node, info, r.code.code(src, node))
}

func (r fenceRenderer) snippet(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*snippet)
	switch {
	case !entering:
	case n.found:
		return ast.WalkSkipChildren, r.write(w, n, n.of.Info, n.code)
	default:
		_, err := w.WriteString(sitetag.LostSnippet(n.of))
		return ast.WalkSkipChildren, err
	}
	return ast.WalkSkipChildren, nil
}
