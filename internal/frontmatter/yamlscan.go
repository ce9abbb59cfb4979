package frontmatter

import (
	"slices"
	"strings"
	"unicode/utf8"

	"penpush/internal/problem"
)

// yamlScan walks over a block mapping. It knows the shapes that front matters
// have; what it does not know it marks, and never guesses.
type yamlScan struct {
	scanned
	lines []string
	at    int // next line
	end   int
	base  int // column of the keys, -1 before the first one
}

func scanYAML(lines []string, b block, space []entry) *scanned {
	s := &yamlScan{scanned: scanned{sure: true}, lines: lines, at: b.first, end: b.last, base: -1}
	s.entries = slices.Grow(space, min(b.last-b.first, 12))
	for i := b.first; i < b.last && s.sure; i++ {
		// The parser does not know YAML 1.2's escape of a slash.
		s.sure = !hasOdd(lines[i]) && !strings.Contains(lines[i], `\/`)
	}
	for s.at < s.end {
		line := lines[s.at]
		switch {
		case onlyBlanks(line) || isComment(line):
			s.at++
		case line[indent(line)] == '\t':
			s.fail(problem.FrontMatterTab, s.at)
			s.at++
		default:
			s.field(line)
		}
	}
	s.markDuplicates()
	return &s.scanned
}

// field reads the entry that begins in the line and moves behind it.
func (s *yamlScan) field(line string) {
	in := indent(line)
	if s.base < 0 {
		s.base = in
		s.sure = s.sure && in == 0
	}
	e, ok := yamlKey(line, in)
	if in != s.base || !ok {
		s.fail(problem.FrontMatterUnreadable, s.at)
		s.at++
		return
	}
	e.line = s.at
	if e.reason != "" || e.mark-in > longestKey {
		s.sure = false
	}
	s.value(&e)
	s.sure = s.sure && e.reason == ""
	s.entries = append(s.entries, e)
	s.at = max(e.end, s.at+1)
}

// longestKey is what the parser takes for a key of one line: "limited to a single
// line and … at most 1024 Unicode characters" (YAML 1.2.2, 7.4).
const longestKey = 1024

// hasOdd tells a line with a character that YAML forbids, takes for the end of a
// line, or, a tab, allows in one place only: control characters and U+0085, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF.
func hasOdd(line string) bool {
	for i := 0; i < len(line); i++ {
		c := line[i]
		if c >= 0x20 && c < 0x7f || c >= 0x80 && c != 0xc2 && c != 0xe2 && c != 0xef {
			continue
		}
		if c < 0x80 {
			return true
		}
		r, _ := utf8.DecodeRuneInString(line[i:])
		if !printable(r) {
			return true
		}
	}
	return false
}

// yamlKey reads the key that begins at column in. A key that is not simply text
// gets a reason.
func yamlKey(line string, in int) (entry, bool) {
	e := entry{keyFrom: in, comment: -1}
	i := in
	switch c := line[in]; {
	case c == '"' || c == '\'':
		end, text, ok := quotedOnLine(line, in)
		if !ok {
			return e, false
		}
		e.key, e.keyTo = text, end
		i = skipBlanks(line, end)
		if i >= len(line) || line[i] != ':' || i+1 < len(line) && !isBlank(line[i+1]) {
			return e, false
		}
	default:
		for i < len(line) && (line[i] != ':' || i+1 < len(line) && !isBlank(line[i+1])) {
			if line[i] == '#' && i > in && isBlank(line[i-1]) {
				return e, false
			}
			i++
		}
		if i == len(line) {
			return e, false
		}
		e.key = strings.TrimRight(line[in:i], " \t")
		e.keyTo = in + len(e.key)
		if strings.IndexByte("&*!|>%@`[]{}?-,:", c) >= 0 || e.key == "" {
			e.reason = problem.FieldUnclear
		}
	}
	if e.key == "<<" {
		e.reason = problem.FieldAnchor
	}
	e.mark = i + 1
	return e, true
}

