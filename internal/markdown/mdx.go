package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// jsxLines makes a block of raw HTML of a line with tags and nothing else: what
// stands between such lines is Markdown in MDX.
type jsxLines struct{}

// tagOnly matches tags with nothing between them.
var tagOnly = regexp.MustCompile(`^\s*(?:</?[A-Za-z_$][\w.$:-]*(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}\n]*\}))?)*\s*/?>\s*|<>\s*|</>\s*)+$`)

func (jsxLines) Trigger() []byte             { return []byte{'<'} }
func (jsxLines) CanInterruptParagraph() bool { return true }
func (jsxLines) CanAcceptIndentedLine() bool { return true }

func (jsxLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if last := pc.LastOpenedBlock().Node; last != nil && ast.IsParagraph(last) && !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("</")) {
		return nil, parser.NoChildren
	}
	if !tagOnly.Match(bytes.TrimRight(line, "\r\n")) {
		return nil, parser.NoChildren
	}
	n := ast.NewHTMLBlock(ast.HTMLBlockType7)
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (jsxLines) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (jsxLines) Close(ast.Node, text.Reader, parser.Context)                 {}

// hiddenLines passes over what MDX runs or drops: imports, exports and comments.
type hiddenLines struct{}

func (hiddenLines) Trigger() []byte             { return []byte("ie<{") }
func (hiddenLines) CanInterruptParagraph() bool { return false }
func (hiddenLines) CanAcceptIndentedLine() bool { return false }

var kindHidden = ast.NewNodeKind("Hidden")

type hidden struct {
	ast.BaseBlock
	until string // what ends it; "" a blank line
	over  bool
}

func (n *hidden) Kind() ast.NodeKind         { return kindHidden }
func (n *hidden) IsRaw() bool                { return true }
func (n *hidden) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (hiddenLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	s := string(line[max(pc.BlockOffset(), 0):])
	n := &hidden{}
	switch {
	case strings.HasPrefix(s, "import ") && strings.ContainsAny(s, `'"`), strings.HasPrefix(s, "export ") && strings.Contains(s, "="):
	case strings.HasPrefix(s, "<!--"):
		n.until = "-->"
	case strings.HasPrefix(s, "{/*"):
		n.until = "*/}"
	default:
		return nil, parser.NoChildren
	}
	if n.until != "" {
		rest, tail, ended := strings.Cut(s, n.until)
		_ = rest
		if ended && strings.TrimSpace(tail) != "" {
			return nil, parser.NoChildren
		}
		n.over = ended
	}
	n.SetPos(segment.Start)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (hiddenLines) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*hidden)
	line, _ := reader.PeekLine()
	if n.over || n.until == "" && util.IsBlank(line) {
		return parser.Close
	}
	if n.until != "" && bytes.Contains(line, []byte(n.until)) {
		n.over = true
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (hiddenLines) Close(ast.Node, text.Reader, parser.Context) {}

// jsx brings a tag of MDX into HTML.
func jsx(raw []byte) []byte {
	if bytes.HasPrefix(raw, []byte("<!--")) {
		return nil
	}
	if !bytes.Contains(raw, []byte("className=")) && !bytes.Contains(raw, []byte("={")) {
		return raw
	}
	raw = bytes.ReplaceAll(raw, []byte("className="), []byte("class="))
	return jsxValue.ReplaceAll(raw, []byte(`="$1"`))
}

var jsxValue = regexp.MustCompile(`=\{['"]?([^{}"'\n]*)['"]?\}`)
