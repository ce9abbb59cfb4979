package frontmatter

import (
	"slices"
	"strings"

	"penpush/internal/problem"
)

// want is a value as it is to be read after the edit.
type want struct {
	typ   Type
	text  string
	items []string
	on    bool
}

// want makes out what was asked: the type that the field keeps, and a date in the
// shape that the field has.
func (c *change) want(v Value) (want, error) {
	w := want{typ: v.Type, text: v.Text, on: v.Bool}
	was := Field{Key: c.key}
	if c.at >= 0 {
		was = c.doc.Fields[c.at]
	}
	if w.typ == "" {
		w.typ = c.keptType(was, v)
	}
	if isTextKey(c.key) {
		w.onlyText(c.key)
	}
	switch w.typ {
	case Date, DateTime:
		return c.wantDate(w, was)
	case Number:
		w.text = strings.TrimSpace(v.Text)
		if !isNumber(w.text) && w.text != was.Text {
			return w, c.refuse(problem.FieldNotNumber)
		}
	case Bool:
		if v.Type == "" && v.Text != "" {
			w.on = strings.EqualFold(v.Text, "true")
			if !w.on && !strings.EqualFold(v.Text, "false") {
				return w, c.refuse(problem.FieldNotSwitch)
			}
		}
	case List:
		w.items = slices.Clone(v.Items)
		if v.Items == nil && v.Text != "" {
			w.items = []string{v.Text}
		}
		w.text = ""
		for _, it := range w.items {
			if _, ok := spellText(c.doc.Kind, it, "", true); !ok {
				return w, c.refuse(problem.FieldRefused)
			}
		}
	case Null:
		w.text = ""
	case Text:
	default:
		return w, c.refuse(problem.FieldRefused)
	}
	if c.doc.Kind == Pelican {
		w.onlyText(c.key)
	}
	return w, nil
}

// keptType is the type of a value that does not say its own.
func (c *change) keptType(was Field, v Value) Type {
	_, isDate := parseDate(v.Text)
	switch {
	case v.Items != nil:
		return List
	case (was.Type == Null || was.Type == Text) && isDate && isDateKey(was.Key):
		return Date
	case was.Type == Text && c.isOldSwitch() && isSwitch(v.Text):
		return Bool
	case was.Type != "" && was.Type != Null:
		return was.Type
	}
	usual := c.manner.Type(c.key)
	fits := usual != Date || isDate
	if usual == Bool {
		fits = isSwitch(v.Text)
	}
	if !fits && c.manner.model(c.key) == nil {
		return Text // generators' own types are a guess, not a rule
	}
	return usual
}

func (c *change) wantDate(w want, was Field) (want, error) {
	w.text = strings.TrimSpace(w.text)
	switch like := c.manner.dateLike(c.key); {
	case was.Type == Date || was.Type == DateTime:
		w.text = reshape(was.Text, w.text)
	case like != "" && c.doc.Kind != JSON:
		w.text = reshapeNew(like, w.text)
	}
	d, ok := parseDate(w.text)
	if !ok {
		return w, c.refuse(problem.FieldNotDate)
	}
	if c.doc.Kind == TOML && (c.at < 0 || c.doc.entries[c.at].shape != quoted) {
		w.text = tomlDate(d, w.text)
		d, _ = parseDate(w.text)
	}
	w.typ = d.typ()
	if c.doc.Kind == Pelican {
		w.onlyText(c.key)
	}
	return w, nil
}

// onlyText is for Pelican, and for titles, where everything is text.
func (w *want) onlyText(key string) {
	switch w.typ {
	case Bool:
		w.text = "false"
		if w.on {
			w.text = "true"
		}
		w.typ, w.on = Text, false
	case Number:
		w.typ = Text
	case Date, DateTime:
		if !isDateKey(key) {
			w.typ = Text
		}
	}
}

// field is what Read has to make of it.
func (w want) field(key string) Field {
	f := Field{Key: key, Type: w.typ, Text: w.text, Items: w.items, Bool: w.on && w.typ == Bool}
	switch w.typ {
	case Bool:
		f.Text = ""
	case Text, Date, DateTime:
		// A text that looks like a date is one in quotes too, if its key says so.
		f.Type = quotedType(&entry{key: key, text: w.text})
		if w.typ != Text && f.Type == Text {
			f.Type = w.typ
		}
	}
	return f
}

// is tells that the field has this value already.
func (w want) is(f Field) bool {
	e := w.field(f.Key)
	return sameField(e, f)
}

func isSwitch(s string) bool { return strings.EqualFold(s, "true") || strings.EqualFold(s, "false") }

// isOldSwitch tells the words that YAML 1.1 took for a switch. Some generators do
// still, so a true or false in the place of one must not be a text in quotes.
func (c *change) isOldSwitch() bool {
	e := &c.doc.entries[c.at]
	if c.doc.Kind != YAML || e.shape != plain {
		return false
	}
	switch strings.ToLower(e.text) {
	case "yes", "no", "on", "off", "y", "n":
		return true
	}
	return false
}
