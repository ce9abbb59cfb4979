package preflight

import "penpush/internal/problem"

// addressTwice finds posts that would lie at the same address: the generator
// builds one of them and says nothing.
//
//	slug: walk     in two posts
func addressTwice() rule {
	return rule{
		code: problem.AddressTwice, severity: Error,
		wrong: "---\ntitle: A walk\ndate: 2024-05-01\nslug: walk\n---\n\nText.", right: "---\ntitle: A walk\ndate: 2024-05-01\nslug: another\n---\n\nText.",
		find: func(p *post, r *report) { p.marked(r) },
	}
}

// slugTwice finds posts of one folder with the same slug, where the address
// cannot be known.
//
//	slug: walk     in two posts
func slugTwice() rule {
	return rule{
		code: problem.SlugTwice, severity: Warning,
		find: func(p *post, r *report) { p.marked(r) },
	}
}

// marked tells what the list of posts says of this one.
func (p *post) marked(r *report) {
	for _, m := range p.row.Marks {
		if m.Code != r.rule.code {
			continue
		}
		line := 0
		if f, ok := p.field("slug"); ok {
			line = f.Line
		}
		r.at(line, m.Subject)
	}
}
