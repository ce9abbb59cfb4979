package frontmatter

import (
	"strings"

	"penpush/internal/problem"
)

// pos is a place in the lines: byte col of line, both counted from 0.
type pos struct{ line, col int }

// shape is how a value is written.
type shape int

const (
	plain     shape = iota // on one line, without quotes
	quoted                 // on one line, in quotes
	empty                  // a key with nothing
	several                // plain or quoted over several lines
	literal                // YAML's |
	folded                 // YAML's >
	blockList              // one item a line
	flowList               // [a, b]
	closed                 // anything else: shown, not edited
)

// entry is where one field stands.
type entry struct {
	key        string
	line       int // of the key
	keyFrom    int // bytes of the key, with its quotes
	keyTo      int
	mark       int // byte after ":" or "="
	from, to   pos // the value
	end        int // line after the entry's last one
	comment    int // byte of the comment on the value's last line, or -1
	shape      shape
	quote      string
	text       string
	items      []item
	reason     problem.Code // why it cannot be edited, or ""
	unreadable bool         // no parser takes the value
	// deep is a value with others in it as the parser reads it, to be compared.
	deep string
}

// item is one item of a list.
type item struct {
	from, to pos // its value with its quotes
	quote    string
	text     string
}

// scanned is what the scanner made out.
type scanned struct {
	entries []entry
	trouble *problem.Problem // the first line that cannot be read, or nil
	tables  []table          // TOML's, with the fields under dotted keys
	// sure tells that the scanner alone is enough: every value has a shape in
	// which it and the parsers are known to agree.
	sure bool
}

func (s *scanned) fail(code problem.Code, line int) {
	s.sure = false
	if s.trouble == nil {
		s.trouble = &problem.Problem{Code: code, Line: line + 1}
	}
}

func (s *scanned) markDuplicates() {
	seen := make(map[string]int, len(s.entries))
	for i := range s.entries {
		key := s.entries[i].key
		if first, ok := seen[key]; ok {
			s.entries[first].reason = problem.FieldDuplicate
			s.entries[i].reason = problem.FieldDuplicate
			s.sure = false
			continue
		}
		seen[key] = i
	}
}

// between gives the text from a to b, lines joined by "\n".
func between(lines []string, a, b pos) string {
	if a.line == b.line {
		return lines[a.line][a.col:b.col]
	}
	var s strings.Builder
	s.WriteString(lines[a.line][a.col:])
	for i := a.line + 1; i < b.line; i++ {
		s.WriteByte('\n')
		s.WriteString(lines[i])
	}
	s.WriteByte('\n')
	s.WriteString(lines[b.line][:b.col])
	return s.String()
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// skipBlanks gives the first byte from i on that is no blank or tab.
func skipBlanks(s string, i int) int {
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	return i
}

// onlyBlanks tells a line without anything to see. A "\r" in the middle of a
// file is such a byte too.
func onlyBlanks(s string) bool { return strings.TrimRight(s, " \t\r") == "" }

// indent counts the blanks at a line's beginning; tabs do not count.
func indent(s string) int {
	i := 0
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// isComment tells a line that holds nothing but a comment.
func isComment(s string) bool {
	i := skipBlanks(s, 0)
	return i < len(s) && s[i] == '#'
}

// tail looks at what follows a value on its line: nothing, or a comment, whose
// column it gives (-1 for none). Anything else is not ok.
func tail(s string, i int) (comment int, ok bool) {
	j := skipBlanks(s, i)
	switch {
	case onlyBlanks(s[j:]):
		return -1, true
	case s[j] == '#' && j > i:
		return j, true
	}
	return -1, false
}
