package preflight

import (
	"time"

	"penpush/internal/problem"
	"penpush/internal/site"
)

// dateFuture finds posts that are dated after now: many generators leave them out
// until then.
//
//	date: 2099-01-01
func dateFuture() rule {
	return rule{
		code: problem.DateFuture, severity: Warning,
		wrong: "---\ntitle: A walk\ndate: 2099-01-01\n---\n\nText.", right: "---\ntitle: A walk\ndate: 2024-01-01\n---\n\nText.",
		find: func(p *post, r *report) {
			f, ok := site.DateField(p.doc)
			if !ok || p.row.Draft {
				return
			}
			if t, _, ok := site.ParseDate(f.Text); ok && t.Year() <= 2100 && p.isFuture(t) {
				r.at(f.Line, f.Text)
			}
		},
	}
}

// isFuture tells a date after now. A clock without a zone may be any zone's, so a
// day is left for that.
func (f *Facts) isFuture(t time.Time) bool { return t.After(f.now.Add(26 * time.Hour)) }
