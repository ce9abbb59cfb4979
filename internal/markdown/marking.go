package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Marking gives the same Markdown, which puts what Left finds into
// <span class="stays" data-stays="closing">: for the pane, where the writer can see
// it, and not for what the site will show. kramdown leaves next to nothing, and
// marks nothing.
func (m *Markdown) Marking() *Markdown {
	c := *m
	c.marking = true
	return &c
}

var kindStays = ast.NewNodeKind("Stays")

type stays struct {
	ast.BaseInline
	reason LeftReason
}

func (n *stays) Kind() ast.NodeKind         { return kindStays }
func (n *stays) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// mark wraps the stretches under a node that stay as they are.
func (m *Markdown) mark(n ast.Node, src []byte) {
	if n.Kind() == ast.KindCodeSpan {
		return
	}
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeInline {
		for _, p := range pairUp(runsIn(n, src), src, m.dialect) {
			wrapStretch(n, p)
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.HasChildren() && c.Kind() != kindStays {
			m.mark(c, src)
		}
	}
}

// wrapStretch puts the children between two delimiters, and those, into a span.
func wrapStretch(parent ast.Node, p pair) {
	first := textAt(parent, p.open)
	if first == nil {
		return
	}
	if first.Segment.Start < p.open {
		before := ast.NewTextSegment(text.NewSegment(first.Segment.Start, p.open))
		parent.InsertBefore(parent, first, before)
		first.Segment = first.Segment.WithStart(p.open)
	}
	end := p.close + len(p.delimiter)
	last := textAt(parent, end-1)
	if last == nil {
		return
	}
	if last.Segment.Stop > end {
		kept := ast.NewTextSegment(text.NewSegment(last.Segment.Start, end))
		parent.InsertBefore(parent, last, kept)
		last.Segment = last.Segment.WithStart(end)
		if first == last {
			first = kept
		}
		last = kept
	}
	span := &stays{reason: p.reason}
	parent.InsertBefore(parent, first, span)
	for c := ast.Node(first); c != nil; {
		next := c.NextSibling()
		span.AppendChild(span, c)
		if c == ast.Node(last) {
			break
		}
		c = next
	}
}

// textAt is the text under a node that holds an offset.
func textAt(parent ast.Node, at int) *ast.Text {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok && t.Segment.Start <= at && at < t.Segment.Stop {
			return t
		}
	}
	return nil
}

type staysRenderer struct{}

func (staysRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(kindStays, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(`<span class="stays" data-stays="` + string(n.(*stays).reason) + `">`)
		} else {
			_, _ = w.WriteString("</span>")
		}
		return ast.WalkContinue, nil
	})
}
