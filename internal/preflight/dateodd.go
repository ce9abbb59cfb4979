package preflight

import (
	"penpush/internal/problem"
	"penpush/internal/site"
)

// dateOdd finds dates that are not in the calendar, or in a year that nobody can
// mean:
//
//	date: 2024-02-31
func dateOdd() rule {
	return rule{
		code: problem.DateOdd, severity: Error,
		wrong: "---\ntitle: A walk\ndate: 2024-02-31\n---\n\nText.", right: "---\ntitle: A walk\ndate: 2024-02-29\n---\n\nText.",
		find: func(p *post, r *report) {
			if odd := p.facts.blog.OddDate(p.path, p.doc); odd != "" {
				r.at(p.dateLine(), odd)
			}
		},
	}
}

// dateLine is the line of the post's date, or 0 when only its name has one.
func (p *post) dateLine() int {
	if f, ok := site.DateField(p.doc); ok {
		return f.Line
	}
	return 0
}
