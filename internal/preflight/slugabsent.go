package preflight

import (
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// slugAbsent finds posts without a slug in a blog whose posts have one. The fix
// takes the file's name.
//
//	slug:
func slugAbsent() rule {
	return rule{
		code: problem.SlugAbsent, severity: Warning,
		wrong: "---\ntitle: A walk\ndate: 2024-05-01\nslug:\n---\n\nText.", right: "---\ntitle: A walk\ndate: 2024-05-01\nslug: a-walk\n---\n\nText.",
		find: func(p *post, r *report) {
			f, ok := p.field("slug")
			empty := ok && strings.TrimSpace(f.Text) == "" && f.Type != frontmatter.Unreadable
			if p.row.Draft || !p.whole() || ok && !empty || !ok && !p.isUsual("slug") || p.saysAddress() || p.isList() {
				return
			}
			line := 0
			if ok {
				line = f.Line
			}
			_, name, _ := site.NameDate(p.path)
			edits, err := p.manner().Set(p.lines, "slug", frontmatter.Value{Type: frontmatter.Text, Text: name})
			r.at(line, "").mend(p.lines, edits, err)
		},
	}
}

// saysAddress tells a post that says its whole address.
func (p *post) saysAddress() bool {
	key := p.site.AddressKey()
	f, ok := p.field(key)
	return key != "" && ok && strings.TrimSpace(f.Text) != ""
}
