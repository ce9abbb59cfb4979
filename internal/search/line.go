package search

import (
	"unicode/utf16"
	"unicode/utf8"
)

// Line is a line of a post that holds what was searched for.
type Line struct {
	// Line is counted from 1.
	Line int
	// Text is the line, or as much of a long one as stands around the first hit.
	Text string
	// Start is where Text begins in the line; Cut tells that the line goes on
	// behind it. Counted in UTF-16 units, as is all below.
	Start int
	Cut   bool
	// Hits are the places in Text, in order.
	Hits []Range
}

// Range is a piece of a line in UTF-16 units.
type Range struct{ From, To int }

// shown is a line as it is given: a line longer than width bytes is cut to about
// so many, a quarter of them before the first hit. ok is false when the pattern
// is not in it.
func (p pattern) shown(number int, line string, width int) (l Line, ok bool) {
	hits := p.hits(line)
	if len(hits) == 0 {
		return Line{}, false
	}
	from, to := 0, len(line)
	if width > 0 && len(line) > width {
		from = onLetter(line, max(0, min(hits[0].from-width/4, len(line)-width)))
		to = onLetter(line, min(len(line), max(from+width, hits[0].to)))
	}
	l = Line{Line: number, Text: line[from:to], Start: units(line[:from]), Cut: to < len(line)}
	at, place := from, 0
	for _, h := range hits {
		if h.from >= to {
			break
		}
		begin := place + units(line[at:h.from])
		end := begin + units(line[h.from:min(h.to, to)])
		l.Hits = append(l.Hits, Range{begin, end})
		at, place = min(h.to, to), end
	}
	return l, true
}

// onLetter goes back to where a rune begins.
func onLetter(s string, at int) int {
	for at < len(s) && at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// units counts UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
