package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// fillContents writes the table of contents that kramdown puts in the place of a
// list with {:toc}, once the headings have their ids.
func (d *Document) fillContents() {
	if d.contents == nil {
		return
	}
	var b strings.Builder
	var open []int
	for _, h := range d.Headings {
		id, ok := h.Node.AttributeString("id")
		class, _ := h.Node.AttributeString("class")
		if s, isText := class.(string); !ok || isText && strings.Contains(s, "no_toc") {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= h.Node.Level {
			b.WriteString("</li>\n")
			open = open[:len(open)-1]
			if len(open) > 0 && open[len(open)-1] >= h.Node.Level {
				b.WriteString("</ul>\n")
			}
		}
		if len(open) > 0 && !strings.HasSuffix(b.String(), "</li>\n") {
			b.WriteString("\n<ul>\n")
		}
		open = append(open, h.Node.Level)
		name := string(util.EscapeHTML([]byte(fmt.Sprint(id))))
		b.WriteString(`<li><a href="#` + name + `" id="markdown-toc-` + name + `">` + headingHTML(h.Node) + "</a>")
	}
	for i := range open {
		b.WriteString("</li>\n")
		if i < len(open)-1 {
			b.WriteString("</ul>\n")
		}
	}
	d.contents.AppendChild(d.contents, &fragment{html: b.String()})
}

func headingHTML(h *ast.Heading) string {
	if f, ok := h.FirstChild().(*fragment); ok {
		return f.html
	}
	return ""
}
