package site

import (
	"path"
	"regexp"
	"strings"
	"time"
)

// pelicanSite is what Pelican's addresses are made of:
// https://docs.getpelican.com/en/stable/settings.html#url-settings
type pelicanSite struct {
	content  string // relative to the blog
	pattern  string
	source   string         // SLUGIFY_SOURCE
	name     *regexp.Regexp // FILENAME_METADATA when it names the slug
	folders  bool           // USE_FOLDER_AS_CATEGORY
	category string
	own      bool // the blog has rules of its own for slugs
}

func pelicanSiteOf(home folder, settings map[string]string, script, content string) pelicanSite {
	p := pelicanSite{
		content: path.Join(home.dir, content), pattern: firstText(settings["ARTICLE_URL"], "{slug}.html"),
		source: firstText(settings["SLUGIFY_SOURCE"], "title"), category: firstText(settings["DEFAULT_CATEGORY"], "misc"),
		folders: !regexp.MustCompile(`(?m)^USE_FOLDER_AS_CATEGORY\s*=\s*False`).MatchString(script),
		own:     regexp.MustCompile(`(?m)^(SLUG_REGEX_SUBSTITUTIONS|SLUGIFY_PRESERVE_CASE|SLUGIFY_USE_UNICODE)\s*=`).MatchString(script),
	}
	if s := settings["FILENAME_METADATA"]; strings.Contains(s, "?P<slug>") {
		if re, err := regexp.Compile("^(?:" + s + ")"); err == nil {
			p.name = re
		}
	}
	return p
}

func (s pelicanSite) route(p Page) (string, bool) {
	name, ok := below(s.content, p.Path)
	if !ok {
		return "", false
	}
	if p.URL != "" {
		return p.URL, true
	}
	known := true
	at := pelicanToken.ReplaceAllStringFunc(s.pattern, func(m string) string {
		parts := pelicanToken.FindStringSubmatch(m)
		v, ok := "", false
		switch parts[1] {
		case "slug":
			v, ok = s.slug(p, path.Base(name))
		case "category":
			v, ok = s.slugified(s.categoryOf(p, name))
		case "date":
			v, ok = strftime(parts[2], p.Date)
		}
		known = known && ok
		return v
	})
	return at, known
}

var pelicanToken = regexp.MustCompile(`\{(\w+)(?::([^}]*))?\}`)

func (s pelicanSite) slug(p Page, base string) (string, bool) {
	if p.Slug != "" {
		return p.Slug, true
	}
	if s.name != nil {
		if m := s.name.FindStringSubmatch(base); m != nil {
			return m[s.name.SubexpIndex("slug")], true
		}
	}
	if s.source == "basename" {
		return s.slugified(base)
	}
	return s.slugified(p.Title)
}

func (s pelicanSite) categoryOf(p Page, name string) string {
	dir, _, deep := strings.Cut(name, "/")
	switch {
	case len(p.Categories) > 0:
		return p.Categories[0]
	case s.folders && deep:
		return path.Base(path.Dir(name))
	case dir == "":
		return ""
	}
	return s.category
}

var (
	pelicanMarks = regexp.MustCompile(`[^\w\s-]`)
	pelicanGaps  = regexp.MustCompile(`[-\s]+`)
)

// slugified is Pelican's slugify; other letters than Latin ones are written by
// tables of a library.
func (s pelicanSite) slugified(text string) (string, bool) {
	out := strings.TrimSpace(pelicanMarks.ReplaceAllString(text, ""))
	return strings.ToLower(pelicanGaps.ReplaceAllString(out, "-")), out != "" && !s.own && isASCII(text)
}

// strftime writes a date by the signs that addresses are made of.
func strftime(format string, t time.Time) (string, bool) {
	if t.IsZero() {
		return "", false
	}
	for sign, layout := range map[string]string{
		"%Y": "2006", "%m": "01", "%d": "02", "%b": "Jan", "%B": "January", "%y": "06", "%H": "15", "%M": "04", "%-m": "1", "%-d": "2", "%j": "002",
	} {
		format = strings.ReplaceAll(format, sign, t.Format(layout))
	}
	return format, !strings.Contains(format, "%")
}
