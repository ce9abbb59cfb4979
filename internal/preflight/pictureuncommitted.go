package preflight

import "penpush/internal/problem"

// pictureUncommitted finds pictures that git does not know yet. It is a warning
// for a post that is in the repository as it is here, because then it misses the
// picture there already; for one that changed it is worth a hint, and a new post
// takes its pictures along when it is published.
//
//	![Just drawn](/new.png)
func pictureUncommitted() rule {
	return rule{
		code: problem.PictureUncommitted, severity: Warning,
		wrong: "![Just drawn](/new.png)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			p.each(func(s shown) {
				if !p.inGit(s.path).untracked || !p.inGit(p.path).tracked {
					return
				}
				found := r.at(s.line, s.path)
				found.File = s.path
				if p.inGit(p.path).changed {
					found.Severity = Hint
				}
			})
		},
	}
}
