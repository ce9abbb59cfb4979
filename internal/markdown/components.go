package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"penpush/internal/markdown/sitetag"
)

// jsxTagLines makes a block of a component's tag that stands on lines of its
// own, however its properties are written. A blank line ends one that is left open.
type jsxTagLines struct{}

func (jsxTagLines) Trigger() []byte             { return []byte{'<'} }
func (jsxTagLines) CanInterruptParagraph() bool { return false }
func (jsxTagLines) CanAcceptIndentedLine() bool { return true }

func (jsxTagLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	tags := shower(pc)
	if tags == nil || tags.Language != sitetag.JSX {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	s := bytes.TrimLeft(line, " \t")
	if len(s) < 3 || s[0] != '<' || s[1] < 'A' || s[1] > 'Z' {
		return nil, parser.NoChildren
	}
	end := componentEnd(string(s))
	if end > 0 && (!util.IsBlank(s[end:]) || tagOnly.Match(bytes.TrimRight(line, "\r\n"))) {
		return nil, parser.NoChildren // it has words beside it, or is a tag as HTML has them
	}
	n := &tagBlock{unread: string(s), open: end < 0}
	n.SetPos(segment.Start + len(line) - len(s) - segment.Padding)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// componentEnd is where the tag that a text begins with ends, or -1.
func componentEnd(s string) int {
	var quote byte
	depth := 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '>' && depth <= 0:
			return i + 1
		}
	}
	return -1
}

func (jsxTagLines) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*tagBlock)
	line, _ := reader.PeekLine()
	if !n.open || util.IsBlank(line) || len(n.unread) > 4*longestTag {
		return parser.Close
	}
	n.unread += string(line)
	reader.AdvanceToEOL()
	n.open = componentEnd(n.unread) < 0
	if !n.open {
		return parser.Close
	}
	return parser.Continue | parser.NoChildren
}

func (jsxTagLines) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	n := node.(*tagBlock)
	if html, ok := shower(pc).Component(n.unread); ok {
		n.html, n.raw = ended(html), true
		return
	}
	n.html = "<p>" + string(util.EscapeHTML([]byte(strings.TrimRight(n.unread, "\r\n")))) + "</p>\n"
}
