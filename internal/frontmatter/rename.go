package frontmatter

import (
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// Rename gives the edits that give a field another key, in the quotes of the old
// one; its value and all its lines but the first stay as they are. In a map, the
// name is that of the field alone: "params.author" becomes "params.writer" by
// "writer". A key that is not there needs no edits; one that is there already is
// refused with problem.FieldDuplicate.
func Rename(lines []string, key, name string) ([]text.Edit, error) {
	c, err := Manner{}.open(lines, key)
	if err != nil {
		return nil, err
	}
	c.gone = true
	if edits, nested, err := c.within(func(_ Manner, lines []string, key string) ([]text.Edit, error) {
		return Rename(lines, key, name)
	}); nested || c.at < 0 {
		return edits, err
	}
	f := c.doc.Fields[c.at]
	if f.Key == name {
		return nil, nil
	}
	if f.ReadOnly && f.Reason != problem.FieldMap {
		return nil, c.refuse(problem.FieldReadOnly)
	}
	if slices.ContainsFunc(c.doc.Fields, func(other Field) bool { return other.Key == name }) {
		return nil, &problem.Problem{Code: problem.FieldDuplicate, Subject: name, Line: f.Line}
	}
	e := c.doc.entries[c.at]
	line := c.lines[e.line]
	spelled, ok := respellKey(c.doc.Kind, line[e.keyFrom:e.keyTo], name)
	if !ok {
		return nil, c.refuse(problem.FieldRefused)
	}
	expect := slices.Clone(c.doc.Fields)
	// A date is one by its key, and a title is text whatever it looks like.
	expect[c.at].Key, expect[c.at].Type = name, ""
	return c.checked(expect, c.replace(e.line, e.line+1, line[:e.keyFrom]+spelled+line[e.keyTo:]))
}

// respellKey spells a key in the quotes of the old one.
func respellKey(k Kind, old, name string) (string, bool) {
	switch {
	case name == "" || strings.ContainsAny(name, "\n\r"):
		return "", false
	case k == JSON || old[0] == '"':
		return doubleQuoted(name), true
	case old[0] == '\'' && k == YAML:
		return yamlText(name, "'", true), true
	case old[0] == '\'' && allPrintable(name) && !strings.Contains(name, "'"):
		return "'" + name + "'", true
	}
	return spellKey(k, name), true
}
