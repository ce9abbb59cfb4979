package site

import (
	"path"
	"strings"

	"penpush/internal/frontmatter"
)

// hugo: https://gohugo.io/getting-started/directory-structure/
type hugo struct{}

func (hugo) name() string { return "hugo" }

func (hugo) evidence(f folder) []fact {
	facts := f.files(4, "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
	if n := f.first("config.toml", "config.yaml", "config.yml", "config.json"); n != "" {
		c := f.parse(n)
		for _, key := range []string{"baseURL", "languageCode", "contentDir", "theme", "paginate", "markup"} {
			if c.value(key) != nil {
				facts = append(facts, fact{n + ": " + key, 3})
				break
			}
		}
	}
	facts = append(facts, f.dirs(3, "config/_default")...)
	facts = append(facts, f.dirs(2, "archetypes")...)
	if len(facts) > 0 {
		facts = append(facts, f.dirs(1, "content", "layouts")...)
	}
	return facts
}

func (hugo) layout(f folder) layout {
	c := f.parse(f.first(
		"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
		"config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/hugo.yml",
		"config/_default/config.toml", "config/_default/config.yaml", "config/_default/config.yml",
	))
	for _, key := range []string{"permalinks", "languages"} {
		// With config/_default each key may have a file of its own.
		if one := f.first("config/_default/"+key+".toml", "config/_default/"+key+".yaml", "config/_default/"+key+".yml", "config/_default/"+key+".json"); one != "" && c.value(key) == nil {
			c[key] = map[string]any(f.parse(one))
		}
	}
	content := inside(c.text("contentDir"), "content")
	l := layout{content: path.Join(content, "posts"), hidden: []string{"layouts"}}
	for _, section := range []string{"posts", "post", "blog", "articles"} {
		if f.isDir(path.Join(content, section)) {
			l.content = path.Join(content, section)
			break
		}
	}
	for _, s := range c.list("staticDir") {
		l.static = append(l.static, inside(s, "static"))
	}
	l.static = append(l.static, "static")
	c.each("languages", func(lang config) {
		if d := inside(lang.text("contentDir"), ""); d != "" {
			l.static = append(l.static, d)
		}
	})
	l.static = append(l.static, "assets", content)
	if m, ok := c.value("languages").(map[string]any); ok {
		l.language = firstText(c.text("defaultContentLanguage"), "en")
		for code := range m {
			l.languages = append(l.languages, strings.ToLower(code))
		}
	}
	l.root, l.theme = content, inside(c.text("theme"), "")
	if theme := l.theme; theme != "" {
		l.static = append(l.static, path.Join("themes", theme, "static"))
	}
	l.route, l.addressKey = hugoSiteOf(f, c, content).route, "url"
	l.address, l.basePath = splitAddress(c.text("baseURL"))
	l.first = begin("slug.md", "2006-01-02T15:04:05-07:00",
		Images{Place: "static/images", Reference: "/images/x.png"},
		starts("title", frontmatter.Text), starts("date", frontmatter.DateTime), starts("draft", frontmatter.Bool), starts("tags", frontmatter.List))
	bundles := "archetypes/" + path.Base(l.content) + "/index.md"
	if f.first(bundles) != "" {
		l.first.Filename, l.first.Images = "slug/index.md", Images{Place: Beside, Reference: "x.png"}
		l.first.OwnImages = l.first.Images
	}
	for _, archetype := range []string{bundles, "archetypes/" + path.Base(l.content) + ".md", "archetypes/default.md"} {
		if s := f.read(archetype); s != "" {
			if strings.HasPrefix(s, "+++") {
				l.first.FrontMatter = frontmatter.TOML
			}
			break
		}
	}
	return l
}
