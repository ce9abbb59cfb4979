package frontmatter

import (
	"slices"
	"strings"
)

// jsonInsert writes a new member: behind the one at place on a line of its own,
// or, where that would touch the last member's line for its comma, before it. It
// also tells at which place the member then is.
func (c *change) jsonInsert(w want, place int) ([]textEdit, int) {
	entries := c.doc.entries
	member := doubleQuoted(c.key) + ": " + jsonSpelled(w)
	if len(entries) == 0 {
		if c.doc.block.bare {
			return nil, 0
		}
		for i := c.doc.block.first; i < c.doc.block.last; i++ {
			if at := strings.IndexByte(c.lines[i], '{'); at >= 0 {
				return c.splice(pos{i, at + 1}, pos{i, at + 1}, member), 0
			}
		}
		return nil, 0
	}
	place = max(place, 0)
	e := entries[place]
	if place == len(entries)-1 && c.ownLine(place) {
		return []textEdit{{From: e.line, To: e.line, Lines: []string{c.lines[e.line][:e.keyFrom] + member + ","}}}, place
	}
	if place < len(entries)-1 && c.ownLine(place) && entries[place+1].line >= e.end {
		return []textEdit{{From: e.end, To: e.end, Lines: []string{c.lines[e.line][:e.keyFrom] + member + ","}}}, place + 1
	}
	return c.splice(e.to, e.to, ", "+member), place + 1
}

func jsonSpelled(w want) string {
	if w.typ == List {
		return flowText(JSON, w.items, Style{})
	}
	s, _ := spell(JSON, w, `"`)
	return s
}

// ownLine tells a member that shares its lines with no other.
func (c *change) ownLine(i int) bool {
	e := c.doc.entries[i]
	return strings.TrimSpace(c.lines[e.line][:e.keyFrom]) == "" &&
		slices.Contains([]string{"", ","}, strings.TrimSpace(c.lines[e.to.line][e.to.col:]))
}

// jsonUnset takes the member out with one comma.
func (c *change) jsonUnset() []textEdit {
	entries := c.doc.entries
	e := entries[c.at]
	if c.at+1 < len(entries) {
		next := entries[c.at+1]
		if c.ownLine(c.at) && next.line >= e.end {
			return []textEdit{{From: e.line, To: e.end, Lines: []string{}}}
		}
		return c.splice(pos{e.line, e.keyFrom}, pos{next.line, next.keyFrom}, "")
	}
	if c.at == 0 {
		return c.splice(pos{e.line, e.keyFrom}, e.to, "")
	}
	return c.splice(entries[c.at-1].to, e.to, "")
}
