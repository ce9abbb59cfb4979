package site

import (
	"path"
	"regexp"
	"strconv"
	"strings"
)

// hexoSite is what Hexo's addresses are made of:
// https://hexo.io/docs/permalinks
type hexoSite struct {
	posts    []string // the folders of posts and drafts, relative to the blog
	pattern  string
	name     *regexp.Regexp // takes a file's name apart
	zone     zone
	category string
	slugs    config // category_map
	values   config // permalink_defaults
	noIndex  bool
	noHTML   bool
	assets   bool
}

func hexoSiteOf(home folder, c config, source string) hexoSite {
	h := hexoSite{
		posts:   []string{path.Join(home.dir, source, "_posts"), path.Join(home.dir, source, "_drafts")},
		pattern: firstText(c.text("permalink"), ":year/:month/:day/:title/"), zone: zoneOf(c.text("timezone"), true),
		category: firstText(c.text("default_category"), "uncategorized"), slugs: config{}, values: config{},
		noIndex: c.text("pretty_urls", "trailing_index") == "false", noHTML: c.text("pretty_urls", "trailing_html") == "false",
		assets: c.is("post_asset_folder"),
	}
	if m, ok := c.value("category_map").(map[string]any); ok {
		h.slugs = m
	}
	if m, ok := c.value("permalink_defaults").(map[string]any); ok {
		h.values = m
	}
	h.name = hexoNamePattern(firstText(c.text("new_post_name"), ":title.md"))
	return h
}

// hexoNamePattern makes what new_post_name says into what reads it; nil where
// the whole name is the title.
func hexoNamePattern(s string) *regexp.Regexp {
	s = regexp.QuoteMeta(strings.TrimSuffix(s, path.Ext(s)))
	if !strings.Contains(s, ":title") {
		return nil
	}
	s = strings.NewReplacer(
		":year", `\d{4}`, ":i_month", `\d{1,2}`, ":month", `\d{2}`, ":i_day", `\d{1,2}`, ":day", `\d{2}`,
		":hash", `[0-9a-f]{12}`, ":title", `(.+?)`,
	).Replace(s)
	re, err := regexp.Compile("^" + s + "$")
	if err != nil {
		return nil
	}
	return re
}

func (h hexoSite) route(p Page) (string, bool) {
	name, ok := below(h.posts[0], p.Path)
	if !ok {
		if name, ok = below(h.posts[1], p.Path); !ok {
			return "", false
		}
	}
	if p.URL != "" {
		if h.assets && !strings.HasSuffix(p.URL, "/") && path.Ext(p.URL) == "" {
			return p.URL + "/", true
		}
		return p.URL, true
	}
	title := hexoSlug(name)
	if m := h.find(name); m != nil {
		title = m[1]
	}
	at, ok := filledTokens(h.pattern, func(token string) (string, bool) { return h.token(token, title, p) })
	if h.noIndex {
		at = strings.TrimSuffix(at, "index.html")
	}
	if h.noHTML && !strings.HasSuffix(at, "/index.html") {
		at = strings.TrimSuffix(at, ".html")
	}
	return at, ok
}

func (h hexoSite) find(name string) []string {
	if h.name == nil {
		return nil
	}
	return h.name.FindStringSubmatch(name)
}

// token knows the names of https://hexo.io/docs/permalinks#Variables; :id and
// :hash are made while building.
func (h hexoSite) token(name, title string, p Page) (string, bool) {
	switch name {
	case "title":
		return title, true
	case "name":
		return path.Base(title), true
	case "post_title":
		return hexoSlugLower(p.Title), isASCII(p.Title)
	case "category":
		switch {
		case len(p.Categories) == 0:
			return h.category, true
		case len(p.Categories) > 1 || strings.ContainsAny(p.Categories[0], "[]"):
			return "", false
		}
		c := p.Categories[0]
		return hexoSlug(firstText(h.slugs.text(c), c)), isASCII(c) || h.slugs.text(c) != ""
	case "lang":
		return h.values.text("lang"), h.values.text("lang") != ""
	}
	day, ok := h.zone.day(p.Date)
	if !ok {
		return "", false
	}
	if name == "timestamp" {
		return strconv.FormatInt(day.Unix(), 10), h.zone.at != nil
	}
	return dateToken(name, day)
}

var hexoMarks = regexp.MustCompile(`[\s~` + "`" + `!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+`)

// hexoSlug is Hexo's slugize: marks between words become one hyphen.
func hexoSlug(s string) string { return strings.Trim(hexoMarks.ReplaceAllString(s, "-"), "-") }

func hexoSlugLower(s string) string { return strings.ToLower(hexoSlug(s)) }
