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
	if c.dialect.Family != MDX {
		if open := strings.LastIndexByte(title, '{'); open >= 0 && strings.HasSuffix(title, "}") {
			give(n, bracedAttributes(title[open+1:len(title)-1]))
			title = strings.TrimSpace(title[:open])
		}
	}
	switch from := strings.LastIndex(string(line), title); {
	case title == "" && n.boxed():
		n.title = c.untitled(kind)
	case title != "" && n.boxed():
		n.AppendChild(n, newTitle(segment.Start+from-segment.Padding, len(title)))
	}
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// untitled is what stands above a box without a title of its own.
func (c containers) untitled(kind string) string {
	switch {
	case c.dialect.Family == MDX:
		return kind
	case kind == "details":
		return "Details"
	}
	return strings.ToUpper(kind)
}

// heading takes the words behind the colons apart.
func (c containers) heading(words string) (kind, title string) {
	n := 0
	for n < len(words) && (isLatin(rune(words[n])) || words[n] == '-') {
		n++
	}
	kind, title = words[:n], strings.TrimSpace(words[n:])
	known := " tip info warning danger details raw v-pre code-group "
	if c.dialect.Family == MDX {
		known = " note tip info warning danger caution important success secondary "
	}
	if !strings.Contains(known, " "+kind+" ") || n < len(words) && words[n] != ' ' && (c.dialect.Family != MDX || words[n] != '[' && words[n] != '{') {
		return "", ""
	}
	if c.dialect.Family == MDX {
		if inner, ok := strings.CutPrefix(title, "["); ok {
			title, _, _ = strings.Cut(inner, "]")
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
	title  string // where it is none of the writer's
	// alert tells one that was written as > [!NOTE].
	alert bool
}

// boxed tells one that has a title; the others only say how to read what is in them.
func (n *container) boxed() bool {
	return n.kind != "raw" && n.kind != "v-pre" && n.kind != "code-group"
}

var kindTitle = ast.NewNodeKind("Title")

// boxTitle is the line above a box, which is Markdown.
type boxTitle struct{ ast.BaseBlock }

func newTitle(at, length int) *boxTitle {
	n := &boxTitle{}
	n.SetPos(at)
	n.Lines().Append(text.NewSegment(at, at+length))
	return n
}

func (n *boxTitle) Kind() ast.NodeKind         { return kindTitle }
func (n *boxTitle) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *container) Kind() ast.NodeKind         { return kindContainer }
func (n *container) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// containerRenderer renders boxes, and what MDX hides.
type containerRenderer struct{ dialect Dialect }

func (r containerRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(kindContainer, r.container)
	to.Register(kindTitle, r.title)
	to.Register(kindHidden, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
		return ast.WalkSkipChildren, nil
	})
}

func (r containerRenderer) container(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*container)
	tag, class := "div", n.kind+" custom-block"
	switch {
	case r.dialect.Family == MDX:
		class = "admonition " + n.kind
	case n.kind == "details":
		tag = "details"
	case n.kind == "raw":
		class = "vp-raw"
	case n.kind == "v-pre":
		class = ""
	case n.kind == "code-group":
		class = "vp-code-group vp-adaptive-theme"
	case n.alert:
		class += " github-alert"
	}
	if !entering {
		if n.kind == "code-group" {
			_, _ = w.WriteString("</div>\n")
		}
		_, _ = w.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + tag)
	if class != "" {
		_, _ = w.WriteString(` class="` + class + `"`)
	}
	html.RenderAttributes(w, n, nil)
	_ = w.WriteByte('>')
	if n.kind == "code-group" {
		tabs(w, src, n)
	}
	if n.title != "" {
		open, closing := r.around(n)
		_, _ = w.WriteString(open + string(util.EscapeHTML([]byte(n.title))) + closing)
	}
	return ast.WalkContinue, nil
}

// around are the tags of a title.
func (r containerRenderer) around(n *container) (open, closing string) {
	switch {
	case r.dialect.Family == MDX:
		return `<p class="admonition-title">`, "</p>\n"
	case n.kind == "details":
		return "<summary>", "</summary>\n"
	}
	return `<p class="custom-block-title">`, "</p>\n"
}

func (r containerRenderer) title(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n, ok := node.Parent().(*container)
	if !ok {
		return ast.WalkContinue, nil
	}
	if open, closing := r.around(n); entering {
		_, _ = w.WriteString(open)
	} else {
		_, _ = w.WriteString(closing)
	}
	return ast.WalkContinue, nil
}

// tabs names the pieces of code in a group, as in "```js [config.js]".
func tabs(w util.BufWriter, src []byte, group ast.Node) {
	_, _ = w.WriteString(`<div class="tabs">`)
	checked := " checked"
	for c := group.FirstChild(); c != nil; c = c.NextSibling() {
		info := ""
		switch c := c.(type) {
		case *ast.FencedCodeBlock:
			if c.Info != nil {
				info = string(c.Info.Segment.Value(src))
			}
		case *snippet:
			info = c.of.Info
		default:
			continue
		}
		name, _ := fenceInfo(info)
		if _, rest, found := strings.Cut(info, "["); found {
			name, _, _ = strings.Cut(rest, "]")
		}
		if name == "" {
			name = "txt"
		}
		name = string(util.EscapeHTML([]byte(name)))
		_, _ = w.WriteString(`<input type="radio"` + checked + `><label data-title="` + name + `">` + name + "</label>")
		checked = ""
	}
	_, _ = w.WriteString("</div>\n<div class=\"blocks\">\n")
}
