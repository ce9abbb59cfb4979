package preflight

import "penpush/internal/problem"

// frontMatterBroken finds front matters that no generator can read. The words are
// those of what is wrong in it.
//
//	title: a: b
func frontMatterBroken() rule {
	return rule{
		code: problem.FrontMatterBroken, severity: Error,
		wrong: "---\ntitle: a: b\ndate: 2024-05-01\n---\n\nText.", right: "---\ntitle: \"a: b\"\ndate: 2024-05-01\n---\n\nText.",
		find: func(p *post, r *report) {
			if p.doc.Problem == nil || r.has(problem.ConflictMarks) {
				return
			}
			why := *p.doc.Problem
			why.Path = p.path
			r.at(why.Line, why.Subject).Problem.Err = &why
		},
	}
}

// has tells that a rule which was asked before has found something.
func (r *report) has(code problem.Code) bool {
	for _, f := range r.found {
		if f.Rule == code {
			return true
		}
	}
	return false
}
