package frontmatter

import (
	"strings"
)

// NewField is a field of a front matter that is to be written.
type NewField struct {
	Key   string
	Value Value
	// Style is how to write it. Its zero value gives `key: text`, quotes only where
	// text needs them, and lists in brackets. A text that its quote cannot hold has
	// double quotes.
	Style Style
}

// Write gives the lines of a new block with its delimiters, fields in the order
// given. For Pelican, whose block ends at a blank line, that line is the last; for
// None there are no lines. A value that the language cannot hold (nothing in TOML,
// several lines in Pelican's) is left out with its key.
func Write(kind Kind, fields []NewField) []string {
	var body []string
	for i, f := range fields {
		if kind == JSON {
			body = append(body, jsonLineOf(f, i == len(fields)-1))
			continue
		}
		if lines, ok := fieldLines(kind, f, ""); ok {
			body = append(body, lines...)
		}
	}
	opener, closer := "---", "---"
	switch kind {
	case None:
		return nil
	case TOML:
		opener, closer = "+++", "+++"
	case JSON:
		opener, closer = "{", "}"
	case Pelican:
		return append(body, "")
	}
	return append(append([]string{opener}, body...), closer)
}

func jsonLineOf(f NewField, last bool) string {
	w, _ := f.want(JSON)
	comma := ","
	if last {
		comma = ""
	}
	return "  " + doubleQuoted(f.Key) + ": " + jsonSpelled(w) + comma
}

// want makes out what the field is to hold; its type is Text, or List when it has
// items, unless it says so.
func (f NewField) want(k Kind) (want, bool) {
	v := f.Value
	w := want{typ: v.Type, text: v.Text, items: v.Items, on: v.Bool}
	if w.typ == "" {
		w.typ = Text
		if v.Items != nil {
			w.typ = List
		}
	}
	if d, ok := parseDate(w.text); k == TOML && ok && f.Style.Quote == "" && (w.typ == Date || w.typ == DateTime) {
		w.text = tomlDate(d, w.text)
	}
	return w, w.typ != Map && w.typ != Unreadable
}

// fieldLines spells a field.
func fieldLines(k Kind, f NewField, in string) ([]string, bool) {
	w, ok := f.want(k)
	if !ok {
		return nil, false
	}
	style := f.Style
	separator := style.Separator
	if separator == "" {
		separator = ": "
		if k == TOML {
			separator = " = "
		}
	}
	head := in + spellKey(k, f.Key) + separator
	if w.typ != List {
		s, ok := spell(k, w, style.Quote)
		return []string{strings.TrimRight(head+s, " ")}, ok && !strings.Contains(s, "\n")
	}
	if style.List == "block" && k == YAML && len(w.items) > 0 {
		style.Compact = false
		return append([]string{strings.TrimRight(head, " ")}, blockLines(w.items, style, in)...), true
	}
	return []string{strings.TrimRight(head+flowText(k, w.items, style), " ")}, true
}

// spellKey writes a key, in quotes where it needs them.
func spellKey(k Kind, key string) string {
	switch k {
	case TOML:
		if _, rest, ok := tomlKey(key); ok && rest == "" && key[0] != '"' && key[0] != '\'' {
			return key
		}
		return doubleQuoted(key)
	case YAML:
		return yamlText(key, "", true)
	}
	return key
}
