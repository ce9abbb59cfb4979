package site

import "path"

// plain is a folder of Markdown that no generator is known to make a site of.
type plain struct{}

func (plain) name() string { return "plain" }

func (plain) evidence(folder) []fact { return nil }

func (plain) layout(f folder) layout {
	l := layout{
		content: firstDir(f, ".", "_posts", "posts", "content/posts", "content", "blog"), everywhere: true,
		static: []string{".", "images", "static", "public"}, traits: traits{beside: true},
	}
	l.first = begin("slug.md", "2006-01-02", Images{Place: path.Join(l.content, "images"), Reference: "images/x.png"})
	return l
}
