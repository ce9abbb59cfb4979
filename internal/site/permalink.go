package site

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"penpush/internal/frontmatter"
)

// Page is a post as far as its address on the site is made of it.
type Page struct {
	// Path is the file, relative to the blog, with "/".
	Path string
	// Date is the post's date by its own clock and zone; a time without a zone is
	// in UTC. It is zero when the post has none.
	Date  time.Time
	Title string
	// Slug is the post's slug field, "" when it has none. It is never made of the
	// file's name.
	Slug string
	// URL is the field in which this generator lets a post say its address:
	// "url" in Hugo and Pelican, "permalink" in Jekyll, Hexo and Eleventy, "path"
	// in Zola and Gatsby; "" when it has none.
	URL string
	// Categories are its categories, in their order.
	Categories []string
}

// Address is where a post is on the site.
type Address struct {
	// Path begins with Site.BasePath and is as a person reads it, without percent
	// signs: "/log/posts/글/".
	Path string
	// URL is the whole address with percent signs where they must be; "" when the
	// site's host is not known.
	URL string
}

// route gives the path of a page on the site, below the base path and with a
// leading "/"; false when what was read does not tell it.
type route func(Page) (string, bool)

// Permalink gives the address that the generator will give to a post, from its
// defaults and the blog's configuration. It is false when that cannot be known
// without running the generator: a program of the blog decides, or the address
// holds a checksum. It reads nothing and can be asked of posts that are not
// there yet.
func (s *Site) Permalink(p Page) (Address, bool) {
	at, ok := s.PathOf(p)
	a := Address{Path: at}
	if ok && s.Address != "" {
		a.URL = s.Address + (&url.URL{Path: at}).EscapedPath()
	}
	return a, ok
}

// PathOf is Permalink for those who compare posts: it gives Address.Path alone.
func (s *Site) PathOf(p Page) (string, bool) {
	if s.traits.route == nil {
		return "", false
	}
	at, ok := s.traits.route(p)
	if !ok || strings.ContainsAny(at, "{}$\n") {
		return "", false
	}
	at = "/" + strings.TrimLeft(at, "/")
	if strings.Contains(at, "//") {
		at = doubled.ReplaceAllString(at, "/")
	}
	return s.BasePath + at, true
}

var doubled = regexp.MustCompile(`/{2,}`)

// PageOf makes the page of a post's front matter.
func (s *Site) PageOf(file string, doc *frontmatter.Document) Page {
	p := Page{Path: file}
	p.Date, _, _ = NameDate(file)
	if f, ok := DateField(doc); ok {
		if t, _, ok := ParseDate(f.Text); ok {
			p.Date = t
		}
	}
	for i := range doc.Fields {
		switch f := &doc.Fields[i]; strings.ToLower(f.Key) {
		case "title":
			p.Title = f.Text
		case "slug":
			p.Slug = strings.TrimSpace(f.Text)
		case s.traits.addressKey:
			p.URL = strings.TrimSpace(f.Text)
		case "category":
			p.Categories = append(p.Categories, s.parted(f, false)...)
		case "categories":
			p.Categories = append(p.Categories, s.parted(f, true)...)
		}
	}
	return p
}

// AddressKey is the field in which this generator lets a post say its whole
// address, in lower case, or "".
func (s *Site) AddressKey() string { return s.traits.addressKey }

// parted gives a list's items; a text is taken apart as this generator does.
func (s *Site) parted(f *frontmatter.Field, many bool) []string {
	switch {
	case f.Type == frontmatter.List:
		return f.Items
	case strings.TrimSpace(f.Text) == "":
		return nil
	case many && s.traits.wordLists:
		return strings.Fields(f.Text)
	}
	return []string{f.Text}
}

// below gives a file's path below a folder, without its ending.
func below(dir, file string) (string, bool) {
	if !within(file, dir) {
		return "", false
	}
	if dir != "." {
		file = strings.TrimPrefix(file, dir+"/")
	}
	return strings.TrimSuffix(file, path.Ext(file)), true
}

// folded takes the "index" of a bundle away: "a/b/index" is "a/b".
func folded(name string) string {
	if name == "index" {
		return ""
	}
	return strings.TrimSuffix(name, "/index")
}

// filledTokens puts values into a pattern's ":names". A name that is not known as a
// whole may end in a "_" that is meant literally.
func filledTokens(pattern string, token func(name string) (string, bool)) (string, bool) {
	all := true
	out := tokenName.ReplaceAllStringFunc(pattern, func(m string) string {
		for name := m[1:]; name != ""; {
			if v, ok := token(name); ok {
				return v + m[1+len(name):]
			}
			cut := strings.LastIndexByte(name, '_')
			if cut < 0 {
				break
			}
			if rest := name[:cut+1]; rest != name {
				name = rest
			} else {
				name = name[:cut]
			}
		}
		all = false
		return m
	})
	return out, all
}

var tokenName = regexp.MustCompile(`:[a-z][a-z_]*`)

// zone is where a site reckons its days.
type zone struct {
	at *time.Location
	// clock tells that a time without a zone is meant as the site's own clock.
	clock bool
}

func zoneOf(name string, clock bool) zone {
	if name == "" {
		return zone{clock: clock}
	}
	at, err := time.LoadLocation(name)
	if err != nil {
		return zone{clock: clock}
	}
	return zone{at, clock}
}

// day gives a post's moment as the site reckons it. It is false without a date,
// and when it depends on where the site is built which day that is.
func (z zone) day(t time.Time) (time.Time, bool) {
	if t.IsZero() {
		return t, false
	}
	zoned := t.Location() != time.UTC
	other := t.UTC()
	if z.at != nil {
		other = t.In(z.at)
	}
	switch {
	case !zoned && z.clock, t.Format("15:04:05") == "00:00:00" && !zoned:
		return t, true
	case zoned && z.at != nil:
		return other, true
	}
	return t, t.YearDay() == other.YearDay()
}

// dateToken knows the names that most generators have for parts of a date.
func dateToken(name string, t time.Time) (string, bool) {
	layout := map[string]string{
		"year": "2006", "month": "01", "day": "02", "i_month": "1", "i_day": "2",
		"hour": "15", "minute": "04", "second": "05",
	}[name]
	if layout == "" {
		return "", false
	}
	return t.Format(layout), true
}
