package kramdown

import "strings"

// hasPipe tells a line with a pipe that is not escaped.
func hasPipe(line string) bool {
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			return true
		}
	}
	return false
}

// isSeparator tells a line of dashes, isFooter one of equals signs.
func isSeparator(line string) bool {
	return strings.Contains(line, "-") && strings.Trim(line, "+|: \t-\n") == "" && strings.HasSuffix(line, "\n")
}

func isFooter(line string) bool {
	return strings.Contains(line, "=") && strings.Trim(line, "+|: \t=\n") == "" && strings.HasSuffix(line, "\n")
}

type tableParts struct {
	table   *Element
	rows    []*Element
	footer  bool
	columns int
}

func (t *tableParts) container(kind Kind, force bool) {
	if t.footer && kind == Body && !force {
		return
	}
	e := &Element{Kind: kind, Children: t.rows, Pos: -1}
	if len(t.rows) > 0 {
		e.Pos = t.rows[0].Pos
	}
	t.rows = nil
	t.table.add(e)
}

func (p *parser) table(line string) bool {
	if rest, ok := flush(line); !ok || !hasPipe(line) || rest[0] == '\t' || !p.afterBoundary() {
		return false
	}
	saved, ial := p.src.pos, p.blockIAL
	t := &tableParts{table: p.element(Table)}
	t.table.own = &own{rare: &rare{}}
	leading := strings.HasPrefix(strings.TrimLeft(line, " \t"), "|")
	if isSeparator(line) {
		p.src.pos += len(line)
	}
	p.tableRows(t, leading)
	if !p.beforeBoundary() || !p.pipesOnLines(saved) {
		p.src.pos, p.blockIAL = saved, ial
		return false
	}
	if len(t.rows) > 0 {
		kind := Body
		if t.footer {
			kind = Foot
		}
		t.container(kind, false)
	}
	if !hasBody(t.table) {
		p.src.pos, p.blockIAL = saved, ial
		return false
	}
	for _, part := range t.table.Children {
		for _, row := range part.Children {
			for len(row.Children) < t.columns {
				row.add(p.make(Cell, int(row.Pos)))
			}
		}
	}
	p.tree.add(t.table)
	return true
}

func hasBody(table *Element) bool {
	for _, c := range table.Children {
		if c.Kind == Body {
			return true
		}
	}
	return false
}

func (p *parser) tableRows(t *tableParts, leading bool) {
	for !p.src.done() {
		line := p.src.line()
		if !hasPipe(line) && !(isSeparator(line) && strings.Contains(line, "|")) {
			return
		}
		switch {
		case isSeparator(line):
			switch {
			case len(t.rows) == 0:
			case t.table.own.rare.align == nil && !t.footer:
				t.container(Head, false)
				t.table.own.rare.align = alignments(line)
			default:
				t.container(Body, false)
			}
		case isFooter(line):
			if len(t.rows) > 0 {
				t.container(Body, true)
			}
			t.footer = true
		default:
			row := p.row(line, leading)
			t.columns = max(t.columns, len(row.Children))
			t.rows = append(t.rows, row)
		}
		p.src.pos += len(line)
	}
}

func alignments(line string) []string {
	out := []string{}
	for i := 0; i < len(line); i++ {
		if line[i] != '-' {
			continue
		}
		left := i > 0 && line[i-1] == ':'
		for i < len(line) && line[i] == '-' {
			i++
		}
		right := i < len(line) && line[i] == ':'
		switch {
		case left && right:
			out = append(out, "center")
		case left:
			out = append(out, "left")
		case right:
			out = append(out, "right")
		default:
			out = append(out, "")
		}
	}
	return out
}

// row splits a line at its pipes, but for those in code.
func (p *parser) row(line string, leading bool) *Element {
	s := strings.TrimRight(line, " \t\n")
	row := p.make(Row, p.src.source(p.src.pos))
	cells := p.cells[:0]
	var b *builder // a cell in which a pipe is escaped
	from := 0
	end := func(i int) {
		if b == nil {
			cells = append(cells, p.src.part(p.src.pos+from, p.src.pos+i))
			return
		}
		b.copy(p.src.text, p.src.pos+from, p.src.pos+i)
		cells, b = append(cells, b.text()), nil
	}
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '|':
			if b == nil {
				b = &builder{}
			}
			b.copy(p.src.text, p.src.pos+from, p.src.pos+i)
			from = i + 1
			i += 2
		case s[i] == '`':
			i = codeSpanEnd(s, i)
		case strings.HasPrefix(s[i:], "<code") && strings.Contains(s[i:], "</code>"):
			i += strings.Index(s[i:], "</code>") + len("</code>")
		case s[i] == '|':
			end(i)
			i++
			from = i
		default:
			i++
		}
	}
	end(len(s))
	p.cells = cells[:0]
	if leading && isBlank(cells[0].s) {
		cells = cells[1:]
	}
	if len(cells) > 0 && isBlank(cells[len(cells)-1].s) {
		cells = cells[:len(cells)-1]
	}
	for _, c := range cells {
		cell := p.make(Cell, int(row.Pos))
		if c = c.trimmed(); c.s != "" {
			cell.add(p.raw(c, int(row.Pos)))
		}
		row.add(cell)
	}
	return row
}

// codeSpanEnd is where the code that begins at i ends, or else its backticks.
func codeSpanEnd(s string, i int) int {
	n := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
	ticks := s[i : i+n]
	if n == 1 && (i == 0 || isSpace(s[i-1])) && i+1 < len(s) && isSpace(s[i+1]) {
		return i + n
	}
	if end := strings.Index(s[i+n:], ticks); end >= 0 {
		return i + n + end + n
	}
	return i + n
}

// pipesOnLines tells that each line since saved has a pipe outside of code.
func (p *parser) pipesOnLines(saved int) bool {
	for i := saved; i < p.src.pos; i += len(lineAt(p.src.s, i)) {
		line := lineAt(p.src.s, i)
		found := false
		for k := 0; k < len(line); {
			switch {
			case line[k] == '`':
				k = codeSpanEnd(line, k)
				continue
			case line[k] == '|' && (k == 0 || line[k-1] != '\\'):
				found = true
			}
			k++
		}
		if !found {
			return false
		}
	}
	return true
}
