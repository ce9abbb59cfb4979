package markdown

import (
	"strings"

	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// containers reads ":::" boxes: VitePress' `::: tip Title`, and Docusaurus'
// `:::tip[Title]`, which may nest with more colons outside.
type containers struct{ dialect Dialect }

func (containers) Trigger() []byte             { return []byte{':'} }
func (containers) CanInterruptParagraph() bool { return true }
func (containers) CanAcceptIndentedLine() bool { return false }

func (c containers) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := max(pc.BlockOffset(), 0)
	s := strings.TrimRight(string(line[at:]), " \t\r\n")
	words := strings.TrimLeft(s, ":")
	colons := len(s) - len(words)
	if colons < 3 || words == "" || c.dialect.Family == MDX && words[0] == ' ' {
		return nil, parser.NoChildren
	}
	kind, title := c.heading(strings.TrimSpace(words))
	if kind == "" {
		return nil, parser.NoChildren
	}
	n := &container{colons: colons, kind: kind}
	n.SetPos(segment.Start)
	n.title = title
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// heading takes the words behind the colons apart.
func (c containers) heading(words string) (kind, title string) {
	n := 0
	for n < len(words) && (isLatin(rune(words[n])) || words[n] == '-') {
		n++
	}
	kind, title = words[:n], strings.TrimSpace(words[n:])
	known := " tip info warning danger details "
	if c.dialect.Family == MDX {
		known = " note tip info warning danger caution important success secondary "
	}
	if !strings.Contains(known, " "+kind+" ") || n < len(words) && words[n] != ' ' && words[n] != '[' && words[n] != '{' {
		return "", ""
	}
	if c.dialect.Family == MDX {
		if inner, ok := strings.CutPrefix(title, "["); ok {
			title, _, _ = strings.Cut(inner, "]")
		}
		return kind, title
	}
	if title == "" {
		title = strings.ToUpper(kind)
		if kind == "details" {
			title = "Details"
		}
	}
	return kind, title
}

func (c containers) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	s := strings.TrimSpace(string(line))
	n := node.(*container)
	if len(s) >= n.colons && strings.Trim(s, ":") == "" && (len(s) == n.colons || c.dialect.Family != MDX) {
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (containers) Close(ast.Node, text.Reader, parser.Context) {}

var kindContainer = ast.NewNodeKind("Container")

// container is a box around other blocks.
type container struct {
	ast.BaseBlock
	colons int
	kind   string
	title  string
	// alert tells one that was written as > [!NOTE].
	alert bool
}

func (n *container) Kind() ast.NodeKind         { return kindContainer }
func (n *container) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// containerRenderer renders boxes, and what MDX hides.
type containerRenderer struct{ dialect Dialect }

func (r containerRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(kindContainer, r.container)
	to.Register(kindHidden, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
		return ast.WalkSkipChildren, nil
	})
}

func (r containerRenderer) container(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*container)
	details := n.kind == "details"
	if !entering {
		if details {
			_, _ = w.WriteString("</details>\n")
		} else {
			_, _ = w.WriteString("</div>\n")
		}
		return ast.WalkContinue, nil
	}
	title := string(util.EscapeHTML([]byte(n.title)))
	class := n.kind + " custom-block"
	if n.alert {
		class += " github-alert"
	}
	if r.dialect.Family == MDX {
		class = "admonition " + n.kind
	}
	tag := "div"
	if details {
		tag = "details"
	}
	_, _ = w.WriteString("<" + tag + ` class="` + class + `"`)
	html.RenderAttributes(w, n, nil)
	_, _ = w.WriteString(">")
	switch {
	case details:
		_, _ = w.WriteString("<summary>" + title + "</summary>\n")
	case r.dialect.Family == MDX:
		_, _ = w.WriteString(title)
	default:
		_, _ = w.WriteString(`<p class="custom-block-title">` + title + "</p>\n")
	}
	return ast.WalkContinue, nil
}
