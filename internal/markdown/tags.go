package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A site's tags ({{ … }}, {{< … >}}, {% … %}) are worked out before or beside
// the Markdown, so that inside an address their blanks and brackets mean
// nothing to it. While a text is parsed those characters are replaced, one for
// one, by bytes that no UTF-8 text holds: every offset stays what it was.
const (
	maskable = " \t<>()\\\"'"
	maskBase = 0xF5

	// longestTag keeps looking for a tag's end linear in the text.
	longestTag = 1000
)

// mask replaces what would end an address inside a tag. The text itself is not
// changed; without such tags it is returned as it is.
func mask(src []byte) []byte {
	if !bytes.Contains(src, []byte("{{")) && !bytes.Contains(src, []byte("{%")) || !utf8.Valid(src) {
		return src
	}
	out := src
	for i := 0; i < len(src); i++ {
		if src[i] != ']' || i+1 == len(src) || src[i+1] != '(' && src[i+1] != ':' {
			continue
		}
		i += 2
		for i < len(src) && (src[i] == ' ' || src[i] == '<') {
			i++
		}
		for i < len(src) && src[i] != ' ' && src[i] != '\n' {
			end := tagEnd(src, i)
			if end < 0 {
				i++
				continue
			}
			if &out[0] == &src[0] {
				out = bytes.Clone(src)
			}
			maskRange(out[i:end])
			i = end
		}
		i-- // the character that ended it may begin the next
	}
	return out
}

// tagEnd is where the tag that begins at i ends on its line, or -1.
func tagEnd(src []byte, i int) int {
	if src[i] != '{' || i+1 == len(src) {
		return -1
	}
	closing := "}}"
	switch src[i+1] {
	case '{':
	case '%':
		closing = "%}"
	default:
		return -1
	}
	line := src[i:min(len(src), i+longestTag)]
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	n := bytes.Index(line[2:], []byte(closing))
	if n < 0 {
		return -1
	}
	return i + 2 + n + 2
}

func maskRange(b []byte) {
	for i, c := range b {
		if n := bytes.IndexByte([]byte(maskable), c); n >= 0 {
			b[i] = maskBase + byte(n)
		}
	}
}

// unmask gives a copied piece of a masked text its characters back.
func unmask(b []byte) []byte {
	for i, c := range b {
		if c < maskBase {
			continue
		}
		out := bytes.Clone(b)
		for j := i; j < len(out); j++ {
			if out[j] >= maskBase && int(out[j]-maskBase) < len(maskable) {
				out[j] = maskable[out[j]-maskBase]
			}
		}
		return out
	}
	return b
}

// tagSpans makes a tag within a line a word of its own, in which nothing is
// Markdown.
type tagSpans struct{}

func (tagSpans) Trigger() []byte { return []byte{'{'} }

func (tagSpans) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if tags := shower(pc); tags != nil {
		return tags.span(parent, block, line)
	}
	end := tagEnd(line, 0)
	if end < 0 {
		return nil
	}
	block.Advance(end)
	return ast.NewRawTextSegment(segment.WithStop(segment.Start + end))
}

// kindTagLine is a line that holds one tag of the site and nothing else.
var kindTagLine = ast.NewNodeKind("TagLine")

type tagLine struct{ ast.BaseBlock }

func (n *tagLine) Kind() ast.NodeKind         { return kindTagLine }
func (n *tagLine) IsRaw() bool                { return true }
func (n *tagLine) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// tagLineParser makes a tag alone on its line a block of its own. Without it a
// tag would become part of what follows ("{{< x >}}" over "---" a heading) or of
// the list before it.
type tagLineParser struct{}

func (tagLineParser) Trigger() []byte             { return []byte{'{'} }
func (tagLineParser) CanInterruptParagraph() bool { return true }
func (tagLineParser) CanAcceptIndentedLine() bool { return false }

func (tagLineParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if tags := shower(pc); tags != nil {
		return tags.open(parent, reader, pc)
	}
	at := pc.BlockOffset()
	end := -1
	if at >= 0 {
		end = tagEnd(line, at)
	}
	if end < 0 || !util.IsBlank(line[end:]) {
		return nil, parser.NoChildren
	}
	// A tag within a paragraph's lines is a word of it, unless it is of the kind
	// that ends or begins a stretch of text.
	if ast.IsParagraph(pc.LastOpenedBlock().Node) && !stretches(line[at:end]) {
		return nil, parser.NoChildren
	}
	n := &tagLine{}
	n.Lines().Append(text.NewSegment(segment.Start+at-segment.Padding, segment.Start+end-segment.Padding))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// stretches tells a closing shortcode and a Liquid statement, which open or
// close a stretch of text.
func stretches(tag []byte) bool {
	if tag[1] == '%' {
		return true
	}
	inner := bytes.TrimLeft(tag[2:], "<% \t-")
	return bytes.HasPrefix(inner, []byte("/"))
}

func (tagLineParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if n, ok := n.(*tagBlock); ok {
		return shower(pc).goOn(n, reader)
	}
	return parser.Close
}

func (tagLineParser) Close(n ast.Node, _ text.Reader, pc parser.Context) {
	if n, ok := n.(*tagBlock); ok {
		shower(pc).close(n)
	}
}

// tagLineRenderer shows the tag as text.
type tagLineRenderer struct{}

func (tagLineRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(kindTagLine, renderTagLine)
	to.Register(kindTagBlock, renderTagBlock)
	to.Register(kindTagSpan, renderTagSpan)
}

func renderTagLine(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<p")
		html.RenderAttributes(w, n, nil)
		_ = w.WriteByte('>')
		writeCode(w, src, n)
		_, _ = w.WriteString("</p>\n")
	}
	return ast.WalkSkipChildren, nil
}
