package frontmatter

import (
	"strings"

	"penpush/internal/problem"
)

// tomlScan walks over TOML up to its end. The fields before the first [table] are
// the post's; a table is one field that holds others.
type tomlScan struct {
	scanned
	lines []string
	at    int
	end   int
	maps  map[string]int // entry of a table, or of dotted keys, by its first name
}

// table is where fields under a [header] stand, or one under a dotted key.
type table struct {
	name      string // "extra.author"
	line, end int    // of the header and of what follows it; of a dotted key its field
	// keyFrom and keyTo are the bytes before a dotted key's last part, "extra.".
	keyFrom, keyTo int
	dotted         bool
	array          bool // its name stands for several tables
}

func scanTOML(lines []string, b block, _ []entry) *scanned {
	s := &tomlScan{scanned: scanned{sure: true}, lines: lines, at: b.first, end: b.last, maps: map[string]int{}}
	for i := b.first; i < b.last && s.sure; i++ {
		s.sure = !hasOdd(lines[i])
	}
	for s.at < s.end {
		line := lines[s.at]
		i := skipBlanks(line, 0)
		switch {
		case onlyBlanks(line) || line[i] == '#':
			s.at++
		case line[i] == '[':
			s.table(i)
		default:
			s.field(i)
		}
	}
	s.markDuplicates()
	return &s.scanned
}

// table takes a [table] with all its lines.
func (s *tomlScan) table(i int) {
	s.sure = false
	line := s.lines[s.at]
	name := strings.TrimLeft(line[i:], "[ \t")
	key, rest, ok := tomlKey(name)
	if !ok {
		s.fail(problem.FrontMatterUnreadable, s.at)
	}
	end := s.at + 1
	for j := end; j < s.end; j++ {
		if s.opensTable(j) {
			break
		}
		if l := s.lines[j]; !onlyBlanks(l) && !isComment(l) {
			end = j + 1
		}
	}
	from := len(line) - len(name)
	e := entry{
		key: key, line: s.at, keyFrom: from, keyTo: from + len(name) - len(rest), comment: -1,
		end: end, shape: closed, reason: problem.FieldMap,
	}
	e.mark = e.keyTo
	e.from, e.to = pos{s.at, e.keyTo}, pos{end - 1, len(s.lines[end-1])}
	s.tables = append(s.tables, s.named(name, strings.HasPrefix(line[i:], "[[")))
	s.at = end
	if at, ok := s.maps[key]; ok {
		s.entries[at].end = end
		return
	}
	s.maps[key] = len(s.entries)
	s.entries = append(s.entries, e)
}

// named is the table whose header begins with the name; what is below an array of
// tables is one of several too.
func (s *tomlScan) named(header string, array bool) table {
	names, _, _ := tomlPath(header)
	t := table{name: strings.Join(names, "."), line: s.at, array: array}
	for t.end = s.at + 1; t.end < s.end && !s.opensTable(t.end); t.end++ {
	}
	for _, other := range s.tables {
		t.array = t.array || other.array && strings.HasPrefix(t.name+".", other.name+".")
	}
	for _, name := range names {
		// A dot in quotes is no step down, and no name here tells which it is.
		t.array = t.array || strings.Contains(name, ".")
	}
	return t
}

func (s *tomlScan) opensTable(i int) bool {
	line := s.lines[i]
	k := skipBlanks(line, 0)
	return k < len(line) && line[k] == '[' && s.isHeader(i)
}

// isHeader tells a table's header from an array's line: the brackets close, and
// nothing but a comment follows.
func (s *tomlScan) isHeader(i int) bool {
	line := s.lines[i]
	j := strings.LastIndexByte(line, ']')
	if hash := strings.IndexByte(line, '#'); hash >= 0 {
		j = strings.LastIndexByte(line[:hash], ']')
	}
	if j < 0 {
		return false
	}
	inner := strings.Trim(line[:j], "[] \t")
	_, rest, ok := tomlKey(inner)
	if !ok || inner == "" {
		return false
	}
	_, ok = tail(line, j+1)
	return ok && (rest == "" || rest[0] == '.' || isBlank(rest[0]))
}

