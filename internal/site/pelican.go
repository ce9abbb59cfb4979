package site

import (
	"path"
	"regexp"

	"penpush/internal/frontmatter"
)

// pelican: https://docs.getpelican.com/en/stable/content.html
type pelican struct{}

func (pelican) name() string { return "pelican" }

func (pelican) evidence(f folder) []fact {
	facts := f.files(4, "pelicanconf.py")
	if len(facts) > 0 {
		facts = append(facts, f.files(1, "publishconf.py", "tasks.py")...)
	}
	return facts
}

var pythonText = regexp.MustCompile(`(?m)^([A-Z_]+)\s*=\s*r?(?:'([^'\n]*)'|"([^"\n]*)")`)

func (pelican) layout(f folder) layout {
	// What is published is made with publishconf.py, which goes over the other.
	script := f.read("pelicanconf.py") + "\n" + f.read("publishconf.py")
	settings := map[string]string{}
	for _, m := range pythonText.FindAllStringSubmatch(script, -1) {
		if v := m[2] + m[3]; v != "" || m[1] != "SITEURL" {
			settings[m[1]] = v
		}
	}
	content := inside(settings["PATH"], "content")
	images := path.Join(content, "images")
	l := layout{
		content: content, hidden: []string{path.Join(content, "pages")},
		static: []string{content, path.Join(content, "extra")},
		traits: traits{commaLists: true, beside: true, imports: []alias{
			{"{static}/", content},
			{"{filename}/", content},
			{"{attach}/", content},
			{"|filename|/", content},
			{"{static}", ""},
			{"{filename}", ""},
			{"{attach}", ""},
			{"|filename|", ""},
		}},
	}
	l.route, l.addressKey = pelicanSiteOf(f, settings, script, content).route, "url"
	l.address, l.basePath = splitAddress(settings["SITEURL"])
	l.first = begin("slug.md", "2006-01-02 15:04", Images{Place: images, Reference: "{static}/images/x.png"},
		starts("Title", frontmatter.Text), starts("Date", frontmatter.DateTime), starts("Category", frontmatter.Text),
		starts("Tags", frontmatter.List), starts("Slug", frontmatter.Text))
	l.first.FrontMatter, l.first.ListStyle = frontmatter.Pelican, "text"
	return l
}
