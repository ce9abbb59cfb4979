package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Delimiters are pairs of what begins and what ends a formula that stays as it is
// written, as Hugo's passthrough has them since 0.122. A pair of Blocks stands for
// itself, also in the middle of a paragraph. Each is written "open close", one a
// line; the first that fits counts, those of Blocks before those of Inlines.
type Delimiters struct{ Blocks, Inlines string }

// Delimiter writes one pair down.
func Delimiter(open, closing string) string { return open + " " + closing + "\n" }

// delimiter is one pair.
type delimiter struct {
	open, closing []byte
	block         bool
}

func (d Delimiters) all() []delimiter {
	var out []delimiter
	for i, pairs := range [2]string{d.Blocks, d.Inlines} {
		for pair := range strings.Lines(pairs) {
			if open, closing, ok := strings.Cut(strings.TrimSuffix(pair, "\n"), " "); ok && open != "" && closing != "" {
				out = append(out, delimiter{[]byte(open), []byte(closing), i == 0})
			}
		}
	}
	return out
}

// passthrough reads what stands between delimiters.
type passthrough struct{ pairs []delimiter }

var passthroughKey = parser.NewContextKey()

// unclosed are the closings that do not come any more in a block: without them, a
// paragraph of nothing but openings would be read again for each.
type unclosed struct {
	block ast.Node
	never map[string]bool
}

// Trigger implements parser.InlineParser.
func (p passthrough) Trigger() []byte {
	out := []byte{'\\'} // which takes the meaning from an opening
	for _, d := range p.pairs {
		if bytes.IndexByte(out, d.open[0]) < 0 {
			out = append(out, d.open[0])
		}
	}
	return out
}

func (p passthrough) opening(line []byte) (delimiter, bool) {
	for _, d := range p.pairs {
		if bytes.HasPrefix(line, d.open) {
			return d, true
		}
	}
	return delimiter{}, false
}

// Parse implements parser.InlineParser.
func (p passthrough) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	d, ok := p.opening(line)
	if !ok {
		if !bytes.HasPrefix(line, []byte(`\\`)) {
			return nil
		}
		if d, ok = p.opening(line[2:]); !ok {
			return nil
		}
		n := 2 + len(d.open)
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	open, _ := pc.Get(passthroughKey).(*unclosed)
	if open == nil || open.block != parent {
		open = &unclosed{parent, map[string]bool{}}
		pc.Set(passthroughKey, open)
	}
	row, at := block.Position()
	if !open.never[string(d.closing)] {
		if n := d.formula(block); n != nil {
			return n
		}
		open.never[string(d.closing)] = true
		block.SetPosition(row, at)
	}
	block.Advance(len(d.open))
	return ast.NewTextSegment(segment.WithStop(segment.Start + len(d.open)))
}

// formula reads up to what closes, or gives nil.
func (d delimiter) formula(block text.Reader) ast.Node {
	n := &formula{alone: d.block}
	for from := len(d.open); ; from = 0 {
		line, segment := block.PeekLine()
		if line == nil {
			return nil
		}
		if end := bytes.Index(line[from:], d.closing); end >= 0 {
			end += from + len(d.closing)
			n.segments.Append(segment.WithStop(segment.Start + end - segment.Padding))
			block.Advance(end)
			return n
		}
		n.segments.Append(segment)
		block.AdvanceLine()
	}
}

// aloneFormulas parts paragraphs at the formulas that stand for themselves.
type aloneFormulas struct{}

// Transform implements parser.ASTTransformer.
func (a aloneFormulas) Transform(root *ast.Document, reader text.Reader, _ parser.Context) {
	a.within(root, reader.Source())
}

func (a aloneFormulas) within(n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch {
		case c.Type() == ast.TypeInline:
			return
		case c.Kind() == ast.KindParagraph, c.Kind() == ast.KindTextBlock:
			part(c, src)
		default:
			a.within(c, src)
		}
		c = next
	}
}

// part puts pieces in a paragraph's place where it has such formulas.
func part(paragraph ast.Node, src []byte) {
	var piece ast.Node
	parent, parted := paragraph.Parent(), false
	for c := paragraph.FirstChild(); c != nil; c = c.NextSibling() {
		if f, ok := c.(*formula); ok && f.alone {
			parted = true
		}
	}
	if !parted {
		return
	}
	for c := paragraph.FirstChild(); c != nil; {
		next := c.NextSibling()
		f, ok := c.(*formula)
		switch {
		case ok && f.alone:
			block := &formulaBlock{}
			block.SetPos(f.Pos())
			block.SetLines(&f.segments)
			parent.InsertBefore(parent, paragraph, block)
			piece = nil
		case piece == nil:
			if t, ok := c.(*ast.Text); ok { // blanks around a formula are none of the words
				t.Segment = t.Segment.TrimLeftSpace(src)
				if t.Segment.Len() == 0 {
					break
				}
			}
			piece = ast.Node(ast.NewTextBlock())
			if paragraph.Kind() == ast.KindParagraph {
				piece = ast.NewParagraph()
			}
			piece.(interface{ SetPos(int) }).SetPos(c.Pos())
			parent.InsertBefore(parent, paragraph, piece)
			piece.AppendChild(piece, c)
		default:
			piece.AppendChild(piece, c)
		}
		c = next
	}
	parent.RemoveChild(parent, paragraph)
}

func passthroughOptions(d Dialect) []parser.Option {
	pairs := d.Formulas.all()
	if len(pairs) == 0 || d.Family != CommonMark {
		return nil
	}
	return []parser.Option{
		parser.WithInlineParsers(util.Prioritized(passthrough{pairs}, 201)),
		parser.WithASTTransformers(util.Prioritized(aloneFormulas{}, 0)),
	}
}
