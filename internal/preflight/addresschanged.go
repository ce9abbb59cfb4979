package preflight

import (
	"slices"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
)

// addressChanged finds published posts whose address on the site would be another
// one: links from elsewhere would break. The fix leads the old address here where
// the generator can, else it puts the slug back.
//
//	slug: a-walk     was: slug: walk
func addressChanged() rule {
	return rule{
		code: problem.AddressChanged, severity: Warning,
		wrong: "---\ntitle: Published\ndate: 2024-05-01\nslug: renamed\n---\n\nText.", right: "---\ntitle: Published\ndate: 2024-05-01\nslug: published\n---\n\nMore text.",
		find: func(p *post, r *report) {
			if p.online == nil {
				return
			}
			was, now := p.addressOf(frontmatter.Skim(splitLines(p.online))), p.addressOf(p.doc)
			if was == "" || now == "" || was == now || p.redirects(was) {
				return
			}
			f, line := p.doc, 0
			slug, ok := f.Get("slug")
			if ok {
				line = slug.Line
			}
			found := r.at(line, was)
			if key := p.site.RedirectKey(); key != "" {
				edits, err := p.manner().AddItem(p.lines, key, strings.TrimPrefix(was, p.site.BasePath))
				found.mend(p.lines, edits, err)
				return
			}
			if before, had := frontmatter.Skim(splitLines(p.online)).Get("slug"); had && ok {
				edits, err := frontmatter.Set(p.lines, slug.Key, frontmatter.Value{Text: before.Text})
				found.mend(p.lines, edits, err)
			}
		},
	}
}

func (p *post) addressOf(doc *frontmatter.Document) string {
	if doc.Problem != nil {
		return ""
	}
	at, _ := p.place(p.site.PageOf(p.path, doc))
	return at
}

// redirects tells that the post says itself that an old address leads to it.
func (p *post) redirects(was string) bool {
	for _, key := range []string{p.site.RedirectKey(), "aliases", "redirect_from", "alias", "redirects"} {
		f, ok := p.field(key)
		if !ok || key == "" {
			continue
		}
		for _, it := range append(slices.Clone(f.Items), f.Text) {
			if bare(it) == bare(strings.TrimPrefix(was, p.site.BasePath)) || bare(it) == bare(was) {
				return true
			}
		}
	}
	return false
}
