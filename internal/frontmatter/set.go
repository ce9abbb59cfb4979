package frontmatter

import (
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// Value is a field's new value.
type Value struct {
	// Type is what the value is to be; "" keeps the field's type, and is Text (or
	// List when there are Items) for a new field.
	Type  Type
	Text  string   // of text, numbers and dates
	Items []string // of a List
	Bool  bool
}

// Set gives the edits that change the field, or insert it as the last one (in
// TOML before the first table). A date keeps its shape, its quotes and its zone; a
// text keeps its quotes unless they cannot hold it; a list is changed item by
// item. Setting what is already there gives no edits.
//
// A field inside a map on lines of its own is named with its map:
// "taxonomies.tags".
//
// Nothing is changed, and the error is a *problem.Problem, when the front matter
// does not parse, the field is read-only (problem.FieldReadOnly), the value is not
// of its type (FieldNotDate, FieldNotNumber, FieldNotSwitch), or the result would
// not be exactly what was asked (FieldRefused).
func Set(lines []string, key string, v Value) ([]text.Edit, error) {
	return SetAfter(lines, key, v, "")
}

// SetAfter is Set, but a new field is inserted behind the field after, if there is
// one.
func SetAfter(lines []string, key string, v Value, after string) ([]text.Edit, error) {
	return Manner{after: after}.Set(lines, key, v)
}

// Set is Set of the package, but a new field is written as the blog does it.
func (m Manner) Set(lines []string, key string, v Value) ([]text.Edit, error) {
	c, err := m.open(lines, key)
	if err != nil {
		return nil, err
	}
	if edits, nested, err := c.within(func(m Manner, lines []string, key string) ([]text.Edit, error) {
		return m.Set(lines, key, v)
	}); nested {
		return edits, err
	}
	if c.at < 0 {
		return c.insert(v)
	}
	if c.doc.Fields[c.at].ReadOnly {
		return nil, c.refuse(problem.FieldReadOnly)
	}
	return c.set(v)
}

// Unset gives the edits that take the field away with all its lines. A key that is
// not there needs none.
func Unset(lines []string, key string) ([]text.Edit, error) {
	c, err := Manner{}.open(lines, key)
	if err != nil {
		return nil, err
	}
	c.gone = true
	if edits, nested, err := c.within(func(_ Manner, lines []string, key string) ([]text.Edit, error) {
		return Unset(lines, key)
	}); nested || c.at < 0 {
		return edits, err
	}
	if c.doc.Fields[c.at].ReadOnly {
		return nil, c.refuse(problem.FieldReadOnly)
	}
	c.inside = c.at
	expect := slices.Delete(slices.Clone(c.doc.Fields), c.at, c.at+1)
	if c.doc.Kind == JSON {
		return c.checked(expect, c.jsonUnset())
	}
	e := c.doc.entries[c.at]
	return c.checked(expect, []text.Edit{{From: e.line, To: e.end, Lines: []string{}}})
}

// AddItem gives the edits that add an item to the end of a list. A field with
// nothing, or none, becomes a list. A text of several words, of which one
// generator makes two items and another one, is refused with
// problem.FieldUnclearList.
func AddItem(lines []string, key, item string) ([]text.Edit, error) {
	return Manner{}.AddItem(lines, key, item)
}

// AddItem is AddItem of the package, but a new list is written as the blog does
// it.
func (m Manner) AddItem(lines []string, key, item string) ([]text.Edit, error) {
	items, err := listed(lines, key, false)
	if err != nil || slices.Contains(items, item) {
		return nil, err
	}
	return m.Set(lines, key, Value{Type: List, Items: append(items, item)})
}

// RemoveItem gives the edits that take an item out of a list, wherever it stands;
// the last item leaves an empty list. An item that is not there needs none.
func RemoveItem(lines []string, key, item string) ([]text.Edit, error) {
	items, err := listed(lines, key, true)
	if err != nil || !slices.Contains(items, item) {
		return nil, err
	}
	items = slices.DeleteFunc(items, func(s string) bool { return s == item })
	return Set(lines, key, Value{Type: List, Items: items})
}

// listed gives the items that a field has; gone tells that it may as well not be
// there.
func listed(lines []string, key string, gone bool) ([]string, error) {
	c, err := Manner{}.open(lines, key)
	if err != nil {
		return nil, err
	}
	c.gone = gone
	f, ok := c.doc.Lookup(key)
	refuse := func(code problem.Code) error {
		p := &problem.Problem{Code: code, Subject: f.Key, Line: f.Line}
		if code == problem.FieldReadOnly {
			p.Err = &problem.Problem{Code: f.Reason, Subject: f.Key, Line: f.Line}
		}
		return p
	}
	switch {
	case !ok:
		return []string{}, c.outside()
	case f.ReadOnly:
		return nil, refuse(problem.FieldReadOnly)
	case f.Type == Null || f.Type == Text && f.Text == "":
		return []string{}, nil
	case f.Type == List:
		return slices.Clone(f.Items), nil
	case f.Type == Text && !strings.ContainsAny(f.Text, " \t\n,;"):
		return []string{f.Text}, nil
	default:
		return nil, refuse(problem.FieldUnclearList)
	}
}

// change is one edit in the making.
type change struct {
	doc   *Document
	lines []string
	key   string
	at    int // the field, or -1
	// inside is the field whose own values change, also within a map, or -1.
	inside int
	// gone tells that a field which is not there needs no edit.
	gone   bool
	manner Manner
}

func (m Manner) open(lines []string, key string) (*change, error) {
	doc := Read(lines)
	if doc.Problem != nil {
		return nil, doc.Problem
	}
	return &change{doc: doc, lines: lines, key: key, at: doc.find(key), inside: -1, manner: m}, nil
}

func (c *change) refuse(code problem.Code) error {
	p := &problem.Problem{Code: code, Subject: c.key}
	if c.at >= 0 {
		p.Subject, p.Line = c.doc.Fields[c.at].Key, c.doc.Fields[c.at].Line
		if code == problem.FieldReadOnly {
			p.Err = &problem.Problem{Code: c.doc.Fields[c.at].Reason, Subject: p.Subject, Line: p.Line}
		}
	}
	return p
}

// set changes a field that is there.
func (c *change) set(v Value) ([]text.Edit, error) {
	w, err := c.want(v)
	if err != nil {
		return nil, err
	}
	c.inside = c.at
	was := c.doc.Fields[c.at]
	if w.is(was) {
		return nil, nil
	}
	expect := slices.Clone(c.doc.Fields)
	expect[c.at] = w.field(was.Key)
	for _, lines := range c.spellings(w) {
		if edits, err := c.checked(expect, lines); err == nil {
			return edits, nil
		}
	}
	return nil, c.refuse(problem.FieldRefused)
}

// checked reads the text once more as the edits make it, and compares all fields
// with what is expected and the body with what it was.
func (c *change) checked(expect []Field, edits []text.Edit) ([]text.Edit, error) {
	if edits == nil || slices.ContainsFunc(edits, notLines) {
		return nil, c.refuse(problem.FieldRefused)
	}
	result := apply(c.lines, edits)
	doc := Read(result)
	same := doc.Problem == nil && len(doc.Fields) == len(expect) &&
		(doc.Kind == c.doc.Kind || c.doc.Kind == None) && c.sameBody(doc, result)
	for i := 0; same && i < len(expect); i++ {
		same = sameField(expect[i], doc.Fields[i])
	}
	same = same && slices.Equal(c.doc.depths(c.inside), doc.depths(c.insideOf(doc)))
	if !same {
		return nil, c.refuse(problem.FieldRefused)
	}
	return edits, nil
}

// insideOf is where the edited field is in the result: nowhere when it was taken
// away.
func (c *change) insideOf(result *Document) int {
	if len(result.Fields) < len(c.doc.Fields) {
		return -1
	}
	return c.inside
}

// depths are the values that hold others, but for one field's.
func (d *Document) depths(but int) []string {
	var all []string
	for i, e := range d.entries {
		if i != but && e.deep != "" {
			all = append(all, e.deep)
		}
	}
	return all
}

// notLines tells an edit with a line that is two: no front matter of lines can
// hold such a value.
func notLines(e text.Edit) bool {
	return slices.ContainsFunc(e.Lines, func(line string) bool { return strings.Contains(line, "\n") })
}

func (c *change) sameBody(doc *Document, result []string) bool {
	old, now := c.lines[c.doc.Body:], result[doc.Body:]
	if c.doc.Kind == None && len(now) == len(old)+1 && now[0] == "" {
		now = now[1:]
	}
	return slices.Equal(old, now)
}

// sameField compares what fields say, not where they stand. A field that may have
// any type keeps its text.
func sameField(a, b Field) bool {
	same := a.Type == b.Type && (a.Text == b.Text || a.Type == Bool) && a.Bool == b.Bool
	if a.Type == "" {
		same = a.Text == b.Text
	}
	return a.Key == b.Key && same &&
		slices.Equal(a.Items, b.Items) && a.ReadOnly == b.ReadOnly && a.Reason == b.Reason
}

// apply makes the edits in a copy of the lines.
func apply(lines []string, edits []text.Edit) []string {
	out := make([]string, 0, len(lines)+8)
	at := 0
	for _, e := range edits {
		out = append(append(out, lines[at:e.From]...), e.Lines...)
		at = e.To
	}
	return append(out, lines[at:]...)
}
