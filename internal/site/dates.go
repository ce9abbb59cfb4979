package site

import (
	"path"
	"regexp"
	"strings"
	"time"

	"penpush/internal/frontmatter"
)

// dateLayouts are the shapes in which blogs write dates, as Go layouts. Of the
// ones that read the same text, the first is the one it is written in.
var dateLayouts = [...]string{
	"2006-01-02",
	"2006-01-02 15:04:05",
	"2006-01-02 15:04",
	"2006-01-02T15:04:05Z07:00",
	"2006-01-02T15:04:05-0700",
	"2006-01-02T15:04:05.000Z07:00",
	"2006-01-02T15:04:05.999999999Z07:00",
	"2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05 -07:00",
	"2006-01-02 15:04:05 Z07:00",
	"2006-01-02 15:04:05-07:00",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05-0700",
	"2006-01-02 15:04 -0700",
	"2006-01-02 15:04 -07:00",
	"2006-01-02T15:04:05",
	"2006-01-02T15:04:05.000",
	"2006-01-02T15:04",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04-0700",
	"2006-01-02 15:04:05.000",
	"2006-01-02 15:04:05 MST",
	"2006/01/02",
	"2006/01/02 15:04:05",
	"2006/01/02 15:04",
	"2006.01.02",
	"2006.01.02 15:04:05",
	"2006.01.02 15:04",
	"2006-1-2",
	"2006-1-2 15:04:05",
	"2006-1-2 15:04",
	"2006/1/2",
	"2006/1/2 15:04:05",
	"2006.1.2",
	"20060102",
	"Jan 02 2006",
	"Jan 02, 2006",
	"Jan 2 2006",
	"Jan 2, 2006",
	"January 2, 2006",
	"January 2 2006",
	"2 January 2006",
	"2 Jan 2006",
	"02 Jan 2006",
	"Mon Jan 2 2006",
	"Mon, 02 Jan 2006 15:04:05 -0700",
	"Mon, 2 Jan 2006 15:04:05 MST",
}

// ParseDate reads a date as it stands in a post, and tells the Go layout that
// writes one of the same shape. A time without a zone keeps its clock: it comes
// back in UTC, and its Format gives the same clock again.
func ParseDate(s string) (t time.Time, layout string, ok bool) {
	s = strings.Trim(strings.TrimSpace(s), `"'`)
	if len(s) < 6 || len(s) > 40 {
		return time.Time{}, "", false
	}
	for _, l := range dateLayouts {
		if !mayBe(l, s) {
			continue
		}
		got, err := time.Parse(l, s)
		if err != nil {
			continue
		}
		if got.Format(l) == s {
			return got, l, true
		}
		if !ok { // such as fractions of a second, which Go reads without being asked
			t, layout, ok = got, l, true
		}
	}
	return t, layout, ok
}

// mayBe rules out, by three signs and the length, most of the layouts that cannot
// read a text: asking package time costs an error each, which for ten thousand
// posts is more than all else about them.
func mayBe(layout, s string) bool {
	const day = "2006-01-02"
	if !strings.HasPrefix(layout, day) {
		return true
	}
	if len(s) < len(day) || s[4] != '-' || s[7] != '-' {
		return false
	}
	if len(layout) == len(day) || len(s) == len(day) {
		return len(layout) == len(s)
	}
	return layout[len(day)] == s[len(day)]
}

// dateRank orders the keys that may hold the post's date, 1 the best; 0 is none.
func dateRank(key string) int {
	switch strings.ToLower(key) {
	case "date":
		return 1
	case "pubdate", "publishdate", "publish_date", "publishedat", "published_at", "datepublished", "pubdatetime":
		return 2
	case "published", "created", "createdat", "created_at", "created_date", "createddate", "datecreated", "posted":
		return 3
	}
	return 0
}

// DateField finds the field that holds the post's date: of the keys that may,
// the best one with a date in it ("published: false" is none), else a "date"
// that cannot be read.
func DateField(doc *frontmatter.Document) (*frontmatter.Field, bool) {
	best, rank := -1, 0
	for i := range doc.Fields {
		f := &doc.Fields[i]
		r := dateRank(f.Key)
		if r == 0 {
			continue
		}
		if _, _, ok := ParseDate(f.Text); !ok {
			if r > 1 || strings.TrimSpace(f.Text) == "" {
				continue
			}
			r = 9
		}
		if best < 0 || r < rank {
			best, rank = i, r
		}
	}
	if best < 0 {
		return nil, false
	}
	return &doc.Fields[best], true
}

var nameDate = regexp.MustCompile(`^(\d{4})([-_.]?)(\d{1,2})[-_.]?(\d{1,2})(?:[-_. ]+|$)`)

// NameDate reads the date that a file or its bundle folder is named by, as in
// "2023-12-30-x.md", "2023-12-30-x/index.md" or "2023/12/30/x.md"; rest is the
// name without date and ending.
func NameDate(file string) (day time.Time, rest string, ok bool) {
	name := PostName(file)
	if name == "" || name[0] < '0' || name[0] > '9' {
		// The usual case, and the quick one.
	} else if m := nameDate.FindStringSubmatch(name); m != nil && (m[2] != "" || len(m[0]) >= 8) {
		if day, ok := civil(m[1], m[3], m[4]); ok {
			return day, strings.TrimSpace(name[len(m[0]):]), true
		}
	}
	dir := path.Dir(file)
	if isIndex(path.Base(file)) {
		dir = path.Dir(dir)
	}
	parts := strings.Split(dir, "/")
	if n := len(parts); n >= 3 && len(parts[n-3]) == 4 {
		if day, ok := civil(parts[n-3], parts[n-2], parts[n-1]); ok {
			return day, name, true
		}
	}
	return time.Time{}, name, false
}

func civil(year, month, day string) (time.Time, bool) {
	t, err := time.Parse("2006-1-2", year+"-"+strings.TrimPrefix(month, "0")+"-"+strings.TrimPrefix(day, "0"))
	return t, err == nil && t.Year() > 1970
}

// PostName is what a post is called on disk: its file's name without ending, or
// its bundle folder's name.
func PostName(file string) string {
	base := path.Base(file)
	if isIndex(base) && path.Dir(file) != "." {
		return path.Base(path.Dir(file))
	}
	return strings.TrimSuffix(base, path.Ext(base))
}

// BundleDir is the folder that belongs to this post alone, or "".
func BundleDir(file string) string {
	if !isIndex(path.Base(file)) || path.Dir(file) == "." {
		return ""
	}
	return path.Dir(file)
}
