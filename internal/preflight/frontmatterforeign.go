package preflight

import (
	"slices"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
)

// frontMatterForeign finds front matters in a language that this generator does
// not read, so that it prints them:
//
//	+++
//	title = "A walk"     in Jekyll
//	+++
//
// A kind that the blog's other posts have is no slip.
func frontMatterForeign() rule {
	return rule{
		code: problem.FrontMatterForeign, severity: Error,
		find: func(p *post, r *report) {
			kind := p.doc.Kind
			if kind == frontmatter.None || kind == p.custom.frontMatter || p.doc.Problem != nil || kind == frontmatter.Pelican {
				return
			}
			if read := kinds(p.site.Generator); read != nil && !slices.Contains(read, kind) {
				r.at(p.doc.From+1, p.site.Generator)
			}
		},
	}
}

// kinds are the languages of front matter that a generator reads; nil is any.
//
//   - https://jekyllrb.com/docs/front-matter/
//   - https://hexo.io/docs/front-matter
//   - https://www.11ty.dev/docs/data-frontmatter/
//   - https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#markdown-front-matter
//   - https://vitepress.dev/reference/frontmatter-config
//   - https://www.getzola.org/documentation/content/page/
func kinds(generator string) []frontmatter.Kind {
	switch generator {
	case "jekyll", "docusaurus", "gatsby":
		return []frontmatter.Kind{frontmatter.YAML}
	case "hexo", "eleventy", "vitepress":
		return []frontmatter.Kind{frontmatter.YAML, frontmatter.JSON}
	case "zola":
		return []frontmatter.Kind{frontmatter.TOML, frontmatter.YAML}
	}
	return nil
}
