package preflight

import (
	"path"
	"slices"
	"strings"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// dateMissing finds posts without a date, in the front matter or the name, in a
// blog whose posts have one: such a post comes first, last or not at all.
//
//	---
//	title: A walk
//	---
func dateMissing() rule {
	return rule{
		code: problem.DateMissing, severity: Warning,
		wrong: "---\ntitle: A walk\n---\n\nText.", right: "---\ntitle: A walk\ndate: 2024-05-01\n---\n\nText.",
		find: func(p *post, r *report) {
			key := p.custom.dateKey
			if _, _, dated := site.NameDate(p.path); dated || key == "" || p.row.Draft || !p.isUsual(key) || p.doc.Problem != nil || p.isList() {
				return
			}
			f, ok := site.DateField(p.doc)
			if ok && strings.TrimSpace(f.Text) != "" {
				return
			}
			line := 0
			if ok {
				line = f.Line
			}
			found := r.at(line, "")
			if p.doc.Kind == frontmatter.None {
				return
			}
			today := p.today(firstOf(p.custom.dateLayout, time.DateOnly))
			edits, err := p.manner().Set(p.lines, key, frontmatter.Value{Type: frontmatter.DateTime, Text: today})
			found.mend(p.lines, edits, err)
		},
	}
}

// isList tells the page on top of a folder of posts, which lists them.
func (p *post) isList() bool {
	return strings.HasPrefix(path.Base(p.path), "index.") && slices.Contains(p.site.ContentDirs, path.Dir(p.path))
}

// usual is the share of the newest posts from which on a field is expected.
const usual = 0.8

// isUsual tells a field that nearly all posts of this blog have.
func (f *Facts) isUsual(key string) bool { return f.share(key) >= usual }

// share tells how many of the newest posts have a field, from 0 to 1; 0 as well
// when most of the older ones have not, which were right without.
func (f *Facts) share(key string) float64 {
	if f.learnt.Learnt < 3 {
		return 0 // too few to call anything usual
	}
	all := 0
	for k, n := range f.keys {
		if strings.EqualFold(k, key) {
			all += n
		}
	}
	if all*3 < len(f.listed)*2 {
		return 0
	}
	for _, field := range f.learnt.Fields {
		if strings.EqualFold(field.Key, key) {
			return field.Share
		}
	}
	return 0
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
