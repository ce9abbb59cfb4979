package preflight

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"penpush/internal/problem"
)

// headingJump finds headings that leave out a level, which those who listen to a
// page miss:
//
//	## The way
//	#### The first day
//
// Where the blog's posts do that again and again, it is its way.
func headingJump() rule {
	return rule{
		code: problem.HeadingJump, severity: Hint, habit: true,
		wrong: "## The way\n\n#### The first day", right: "## The way\n\n### The first day",
		find: func(p *post, r *report) {
			before := 0
			for _, h := range p.headings {
				if before > 0 && h.Level > before+1 {
					line := p.headingLine(h)
					found := r.at(line, short(words(h, p.src)))
					if was := p.lines[line-1]; strings.HasPrefix(was, strings.Repeat("#", h.Level)+" ") {
						found.replace(line, was[h.Level-before-1:])
					}
				}
				before = h.Level
			}
		},
	}
}

// headingTops finds posts with several headings of the first level: the title is
// one on most sites.
//
//	# The way
//	# The people
//
// Where the blog's posts do that again and again, it is its way.
func headingTops() rule {
	return rule{
		code: problem.HeadingTops, severity: Hint, habit: true,
		wrong: "# The way\n\n# The people", right: "# The way\n\n## The people",
		find: func(p *post, r *report) {
			tops := 0
			for _, h := range p.headings {
				if h.Level != 1 {
					continue
				}
				if tops++; tops == 2 {
					r.at(p.headingLine(h), "")
				}
			}
		},
	}
}

// headingLine is the line that a heading is in.
func (p *post) headingLine(n *ast.Heading) int {
	if n.Lines().Len() > 0 {
		return p.line(n.Lines().At(0).Start)
	}
	return p.line(max(n.Pos(), 0))
}
