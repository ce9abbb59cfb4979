package site

import (
	"path"

	"penpush/internal/frontmatter"
)

// eleventy: https://www.11ty.dev/docs/config/
type eleventy struct{}

func (eleventy) name() string { return "eleventy" }

func (eleventy) evidence(f folder) []fact {
	return append(
		f.files(4, ".eleventy.js", ".eleventy.cjs", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
		f.dependency("@11ty/eleventy")...)
}

func (eleventy) layout(f folder) layout {
	script := f.read(f.first(".eleventy.js", ".eleventy.cjs", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"))
	input := inside(scriptText(script, "input"), ".")
	content := path.Join(input, "posts")
	for _, d := range []string{"blog", "content/blog", "content/posts", "src/posts", "posts"} {
		if f.isDir(path.Join(input, d)) {
			content = path.Join(input, d)
		}
	}
	l := layout{
		content: content, static: []string{input, path.Join(input, "public"), path.Join(input, "static"), "public"},
		basePath: basePath(scriptText(script, "pathPrefix")), traits: traits{beside: true},
	}
	l.route, l.addressKey = eleventySiteOf(f, input).route, "permalink"
	l.first = begin("slug.md", "2006-01-02", Images{Place: path.Join(input, "img"), Reference: "/img/x.png"},
		starts("title", frontmatter.Text), starts("description", frontmatter.Text), starts("date", frontmatter.DateTime), starts("tags", frontmatter.List))
	return l
}
