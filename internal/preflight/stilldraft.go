package preflight

import "penpush/internal/problem"

// stillDraft tells a draft that was asked about by name, as it is before it is
// published. Among all posts of a blog a draft is nothing to say anything about.
//
//	draft: true
func stillDraft() rule {
	return rule{
		code: problem.StillDraft, severity: Hint,
		wrong: "---\ntitle: A walk\ndate: 2024-05-01\ndraft: true\n---\n\nText.", right: "---\ntitle: A walk\ndate: 2024-05-01\n---\n\nText.",
		find: func(p *post, r *report) {
			if p.asked && p.isDraft() {
				r.at(0, "")
			}
		},
	}
}

// isDraft tells a draft by its text as it stands.
func (p *post) isDraft() bool { return p.facts.blog.IsDraft(p.path, p.lines) }
