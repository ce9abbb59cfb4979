package site

import (
	"path"
	"regexp"
	"strings"
)

// zolaSite is what Zola's addresses are made of:
// https://www.getzola.org/documentation/content/page/#output-paths
type zolaSite struct {
	content   string // relative to the blog
	slugify   string // on, safe or off
	keepDates bool
	languages config
}

func zolaSiteOf(home folder, c config) zolaSite {
	z := zolaSite{
		content: path.Join(home.dir, "content"), slugify: firstText(c.text("slugify", "paths"), "on"),
		keepDates: c.is("slugify", "paths_keep_dates"), languages: config{},
	}
	if m, ok := c.value("languages").(map[string]any); ok {
		z.languages = m
	}
	return z
}

var (
	zolaName  = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(?:T[0-9:+Zz-]+?)?\s?[_-](.+)$`)
	nonWord   = regexp.MustCompile(`[^A-Za-z0-9]+`)
	zolaBlank = regexp.MustCompile(`\s`)
)

func (z zolaSite) route(p Page) (string, bool) {
	name, ok := below(z.content, p.Path)
	if !ok {
		return "", false
	}
	prefix := "/"
	if stem, code, ok := cutLast(name, "."); ok && z.languages[code] != nil {
		name, prefix = stem, "/"+code+"/"
	}
	if p.URL != "" {
		return prefix + strings.Trim(p.URL, "/") + "/", true
	}
	parts := strings.Split(folded(name), "/")
	last := &parts[len(parts)-1]
	if m := zolaName.FindStringSubmatch(*last); m != nil && !z.keepDates {
		*last = m[1]
	}
	if p.Slug != "" {
		*last = p.Slug
	}
	for i := range parts {
		if parts[i], ok = z.spelled(parts[i]); !ok {
			return "", false
		}
	}
	return prefix + strings.Join(parts, "/") + "/", true
}

// spelled is a part of a path as Zola writes it; other letters than Latin ones
// are written by tables of a library.
func (z zolaSite) spelled(s string) (string, bool) {
	switch z.slugify {
	case "off":
		return s, true
	case "safe":
		return zolaBlank.ReplaceAllString(strings.TrimSpace(s), "_"), !strings.ContainsAny(s, `<>:"/|?*#()[]\`)
	}
	return strings.ToLower(strings.Trim(nonWord.ReplaceAllString(s, "-"), "-")), isASCII(s)
}
