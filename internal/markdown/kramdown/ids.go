package kramdown

import (
	"strconv"
	"strings"
)

// ids gives the headings their ids that only kramdown's own rule reaches: those in
// raw HTML, and all of them where GitHub's habits are off.
func (p *parser) ids(root *Element) {
	if p.options.NoIDs {
		return
	}
	used := map[string]int{}
	var walk func(e *Element, own bool)
	walk = func(e *Element, own bool) {
		for _, c := range e.Children {
			if c.Kind == Header && own {
				if _, given := c.Get("id"); !given {
					c.Attr = set(c.Attr, "id", p.options.IDPrefix+numbered(used, basicID(c.Value)))
				}
			}
			if isBlock(c) { // no heading stands in a line
				walk(c, own || c.Kind == Markup)
			}
		}
	}
	walk(root, p.options.Plain)
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
