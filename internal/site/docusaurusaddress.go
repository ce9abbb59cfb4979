package site

import (
	"path"
	"regexp"
	"strings"
)

// docusaurusSite is what Docusaurus' addresses of blog posts are made of:
// https://docusaurus.io/docs/blog
type docusaurusSite struct {
	blog   string // the posts' folder, relative to the blog
	prefix string
	slash  bool
	// odd tells that several blogs or a program decide.
	odd bool
}

var docusaurusBlog = regexp.MustCompile(`(?s)\bblog:\s*\{(.*)$`)

func docusaurusSiteOf(home folder, script string) (docusaurusSite, string) {
	plain := scriptComment.ReplaceAllString(script, "")
	d := docusaurusSite{prefix: "/blog/", slash: scriptIs(script, "trailingSlash"), odd: strings.Contains(plain, "plugin-content-blog")}
	dir := "blog"
	if m := docusaurusBlog.FindStringSubmatch(plain); m != nil {
		block := balanced(m[1])
		dir = inside(firstText(scriptText(block, "path"), dir), dir)
		if strings.Contains(block, "routeBasePath") {
			d.prefix = "/" + strings.Trim(scriptText(block, "routeBasePath"), "/") + "/"
		}
	}
	d.blog = path.Join(home.dir, dir)
	return d, dir
}

// balanced gives a script's text up to the brace that closes it.
func balanced(s string) string {
	open := 1
	for i, r := range s {
		switch r {
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				return s[:i]
			}
		}
	}
	return s
}

var docusaurusName = regexp.MustCompile(`^(.*?)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*)$`)

func (d docusaurusSite) route(p Page) (string, bool) {
	name, ok := below(d.blog, p.Path)
	if !ok || d.odd {
		return "", false
	}
	at := folded(name)
	if m := docusaurusName.FindStringSubmatch(at); m != nil {
		at = strings.ReplaceAll(m[2], "-", "/") + "/" + m[1] + m[3]
	}
	if p.Slug != "" {
		at = p.Slug
	}
	at = strings.TrimSuffix(d.prefix+at, "/")
	if d.slash {
		at += "/"
	}
	return at, true
}
