package frontmatter

import (
	"strings"
)

// spell writes a value that is no list, in a quote if it is text. It is not ok
// when the language has no such value.
func spell(k Kind, w want, quote string) (string, bool) {
	switch w.typ {
	case Bool:
		if w.on {
			return "true", true
		}
		return "false", true
	case Number:
		return w.text, true
	case Null:
		if k == JSON {
			return "null", true
		}
		return "", k != TOML
	case Date, DateTime:
		return spellDate(k, w.text, quote)
	case Text:
		return spellText(k, w.text, quote, false)
	}
	return "", false
}

func spellText(k Kind, s, quote string, inFlow bool) (string, bool) {
	switch k {
	case TOML:
		if quote == "'" && allPrintable(s) && !strings.Contains(s, "'") {
			return "'" + s + "'", true
		}
		return doubleQuoted(s), true
	case JSON:
		return doubleQuoted(s), true
	case Pelican:
		return s, allPrintable(s) && strings.TrimSpace(s) == s && (!inFlow || !strings.Contains(s, ","))
	default:
		return yamlText(s, quote, inFlow), true
	}
}

// spellDate writes a date as the language's own where there is one.
func spellDate(k Kind, s, quote string) (string, bool) {
	d, ok := parseDate(s)
	switch {
	case k == Pelican:
		return s, ok
	case k == JSON:
		return doubleQuoted(s), ok
	case k == TOML && quote == "":
		return s, ok && tomlDate(d, s) == s
	case quote != "":
		return spellText(k, s, quote, false)
	}
	return s, ok && (d.iso || !strings.ContainsAny(s, ":#") || !strings.Contains(s, ": "))
}

// tomlDate is the date as TOML knows dates: with two digits each, with seconds,
// and an offset with a colon.
func tomlDate(d date, s string) string {
	layout := "2006-01-02"
	if d.clock {
		join := "T"
		if len(s) > 10 && s[10] == ' ' {
			join = " "
		}
		layout += join + "15:04:05"
		if _, fraction, ok := strings.Cut(d.layout, ":05."); ok {
			layout += "." + fraction[:len(fraction)-len(strings.TrimLeft(fraction, "0"))]
		}
		if d.zone {
			layout += "Z07:00"
		}
	}
	return d.at.Format(layout)
}

// boolLike spells a switch in the letters of the old one: True, TRUE.
func boolLike(old, now string) string {
	switch {
	case old == strings.ToUpper(old) && old != "":
		return strings.ToUpper(now)
	case strings.HasPrefix(old, "T") || strings.HasPrefix(old, "F"):
		return strings.ToUpper(now[:1]) + now[1:]
	}
	return now
}

// spellings gives the ways to change the field, the most faithful one first.
func (c *change) spellings(w want) [][]textEdit {
	e := &c.doc.entries[c.at]
	if w.typ == List {
		return c.listSpellings(e, w.items)
	}
	quote := e.quote
	if e.shape != quoted && e.shape != several {
		quote = ""
	}
	if was := c.doc.Fields[c.at].Type; was == Null || was == List {
		quote = c.quote()
	}
	if (w.typ == Date || w.typ == DateTime) && e.shape == quoted && c.doc.Fields[c.at].Type == Text && !isDateKey(e.key) {
		quote = ""
	}
	s, ok := spell(c.doc.Kind, w, quote)
	if !ok {
		return nil
	}
	if w.typ == Bool && c.doc.Fields[c.at].Type == Bool {
		s = boolLike(e.text, s)
	}
	var ways [][]textEdit
	if e.shape == literal || e.shape == folded {
		ways = append(ways, c.blockText(e, w.text))
	}
	return append(ways, c.scalar(e, s))
}

// scalar puts a spelled scalar in the value's place.
func (c *change) scalar(e *entry, s string) []textEdit {
	from, to := e.from, e.to
	switch e.shape {
	case blockList:
		if c.hasComments(e.line, e.end) {
			return nil
		}
		from = pos{e.line, len(strings.TrimRight(c.lines[e.line], " \t"))}
		s = " " + s
	case empty:
		return c.fillEmpty(e, s)
	case plain:
		if s == "" {
			// What is left is the key alone, without the blanks before the value.
			from = pos{e.line, e.mark}
		}
	}
	if e.shape != plain && s == "" {
		from = pos{e.line, e.mark}
	}
	return c.splice(from, to, s)
}

// fillEmpty writes a value behind a key that has none; a comment stays behind it.
func (c *change) fillEmpty(e *entry, s string) []textEdit {
	line := c.lines[e.line]
	gap := line[e.mark:skipBlanks(line, e.mark)]
	if gap == "" || e.comment >= 0 {
		gap = " "
	}
	rest := ""
	if e.comment >= 0 {
		rest = line[e.mark:]
	} else {
		rest = strings.TrimLeft(line[e.mark:], " \t")
	}
	return c.replace(e.line, e.line+1, line[:e.mark]+gap+s+rest)
}

// hasComments tells comments in the lines, at their beginning or behind a value.
func (c *change) hasComments(from, to int) bool {
	for _, line := range c.lines[from:to] {
		if isComment(line) || strings.Contains(line, " #") {
			return true
		}
	}
	return false
}

// blockText writes a text below "|" or ">" as it was, at the same indent.
func (c *change) blockText(e *entry, s string) []textEdit {
	first := e.line + 1
	for onlyBlanks(c.lines[first]) {
		first++
	}
	in := c.lines[first][:indent(c.lines[first])]
	if e.shape == folded {
		s = strings.ReplaceAll(s, "\n", "\n\n")
	}
	body := strings.Split(s, "\n")
	for i := range body {
		if body[i] != "" {
			body[i] = in + body[i]
		}
	}
	return diffLines(e.line+1, c.lines[e.line+1:e.end], body)
}

// splice replaces the bytes from a to b.
func (c *change) splice(a, b pos, s string) []textEdit {
	s = c.lines[a.line][:a.col] + s + c.lines[b.line][b.col:]
	return diffLines(a.line, c.lines[a.line:b.line+1], strings.Split(s, "\n"))
}

func (c *change) replace(from, to int, lines ...string) []textEdit {
	return diffLines(from, c.lines[from:to], lines)
}
