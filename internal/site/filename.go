package site

import (
	"path"
	"regexp"
	"strings"
	"time"
)

var (
	fourDigits = regexp.MustCompile(`^\d{4}$`)
	twoDigits  = regexp.MustCompile(`^\d{1,2}$`)
	yearMonth  = regexp.MustCompile(`^(\d{4})([-_.])\d{2}$`)
	datedName  = regexp.MustCompile(`^(\d{4})([-_.]?)(\d{2})([-_.]?)(\d{2})([-_. ]*)(.*)$`)
)

// pattern spells where a post lies: the folder that its kind of name hangs
// below, and the name from there, with YYYY, MM, DD and slug.
func (s *Site) pattern(post string) (folder, name string) {
	root := path.Dir(post)
	for _, c := range s.ContentDirs {
		if within(post, c) {
			root = c
			break
		}
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(post, root), "/")
	if root == "." {
		rest = post
	}
	parts := strings.Split(rest, "/")
	last := parts[len(parts)-1]
	dirs, tail := parts[:len(parts)-1], slugPattern(strings.TrimSuffix(last, path.Ext(last)))+path.Ext(last)
	if n := len(dirs); n > 0 && isIndex(last) {
		dirs, tail = dirs[:n-1], slugPattern(dirs[n-1])+"/"+last
	}
	var above []string
	for _, d := range dirs {
		p := dirPattern(d, above)
		if len(above) == 0 && p == d {
			root = path.Join(root, d)
			continue
		}
		above = append(above, p)
	}
	return root, path.Join(append(above, tail)...)
}

// dirPattern spells a folder that is named by a year, or below that a month or
// a day.
func dirPattern(dir string, above []string) string {
	switch m := yearMonth.FindStringSubmatch(dir); {
	case m != nil:
		return "YYYY" + m[2] + "MM"
	case fourDigits.MatchString(dir) && dir > "1970" && dir < "2200":
		return "YYYY"
	case len(above) > 0 && twoDigits.MatchString(dir):
		if strings.HasSuffix(above[len(above)-1], "MM") {
			return "DD"
		}
		return "MM"
	}
	return dir
}

func slugPattern(name string) string {
	m := datedName.FindStringSubmatch(name)
	if m == nil {
		return "slug"
	}
	if _, ok := civil(m[1], m[3], m[5]); !ok {
		return "slug"
	}
	date := "YYYY" + m[2] + "MM" + m[4] + "DD"
	if m[7] == "" {
		return date
	}
	return date + m[6] + "slug"
}

// Filled puts a date and a slug into a spelling such as
// "YYYY/YYYY-MM-DD-slug/index.md".
func Filled(pattern, slug string, day time.Time) string {
	parts := strings.Split(pattern, "/")
	for i, p := range parts {
		m := spelled.FindStringSubmatch(p)
		if m == nil {
			continue
		}
		date := strings.NewReplacer("YYYY", day.Format("2006"), "MM", day.Format("01"), "DD", day.Format("02")).Replace(m[1])
		if parts[i] = date + m[3]; m[2] != "" {
			parts[i] = date + slug + m[3]
		}
	}
	return strings.Join(parts, "/")
}

// spelled are the parts of a pattern that are not meant literally.
var spelled = regexp.MustCompile(`^((?:(?:YYYY|MM|DD)[-_. ]*)*)(slug)?((?:\.[A-Za-z_-]+)*)$`)
