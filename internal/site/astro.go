package site

import "penpush/internal/frontmatter"

// astro: https://docs.astro.build/en/basics/project-structure/
type astro struct{}

func (astro) name() string { return "astro" }

func (astro) evidence(f folder) []fact {
	return append(
		f.files(4, "astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs", "astro.config.mts"),
		f.dependency("astro")...)
}

func (astro) layout(f folder) layout {
	script := f.read(f.first("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs", "astro.config.mts"))
	source := inside(scriptText(script, "srcDir"), "src")
	l := layout{
		content: firstDir(f, source+"/content/blog", source+"/content/blog", source+"/content/posts", source+"/content/post", source+"/data/blog", source+"/pages/posts"),
		static:  []string{inside(scriptText(script, "publicDir"), "public"), source + "/assets", source},
		traits:  traits{beside: true, imports: []alias{{"~/", source}, {"@/", source}, {"@assets/", source + "/assets"}}},
	}
	l.route = astroSiteOf(f, script, source).route
	l.address, l.basePath = splitAddress(scriptText(script, "site"))
	if base := basePath(scriptText(script, "base")); base != "" {
		l.basePath = base
	}
	l.first = begin("slug.md", "2006-01-02", Images{Place: Beside, Reference: "./x.png"},
		starts("title", frontmatter.Text), starts("description", frontmatter.Text), starts("pubDate", frontmatter.DateTime))
	return l
}
