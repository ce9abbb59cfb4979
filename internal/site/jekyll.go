package site

import (
	"path"
	"strings"

	"penpush/internal/frontmatter"
)

// jekyll: https://jekyllrb.com/docs/structure/
type jekyll struct{}

func (jekyll) name() string { return "jekyll" }

func (jekyll) evidence(f folder) []fact {
	facts := f.files(2, "_config.yml", "_config.yaml", "_config.toml")
	gems := f.read("Gemfile")
	if strings.Contains(gems, "jekyll") || strings.Contains(gems, "github-pages") {
		facts = append(facts, fact{"Gemfile: jekyll", 3})
	}
	if len(facts) == 0 {
		return f.dirs(2, "_posts")
	}
	return append(facts, f.dirs(1, "_posts", "_layouts", "_includes")...)
}

func (jekyll) layout(f folder) layout {
	c := f.parse(f.first("_config.yml", "_config.yaml", "_config.toml"))
	source := inside(c.text("source"), ".")
	posts := path.Join(source, inside(c.text("collections_dir"), "."))
	l := layout{
		content: path.Join(posts, "_posts"), drafts: []string{path.Join(posts, "_drafts")},
		hidden: []string{"_pages"}, static: []string{source, path.Join(source, "assets")},
		basePath: basePath(c.text("baseurl")),
		traits:   traits{wordLists: true, variables: c},
	}
	l.route, l.addressKey = jekyllSiteOf(f, c, source).route, "permalink"
	l.address, _ = splitAddress(c.text("url"))
	images := Images{Place: path.Join(source, "assets/images"), Reference: "/assets/images/x.png"}
	if l.basePath != "" {
		images.Reference = "{{ site.baseurl }}/assets/images/x.png"
	}
	l.first = begin("YYYY-MM-DD-slug.md", "2006-01-02 15:04:05 -0700", images,
		always("layout", "post"), starts("title", frontmatter.Text), starts("date", frontmatter.DateTime),
		starts("categories", frontmatter.List), starts("tags", frontmatter.List))
	return l
}
