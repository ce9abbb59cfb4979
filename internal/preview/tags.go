package preview

import (
	"bytes"
	"io"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"penpush/internal/markdown"
)

// openTags follows the raw HTML of a text from block to block, to find which
// blocks stand inside an element that one block opens and a later one closes.
type openTags struct {
	open []string
}

func (t *openTags) closed() bool { return len(t.open) == 0 }

// block takes in a top-level block. Only a block of raw HTML opens an element for
// those after it: in a paragraph, the paragraph's end closes it. Either may close
// what is open.
func (t *openTags) block(n ast.Node, src []byte) {
	if n.Kind() == ast.KindHTMLBlock {
		t.open = follow(t.open, rawBlock(n.(*ast.HTMLBlock), src))
		return
	}
	if raw := markdown.TagHTML(n); raw != nil {
		t.open = follow(t.open, raw)
		return
	}
	if t.closed() || !n.HasChildren() {
		return
	}
	t.open = closeInside(t.open, inner(n, src))
}

func rawBlock(n *ast.HTMLBlock, src []byte) []byte {
	var b []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b = append(b, line.Value(src)...)
	}
	if n.HasClosure() {
		b = append(b, n.ClosureLine.Value(src)...)
	}
	return b
}

// inner collects the raw HTML inside a block that Markdown made.
func inner(n ast.Node, src []byte) []byte {
	var b bytes.Buffer
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.HTMLBlock:
			b.Write(rawBlock(c, src))
		case *ast.RawHTML:
			for i := range c.Segments.Len() {
				segment := c.Segments.At(i)
				b.Write(segment.Value(src))
			}
		default:
			b.Write(markdown.TagHTML(c))
		}
		return ast.WalkContinue, nil
	})
	return b.Bytes()
}

// closeInside closes what the tags of one block close of the elements around it,
// and forgets what they open.
func closeInside(open []string, raw []byte) []string {
	outer := len(open)
	for _, tag := range tagsIn(raw, rawText(open)) {
		if tag.opens {
			open = append(open, tag.name)
			continue
		}
		open = closeTag(open, tag.name)
		outer = min(outer, len(open))
	}
	return open[:outer]
}

// follow opens and closes as the tags of raw HTML do.
func follow(open []string, raw []byte) []string {
	for _, tag := range tagsIn(raw, rawText(open)) {
		if tag.opens {
			open = append(open, tag.name)
		} else {
			open = closeTag(open, tag.name)
		}
	}
	return open
}

// closeTag closes the innermost element of that name with all inside it; a tag
// that closes nothing is ignored, as browsers do.
func closeTag(open []string, name string) []string {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == name {
			return open[:i]
		}
	}
	return open
}

type tag struct {
	name  string
	opens bool
}

// rawText is the innermost open element when it holds text instead of tags.
func rawText(open []string) string {
	if len(open) == 0 {
		return ""
	}
	switch last := open[len(open)-1]; atom.Lookup([]byte(last)) {
	case atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp:
		return last
	}
	return ""
}

// tagsIn lists the tags that open an element that has to be closed, or close
// one. inside is the text-only element that the raw HTML begins in, or "".
func tagsIn(raw []byte, inside string) []tag {
	if bytes.IndexByte(raw, '<') < 0 {
		return nil
	}
	z := html.NewTokenizer(bytes.NewReader(raw))
	if inside != "" {
		z = html.NewTokenizer(io.MultiReader(strings.NewReader("<"+inside+">"), bytes.NewReader(raw)))
		z.Next()
	}
	var tags []tag
	drawing := 0 // inside <svg> or <math>, "/>" closes
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return tags
		}
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, _ := z.TagName()
		a := atom.Lookup(name)
		switch {
		case needsNoEnd(a), kind == html.SelfClosingTagToken && (drawing > 0 || a == atom.Svg || a == atom.Math):
			continue
		case a == atom.Svg || a == atom.Math:
			if kind == html.EndTagToken {
				drawing = max(drawing-1, 0)
			} else {
				drawing++
			}
		}
		tags = append(tags, tag{string(name), kind != html.EndTagToken})
	}
}

// needsNoEnd tells elements that have no end tag, or may go without one.
func needsNoEnd(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link,
		atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr,
		atom.P, atom.Li, atom.Dt, atom.Dd, atom.Rb, atom.Rt, atom.Rtc, atom.Rp, atom.Option, atom.Optgroup,
		atom.Colgroup, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.Html, atom.Head, atom.Body:
		return true
	}
	return false
}
