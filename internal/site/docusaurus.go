package site

import "penpush/internal/frontmatter"

// docusaurus: https://docusaurus.io/docs/blog
type docusaurus struct{}

func (docusaurus) name() string { return "docusaurus" }

func docusaurusConfigs() []string {
	return []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"}
}

func (docusaurus) evidence(f folder) []fact {
	return append(f.files(4, docusaurusConfigs()...), f.dependency("@docusaurus/core")...)
}

func (docusaurus) layout(f folder) layout {
	script := f.read(f.first(docusaurusConfigs()...))
	site, blog := docusaurusSiteOf(f, script)
	l := layout{
		content: blog, hidden: []string{"docs", "i18n", "versioned_docs"}, static: []string{"static"},
		basePath: basePath(scriptText(script, "baseUrl")),
		traits:   traits{beside: true, imports: []alias{{"@site/", "."}, {"pathname:///", "static"}}},
	}
	l.route = site.route
	l.address, _ = splitAddress(scriptText(script, "url"))
	// The date is in the name; a date in the front matter is for exceptions.
	l.first = begin("YYYY-MM-DD-slug.md", "2006-01-02", Images{Place: Beside, Reference: "./x.png"},
		starts("title", frontmatter.Text), starts("tags", frontmatter.List))
	return l
}
