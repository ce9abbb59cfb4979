package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"penpush/internal/markdown/sitetag"
)

// Showing gives the same Markdown, which shows the site's tags: those that the
// generator brings along as what they mean, the others as chips. site answers
// what they ask about the blog; as long as its answers are the same, a text is
// rendered the same.
func (m *Markdown) Showing(site sitetag.Site) *Markdown {
	c := *m
	language := sitetag.Of(m.dialect.Name)
	if m.dialect.Family == MDX {
		language = sitetag.JSX
	}
	if language == sitetag.None || !m.dialect.knows(SiteTags) {
		return &c
	}
	plain := *m
	plain.marking = false
	c.tags = &sitetag.Shower{Language: language, Site: site, Printer: printer{&plain}}
	return &c
}

// printer renders pieces of tags, in which no tags are shown.
type printer struct{ m *Markdown }

// Inline implements sitetag.Printer.
func (p printer) Inline(s string) string {
	out := strings.TrimSpace(p.Blocks(s))
	if inner, ok := strings.CutPrefix(out, "<p>"); ok && strings.Count(out, "<p>") == 1 {
		return strings.TrimSuffix(inner, "</p>")
	}
	return out
}

// Blocks implements sitetag.Printer.
func (p printer) Blocks(s string) string {
	src := []byte(s)
	if Deep(src) {
		return string(util.EscapeHTML(src))
	}
	var b bytes.Buffer
	if err := p.m.Render(&b, src, p.m.Parse(src)); err != nil {
		return string(util.EscapeHTML(src)) // a bytes.Buffer takes every byte, so no node failed
	}
	return b.String()
}

// Code implements sitetag.Printer.
func (p printer) Code(language, code string) string {
	var b bytes.Buffer
	root := ast.NewDocument()
	root.AppendChild(root, &codeText{language: language, text: code})
	if err := p.m.Render(&b, nil, root); err != nil {
		return string(util.EscapeHTML([]byte(code))) // as in Blocks
	}
	return b.String()
}

var (
	showerKey    = parser.NewContextKey()
	kindTagBlock = ast.NewNodeKind("TagBlock")
	kindTagSpan  = ast.NewNodeKind("TagSpan")
	kindCodeText = ast.NewNodeKind("CodeText")
)

// tagBlock is a tag on a line of its own, with what it encloses.
type tagBlock struct {
	ast.BaseBlock
	shown sitetag.Shown
	// html and end are what is written before and behind the blocks in it.
	html, end string
	inner     strings.Builder // of a raw stretch
	nested    int             // tags of the same name that are open inside
	open      bool            // the closing tag has not come yet
	// unread is the beginning of a tag of several lines.
	unread string
	// raw tells that html is raw HTML, whose elements may reach beyond the block.
	raw bool
}

func (n *tagBlock) Kind() ast.NodeKind         { return kindTagBlock }
func (n *tagBlock) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// tagSpan is a tag within a line.
type tagSpan struct {
	ast.BaseInline
	html string
	raw  bool // as in tagBlock
}

func (n *tagSpan) Kind() ast.NodeKind         { return kindTagSpan }
func (n *tagSpan) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// codeText is a block of code whose text is not that of the source.
type codeText struct {
	ast.BaseBlock
	language, text string
}

func (n *codeText) Kind() ast.NodeKind         { return kindCodeText }
func (n *codeText) IsRaw() bool                { return true }
func (n *codeText) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// showing reads tags while a text is parsed.
type showing struct{ sitetag.Shower }

func shower(pc parser.Context) *showing {
	s, _ := pc.Get(showerKey).(*showing)
	return s
}

// literal tells that nothing in a block is a tag.
func literal(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if b, ok := n.(*tagBlock); ok && b.shown.Mode == sitetag.Literal {
			return true
		}
	}
	return false
}

// at reads a tag of a masked line.
func (s *showing) at(line []byte, i int) (sitetag.Tag, int, bool) {
	if line[i] != '{' {
		return sitetag.Tag{}, 0, false
	}
	if n := bytes.IndexByte(line[i:], '\n'); n >= 0 {
		line = line[:i+n]
	}
	t, end, ok := s.Language.At(unmask(line), i)
	return t, end, ok
}

// span makes a tag within a line a word of its own.
func (s *showing) span(parent ast.Node, block text.Reader, line []byte) ast.Node {
	t, end, ok := s.at(line, 0)
	if !ok || literal(parent) {
		if end := tagEnd(line, 0); end > 0 {
			_, segment := block.PeekLine()
			block.Advance(end)
			return ast.NewRawTextSegment(segment.WithStop(segment.Start + end))
		}
		return nil
	}
	shown := s.Show(t)
	n := &tagSpan{html: shown.HTML}
	if shown.Mode == sitetag.Raw || shown.Mode == sitetag.Literal {
		rest := near(unmask(line)[end:])
		if from, to, closed := s.Language.Closer(rest, t.Name); closed {
			if shown.Inner == nil {
				n.html += string(util.EscapeHTML(rest[:from]))
			} else {
				n.html = shown.Inner(string(rest[:from]))
			}
			end += to
		}
	}
	block.Advance(end)
	return n
}

// near bounds how far a line is searched for what closes a tag in it: a line may
// hold thousands.
func near(line []byte) []byte { return line[:min(len(line), 4*longestTag)] }

