package markdown

import (
	"bytes"
	"regexp"
	"slices"

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
	// rooted counts pictures' addresses from the site's root; whole adds the path
	// to an address that has none; bareCode leaves code out of a picture's text.
	// captions puts a picture's text below it.
	rooted, whole, bareCode, captions bool
	// www is the protocol that a bare "www." gets.
	www string
}

func (r *linkRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindLink, r.link)
	to.Register(ast.KindImage, r.image)
	to.Register(ast.KindAutoLink, r.autoLink)
}

func (r *linkRenderer) link(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Link)
	_, _ = w.WriteString(`<a href="`)
	r.address(w, r.wholly(n.Destination))
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
	caption := r.captions && n.HasChildren()
	if caption {
		_, _ = w.WriteString("<figure>")
	}
	_, _ = w.WriteString(`<img src="`)
	destination := n.Destination
	if r.rooted && isRelative(destination) {
		destination = append([]byte{'/'}, destination...)
	}
	r.address(w, destination)
	_ = w.WriteByte('"')
	if !r.whole || n.HasChildren() {
		_, _ = w.WriteString(` alt="`)
		if r.whole {
			_, _ = w.Write(util.EscapeHTML(written(n, src)))
		} else {
			r.alternative(w, src, n)
		}
		_ = w.WriteByte('"')
	}
	title(w, n.Title)
	html.RenderAttributes(w, n, html.ImageAttributeFilter)
	_ = w.WriteByte('>')
	if caption {
		_, _ = w.WriteString(`<figcaption aria-hidden="true">`)
		_, _ = w.Write(util.EscapeHTML(written(n, src)))
		_, _ = w.WriteString("</figcaption></figure>")
	}
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

// written is a picture's text as it is written (marked).
func written(n *ast.Image, src []byte) []byte {
	from := n.Pos() + 2
	if n.Pos() < 0 || from > len(src) {
		return nil
	}
	depth := 1
	for i := from; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return src[from:i]
			}
		}
	}
	return nil
}

// isRelative tells an address within the site that does not begin at its root.
func isRelative(address []byte) bool {
	return len(address) > 0 && address[0] != '/' && address[0] != '#' && !bytes.HasPrefix(address, []byte("http:")) &&
		!bytes.HasPrefix(address, []byte("https:")) && !bytes.HasPrefix(address, []byte("data:")) && !bytes.Contains(address, []byte("{{"))
}

// wholly adds the path to an address that ends with the host (Hexo).
func (r *linkRenderer) wholly(address []byte) []byte {
	if !r.whole {
		return address
	}
	_, rest, found := bytes.Cut(address, []byte("://"))
	if !found || !bytes.HasPrefix(address, []byte("http")) && !bytes.HasPrefix(address, []byte("ftp")) || bytes.ContainsAny(rest, "/") || len(rest) == 0 {
		return address
	}
	n := len(address)
	if i := bytes.IndexAny(rest, "?#"); i >= 0 {
		n -= len(rest) - i
	}
	return slices.Concat(address[:n], []byte{'/'}, address[n:])
}

// autoLink renders an address that is its own text.
func (r *linkRenderer) autoLink(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	if len(n.Protocol) > 0 {
		n.Protocol = []byte(r.www)
	}
	url := n.URL(src)
	_, _ = w.WriteString(`<a href="`)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(url), []byte("mailto:")) {
		_, _ = w.WriteString("mailto:")
	}
	_, _ = w.Write(util.EscapeHTML(util.URLEscape(r.wholly(url), false)))
	_ = w.WriteByte('"')
	html.RenderAttributes(w, n, html.LinkAttributeFilter)
	_ = w.WriteByte('>')
	_, _ = w.Write(util.EscapeHTML(n.Label(src)))
	_, _ = w.WriteString("</a>")
	return ast.WalkContinue, nil
}

// moreMark is where Hexo's front page cuts a post off.
var moreMark = regexp.MustCompile(`(?i)<!--\s*more\s*-->`)

var hoisted = regexp.MustCompile(`(?s)^\s*<(?:script|style)\b.*?</(?:script|style)>`)

// rawRenderer renders raw HTML where the generator changes it afterwards.
type rawRenderer struct{ dialect Dialect }

func (r rawRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindHTMLBlock, r.block)
	to.Register(ast.KindRawHTML, r.inline)
}

func (r rawRenderer) change(raw []byte) []byte {
	switch {
	case r.dialect.Family == MDX:
		return jsx(raw)
	case r.dialect.Name == "vitepress": // it puts scripts and styles elsewhere
		return hoisted.ReplaceAll(raw, nil)
	}
	return moreMark.ReplaceAll(raw, []byte(`<span id="more"></span>`))
}

func (r rawRenderer) block(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.HTMLBlock)
	if !entering {
		return ast.WalkContinue, nil
	}
	var raw []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		raw = append(raw, line.Value(src)...)
	}
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(src)...)
	}
	_, _ = w.Write(r.change(raw))
	return ast.WalkContinue, nil
}

func (r rawRenderer) inline(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*ast.RawHTML)
		_, _ = w.Write(r.change(n.Segments.Value(src)))
	}
	return ast.WalkSkipChildren, nil
}

// alternative writes an image's text, in which markup has no tags.
func (r *linkRenderer) alternative(w util.BufWriter, src []byte, n ast.Node) {
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
		case *ast.CodeSpan:
			if !r.bareCode {
				r.alternative(w, src, c)
			}
		default:
			r.alternative(w, src, c)
		}
	}
}
