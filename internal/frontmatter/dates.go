package frontmatter

import (
	"strings"
	"time"
)

// date is a date as a text gives it.
type date struct {
	at     time.Time
	layout string // writes it in the same shape
	clock  bool   // it has a time of day
	secs   bool   // with seconds
	zone   bool
	iso    bool // year first, as YAML and TOML know dates
}

func (d date) typ() Type {
	if d.clock {
		return DateTime
	}
	return Date
}

// wordLayouts are dates with a month's name, as some templates write them.
var wordLayouts = [...]string{
	"Jan 02 2006", "Jan 2 2006", "Jan 02, 2006", "Jan 2, 2006",
	"January 02, 2006", "January 2, 2006", "January 2 2006",
	"02 Jan 2006", "2 Jan 2006", "2 January 2006", "Mon Jan 02 2006", "Mon, 02 Jan 2006",
	"Mon, 02 Jan 2006 15:04:05 -0700", "Mon, 02 Jan 2006 15:04:05 MST",
}

// parseDate reads a date in any shape that front matters have.
func parseDate(s string) (date, bool) {
	if len(s) < 8 || len(s) > 48 {
		return date{}, false
	}
	if s[0] >= '0' && s[0] <= '9' && s[3] >= '0' && s[3] <= '9' {
		return numericDate(s)
	}
	for _, layout := range wordLayouts {
		if at, err := time.Parse(layout, s); err == nil {
			clock := strings.Contains(layout, "15")
			return date{at: at, layout: layout, clock: clock, secs: clock, zone: clock}, true
		}
	}
	return date{}, false
}

// numericDate builds the layout of a date that begins with its year.
func numericDate(s string) (date, bool) {
	d := date{iso: s[4] == '-'}
	r := &reader{s: s}
	var l strings.Builder
	if r.digits(4, 4) == "" {
		return d, false
	}
	sep := r.one("-/.")
	month := r.digits(1, 2)
	if sep == "" || month == "" || r.one(sep) == "" {
		return d, false
	}
	day := r.digits(1, 2)
	if day == "" {
		return d, false
	}
	l.WriteString("2006" + sep + pick(month, "1", "01") + sep + pick(day, "2", "02"))
	if !r.done() && !d.clockAndZone(r, &l) {
		return d, false
	}
	d.layout = l.String()
	at, err := time.Parse(d.layout, s)
	d.at = at
	return d, err == nil
}

func pick(digits, one, two string) string {
	if len(digits) == 1 {
		return one
	}
	return two
}

// clockAndZone reads what follows the day.
func (d *date) clockAndZone(r *reader, l *strings.Builder) bool {
	join := r.one("Tt")
	if join == "" {
		join = r.blanks()
	}
	hour := r.digits(1, 2)
	if join == "" || hour == "" || r.one(":") == "" || r.digits(2, 2) == "" {
		return false
	}
	d.clock = true
	l.WriteString(join + "15:04")
	if r.one(":") != "" {
		if r.digits(2, 2) == "" {
			return false
		}
		d.secs = true
		l.WriteString(":05")
		if r.one(".") != "" {
			fraction := r.digits(1, 9)
			l.WriteString("." + strings.Repeat("0", len(fraction)))
		}
	}
	if r.done() {
		return true
	}
	l.WriteString(r.blanks())
	d.zone = true
	zone := r.s[r.i:]
	switch {
	case zone == "Z" || zone == "UTC" || zone == "GMT":
		l.WriteString(zone)
	case len(zone) >= 3 && (zone[0] == '+' || zone[0] == '-'):
		switch {
		case len(zone) == 6 && zone[3] == ':':
			l.WriteString("-07:00")
		case len(zone) == 5:
			l.WriteString("-0700")
		case len(zone) == 3:
			l.WriteString("-07")
		default:
			return false
		}
	default:
		return false
	}
	return true
}

// reader takes a text apart from its beginning.
type reader struct {
	s string
	i int
}

func (r *reader) done() bool { return r.i == len(r.s) }

func (r *reader) digits(least, most int) string {
	from := r.i
	for r.i < len(r.s) && r.i-from < most && r.s[r.i] >= '0' && r.s[r.i] <= '9' {
		r.i++
	}
	if r.i-from < least {
		return ""
	}
	return r.s[from:r.i]
}

func (r *reader) one(of string) string {
	if r.done() || strings.IndexByte(of, r.s[r.i]) < 0 {
		return ""
	}
	r.i++
	return r.s[r.i-1 : r.i]
}

func (r *reader) blanks() string {
	from := r.i
	for r.i < len(r.s) && r.s[r.i] == ' ' {
		r.i++
	}
	return r.s[from:r.i]
}

// isDateKey tells a key whose text, even in quotes, is a date.
func isDateKey(key string) bool {
	k := strings.ToLower(key)
	for _, word := range [...]string{"date", "time", "publish", "modified", "created", "lastmod", "posted", "expir", "날짜", "日付", "日期"} {
		if strings.Contains(k, word) {
			return true
		}
	}
	return false
}

// reshape writes a new date in the shape of an old one: its separators, its
// precision and its zone. What the old shape cannot hold (a time of day where
// there was a day only, seconds where there were none) is written as given. A day
// without time keeps the old time of day.
func reshape(old, asked string) string {
	was, ok := parseDate(old)
	if !ok {
		return asked
	}
	now, ok := parseDate(asked)
	if !ok || was.layout == now.layout {
		return asked
	}
	at := now.at
	_, offset := was.at.Zone()
	zone := time.FixedZone("", offset)
	h, m, s := at.Clock()
	switch {
	case !was.clock && (h != 0 || m != 0 || s != 0), was.clock && !was.secs && s != 0:
		return asked
	case was.clock && !now.clock:
		h, m, s = was.at.Clock()
		at = time.Date(at.Year(), at.Month(), at.Day(), h, m, s, was.at.Nanosecond(), zone)
	case now.zone && was.zone:
		at = at.In(zone)
	default:
		at = time.Date(at.Year(), at.Month(), at.Day(), h, m, s, at.Nanosecond(), zone)
	}
	return at.Format(was.layout)
}

// reshapeNew is reshape for a date that has no old one, in the shape of another
// post's: a day begins at midnight then.
func reshapeNew(like, asked string) string {
	was, ok := parseDate(like)
	if now, fits := parseDate(asked); ok && fits && was.clock && !now.clock {
		_, offset := was.at.Zone()
		return now.at.Add(-time.Duration(offset) * time.Second).In(time.FixedZone("", offset)).Format(was.layout)
	}
	return reshape(like, asked)
}
