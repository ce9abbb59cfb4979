package preflight

import (
	"slices"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// frontMatterLate finds front matters that do not begin in the very first line,
// where this generator looks for them alone:
//
//	(a blank line)
//	---
//	title: A walk
//	---
func frontMatterLate() rule {
	return rule{
		code: problem.FrontMatterLate, severity: Error,
		find: func(p *post, r *report) {
			if !slices.Contains([]string{"jekyll", "gatsby", "eleventy", "docusaurus", "vitepress", "nextjs", "hexo"}, p.site.Generator) {
				return
			}
			first := 0
			for first < len(p.lines) && strings.TrimSpace(p.lines[first]) == "" {
				first++
			}
			if first == 0 || first == len(p.lines) || strings.TrimRight(p.lines[first], " \t") != "---" {
				return
			}
			doc := frontmatter.Skim(p.lines[first:])
			if doc.Kind != frontmatter.YAML || len(doc.Fields) == 0 {
				return
			}
			r.at(first+1, p.site.Generator).Fix = &text.Edit{From: 0, To: first, Lines: []string{}}
		},
	}
}
