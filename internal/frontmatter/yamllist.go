package frontmatter

import (
	"strings"

	"penpush/internal/problem"
)

// isDash tells a list item whose dash stands in column in.
func isDash(line string, in int) bool {
	return indent(line) == in && in < len(line) && line[in] == '-' && (in+1 == len(line) || isBlank(line[in+1]))
}

// listEnd gives the line after the last one of a block list with dashes in
// column in.
func (s *yamlScan) listEnd(from, in int) int {
	end := from
	for i := from; i < s.end; i++ {
		line := s.lines[i]
		if onlyBlanks(line) || isComment(line) && indent(line) <= in {
			continue
		}
		if !isDash(line, in) && indent(line) <= in {
			break
		}
		end = i + 1
	}
	return end
}

// list reads a block list whose first dash is in line first, column in.
func (s *yamlScan) list(e *entry, first, in int) {
	e.shape, e.end = blockList, s.listEnd(first, in)
	e.from, e.to = pos{first, in}, pos{e.end - 1, len(s.lines[e.end-1])}
	for i := first; i < e.end; i++ {
		line := s.lines[i]
		if onlyBlanks(line) || isComment(line) {
			s.sure = s.sure && (onlyBlanks(line) || indent(line) <= in)
			continue
		}
		if !isDash(line, in) {
			e.reason = problem.FieldNestedList
			continue
		}
		it, why := s.item(i, in)
		if why == problem.FrontMatterNeedsQuotes {
			e.unreadable = true
			s.fail(why, i)
		}
		if why != "" {
			e.reason = why
		}
		if len(e.items) == 0 {
			e.quote = it.quote
		}
		e.items = append(e.items, it)
	}
	if e.reason != "" {
		e.shape = closed
	}
	if after := s.continued(e.end); after > e.end {
		s.fail(problem.FrontMatterUnreadable, s.next(e.end))
		e.end, e.shape, e.reason = after, closed, problem.FieldUnclear
	}
}

// item reads one item of a block list, and why it is more than a text on a line.
func (s *yamlScan) item(i, in int) (item, problem.Code) {
	line := s.lines[i]
	from := skipBlanks(line, in+1)
	it := item{from: pos{i, from}, to: pos{i, from}}
	if _, ok := tail(line, from); ok || line[from] == '#' {
		return it, ""
	}
	var end int
	switch c := line[from]; c {
	case '"', '\'':
		to, text, ok := quotedOnLine(line, from)
		if !ok {
			return it, problem.FieldSeveralLines
		}
		if _, ok := tail(line, to); !ok {
			if strings.HasPrefix(line[skipBlanks(line, to):], ":") {
				return it, problem.FieldNestedList
			}
			return it, problem.FrontMatterNeedsQuotes
		}
		it.quote, it.text, end = string(c), text, to
	case '[', '{':
		return it, problem.FieldNestedList
	case '|', '>':
		return it, problem.FieldSeveralLines
	case '&', '*':
		return it, problem.FieldAnchor
	case '!':
		return it, problem.FieldTag
	default:
		if c == '-' && forbiddenStart(line[from:]) {
			return it, problem.FieldNestedList
		}
		if forbiddenStart(line[from:]) {
			return it, problem.FrontMatterNeedsQuotes
		}
		var ok bool
		if end, _, ok = plainEnd(line, from); !ok {
			return it, problem.FieldNestedList
		}
		it.text = line[from:end]
		s.sure = s.sure && !strings.ContainsAny(it.text, "\r\t")
	}
	it.to = pos{i, end}
	return it, ""
}

// flow reads "[a, b]", on one line or several.
func (s *yamlScan) flow(e *entry) {
	e.shape = flowList
	f := &flowScan{lines: s.lines, at: pos{e.from.line, e.from.col + 1}, end: s.end, comments: "#"}
	ok := f.items(e, s.flowItem)
	if !ok {
		s.unreadable(e)
		return
	}
	e.to, e.end = f.at, f.at.line+1
	if e.to.line > e.line {
		s.sure = false
	}
	if e.reason != "" {
		e.shape = closed
	}
	s.close(e)
}

// flowItem reads one item of a flow list.
func (s *yamlScan) flowItem(f *flowScan) (it item, why problem.Code, ok bool) {
	it.from = f.at
	line := s.lines[f.at.line]
	switch c := line[f.at.col]; c {
	case '"', '\'':
		to, text, one := quotedOnLine(line, f.at.col)
		it.quote, it.text, f.at.col = string(c), text, to
		if !one {
			why = problem.FieldSeveralLines
			if f.at, ok = s.quoteEnd(it.from); !ok {
				return it, why, false
			}
		}
	case '[', '{':
		return it, problem.FieldNestedList, f.skipNested(s.quoteEnd)
	case '&', '*':
		why = problem.FieldAnchor
		f.at.col = flowPlainEnd(line, f.at.col)
	case '!':
		why = problem.FieldTag
		f.at.col = flowPlainEnd(line, f.at.col)
	default:
		if forbiddenStart(line[f.at.col:]) || c == '|' || c == '>' {
			return it, "", false
		}
		f.at.col = flowPlainEnd(line, f.at.col)
		it.text = line[it.from.col:f.at.col]
		if strings.Contains(it.text, ": ") || strings.HasSuffix(it.text, ":") {
			why = problem.FieldNestedList
		}
		s.sure = s.sure && !strings.ContainsAny(it.text, "\r\t:?")
	}
	it.to = f.at
	return it, why, true
}

// flowPlainEnd finds where plain text inside a flow list ends.
func flowPlainEnd(line string, from int) int {
	i := from
	for i < len(line) && strings.IndexByte(",[]{}", line[i]) < 0 && (line[i] != '#' || !isBlank(line[i-1])) {
		i++
	}
	return from + len(strings.TrimRight(line[from:i], " \t"))
}

// flowMap finds the end of "{…}", which is shown only.
func (s *yamlScan) flowMap(e *entry) {
	f := &flowScan{lines: s.lines, at: e.from, end: s.end, comments: "#"}
	if !f.skipNested(s.quoteEnd) {
		s.unreadable(e)
		return
	}
	e.to, e.end = f.at, f.at.line+1
	s.close(e)
}