// value reads what follows the key.
func (s *yamlScan) value(e *entry) {
	line := s.lines[e.line]
	i := skipBlanks(line, e.mark)
	e.from, e.to, e.end = pos{e.line, i}, pos{e.line, i}, e.line+1
	if comment, ok := tail(line, i); i == len(line) || ok || line[i] == '#' && i > e.mark {
		e.comment = comment
		if i < len(line) && line[i] == '#' && i > e.mark {
			e.comment = i
		}
		s.below(e)
		return
	}
	switch c := line[i]; c {
	case '"', '\'':
		s.quoted(e)
	case '[':
		s.flow(e)
	case '{':
		e.shape, e.reason = closed, problem.FieldMap
		s.flowMap(e)
	case '|', '>':
		s.blockScalar(e)
	case '&', '*':
		e.shape, e.reason = closed, problem.FieldAnchor
		s.rest(e)
	case '!':
		e.shape, e.reason = closed, problem.FieldTag
		s.rest(e)
	default:
		if forbiddenStart(line[i:]) {
			s.unreadable(e)
			return
		}
		s.plain(e)
	}
}

// forbiddenStart tells a value that cannot begin so without quotes.
func forbiddenStart(s string) bool {
	switch s[0] {
	case '@', '`', '%', ',', ']', '}', '#':
		return true
	case '-', '?', ':':
		return len(s) == 1 || isBlank(s[1])
	}
	return false
}

// unreadable marks a value that only quotes make readable.
func (s *yamlScan) unreadable(e *entry) {
	line := s.lines[e.line]
	e.shape, e.unreadable, e.reason = closed, true, problem.FrontMatterNeedsQuotes
	e.text = strings.TrimRight(line[e.from.col:], " \t\r")
	e.to = pos{e.line, e.from.col + len(e.text)}
	e.end = s.continued(e.line + 1)
	s.fail(problem.FrontMatterNeedsQuotes, e.line)
}

// continued gives the line after the last one that is indented deeper than the
// keys; blank lines at the end do not belong to the field.
func (s *yamlScan) continued(from int) int {
	end := from
	if next := s.next(from); next == s.end || indent(s.lines[next]) <= s.base {
		return from // comments alone are nobody's
	}
	for i := from; i < s.end; i++ {
		if onlyBlanks(s.lines[i]) {
			continue
		}
		if indent(s.lines[i]) <= s.base {
			break
		}
		end = i + 1
	}
	return end
}

// deeper is continued for a block of text, in which nothing is a comment.
func (s *yamlScan) deeper(from int) int {
	end := from
	for i := from; i < s.end && (onlyBlanks(s.lines[i]) || indent(s.lines[i]) > s.base); i++ {
		if !onlyBlanks(s.lines[i]) {
			end = i + 1
		}
	}
	return end
}

// rest takes all that is left, to be shown only.
func (s *yamlScan) rest(e *entry) {
	e.end = s.continued(e.line + 1)
	last := s.lines[e.end-1]
	e.to = pos{e.end - 1, len(last)}
	if i := strings.LastIndex(last, "- "); e.end == e.line+1 && i < 0 {
		e.to.col = len(strings.TrimRight(last, " \t\r"))
	}
	// A list may stand at the column of the keys.
	if next := s.next(e.end); next < s.end && isDash(s.lines[next], s.base) {
		e.end = s.listEnd(next, s.base)
		e.to = pos{e.end - 1, len(s.lines[e.end-1])}
	}
}

// next gives the next line with something to read, or end.
func (s *yamlScan) next(from int) int {
	for from < s.end && (onlyBlanks(s.lines[from]) || isComment(s.lines[from])) {
		from++
	}
	return from
}

// below reads a value that begins under its key, or nothing.
func (s *yamlScan) below(e *entry) {
	e.shape = empty
	next := s.next(e.line + 1)
	if next == s.end {
		return
	}
	line := s.lines[next]
	in := indent(line)
	switch {
	case in >= s.base && isDash(line, in):
		s.list(e, next, in)
	case in > s.base:
		e.shape = closed
		e.reason = problem.FieldMap
		if _, isMap := yamlKey(line, in); !isMap {
			e.reason = problem.FieldSeveralLines
		}
		e.end = s.continued(next)
		e.to = pos{e.end - 1, len(s.lines[e.end-1])}
	}
}

