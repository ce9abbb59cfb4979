package site

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// hugoSite is what Hugo's addresses are made of:
// https://gohugo.io/content-management/urls/
type hugoSite struct {
	content   string // relative to the blog
	languages map[string]config
	fallback  string // the language without a mark in the name
	prefixAll bool
	patterns  map[string]string // by section
	ugly      config
	allUgly   bool
	keepCase  bool
	noAccents bool
}

func hugoSiteOf(home folder, c config, content string) hugoSite {
	h := hugoSite{
		content: path.Join(home.dir, content), languages: map[string]config{}, patterns: map[string]string{},
		fallback: c.text("defaultContentLanguage"), prefixAll: c.is("defaultContentLanguageInSubdir"),
		ugly: config{}, allUgly: c.is("uglyURLs"), keepCase: c.is("disablePathToLower"), noAccents: c.is("removePathAccents"),
	}
	if m, ok := c.value("uglyURLs").(map[string]any); ok {
		h.ugly = m
	}
	if h.fallback == "" {
		h.fallback = "en"
	}
	if m, ok := c.value("languages").(map[string]any); ok {
		for code, v := range m {
			one, _ := v.(map[string]any)
			h.languages[strings.ToLower(code)] = one
		}
	}
	m, _ := c.value("permalinks").(map[string]any)
	if pages, ok := config(m).value("page").(map[string]any); ok {
		m = pages // since 0.115
	}
	for section, v := range m {
		if pattern, ok := v.(string); ok {
			h.patterns[strings.ToLower(section)] = pattern
		}
	}
	return h
}

// hugoPage is a post taken apart.
type hugoPage struct {
	Page
	dirs []string // the folders below the content folder, without the bundle's
	name string
	lang string
}

func (h hugoSite) route(p Page) (string, bool) {
	page, ok := h.page(p)
	if !ok {
		return "", false
	}
	prefix := "/"
	if page.lang != h.fallback && len(h.languages) > 0 || h.prefixAll {
		prefix += page.lang + "/"
	}
	if p.URL != "" {
		if strings.Contains(p.URL, ":") {
			return "", false
		}
		if strings.HasPrefix(p.URL, "/") || len(h.languages) == 0 {
			prefix = "/"
		}
		return prefix + p.URL, true
	}
	section := ""
	if len(page.dirs) > 0 {
		section = page.dirs[0]
	}
	ugly := h.allUgly || h.ugly.is(section)
	pattern, ok := h.patterns[strings.ToLower(section)]
	if section == "" && !ok {
		pattern = h.patterns["/"]
	}
	at := ""
	if pattern != "" {
		if at, ok = filledHugo(pattern, func(t string) (string, bool) { return h.token(t, page) }); !ok {
			return "", false
		}
	} else {
		name := page.name
		if p.Slug != "" {
			name = p.Slug
		}
		at = h.sanitized(path.Join(append(slices.Clone(page.dirs), name)...))
	}
	return prefix + h.ended(at, ugly), true
}

// ended gives a pattern's or a file's path the end that Hugo gives it.
func (h hugoSite) ended(at string, ugly bool) string {
	at = strings.TrimPrefix(at, "/")
	switch {
	case path.Ext(at) != "" && strings.HasSuffix(at, ".html"):
		return at
	case ugly:
		return strings.TrimSuffix(at, "/") + ".html"
	}
	return strings.TrimSuffix(at, "/") + "/"
}

func (h hugoSite) page(p Page) (hugoPage, bool) {
	page := hugoPage{Page: p, lang: h.fallback}
	content := h.content
	for code, lang := range h.languages {
		if d := inside(lang.text("contentDir"), ""); d != "" {
			if dir := path.Join(path.Dir(h.content), d); within(p.Path, dir) && len(dir) > len(content) || !within(p.Path, content) && within(p.Path, dir) {
				content, page.lang = dir, code
			}
		}
	}
	name, ok := below(content, p.Path)
	if !ok {
		return page, false
	}
	if stem, code, ok := cutLast(name, "."); ok {
		if _, known := h.languages[strings.ToLower(code)]; known {
			name, page.lang = stem, strings.ToLower(code)
		}
	}
	page.dirs = strings.Split(name, "/")
	last := len(page.dirs) - 1
	page.dirs, page.name = page.dirs[:last], page.dirs[last]
	if page.name == "index" && last > 0 {
		page.dirs, page.name = page.dirs[:last-1], page.dirs[last-1]
	}
	return page, page.name != "_index" && (!h.noAccents || isASCII(p.Path+p.Slug+p.Title))
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

var hugoToken = regexp.MustCompile(`:\w+(\[.+?\])?`)

func filledHugo(pattern string, token func(string) (string, bool)) (string, bool) {
	all := true
	out := hugoToken.ReplaceAllStringFunc(pattern, func(m string) string {
		v, ok := token(m[1:])
		all = all && ok
		return v
	})
	return out, all
}

// token knows the names of https://gohugo.io/content-management/urls/#tokens.
func (h hugoSite) token(name string, p hugoPage) (string, bool) {
	slug, title := h.element(p.Slug), h.element(p.Title)
	switch name {
	case "slug":
		if slug == "" {
			slug = title
		}
		return slug, slug != ""
	case "title":
		return title, title != ""
	case "filename", "contentbasename":
		return h.element(p.name), true
	case "slugorfilename", "slugorcontentbasename":
		if slug == "" {
			slug = h.element(p.name)
		}
		return slug, true
	case "section":
		return h.sanitized(firstText(append(p.dirs[:min(1, len(p.dirs)):1], "")...)), true
	case "sections":
		return h.sanitized(path.Join(p.dirs...)), true
	}
	if p.Date.IsZero() {
		return "", false
	}
	switch name {
	case "monthname":
		return h.sanitized(p.Date.Month().String()), true
	case "weekday":
		return strconv.Itoa(int(p.Date.Weekday())), true
	case "weekdayname":
		return h.sanitized(p.Date.Weekday().String()), true
	case "yearday":
		return strconv.Itoa(p.Date.YearDay()), true
	case "year", "month", "day":
		return dateToken(name, p.Date)
	}
	return "", false
}

// element is a single part of a path.
func (h hugoSite) element(s string) string {
	return h.sanitized(strings.ReplaceAll(s, "/", "-"))
}

// isSanitized tells a path that sanitized leaves as it is, as it does most names
// of files in Latin letters.
func isSanitized(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '/' && c != '_' && c != '.' {
			return false
		}
	}
	return true
}

// sanitized spells a path as Hugo does: blanks become hyphens, everything but
// letters, digits and some marks goes.
func (h hugoSite) sanitized(s string) string {
	if isSanitized(s) {
		return s
	}
	out := make([]rune, 0, len(s))
	gap, hyphen := false, false
	for _, r := range s {
		switch {
		case strings.ContainsRune(`./\_#+~-@`, r) || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			hyphen = r == '-'
			if gap && !hyphen {
				out = append(out, '-')
			}
			gap = false
			out = append(out, r)
		case len(out) > 0 && !hyphen && unicode.IsSpace(r):
			gap = true
		}
	}
	if h.keepCase {
		return string(out)
	}
	return strings.ToLower(string(out))
}
