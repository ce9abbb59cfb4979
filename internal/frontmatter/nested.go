package frontmatter

import (
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// Inner gives the fields inside a Map that stands on lines of its own: YAML's
// indented fields, TOML's [table], members between JSON's braces. Their lines count in the file. A map in braces
// has none to give. To read or edit one, name it with its map: "taxonomies.tags".
func (d *Document) Inner(f *Field) []Field { return d.InnerOf(f.Key) }

// InnerOf is Inner for a map that may be inside another one: "params.author".
func (d *Document) InnerOf(key string) []Field {
	var fields []Field
	for _, s := range d.scopes(key) {
		fields = append(fields, s.fields()...)
	}
	fields = append(fields, d.tablesBelow(key, fields)...)
	if s, inner, ok := d.scope(key); ok && len(fields) == 0 {
		fields = Read(s.lines).InnerOf(inner)
		for i := range fields {
			fields[i].Line += s.from
			fields[i].EndLine += s.from
		}
	}
	return fields
}

// tablesBelow are TOML's [tables] within a map, which stand on their own: shown as
// maps in it, if they are not among its fields already.
func (d *Document) tablesBelow(key string, fields []Field) (below []Field) {
	if d.Kind != TOML {
		return nil
	}
	for _, t := range d.tables {
		name, rest := t.name, ""
		if len(name) > len(key)+1 && strings.EqualFold(name[:len(key)+1], key+".") {
			name, rest, _ = strings.Cut(name[len(key)+1:], ".")
		} else {
			continue
		}
		known := func(f Field) bool { return strings.EqualFold(f.Key, name) }
		if slices.ContainsFunc(fields, known) || slices.ContainsFunc(below, known) {
			continue
		}
		f := Field{Key: name, Type: Map, Line: t.line + 1, EndLine: t.end, ReadOnly: true, Reason: problem.FieldMap}
		if t.array && rest == "" {
			f.Reason = problem.FieldNestedList
		}
		below = append(below, f)
	}
	return below
}

// Lookup finds a field by its key, or one inside maps by the way to it:
// "params.author.name". A key with a dot in it comes first.
func (d *Document) Lookup(key string) (Field, bool) {
	if f, ok := d.Get(key); ok {
		return *f, true
	}
	s, inner, ok := d.scope(key)
	if !ok {
		return Field{}, false
	}
	doc := Read(s.lines)
	f, ok := doc.Lookup(inner)
	if doc.Problem != nil {
		f.Reason = problem.FieldAnchor
	}
	f.Line, f.EndLine = f.Line+s.from, f.EndLine+s.from
	return f, ok
}

// scope is a map's lines between delimiters: a front matter of its own, which both
// readers read like any other.
type scope struct {
	lines []string
	from  int // what is to be added to a line
	// head stands in the document where the scope's first line has blanks, from
	// byte at on.
	head string
	at   int
}

func (s scope) fields() []Field {
	doc := Skim(s.lines)
	for i := range doc.Fields {
		f := &doc.Fields[i]
		f.Line, f.EndLine = f.Line+s.from, f.EndLine+s.from
		if doc.Problem != nil {
			f.Reason = problem.FieldAnchor
		}
	}
	return doc.Fields
}

// scope finds the map that the key names a field of, and the field's name in it.
func (d *Document) scope(key string) (s scope, inner string, ok bool) {
	for i := len(key) - 1; i > 0; i-- {
		if key[i] != '.' || i == len(key)-1 {
			continue
		}
		inner = key[i+1:]
		all := d.scopes(key[:i])
		for _, s := range all {
			if s.head == "" {
				return s, inner, true
			}
			if doc := Skim(s.lines); doc.find(inner) >= 0 {
				return s, inner, true
			}
		}
	}
	return s, "", false
}

// scopes are the places where fields of the map stand: one, or several under
// dotted keys, or none that can be edited apart from the map.
func (d *Document) scopes(name string) []scope {
	switch d.Kind {
	case YAML:
		i := d.find(name)
		if i < 0 || d.Fields[i].Reason != problem.FieldMap || d.entries[i].unreadable {
			return nil
		}
		e := d.entries[i]
		if _, alone := tail(d.lines[e.line], e.mark); !alone || e.end <= e.line+1 {
			return nil
		}
		// Blank lines behind a text may belong to it.
		end := e.end
		for end < d.block.last && onlyBlanks(d.lines[end]) {
			end++
		}
		return []scope{d.fenced("---", e.line, end)}
	case JSON:
		i := d.find(name)
		if i < 0 || d.Fields[i].Reason != problem.FieldMap {
			return nil
		}
		e := d.entries[i]
		opens, closes := d.lines[e.from.line][e.from.col:], d.lines[e.to.line][:e.to.col]
		if e.to.line <= e.from.line+1 || strings.TrimSpace(opens) != "{" || strings.TrimSpace(closes) != "}" {
			return nil
		}
		return []scope{{lines: slices.Concat([]string{"{"}, d.lines[e.from.line+1:e.to.line], []string{"}"}), from: e.from.line}}
	case TOML:
		var all []scope
		for _, t := range d.tables {
			switch {
			case t.array || !strings.EqualFold(t.name, name):
			case t.dotted:
				s := d.fenced("+++", t.line-1, t.end)
				line := s.lines[1]
				s.head, s.at = line[t.keyFrom:t.keyTo], t.keyFrom
				s.lines[1] = line[:t.keyFrom] + strings.Repeat(" ", len(s.head)) + line[t.keyTo:]
				all = append(all, s)
			default:
				all = append(all, d.fenced("+++", t.line, t.end))
			}
		}
		return all
	}
	return nil
}

// fenced puts the lines behind the line at, before end, between delimiters.
func (d *Document) fenced(fence string, at, end int) scope {
	return scope{lines: slices.Concat([]string{fence}, d.lines[at+1:end], []string{fence}), from: at}
}

// place moves edits made in the scope to the document. It is not ok when one
// touches what stands in front of a dotted key.
func (s scope) place(edits []text.Edit) (placed []text.Edit, ok bool) {
	for _, e := range edits {
		e.Lines = slices.Clone(e.Lines)
		if s.head != "" && e.From <= 1 && len(e.Lines) > 0 {
			line := e.Lines[0]
			blank := strings.Repeat(" ", len(s.head))
			if e.From == e.To || !strings.HasPrefix(line[min(s.at, len(line)):], blank) {
				return nil, false
			}
			e.Lines[0] = line[:s.at] + s.head + line[s.at+len(s.head):]
		}
		e.From, e.To = e.From+s.from, e.To+s.from
		placed = append(placed, e)
	}
	return placed, true
}

// within makes an edit of a field inside a map; nested is false when the key names
// none. The map itself is read again with all others.
func (c *change) within(edit func(m Manner, lines []string, key string) ([]text.Edit, error)) (edits []text.Edit, nested bool, err error) {
	if c.at >= 0 {
		return nil, false, nil
	}
	s, inner, ok := c.doc.scope(c.key)
	if !ok {
		err = c.outside()
		return nil, err != nil, err
	}
	doc := Read(s.lines)
	if doc.Problem != nil {
		// The whole can be read, so this leans on something outside of it.
		p := &problem.Problem{Code: problem.FieldReadOnly, Subject: c.key, Line: s.from + 1}
		p.Err = &problem.Problem{Code: problem.FieldAnchor, Subject: c.key, Line: p.Line}
		return nil, true, p
	}
	m := c.manner
	m.outer, m.path = c.doc, m.path+strings.TrimSuffix(c.key, inner)
	edits, err = edit(m, s.lines, inner)
	if err != nil || len(edits) == 0 {
		return nil, true, s.movedProblem(err)
	}
	placed, ok := s.place(edits)
	if !ok {
		return nil, true, c.refuse(problem.FieldRefused)
	}
	c.inside = c.parent()
	expect := c.doc.Fields
	if last := doc.Fields; c.gone && c.doc.Kind == YAML && len(last) == 1 && len(Read(apply(s.lines, edits)).Fields) == 0 {
		// What is left of the map is its key, with nothing.
		expect = slices.Clone(expect)
		expect[c.inside] = Field{Key: expect[c.inside].Key, Type: Null}
	}
	edits, err = c.checked(expect, placed)
	return edits, true, err
}

// movedProblem counts the lines of a problem in the document.
func (s scope) movedProblem(err error) error {
	p := problem.Of(err)
	if err == nil || p == nil || p.Line == 0 {
		return err
	}
	moved := *p
	moved.Line += s.from
	moved.Err = s.movedProblem(p.Err)
	return &moved
}

// parent is the first field that the key leads through, or -1.
func (c *change) parent() int {
	for i := 1; i < len(c.key)-1; i++ {
		if c.key[i] == '.' {
			if at := c.doc.find(c.key[:i]); at >= 0 {
				return at
			}
		}
	}
	return -1
}

// outside refuses a key that leads into a field which holds no others, or none
// that can be told apart.
func (c *change) outside() error {
	at := c.parent()
	if at < 0 || c.doc.Fields[at].Type == Null || c.gone && c.doc.Fields[at].Type != Map {
		return nil
	}
	inside := *c
	inside.at = at
	if c.doc.Fields[at].ReadOnly {
		return inside.refuse(problem.FieldReadOnly)
	}
	return inside.refuse(problem.FieldRefused)
}

// insertMap adds a field with the map that it is to be in, which is not there or
// holds nothing yet.
func (c *change) insertMap(w want) ([]text.Edit, error) {
	name, inner, _ := strings.Cut(c.key, ".")
	if strings.Contains(inner, ".") {
		return nil, c.refuse(problem.FieldRefused)
	}
	in := c.doc.baseIndent()
	field := NewField{Key: inner, Value: w.value(), Style: c.style(w)}
	field.Style.Separator = ""
	expect := slices.Clone(c.doc.Fields)
	made := Field{Key: name, Type: Map, ReadOnly: true, Reason: problem.FieldMap}
	at := c.doc.find(name)
	place := len(c.doc.entries)
	line := c.doc.block.first
	if place > 0 {
		line = c.doc.entries[place-1].end
	}
	head := in + spellKey(YAML, name) + ":"
	if c.doc.Kind == TOML {
		in, head = "", "["+spellKey(TOML, name)+"]"
	} else {
		in += "  "
	}
	lines, ok := fieldLines(c.doc.Kind, field, in)
	switch {
	case !ok:
		return nil, c.refuse(problem.FieldRefused)
	case at >= 0:
		made.Key = expect[at].Key
		expect[at], line = made, c.doc.entries[at].line+1
	default:
		expect, lines = append(expect, made), append([]string{head}, lines...)
	}
	if c.inside = at; at < 0 {
		c.inside = place
	}
	edits, err := c.checked(expect, []text.Edit{{From: line, To: line, Lines: lines}})
	if err != nil {
		return nil, err
	}
	f, ok := Read(apply(c.lines, edits)).Lookup(c.key)
	if !ok || !sameField(w.field(inner), f) {
		return nil, c.refuse(problem.FieldRefused)
	}
	return edits, nil
}
