package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// noteRenderer renders footnotes as remark-gfm (GitHubNotes) and as
// remark-footnotes (RemarkNotes) do.
type noteRenderer struct{ notes Notes }

func (r noteRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(extensionast.KindFootnoteLink, r.link)
	to.Register(extensionast.KindFootnoteBacklink, r.back)
	to.Register(extensionast.KindFootnote, r.note)
	to.Register(extensionast.KindFootnoteList, r.list)
}

// noteName is the name that a footnote has in the text.
func noteName(n ast.Node, index int) string {
	root := n
	for root.Parent() != nil {
		root = root.Parent()
	}
	if list, ok := root.LastChild().(*extensionast.FootnoteList); ok {
		for c := list.FirstChild(); c != nil; c = c.NextSibling() {
			if f, ok := c.(*extensionast.Footnote); ok && f.Index == index {
				return strings.ToLower(string(f.Ref))
			}
		}
	}
	return fmt.Sprint(index)
}

func shownName(n ast.Node, index int) string {
	root := n
	for root.Parent() != nil {
		root = root.Parent()
	}
	if list, ok := root.LastChild().(*extensionast.FootnoteList); ok {
		for c := list.FirstChild(); c != nil; c = c.NextSibling() {
			if f, ok := c.(*extensionast.Footnote); ok && f.Index == index {
				return string(f.Ref)
			}
		}
	}
	return fmt.Sprint(index)
}

func (r noteRenderer) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*extensionast.FootnoteLink)
	name := string(util.EscapeHTML([]byte(noteName(n, n.Index))))
	if r.notes == RemarkNotes {
		_, _ = fmt.Fprintf(w, `<sup id="fnref-%s"><a href="#fn-%s" class="footnote-ref">%s</a></sup>`, name, name, util.EscapeHTML([]byte(shownName(n, n.Index))))
		return ast.WalkContinue, nil
	}
	again := ""
	if n.RefIndex > 0 {
		again = fmt.Sprintf("-%d", n.RefIndex+1)
	}
	_, _ = fmt.Fprintf(w, `<sup><a href="#user-content-fn-%s" id="user-content-fnref-%s%s">%d</a></sup>`, name, name, again, n.Index)
	return ast.WalkContinue, nil
}

func (r noteRenderer) back(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*extensionast.FootnoteBacklink)
	name := string(util.EscapeHTML([]byte(noteName(n, n.Index))))
	if r.notes == RemarkNotes {
		if n.RefIndex == 0 {
			_, _ = fmt.Fprintf(w, `<a href="#fnref-%s" class="footnote-backref">↩</a>`, name)
		}
		return ast.WalkContinue, nil
	}
	again, sup := "", ""
	if n.RefIndex > 0 {
		again, sup = fmt.Sprintf("-%d", n.RefIndex+1), fmt.Sprintf("<sup>%d</sup>", n.RefIndex+1)
	}
	_, _ = fmt.Fprintf(w, ` <a href="#user-content-fnref-%s%s" class="data-footnote-backref">↩%s</a>`, name, again, sup)
	return ast.WalkContinue, nil
}

func (r noteRenderer) note(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*extensionast.Footnote)
	if !entering {
		_, _ = w.WriteString("</li>\n")
		return ast.WalkContinue, nil
	}
	prefix := "user-content-fn-"
	if r.notes == RemarkNotes {
		prefix = "fn-"
	}
	_, _ = fmt.Fprintf(w, `<li id="%s%s"`, prefix, util.EscapeHTML([]byte(strings.ToLower(string(n.Ref)))))
	if line, ok := n.AttributeString("data-line"); ok {
		_, _ = fmt.Fprintf(w, ` data-line="%s"`, line)
	}
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}

func (r noteRenderer) list(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	switch {
	case entering && r.notes == RemarkNotes:
		_, _ = w.WriteString("<div class=\"footnotes\">\n<hr>\n<ol>\n")
	case entering:
		_, _ = w.WriteString("<section data-footnotes class=\"footnotes\"><h2 id=\"footnote-label\" class=\"sr-only\">Footnotes</h2>\n<ol>\n")
	case r.notes == RemarkNotes:
		_, _ = w.WriteString("</ol>\n</div>\n")
	default:
		_, _ = w.WriteString("</ol>\n</section>\n")
	}
	return ast.WalkContinue, nil
}

// oneParagraph shows a footnote of one paragraph without its <p>, and puts a
// paragraph around a link back that has none (remark-footnotes).
func oneParagraph(list ast.Node) {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if p, ok := n.FirstChild().(*ast.Paragraph); ok && n.ChildCount() == 1 {
			b := &box{}
			b.SetPos(p.Pos())
			moveChildren(b, p)
			n.ReplaceChild(n, p, b)
		}
		if last := n.LastChild(); last != nil && last.Type() == ast.TypeInline {
			b := &box{tag: "p"}
			b.SetPos(n.Pos())
			n.ReplaceChild(n, last, b)
			b.AppendChild(b, last)
		}
	}
}
