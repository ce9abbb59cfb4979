package site

import "penpush/internal/frontmatter"

// zola: https://www.getzola.org/documentation/content/overview/
type zola struct{}

func (zola) name() string { return "zola" }

func (zola) evidence(f folder) []fact {
	var facts []fact
	for _, name := range []string{"zola.toml", "config.toml"} {
		if f.first(name) == "" {
			continue
		}
		if c := f.parse(name); c["base_url"] != nil {
			facts = append(facts, fact{name + ": base_url", 4})
		}
	}
	if len(facts) > 0 {
		facts = append(facts, f.dirs(1, "content", "templates")...)
	}
	return facts
}

func (zola) layout(f folder) layout {
	c := f.parse(f.first("zola.toml", "config.toml"))
	l := layout{
		content: firstDir(f, "content/posts", "content/blog", "content/posts", "content/post"),
		static:  []string{"static", "content"},
		traits:  traits{beside: true, imports: []alias{{"@/", "content"}}},
	}
	if !f.isDir(l.content) {
		l.content = "content"
	}
	l.route, l.addressKey = zolaSiteOf(f, c).route, "path"
	l.address, l.basePath = splitAddress(c.text("base_url"))
	l.first = begin("slug/index.md", "2006-01-02", Images{Place: Beside, Reference: "x.png"},
		starts("title", frontmatter.Text), starts("date", frontmatter.DateTime), starts("draft", frontmatter.Bool))
	l.first.FrontMatter = frontmatter.TOML
	return l
}