// open begins a block with a line that has one tag, or one and what closes it, and
// nothing else.
func (s *showing) open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	masked, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || literal(parent) {
		return nil, parser.NoChildren
	}
	line := unmask(masked)
	within := ast.IsParagraph(pc.LastOpenedBlock().Node)
	t, end, ok := s.at(line, at)
	n := &tagBlock{}
	n.SetPos(segment.Start + at - segment.Padding)
	if !ok {
		if within || s.Language != sitetag.Hugo || !bytes.HasPrefix(line[at:], []byte("{{<")) || bytes.Contains(line[at:], []byte("}}")) {
			return nil, parser.NoChildren
		}
		n.unread, n.open = string(line[at:]), true
		reader.AdvanceToEOL()
		return n, parser.NoChildren
	}
	n.shown = s.Show(t)
	rest := line[end:]
	encloses := n.shown.Mode != sitetag.Alone
	if within && !encloses && !(t.Closing || t.Form == sitetag.Statement) {
		return nil, parser.NoChildren
	}
	if encloses && n.shown.Mode != sitetag.Markdown {
		if from, to, closed := s.Language.Closer(near(rest), t.Name); closed {
			if !util.IsBlank(rest[to:]) || within || n.shown.Inner == nil {
				return nil, parser.NoChildren
			}
			n.html = ended(n.shown.Inner(string(rest[:from])))
			reader.AdvanceToEOL()
			return n, parser.NoChildren
		}
	}
	if !util.IsBlank(rest) && n.shown.Mode != sitetag.Raw {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	n.open = encloses
	switch n.shown.Mode {
	case sitetag.Raw:
		n.inner.Write(rest)
		return n, parser.NoChildren
	case sitetag.Markdown, sitetag.Literal:
		n.html, n.end = n.shown.HTML, n.shown.End
		return n, parser.HasChildren
	}
	n.html = alone(n.shown.HTML)
	return n, parser.NoChildren
}

// alone puts a chip on a line of its own.
func alone(shown string) string {
	if strings.HasPrefix(shown, "<span") || shown != "" && shown[0] != '<' {
		return "<p>" + shown + "</p>\n"
	}
	return ended(shown)
}

// goOn takes the next line of a stretch.
func (s *showing) goOn(n *tagBlock, reader text.Reader) parser.State {
	if !n.open {
		return parser.Close
	}
	masked, _ := reader.PeekLine()
	line := unmask(masked)
	if n.unread != "" {
		return s.read(n, line, reader)
	}
	if n.shown.Mode == sitetag.Raw {
		at, _, closes := s.Language.Closer(line, n.shown.Name)
		reader.AdvanceToEOL()
		if closes {
			n.inner.Write(line[:at])
			n.open = false
			return parser.Close
		}
		n.inner.Write(line)
		return parser.Continue | parser.NoChildren
	}
	at := len(line) - len(bytes.TrimLeft(line, " \t"))
	if at < len(line) && line[at] == '{' {
		if t, end, ok := s.at(line, at); ok && util.IsBlank(line[end:]) {
			switch {
			case !s.Language.Closes(t, n.shown.Name):
				if t.Name == n.shown.Name && !t.SelfClosing && !t.Escaped && n.shown.Mode == sitetag.Markdown {
					n.nested++
				}
			case n.nested > 0:
				n.nested--
			default:
				n.open = false
				reader.AdvanceToEOL()
				return parser.Close
			}
		}
	}
	return parser.Continue | parser.HasChildren
}

// read takes the next line of a tag of several lines; a blank one ends it.
func (s *showing) read(n *tagBlock, line []byte, reader text.Reader) parser.State {
	if util.IsBlank(line) || len(n.unread) > longestTag {
		n.open = false
		return parser.Close
	}
	n.unread += string(line)
	reader.AdvanceToEOL()
	if bytes.Contains(line, []byte(">}}")) {
		n.open = false
		return parser.Close
	}
	return parser.Continue | parser.NoChildren
}

func (s *showing) close(n *tagBlock) {
	if n.unread != "" {
		t, end, ok := s.Language.At([]byte(n.unread), 0)
		if ok && util.IsBlank([]byte(n.unread[end:])) {
			n.html = alone(s.Show(t).HTML)
		} else {
			n.html = "<p>" + string(util.EscapeHTML([]byte(strings.TrimRight(n.unread, "\r\n")))) + "</p>\n"
		}
	}
	if n.shown.Mode == sitetag.Raw && n.html == "" {
		n.html = ended(n.shown.Inner(n.inner.String()))
	}
}

// ended ends with a line break, as blocks do.
func ended(html string) string {
	if html == "" {
		return ""
	}
	return strings.TrimSuffix(html, "\n") + "\n"
}

func renderTagBlock(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*tagBlock)
	if !entering {
		_, _ = w.WriteString(n.end)
		return ast.WalkContinue, nil
	}
	name := 0 // the attributes stand behind the first element's name
	if len(n.html) > 1 && n.html[0] == '<' && n.html[1] != '!' && n.html[1] != '/' {
		name = 1
		for name < len(n.html) && (n.html[name] >= 'a' && n.html[name] <= 'z' || n.html[name] >= '0' && n.html[name] <= '9') {
			name++
		}
	}
	_, _ = w.WriteString(n.html[:name])
	if name > 1 {
		html.RenderAttributes(w, n, nil)
	}
	_, _ = w.WriteString(n.html[name:])
	return ast.WalkContinue, nil
}

func renderTagSpan(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(node.(*tagSpan).html)
	}
	return ast.WalkSkipChildren, nil
}
