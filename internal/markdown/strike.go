package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// strikes reads ~~struck~~, and ~struck~ where one tilde is enough.
type strikes struct {
	one bool
	// anywhere needs no word beside it, only no blank inside (marked).
	anywhere bool
	// pairs takes tildes two by two (markdown-it).
	pairs bool
}

func (strikes) Trigger() []byte                     { return []byte{'~'} }
func (strikes) IsDelimiter(b byte) bool             { return b == '~' }
func (strikes) OnMatch(int) ast.Node                { return extensionast.NewStrikethrough() }
func (strikes) CloseBlock(ast.Node, parser.Context) {}

func (s strikes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && (s.one || opener.OriginalLength >= 2 && closer.OriginalLength >= 2)
}

func (s strikes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, s)
	if node != nil && s.pairs && node.OriginalLength > 2 && node.OriginalLength%2 == 1 && node.CanClose && !node.CanOpen {
		node.OriginalLength, node.Length = node.OriginalLength-1, node.Length-1 // of those that close, the last is
	} else if node != nil && s.pairs && node.OriginalLength > 2 && node.OriginalLength%2 == 1 {
		block.Advance(1) // of an odd number the first is text
		return ast.NewTextSegment(segment.WithStop(segment.Start + 1))
	}
	if node == nil || node.OriginalLength > 2 && s.one || before == '~' && s.one || node.OriginalLength < 2 && !s.one {
		return nil
	}
	if s.anywhere && before != '~' {
		after := firstOf(string(line[node.OriginalLength:]))
		node.CanOpen, node.CanClose = after != utf8.RuneError && !unicode.IsSpace(after), !unicode.IsSpace(before)
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// strikeRenderer renders what is struck, as <s> where the generator says so.
type strikeRenderer struct{ tag string }

func (r strikeRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(extensionast.KindStrikethrough, r.strike)
}

func (r strikeRenderer) strike(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<" + r.tag)
		html.RenderAttributes(w, n, html.GlobalAttributeFilter)
		_ = w.WriteByte('>')
	} else {
		_, _ = w.WriteString("</" + r.tag + ">")
	}
	return ast.WalkContinue, nil
}
