package frontmatter

import (
	"slices"
	"strings"
)

// insert adds a field that is not there yet.
func (c *change) insert(v Value) ([]textEdit, error) {
	c.key = c.manner.spelled(c.key)
	w, err := c.want(v)
	if err != nil {
		return nil, err
	}
	switch dot := strings.IndexByte(c.key, '.'); {
	case c.doc.Kind == None:
		return c.begin(w)
	case dot > 0 && dot < len(c.key)-1 && (c.doc.Kind == YAML || c.doc.Kind == TOML):
		return c.insertMap(w)
	}
	place := c.place()
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
	s := NewField{Key: c.key, Value: w.value(), Style: c.style(w)}
	lines, ok := fieldLines(c.doc.Kind, s, c.doc.baseIndent())
	if !ok {
		return c.checked(expect, nil)
	}
	return c.checked(expect, []textEdit{{From: line, To: line, Lines: lines}})
}

// place is the field behind which the new one goes, or -1.
func (c *change) place() int {
	if i := c.doc.find(c.manner.after); c.manner.after != "" && i >= 0 && c.doc.isTop(i) {
		return i
	}
	return c.manner.place(c.doc, c.key)
}

// begin makes a front matter for a post that has none.
func (c *change) begin(w want) ([]textEdit, error) {
	s := c.style(w)
	s.Separator = ""
	lines := Write(YAML, []NewField{{Key: c.key, Value: w.value(), Style: s}})
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

// style is how a new field is written here: as the blog writes this key, else as
// this front matter writes others.
func (c *change) style(w want) Style {
	s := Style{Quote: c.quote()}
	if w.typ == List {
		s = c.listStyle()
	}
	if model := c.manner.model(c.key); model != nil && w.typ != List {
		s.Quote = model.style.Quote
	} else if w.typ == Date || w.typ == DateTime {
		s.Quote = ""
	}
	s.Separator = c.doc.usualSeparator(spellKey(c.doc.Kind, c.key))
	return s
}

// quote is what a text gets where there was none: as most texts here, around the
// map, or in the blog.
func (c *change) quote() string {
	if model := c.manner.model(c.key); model != nil && model.typ == Text {
		return model.style.Quote
	}
	for _, d := range []*Document{c.doc, c.manner.outer} {
		if d == nil {
			continue
		}
		if quote, ok := d.usualQuote(); ok {
			return quote
		}
	}
	return ""
}

// listStyle is how a list is written where there was none.
func (c *change) listStyle() Style {
	if model := c.manner.model(c.key); model != nil && model.typ == List {
		return model.style
	}
	for _, d := range []*Document{c.doc, c.manner.outer} {
		if d == nil {
			continue
		}
		if s, ok := d.usualList(); ok {
			return s
		}
	}
	if s, ok := c.manner.usualList(); ok {
		return s
	}
	list := "flow"
	if c.doc.Kind == YAML && slices.ContainsFunc(c.doc.entries, func(e entry) bool { return e.shape == empty }) {
		list = "block"
	}
	return Style{List: list, Indent: 2, Gap: " "}
}

// usualQuote is the quote that most texts here have.
func (d *Document) usualQuote() (quote string, ok bool) {
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
	return quotes[best], counts[best] > 0
}

// usualList is how the first list here is written.
func (d *Document) usualList() (s Style, ok bool) {
	for i := range d.Fields {
		f := &d.Fields[i]
		if f.Style.List != "" && len(f.Items) > 0 {
			return f.Style, true
		}
		if f.Style.List != "" && !ok {
			s, ok = f.Style, true
			s.Gap, s.Compact = " ", false
		}
	}
	return s, ok
}

// usualSeparator is what stands between key and value here; where the values are
// aligned in a column, a new one is too.
func (d *Document) usualSeparator(key string) string {
	counts := map[string]int{}
	best, column, values := "", -1, 0
	for i := range d.entries {
		e := &d.entries[i]
		if e.from.line != e.line || e.shape == empty || e.shape == closed && e.to.line > e.line || d.isTable(i) {
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
