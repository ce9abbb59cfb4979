package site

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// astroSite is what Astro's addresses are made of:
// https://docs.astro.build/en/guides/routing/
type astroSite struct {
	source string // relative to the blog
	// routes are the pages of posts by the collection that they name.
	routes map[string][]pageRoute
	all    []pageRoute
	slash  string
	files  bool // build.format is "file"
}

func astroSiteOf(home folder, script, source string) astroSite {
	a := astroSite{
		source: path.Join(home.dir, source), routes: map[string][]pageRoute{},
		slash: scriptText(script, "trailingSlash"), files: scriptText(script, "format") == "file",
	}
	a.all = home.pageRoutes(path.Join(source, "pages"), ".astro")
	for _, r := range a.all {
		text := (folder{home.fsys, "."}).read(r.file)
		for _, m := range quotedWord.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(a.routes[m[1]], r) {
				a.routes[m[1]] = append(a.routes[m[1]], r)
			}
		}
	}
	return a
}

func (a astroSite) route(p Page) (string, bool) {
	name, ok := below(a.source, p.Path)
	if !ok {
		return "", false
	}
	top, rest, _ := strings.Cut(name, "/")
	if top == "pages" {
		return a.ended("/" + folded(rest))
	}
	collection, id, ok := strings.Cut(rest, "/")
	if top != "content" && top != "data" || !ok {
		return "", false
	}
	r, ok := only(a.routes[collection])
	if !ok {
		return "", false
	}
	parts := strings.Split(folded(id), "/")
	for i := range parts {
		parts[i] = githubSlug(parts[i])
	}
	slug := strings.Join(parts, "/")
	if p.Slug != "" {
		slug = p.Slug
	}
	if strings.Contains(slug, "/") && !r.deep {
		return "", false
	}
	return a.ended(r.prefix + slug)
}

func (a astroSite) ended(at string) (string, bool) {
	at = strings.TrimSuffix(at, "/")
	switch {
	case a.slash == "never":
		return at, true
	case a.slash == "always" || !a.files:
		return at + "/", true
	}
	return "", false
}

var quotedWord = regexp.MustCompile(`["']([\w-]+)["']`)
