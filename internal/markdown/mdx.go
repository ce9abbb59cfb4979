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

func (jsxLines) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	last := pc.LastOpenedBlock().Node
	listEnds := last != nil && last.Parent() != parent && last.Parent() != nil && last.Parent().Kind() == ast.KindListItem
	if last != nil && ast.IsParagraph(last) && !listEnds && !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("</")) {
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
		_, tail, ended := strings.Cut(s, n.until)
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

// jsxSpans takes tags with values in braces, and comments, which the specification
// takes for words:
//
//	<span style={{color: 'red'}}>   {/* more */}
type jsxSpans struct{}

func (jsxSpans) Trigger() []byte { return []byte("<{") }

func (jsxSpans) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := 0
	switch {
	case len(line) < 4:
	case line[0] == '{' && bytes.HasPrefix(line, []byte("{/*")):
		if i := bytes.Index(line, []byte("*/}")); i > 0 {
			n = i + 3
		}
	case line[0] == '<' && isLatin(rune(line[1])):
		if end := componentEnd(string(line)); end > 0 && bytes.Contains(line[:end], []byte("={")) {
			n = end
		}
	}
	if n == 0 {
		return nil
	}
	raw := ast.NewRawHTML()
	raw.Segments.Append(segment.WithStop(segment.Start + n))
	block.Advance(n)
	return raw
}

// jsx brings a tag of MDX into HTML.
func jsx(raw []byte) []byte {
	if bytes.HasPrefix(raw, []byte("<!--")) || bytes.HasPrefix(raw, []byte("{/*")) {
		return nil
	}
	if !bytes.Contains(raw, []byte("className=")) && !bytes.Contains(raw, []byte("={")) {
		return raw
	}
	raw = bytes.ReplaceAll(raw, []byte("className="), []byte("class="))
	raw = jsxStyle.ReplaceAllFunc(raw, func(m []byte) []byte {
		return []byte(`style="` + style(string(jsxStyle.FindSubmatch(m)[1])) + `"`)
	})
	return jsxValue.ReplaceAll(raw, []byte(`="$1"`))
}

var (
	jsxValue = regexp.MustCompile(`=\{['"]?([^{}"'\n]*)['"]?\}`)
	jsxStyle = regexp.MustCompile(`style=\{\{([^{}]*)\}\}`)
	property = regexp.MustCompile(`['"]?([A-Za-z-]+)['"]?\s*:\s*(?:'([^']*)'|"([^"]*)"|(-?[\d.]+))`)
	capital  = regexp.MustCompile(`[A-Z]`)
)

// style brings an object of styles into CSS. Numbers are pixels, but where CSS
// knows plain ones.
func style(object string) string {
	var b strings.Builder
	for _, m := range property.FindAllStringSubmatch(object, -1) {
		name := strings.ToLower(capital.ReplaceAllString(m[1], "-$0"))
		value := m[2] + m[3] + m[4]
		if m[4] != "" && m[4] != "0" && !strings.Contains(" opacity z-index flex flex-grow flex-shrink font-weight line-height order zoom ", " "+name+" ") {
			value += "px"
		}
		if b.Len() > 0 {
			b.WriteByte(';')
		}
		b.WriteString(name + ":" + strings.ReplaceAll(value, `"`, "&quot;"))
	}
	return b.String()
}
