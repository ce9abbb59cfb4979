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

var pythonText = regexp.MustCompile(`(?m)^(PATH|SITEURL)\s*=\s*["']([^"'\n]*)["']`)

func (pelican) layout(f folder) layout {
	content, url := "content", ""
	for _, m := range pythonText.FindAllStringSubmatch(f.read("pelicanconf.py"), -1) {
		if m[1] == "PATH" {
			content = inside(m[2], "content")
		} else {
			url = m[2]
		}
	}
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
	l.address, l.basePath = splitAddress(url)
	l.first = begin("slug.md", "2006-01-02 15:04", Images{Place: images, Reference: "{static}/images/x.png"},
		starts("Title", frontmatter.Text), starts("Date", frontmatter.DateTime), starts("Category", frontmatter.Text),
		starts("Tags", frontmatter.List), starts("Slug", frontmatter.Text))
	l.first.FrontMatter, l.first.ListStyle = frontmatter.Pelican, "text"
	return l
}
