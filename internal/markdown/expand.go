package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"penpush/internal/markdown/sitetag"
)

func hasTags(src []byte) bool {
	return bytes.Contains(src, []byte("{{")) || bytes.Contains(src, []byte("{%"))
}

// expander works tags out where a parsed text has them in an address, in raw HTML
// or in code.
type expander struct {
	m   *Markdown
	src []byte
}

func (e expander) node(n ast.Node) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch c := c.(type) {
		case *ast.Link:
			c.Destination, c.Title = e.value(c.Destination), e.value(c.Title)
		case *ast.Image:
			c.Destination, c.Title = e.value(c.Destination), e.value(c.Title)
		case *ast.HTMLBlock:
			e.block(n, c)
		case *ast.RawHTML:
			e.inline(n, c)
		case *ast.FencedCodeBlock:
			e.code(n, c, string(unescape(c.Language(e.src))))
		case *ast.CodeBlock:
			e.code(n, c, "")
		case *ast.CodeSpan:
			e.codeSpan(n, c)
		}
		if c.Parent() != nil && c.HasChildren() && !literal(c) {
			e.node(c)
		}
		c = next
	}
}

// value works tags out that print a plain text; others stay.
func (e expander) value(b []byte) []byte {
	b = unmask(b)
	if !hasTags(b) {
		return b
	}
	out, _ := e.m.tags.Expand(b, func(t sitetag.Tag, shown sitetag.Shown) string {
		if shown.Known && shown.Mode == sitetag.Alone {
			return shown.Value
		}
		return t.Source
	})
	return out
}

// html works tags and components out in raw HTML.
func (e expander) html(b []byte) ([]byte, bool) {
	out, changed := e.m.tags.ExpandHTML(b)
	if more, found := e.m.tags.Components(out); found {
		return more, true
	}
	return out, changed
}

func (e expander) block(parent ast.Node, c *ast.HTMLBlock) {
	if !e.m.dialect.knows(RawHTML) {
		return
	}
	var b []byte
	for i := range c.Lines().Len() {
		line := c.Lines().At(i)
		b = append(b, line.Value(e.src)...)
	}
	if c.HasClosure() {
		b = append(b, c.ClosureLine.Value(e.src)...)
	}
	out, changed := e.html(b)
	if !changed {
		return
	}
	n := &tagBlock{html: string(rawRenderer{e.m.dialect}.change(out)), raw: true}
	n.SetPos(c.Pos())
	parent.ReplaceChild(parent, c, n)
}

func (e expander) inline(parent ast.Node, c *ast.RawHTML) {
	if !e.m.dialect.knows(RawHTML) {
		return
	}
	if out, changed := e.html(c.Segments.Value(e.src)); changed {
		parent.ReplaceChild(parent, c, &tagSpan{html: string(rawRenderer{e.m.dialect}.change(out)), raw: true})
	}
}

func (e expander) code(parent, c ast.Node, language string) {
	if !e.m.tags.Language.InCode() {
		return
	}
	out, changed := e.inCode([]byte(code(e.src, c)))
	if !changed {
		return
	}
	n := &codeText{language: language, text: string(out)}
	n.SetPos(c.Pos())
	for _, a := range c.Attributes() {
		n.SetAttribute(a.Name, a.Value)
	}
	parent.ReplaceChild(parent, c, n)
}

func (e expander) codeSpan(parent ast.Node, c *ast.CodeSpan) {
	if !e.m.tags.Language.InCode() {
		return
	}
	var b []byte
	for t := c.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			b = append(b, bytes.ReplaceAll(t.Segment.Value(e.src), []byte("\n"), []byte(" "))...)
		}
	}
	if out, changed := e.inCode(b); changed {
		parent.ReplaceChild(parent, c, &tagSpan{html: "<code>" + string(util.EscapeHTML(out)) + "</code>"})
	}
}

// inCode works out what prints a plain text, and what is only shown.
func (e expander) inCode(b []byte) ([]byte, bool) {
	if !hasTags(b) {
		return b, false
	}
	return e.m.tags.Expand(b, func(t sitetag.Tag, shown sitetag.Shown) string {
		switch {
		case shown.Known && shown.Mode == sitetag.Alone:
			return shown.Value
		case shown.Mode == sitetag.Literal:
			return ""
		}
		return t.Source
	})
}

// TagHTML is the raw HTML that a tag or raw HTML with tags in it became, whose
// elements may reach beyond the node; nil for every other node.
func TagHTML(n ast.Node) []byte {
	switch n := n.(type) {
	case *tagBlock:
		if n.raw {
			return []byte(n.html)
		}
	case *tagSpan:
		if n.raw {
			return []byte(n.html)
		}
	}
	return nil
}