// tomlKey reads the key at the beginning of s.
func tomlKey(s string) (key, rest string, ok bool) {
	if s == "" {
		return "", "", false
	}
	if s[0] == '"' || s[0] == '\'' {
		end, text, ok := tomlQuoted(s, 0)
		return text, s[end:], ok
	}
	i := 0
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] == '-' || s[i] == '_') {
		i++
	}
	return s[:i], s[i:], i > 0
}

// tomlQuoted reads a text in quotes that ends on its line. A literal text knows
// no escape at all, not even a doubled quote.
func tomlQuoted(line string, from int) (end int, text string, ok bool) {
	if line[from] == '\'' {
		i := strings.IndexByte(line[from+1:], '\'')
		if i < 0 {
			return len(line), "", false
		}
		return from + i + 2, line[from+1 : from+1+i], true
	}
	return quotedOnLine(line, from)
}

func (s *tomlScan) field(i int) {
	line := s.lines[s.at]
	names, rest, ok := tomlPath(line[i:])
	equals := len(line) - len(rest)
	if !ok || equals >= len(line) || line[equals] != '=' {
		s.fail(problem.FrontMatterUnreadable, s.at)
		s.at++
		return
	}
	e := entry{key: names[0], line: s.at, keyFrom: i, keyTo: len(strings.TrimRight(line[:equals], " \t")), comment: -1, end: s.at + 1}
	if len(names) > 1 {
		e.reason = problem.FieldMap
	}
	e.mark = equals + 1
	from := skipBlanks(line, e.mark)
	e.from, e.to = pos{s.at, from}, pos{s.at, from}
	if !s.value(&e) {
		e.shape, e.unreadable = closed, true
		e.reason = problem.FrontMatterUnreadable
		e.text = strings.TrimRight(line[from:], " \t\r")
		s.fail(problem.FrontMatterUnreadable, s.at)
	}
	s.sure = s.sure && e.reason == ""
	s.at = max(s.at+1, e.end)
	if len(names) == 1 || !s.dotted(&e, names) {
		s.entries = append(s.entries, e)
	}
}

// dotted notes a field under a dotted key; true when it belongs to an entry that
// is there already.
func (s *tomlScan) dotted(e *entry, names []string) bool {
	last := len(names) - 1
	t := table{name: strings.Join(names[:last], "."), line: e.line, end: e.end, keyFrom: e.keyFrom, dotted: true}
	t.keyTo = strings.LastIndexByte(s.lines[e.line][:e.keyTo], '.') + 1
	t.array = strings.Contains(strings.Join(names, ""), ".")
	s.tables = append(s.tables, t)
	at, ok := s.maps[e.key]
	if !ok {
		s.maps[e.key] = len(s.entries)
		return false
	}
	if at == len(s.entries)-1 {
		s.entries[at].end = e.end
	}
	return true
}

// tomlPath reads a key with all its parts, and the blanks behind it.
func tomlPath(s string) (names []string, rest string, ok bool) {
	for {
		name, after, ok := tomlKey(strings.TrimLeft(s, " \t"))
		if !ok {
			return nil, s, false
		}
		names, rest = append(names, name), strings.TrimLeft(after, " \t")
		if rest == "" || rest[0] != '.' {
			return names, rest, true
		}
		s = rest[1:]
	}
}

// value reads the value, and what follows it on its line.
func (s *tomlScan) value(e *entry) bool {
	line := s.lines[e.line]
	if e.from.col >= len(line) {
		return false
	}
	why := e.reason
	switch c := line[e.from.col]; c {
	case '"', '\'':
		if !s.quoted(e) {
			return false
		}
	case '[':
		e.shape = flowList
		f := &flowScan{lines: s.lines, at: pos{e.from.line, e.from.col + 1}, end: s.end, comments: "#"}
		if !f.items(e, s.item) {
			return false
		}
		e.to = f.at
		s.sure = s.sure && e.to.line == e.line
	case '{':
		e.shape, e.reason = closed, problem.FieldMap
		f := &flowScan{lines: s.lines, at: e.from, end: s.end, comments: "#"}
		if !f.skipNested(s.quoteEnd) {
			return false
		}
		e.to = f.at
	default:
		e.shape = plain
		end := e.from.col
		for end < len(line) && line[end] != '#' {
			end++
		}
		e.text = strings.TrimRight(line[e.from.col:end], " \t\r")
		e.to.col += len(e.text)
		s.sure = s.sure && tomlIsSure(e.text)
	}
	if why != "" {
		e.reason = why
	}
	if e.reason != "" {
		e.shape = closed
	}
	e.end = e.to.line + 1
	comment, ok := tail(s.lines[e.to.line], e.to.col)
	e.comment = comment
	return ok || s.lines[e.to.line][skipBlanks(s.lines[e.to.line], e.to.col)] == '#'
}

