package site

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// jekyllSite is what Jekyll's addresses are made of:
// https://jekyllrb.com/docs/permalinks/
type jekyllSite struct {
	source  string // relative to the blog
	pattern string
	zone    zone
}

func jekyllSiteOf(home folder, c config, source string) jekyllSite {
	j := jekyllSite{source: path.Join(home.dir, source), pattern: c.text("permalink"), zone: zoneOf(c.text("timezone"), false)}
	if j.pattern == "" {
		j.pattern = "date"
	}
	if p := c.text("collections", "posts", "permalink"); p != "" {
		j.pattern = p
	}
	defaults, _ := c.value("defaults").([]any)
	for _, d := range defaults {
		m, _ := d.(map[string]any)
		one := config(m)
		kind := one.text("scope", "type")
		if p := one.text("values", "permalink"); p != "" && one.text("scope", "path") == "" && (kind == "" || kind == "posts") {
			j.pattern = p
		}
	}
	return j
}

// jekyllStyle gives the pattern that a word stands for.
func jekyllStyle(s string) string {
	switch s {
	case "date":
		return "/:categories/:year/:month/:day/:title:output_ext"
	case "pretty":
		return "/:categories/:year/:month/:day/:title/"
	case "ordinal":
		return "/:categories/:year/:y_day/:title:output_ext"
	case "weekdate":
		return "/:categories/:year/W:week/:short_day/:title:output_ext"
	case "none":
		return "/:categories/:title:output_ext"
	}
	return s
}

var jekyllName = regexp.MustCompile(`^\d{2,4}-\d{1,2}-\d{1,2}-(.+)$`)

func (j jekyllSite) route(p Page) (string, bool) {
	name, ok := below(j.source, p.Path)
	if !ok {
		return "", false
	}
	above, file, isPost := strings.Cut("/"+name, "/_posts/")
	if !isPost {
		if above, file, isPost = strings.Cut("/"+name, "/_drafts/"); !isPost {
			return "", false
		}
	}
	base := path.Base(file)
	if m := jekyllName.FindStringSubmatch(base); m != nil {
		base = m[1]
	}
	pattern := j.pattern
	if p.URL != "" {
		pattern = p.URL
	}
	return filledTokens(jekyllStyle(pattern), func(token string) (string, bool) {
		switch token {
		case "title":
			return jekyllSlug(firstText(p.Slug, base), true), true
		case "slug":
			return jekyllSlug(firstText(p.Slug, base), false), true
		case "name", "basename":
			return jekyllSlug(path.Base(file), true), true
		case "collection":
			return "posts", true
		case "output_ext":
			return ".html", true
		case "categories", "slugified_categories":
			return jekyllCategories(append(strings.Split(strings.Trim(above, "/"), "/"), p.Categories...), token == "slugified_categories"), true
		}
		day, ok := j.zone.day(p.Date)
		if !ok {
			return "", false
		}
		return jekyllDate(token, day)
	})
}

func jekyllDate(token string, day time.Time) (string, bool) {
	year, week := day.ISOWeek()
	switch token {
	case "short_year":
		return day.Format("06"), true
	case "y_day":
		return day.Format("002"), true
	case "w_year":
		return fmt.Sprint(year), true
	case "week":
		return fmt.Sprintf("%02d", week), true
	case "w_day":
		return fmt.Sprint((int(day.Weekday())+6)%7 + 1), true
	case "short_day", "short_month", "long_day", "long_month":
		return day.Format(map[string]string{"short_day": "Mon", "short_month": "Jan", "long_day": "Monday", "long_month": "January"}[token]), true
	}
	return dateToken(token, day)
}

func jekyllCategories(list []string, slugified bool) string {
	var out []string
	for _, c := range list {
		if c = strings.ToLower(c); slugified {
			c = jekyllSlug(c, false)
		}
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return strings.Join(out, "/")
}

var (
	notPretty  = regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+`)
	notDefault = regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}]+`)
)

// jekyllSlug is Jekyll's slugify; pretty keeps case and some marks.
func jekyllSlug(s string, pretty bool) string {
	if pretty {
		return strings.Trim(notPretty.ReplaceAllString(s, "-"), "-")
	}
	return strings.ToLower(strings.Trim(notDefault.ReplaceAllString(s, "-"), "-"))
}

func firstText(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
