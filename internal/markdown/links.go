package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// linkRenderer renders links and images as goldmark does, but gives back what
// was masked in their addresses and titles.
type linkRenderer struct {
	// unsafe lets javascript: and its like through, as raw HTML does anyway; the
	// pane's policy is what keeps scripts out.
	unsafe bool
}

func (r *linkRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindLink, r.link)
	to.Register(ast.KindImage, r.image)
}

func (r *linkRenderer) link(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Link)
	_, _ = w.WriteString(`<a href="`)
	r.address(w, n.Destination)
	_ = w.WriteByte('"')
	title(w, n.Title)
	html.RenderAttributes(w, n, html.LinkAttributeFilter)
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}

func (r *linkRenderer) image(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	_, _ = w.WriteString(`<img src="`)
	r.address(w, n.Destination)
	_, _ = w.WriteString(`" alt="`)
	alternative(w, src, n)
	_ = w.WriteByte('"')
	title(w, n.Title)
	html.RenderAttributes(w, n, html.ImageAttributeFilter)
	_ = w.WriteByte('>')
	return ast.WalkSkipChildren, nil
}

func (r *linkRenderer) address(w util.BufWriter, destination []byte) {
	url := util.URLEscape(unmask(destination), true)
	if r.unsafe || !html.IsDangerousURL(url) {
		_, _ = w.Write(util.EscapeHTML(url))
	}
}

func title(w util.BufWriter, t []byte) {
	if t != nil {
		_, _ = w.WriteString(` title="`)
		html.DefaultWriter.Write(w, unmask(t))
		_ = w.WriteByte('"')
	}
}

// alternative writes an image's text, in which markup has no tags.
func alternative(w util.BufWriter, src []byte, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() {
				html.DefaultWriter.RawWrite(w, c.Segment.Value(src))
			} else {
				html.DefaultWriter.Write(w, c.Segment.Value(src))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				_ = w.WriteByte('\n')
			}
		case *ast.String:
			html.DefaultWriter.Write(w, c.Value)
		default:
			alternative(w, src, c)
		}
	}
}
