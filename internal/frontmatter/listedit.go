package frontmatter

import (
	"slices"
	"strings"

	"penpush/internal/text"
)

type textEdit = text.Edit

// listSpellings gives the ways to make the field a list of these items.
func (c *change) listSpellings(e *entry, items []string) [][]textEdit {
	switch e.shape {
	case blockList:
		return [][]textEdit{c.blockItems(e, items)}
	case flowList:
		return [][]textEdit{c.flowItems(e, items)}
	case empty:
		style := c.listStyle()
		if c.doc.Kind == YAML && style.List == "block" && len(items) > 0 {
			edits := []textEdit{{From: e.line + 1, To: e.line + 1, Lines: blockLines(items, style, c.doc.baseIndent())}}
			return [][]textEdit{edits, c.scalar(e, flowText(c.doc.Kind, items, style))}
		}
		return [][]textEdit{c.scalar(e, flowText(c.doc.Kind, items, style))}
	default:
		style := c.listStyle()
		if style.Quote == "" {
			style.Quote = e.quote
		}
		return [][]textEdit{c.scalar(e, flowText(c.doc.Kind, items, style))}
	}
}

// gap is what stands between the items of a list.
func (s Style) gap() string {
	if s.Gap == "" && !s.Compact {
		return " "
	}
	return s.Gap
}

// flowText spells a new list in brackets.
func flowText(k Kind, items []string, s Style) string {
	spelled := make([]string, len(items))
	for i, it := range items {
		spelled[i], _ = spellText(k, it, s.Quote, true)
	}
	list := strings.Join(spelled, ","+s.gap())
	if k == Pelican {
		return list
	}
	return "[" + list + "]"
}

// blockLines spells a new list line by line, for a key that is indented by in.
func blockLines(items []string, s Style, in string) []string {
	lines := make([]string, len(items))
	for i, it := range items {
		lines[i] = in + strings.Repeat(" ", s.Indent) + "-" + s.gap() + yamlText(it, s.Quote, false)
	}
	return lines
}

// step is what becomes of a list's items: keep old item, write it anew as text,
// leave it out, or put text in.
type step struct {
	old  int // -1 for a new item
	text string
	keep bool
	drop bool
	from int // the old item that moves here, or -1
}

// steps turns the old items into the new ones: what both have is kept, what
// stands in between is written over in its order, the rest is put in or left out.
func steps(old []item, now []string) []step {
	was := make([]string, len(old))
	for i, it := range old {
		was[i] = it.text
	}
	out := make([]step, 0, len(now)+len(old))
	i, j := 0, 0
	gap := func(ti, tj int) {
		for i < ti && j < tj {
			out = append(out, step{old: i, text: now[j]})
			i, j = i+1, j+1
		}
		for ; i < ti; i++ {
			out = append(out, step{old: i, drop: true})
		}
		for ; j < tj; j++ {
			out = append(out, step{old: -1, text: now[j]})
		}
	}
	for _, m := range common(was, now) {
		gap(m[0], m[1])
		out = append(out, step{old: i, keep: true})
		i, j = i+1, j+1
	}
	gap(len(was), len(now))
	markMoved(out, was)
	return out
}

// markMoved finds the items that only stand elsewhere now, so that they keep their
// quotes and comments.
func markMoved(steps []step, was []string) {
	gone := map[string][]int{}
	for _, s := range steps {
		if s.old >= 0 && !s.keep {
			gone[was[s.old]] = append(gone[was[s.old]], s.old)
		}
	}
	for i, s := range steps {
		steps[i].from = -1
		if from := gone[s.text]; !s.keep && !s.drop && len(from) > 0 {
			steps[i].from, gone[s.text] = from[0], from[1:]
		}
	}
}

// blockItems changes a block list: a new item takes indent, gap and quotes of the
// one before it. A list without items is "[]".
func (c *change) blockItems(e *entry, items []string) []textEdit {
	lines := slices.Clone(c.lines[e.line:e.end])
	type insertion struct {
		at   int
		line string
	}
	var dropped []int
	var inserted []insertion
	last := -1 // old item before this place
	for _, s := range steps(e.items, items) {
		switch {
		case s.keep:
			last = s.old
		case s.drop:
			dropped = append(dropped, e.items[s.old].from.line-e.line)
			last = s.old
		case s.old >= 0:
			it := e.items[s.old]
			if lines[it.from.line-e.line] = c.itemLine(it, s.text, true); s.from >= 0 {
				lines[it.from.line-e.line] = c.lines[e.items[s.from].from.line]
			}
			last = s.old
		default:
			near, at := e.items[max(last, 0)], e.items[max(last, 0)].from.line-e.line
			if last >= 0 {
				at++
			}
			line := c.itemLine(near, s.text, false)
			if s.from >= 0 {
				line = c.lines[e.items[s.from].from.line]
			}
			inserted = append(inserted, insertion{at, line})
		}
	}
	out := make([]string, 0, len(lines)+len(inserted))
	for i, line := range lines {
		for len(inserted) > 0 && inserted[0].at == i {
			out = append(out, inserted[0].line)
			inserted = inserted[1:]
		}
		if !slices.Contains(dropped, i) {
			out = append(out, line)
		}
	}
	for _, in := range inserted {
		out = append(out, in.line)
	}
	if len(items) == 0 {
		out[0] = c.emptyList(e)
	}
	return diffLines(e.line, c.lines[e.line:e.end], out)
}

