package kramdown

import (
	"strconv"
	"strings"
)

// id gives headings their ids that only kramdown's own rule reaches: those in raw
// HTML, and where GitHub's habits are off (own) all of them.
func (p *parser) id(e *Element, own bool) {
	if p.options.NoIDs || !isBlock(e) { // no heading stands in a line
		return
	}
	if e.Kind == Header && own {
		if _, given := e.Get("id"); !given {
			e.Attr = set(e.Attr, "id", p.options.IDPrefix+numbered(p.used, basicID(e.Value)))
		}
	}
	own = own || e.Kind == Markup
	for _, c := range e.Children {
		p.id(c, own)
	}
}

// basicID is kramdown's rule, over a heading's words as they are written.
func basicID(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !isBasicLetter(r) })
	s = strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', isBasicLetter(r), r >= '0' && r <= '9':
			return r
		}
		return -1
	}, s)
	if s == "" {
		return "section"
	}
	return strings.ToLower(s)
}

func isBasicLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func numbered(used map[string]int, id string) string {
	n, again := used[id]
	if !again {
		used[id] = 0
		return id
	}
	used[id] = n + 1
	return id + "-" + strconv.Itoa(n+1)
}
