package frontmatter

import (
	"slices"
	"strings"
)

// insert adds a field that is not there yet.
func (c *change) insert(v Value, after string) ([]textEdit, error) {
	w, err := c.want(v)
	if err != nil {
		return nil, err
	}
	if c.doc.Kind == None {
		return c.begin(w)
	}
	place := c.doc.last()
	if after != "" {
		if i := c.doc.find(after); i >= 0 && c.doc.isTop(i) {
			place = i
		}
	}
	expect := slices.Insert(slices.Clone(c.doc.Fields), place+1, w.field(c.key))
	if c.doc.Kind == JSON {
		edits, place := c.jsonInsert(w, place)
		expect = slices.Insert(slices.Clone(c.doc.Fields), place, w.field(c.key))
		return c.checked(expect, edits)
	}
	line := c.doc.block.first
	if place >= 0 {
		line = c.doc.entries[place].end
	}
	s := NewField{Key: c.key, Value: w.value(), Style: c.doc.usualStyle(c.key, w)}
	lines, ok := fieldLines(c.doc.Kind, s, c.doc.baseIndent())
	if !ok {
		return c.checked(expect, nil)
	}
	return c.checked(expect, []textEdit{{From: line, To: line, Lines: lines}})
}

// begin makes a front matter for a post that has none.
func (c *change) begin(w want) ([]textEdit, error) {
	lines := Write(YAML, []NewField{{Key: c.key, Value: w.value()}})
	if !onlyBlanks(c.lines[0]) {
		lines = append(lines, "")
	}
	return c.checked([]Field{w.field(c.key)}, []textEdit{{Lines: lines}})
}

func (w want) value() Value { return Value{Type: w.typ, Text: w.text, Items: w.items, Bool: w.on} }

// isTop tells that another field may follow this one: behind a TOML table it would
// belong to the table.
func (d *Document) isTop(i int) bool {
	return d.Kind != TOML || i < 0 || !d.isTable(i)
}

func (d *Document) isTable(i int) bool {
	e := d.entries[i]
	return d.Kind == TOML && e.shape == closed && e.mark == e.keyTo
}

// last is the field behind which a new one goes, or -1.
func (d *Document) last() int {
	for i := range d.entries {
		if d.isTable(i) {
			return i - 1
		}
	}
	return len(d.entries) - 1
}

// baseIndent is how far the keys are indented.
func (d *Document) baseIndent() string {
	if len(d.entries) == 0 || d.Kind != YAML {
		return ""
	}
	e := d.entries[0]
	return d.lines[e.line][:e.keyFrom]
}

// usualStyle is how this front matter writes such a field.
func (d *Document) usualStyle(key string, w want) Style {
	s := Style{Quote: d.usualQuote(), Separator: d.usualSeparator(key)}
	if w.typ == List {
		list := d.usualList()
		list.Separator = s.Separator
		s = list
	}
	if w.typ == Date || w.typ == DateTime {
		s.Quote = ""
	}
	return s
}

// usualQuote is the quote that most texts here have.
func (d *Document) usualQuote() string {
	counts := [3]int{}
	quotes := [3]string{"", `"`, "'"}
	for i, f := range d.Fields {
		if f.Type == Text && !f.ReadOnly && (d.entries[i].shape == plain || d.entries[i].shape == quoted) {
			counts[max(slices.Index(quotes[:], f.Style.Quote), 0)]++
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	return quotes[best]
}

// usualList is how the first list here is written.
func (d *Document) usualList() Style {
	var plainList *Style
	for i := range d.Fields {
		f := &d.Fields[i]
		if f.Style.List != "" && len(f.Items) > 0 {
			return f.Style
		}
		if f.Style.List != "" && plainList == nil {
			plainList = &f.Style
		}
	}
	if plainList != nil {
		s := *plainList
		s.Gap, s.Compact = " ", false
		return s
	}
	list := "flow"
	if d.Kind == YAML && slices.ContainsFunc(d.entries, func(e entry) bool { return e.shape == empty }) {
		list = "block"
	}
	return Style{List: list, Indent: 2, Gap: " "}
}

// usualSeparator is what stands between key and value here; where the values are
// aligned in a column, a new one is too.
func (d *Document) usualSeparator(key string) string {
	counts := map[string]int{}
	best, column, values := "", -1, 0
	for i := range d.entries {
		e := &d.entries[i]
		if e.from.line != e.line || e.shape == empty || d.isTable(i) {
			continue
		}
		s := e.separator(d.lines)
		if counts[s]++; best == "" || counts[s] > counts[best] {
			best = s
		}
		if values++; column < 0 || column == e.from.col {
			column = e.from.col
		} else {
			column = 0
		}
	}
	mark := ":"
	if d.Kind == TOML {
		mark = "="
	}
	at := len(d.baseIndent()) + len(key)
	switch {
	case best == "" && d.Kind == TOML:
		return " = "
	case best == "":
		return ": "
	case len(counts) > 1 && column > at+1 && values > 1:
		pad := strings.Repeat(" ", column-at-1)
		if strings.HasPrefix(best, " ") || d.Kind == TOML {
			// The mark is in the column too: "key   : value".
			return pad[:max(len(pad)-1, 0)] + mark + " "
		}
		return mark + pad
	case len(counts) > 1 && column > 0:
		return mark + " "
	}
	return best
}