// plain reads text without quotes.
func (s *yamlScan) plain(e *entry) {
	line := s.lines[e.line]
	end, comment, ok := plainEnd(line, e.from.col)
	if !ok {
		s.unreadable(e)
		return
	}
	e.shape, e.to, e.comment = plain, pos{e.line, end}, comment
	e.text = line[e.from.col:end]
	s.sure = s.sure && !strings.ContainsAny(e.text, "\r\t")
	if last := s.continued(e.line + 1); last > e.line+1 {
		e.shape, e.end = several, last
		e.to = pos{last - 1, len(strings.TrimRight(s.lines[last-1], " \t\r"))}
		s.sure = false
		if !s.foldable(e) {
			e.reason = problem.FieldSeveralLines
		}
	}
}

// foldable tells that no comment stands between the lines of a text, which
// writing it anew would lose.
func (s *yamlScan) foldable(e *entry) bool {
	for i := e.line + 1; i < e.end; i++ {
		if isComment(s.lines[i]) || strings.Contains(s.lines[i], " #") {
			return false
		}
	}
	return e.comment < 0
}

// plainEnd finds where plain text ends on its line, and the comment after it. It
// is not ok when the text holds what only quotes may hold.
func plainEnd(line string, from int) (end, comment int, ok bool) {
	end, comment = len(line), -1
	for i := from; i < len(line); i++ {
		if line[i] == '#' && isBlank(line[i-1]) && i > from {
			end, comment = i, i
			break
		}
	}
	end = from + len(strings.TrimRight(line[from:end], " \t"))
	text := line[from:end]
	return end, comment, !strings.Contains(text, ": ") && !strings.Contains(text, ":\t") && !strings.HasSuffix(text, ":")
}

// quoted reads text in quotes, which may run over several lines.
func (s *yamlScan) quoted(e *entry) {
	line := s.lines[e.line]
	e.quote = line[e.from.col : e.from.col+1]
	if end, text, ok := quotedOnLine(line, e.from.col); ok {
		e.shape, e.text, e.to = quoted, text, pos{e.line, end}
	} else {
		to, found := s.quoteEnd(e.from)
		if !found || to.line == e.line {
			s.unreadable(e)
			return
		}
		e.shape, e.to, e.end = several, to, to.line+1
		s.sure = false
	}
	s.close(e)
}

// close checks what follows a value with an end of its own.
func (s *yamlScan) close(e *entry) {
	comment, ok := tail(s.lines[e.to.line], e.to.col)
	if !ok {
		e.end = e.line + 1
		s.unreadable(e)
		return
	}
	e.comment = comment
	if s.continued(e.end) > e.end {
		s.fail(problem.FrontMatterUnreadable, s.next(e.end))
		e.end = s.continued(e.end)
		e.shape, e.reason = closed, problem.FieldUnclear
	}
}

// quoteEnd finds the closing quote of what opens at p, on any line.
func (s *yamlScan) quoteEnd(p pos) (pos, bool) {
	q := s.lines[p.line][p.col]
	for i, from := p.line, p.col+1; i < s.end; i, from = i+1, 0 {
		line := s.lines[i]
		for j := from; j < len(line); j++ {
			switch {
			case q == '"' && line[j] == '\\':
				j++
			case line[j] != q:
			case q == '\'' && j+1 < len(line) && line[j+1] == q:
				j++
			default:
				return pos{i, j + 1}, true
			}
		}
	}
	return p, false
}

// blockScalar reads the text below "|" or ">".
func (s *yamlScan) blockScalar(e *entry) {
	line := s.lines[e.line]
	i := e.from.col + 1
	for i < len(line) && strings.IndexByte("+-0123456789", line[i]) >= 0 {
		i++
	}
	comment, ok := tail(line, i)
	if !ok {
		s.unreadable(e)
		return
	}
	s.sure = false
	e.comment, e.shape = comment, literal
	if line[e.from.col] == '>' {
		e.shape = folded
	}
	if head := line[e.from.col+1 : i]; head != "" && head != "-" {
		e.reason = problem.FieldSeveralLines
	}
	e.end = s.deeper(e.line + 1)
	if e.end == e.line+1 {
		e.reason = problem.FieldSeveralLines
	}
	e.to = pos{e.end - 1, len(s.lines[e.end-1])}
}