func (s *tomlScan) quoted(e *entry) bool {
	line := s.lines[e.line]
	e.quote = line[e.from.col : e.from.col+1]
	if strings.HasPrefix(line[e.from.col:], strings.Repeat(e.quote, 3)) {
		s.sure = false
		e.shape = several
		var ok bool
		e.to, ok = s.quoteEnd(e.from)
		return ok
	}
	end, text, ok := tomlQuoted(line, e.from.col)
	e.shape, e.text, e.to = quoted, text, pos{e.line, end}
	s.sure = s.sure && !strings.Contains(line[e.from.col:end], `\`)
	return ok
}

// quoteEnd finds the end of a text in one or three quotes.
func (s *tomlScan) quoteEnd(p pos) (pos, bool) {
	line := s.lines[p.line]
	q := line[p.col]
	three := strings.Repeat(string(q), 3)
	if !strings.HasPrefix(line[p.col:], three) {
		end, _, ok := tomlQuoted(line, p.col)
		return pos{p.line, end}, ok
	}
	for i, from := p.line, p.col+3; i < s.end; i, from = i+1, 0 {
		line := s.lines[i]
		for j := from; j < len(line); j++ {
			if q == '"' && line[j] == '\\' {
				j++
				continue
			}
			if strings.HasPrefix(line[j:], three) {
				for j += 3; j < len(line) && line[j] == q; j++ {
				}
				return pos{i, j}, true
			}
		}
	}
	return p, false
}

func (s *tomlScan) item(f *flowScan) (it item, why problem.Code, ok bool) {
	it.from = f.at
	line := s.lines[f.at.line]
	switch c := line[f.at.col]; c {
	case '"', '\'':
		if strings.HasPrefix(line[f.at.col:], strings.Repeat(string(c), 3)) {
			f.at, ok = s.quoteEnd(f.at)
			return it, problem.FieldSeveralLines, ok
		}
		it.quote = string(c)
		f.at.col, it.text, ok = tomlQuoted(line, f.at.col)
		s.sure = s.sure && !strings.Contains(line[it.from.col:f.at.col], `\`)
	case '[', '{':
		return it, problem.FieldNestedList, f.skipNested(s.quoteEnd)
	default:
		end := f.at.col
		for end < len(line) && strings.IndexByte(",]#", line[end]) < 0 {
			end++
		}
		it.text = strings.TrimRight(line[f.at.col:end], " \t\r")
		f.at.col += len(it.text)
		ok = it.text != ""
		s.sure = false
	}
	it.to = f.at
	return it, "", ok
}

// tomlIsSure tells the plain values that need no parser to be sure of: switches,
// simple numbers, and dates as TOML writes them.
func tomlIsSure(s string) bool {
	if s == "true" || s == "false" {
		return true
	}
	if d, ok := parseDate(s); ok {
		return tomlDate(d, s) == s
	}
	return s == "0" || s != "" && len(s) < 10 && s[0] != '0' && strings.Trim(s, "0123456789") == ""
}

// tomlType tells what a TOML value is.
func tomlType(e *entry) Type {
	if e.shape != plain {
		return quotedType(e)
	}
	switch e.text {
	case "true", "false":
		return Bool
	case "inf", "+inf", "-inf", "nan", "+nan", "-nan":
		return Number
	}
	if d, ok := parseDate(e.text); ok && d.iso {
		return d.typ()
	}
	if plainType(strings.ReplaceAll(e.text, "_", "")) == Number || strings.HasPrefix(e.text, "0b") {
		return Number
	}
	return Unreadable
}