// emptyList is the key's line with "[]" before its comment.
func (c *change) emptyList(e *entry) string {
	line := c.lines[e.line]
	i := skipBlanks(line, e.mark)
	if i < len(line) {
		return line[:e.mark] + " []" + line[e.mark:]
	}
	if i == e.mark {
		return line + " []"
	}
	return line + "[]"
}

// itemLine writes an item beside or in the place of another one; in its place,
// the comment behind it stays.
func (c *change) itemLine(near item, s string, inPlace bool) string {
	line := c.lines[near.from.line]
	before, after := line[:near.from.col], ""
	if inPlace {
		after = line[near.to.col:]
	}
	if strings.HasSuffix(before, "-") {
		before += " "
	}
	return before + yamlText(s, near.quote, false) + after
}

// flowItems changes a list in brackets: items that stay keep their bytes and what
// stands between them.
func (c *change) flowItems(e *entry, items []string) []textEdit {
	open, shut := e.from, e.to
	if c.doc.Kind != Pelican {
		open.col++
		shut.col--
	}
	style := c.doc.Fields[c.at].Style
	if len(e.items) == 0 {
		style = c.listStyle()
		list := strings.Trim(flowText(c.doc.Kind, items, style), "[]")
		if c.doc.Kind == Pelican {
			return c.scalar(e, list)
		}
		if strings.TrimSpace(between(c.lines, open, shut)) != "" {
			return nil
		}
		return c.splice(open, shut, list)
	}
	lead := between(c.lines, open, e.items[0].from)
	trail := between(c.lines, e.items[len(e.items)-1].to, shut)
	if len(items) == 0 {
		lead, trail = "", ""
		if strings.Contains(between(c.lines, open, shut), "#") && open.line != shut.line {
			return nil
		}
	}
	inside, ok := c.joined(e, items, style)
	if !ok {
		return nil
	}
	return c.splice(open, shut, lead+inside+trail)
}

// joined writes the items with what stood between them. It is not ok when a
// comment would be lost or doubled.
func (c *change) joined(e *entry, items []string, style Style) (string, bool) {
	var out strings.Builder
	usual := "," + style.gap()
	if len(e.items) > 1 {
		usual = between(c.lines, e.items[0].to, e.items[1].from)
	} else if e.items[0].from.line > e.line {
		usual = ",\n" + c.lines[e.items[0].from.line][:e.items[0].from.col]
	}
	last, comments := -2, 0
	for _, s := range steps(e.items, items) {
		if s.drop {
			continue
		}
		if out.Len() > 0 || last > -2 {
			gap := usual
			if s.old > 0 && last == s.old-1 {
				gap = between(c.lines, e.items[last].to, e.items[s.old].from)
			} else if strings.Contains(gap, "#") {
				return "", false
			}
			comments += strings.Count(gap, "#")
			out.WriteString(gap)
		}
		switch {
		case s.keep:
			out.WriteString(between(c.lines, e.items[s.old].from, e.items[s.old].to))
		case s.from >= 0:
			out.WriteString(between(c.lines, e.items[s.from].from, e.items[s.from].to))
		default:
			quote := e.items[max(last, 0)].quote
			if s.old >= 0 {
				quote = e.items[s.old].quote
			}
			spelled, ok := spellText(c.doc.Kind, s.text, quote, true)
			if !ok {
				return "", false
			}
			out.WriteString(spelled)
		}
		last = s.old
	}
	for i := range e.items[1:] {
		comments -= strings.Count(between(c.lines, e.items[i].to, e.items[i+1].from), "#")
	}
	return out.String(), comments >= 0 || len(items) == 0
}

// common finds a longest common subsequence: pairs of places in a and b.
func common(a, b []string) [][2]int {
	var pairs, tail [][2]int
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		pairs = append(pairs, [2]int{from, from})
		from++
	}
	i, j := len(a), len(b)
	for i > from && j > from && a[i-1] == b[j-1] {
		i, j = i-1, j-1
		tail = append(tail, [2]int{i, j})
	}
	slices.Reverse(tail)
	return append(append(pairs, longest(a[from:i], b[from:j], from)...), tail...)
}

// longest is common for what differs at both ends; past a size nobody writes by
// hand, nothing is in common.
func longest(a, b []string, offset int) [][2]int {
	n, m := len(a), len(b)
	if n == 0 || m == 0 || n*m > 1<<20 {
		return nil
	}
	length := make([]int32, (n+1)*(m+1))
	at := func(i, j int) *int32 { return &length[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{i + offset, j + offset})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
	return pairs
}

// diffLines gives the edits that turn the lines at from into others, touching no
// line that both have.
func diffLines(from int, old, now []string) []textEdit {
	edits := []textEdit{}
	i, j := 0, 0
	upTo := func(ti, tj int) {
		if i < ti || j < tj {
			edits = append(edits, textEdit{From: from + i, To: from + ti, Lines: slices.Clone(now[j:tj])})
		}
		i, j = ti+1, tj+1
	}
	for _, m := range common(old, now) {
		upTo(m[0], m[1])
	}
	upTo(len(old), len(now))
	return edits
}
