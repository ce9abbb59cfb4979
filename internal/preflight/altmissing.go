package preflight

import (
	"regexp"

	"github.com/yuin/goldmark/ast"

	"penpush/internal/problem"
)

var (
	imageTag = regexp.MustCompile(`(?i)<img\b[^>]*>`)
	altText  = regexp.MustCompile(`(?i)\salt\s*(=|[\s/>])`)
)

// altMissing finds pictures without a text for readers who cannot see them:
//
//	![](harbour.png)
//
// In HTML, alt="" says that a picture is only decoration, so that is fine.
func altMissing() rule {
	return rule{
		code: problem.AltMissing, severity: Hint,
		wrong: "![](/harbour.png)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			for _, n := range p.images {
				if isBlankNode(n, p.src) {
					r.at(p.line(n.Pos()), "")
				}
			}
			if !p.has("<img", "<IMG") {
				return
			}
			p.eachLine(func(line int, plain string) {
				for _, tag := range imageTag.FindAllString(plain, -1) {
					if !altText.MatchString(tag) {
						r.at(line, "")
					}
				}
			})
		},
	}
}

// isBlankNode tells that a node has neither words nor pictures in it.
func isBlankNode(n ast.Node, src []byte) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if len(c.Segment.Value(src)) > 0 {
				return false
			}
		case *ast.Emphasis:
			if !isBlankNode(c, src) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
