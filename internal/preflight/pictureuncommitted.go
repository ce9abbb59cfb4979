package preflight

import "penpush/internal/problem"

// pictureUncommitted finds pictures that git does not know yet. It is a warning
// for a post that is in the repository as it is here, because then it misses the
// picture there already; else it is worth a hint, and publishing takes it along.
//
//	![Just drawn](/new.png)
func pictureUncommitted() rule {
	return rule{
		code: problem.PictureUncommitted, severity: Warning,
		wrong: "![Just drawn](/new.png)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			for _, s := range p.pictures() {
				if s.how == nothing || p.kept == nil || !p.kept.untracked[s.path] {
					continue
				}
				found := r.at(s.line, s.path)
				found.File = s.path
				if p.kept.changed[p.path] || !p.kept.tracked[p.path] {
					found.Severity = Hint
				}
			}
		},
	}
}
