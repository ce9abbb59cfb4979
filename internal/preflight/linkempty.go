package preflight

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"penpush/internal/problem"
)

// linkEmpty finds links without an address, and links without anything to click
// on:
//
//	[the valley]()      [](https://example.org)
func linkEmpty() rule {
	return rule{
		code: problem.LinkEmpty, severity: Warning,
		wrong: "[the valley]()", right: "[the valley](https://example.org)",
		find: func(p *post, r *report) {
			for _, n := range p.links {
				switch address := strings.TrimSpace(string(n.Destination)); {
				case address == "":
					r.at(p.line(n.Pos()), short(words(n, p.src)))
				case isBlankNode(n, p.src):
					r.at(p.line(n.Pos()), short(address))
				}
			}
			for _, n := range p.images {
				if len(strings.TrimSpace(string(n.Destination))) == 0 {
					r.at(p.line(n.Pos()), short(words(n, p.src)))
				}
			}
		},
	}
}

// words are what a reader sees of a node's inline content.
func words(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(src))
			if t.SoftLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
