package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"penpush/internal/frontmatter"
)

type gotField struct {
	Key   string `json:"key"`
	Type  string `json:"type"`
	Value any    `json:"value"`
	Line  int    `json:"line"`
}

// get prints a post's fields with their types.
func get(c *call) (err error) {
	w, post, err := c.openPost(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	lines, err := w.Lines(post)
	if err != nil {
		return err
	}
	doc := frontmatter.Read(lines)
	if doc.Problem != nil {
		p := *doc.Problem
		p.Path = post
		return &p
	}
	fields := []gotField{}
	if len(c.args) > 1 {
		fields = gotOne(doc, w.FieldName(lines, c.args[1]))
	} else {
		for _, f := range doc.Fields {
			fields = append(fields, gotField{f.Key, string(f.Type), value(doc, f, f.Key), f.Line})
		}
	}
	if c.json {
		c.answer(struct {
			Fields []gotField `json:"fields"`
		}{fields})
		return nil
	}
	for _, f := range fields {
		switch v := f.Value.(type) {
		case []string:
			f.Value = strings.Join(v, ", ")
		case map[string]any:
			inside, err := json.Marshal(v)
			if err != nil {
				return fmt.Errorf("print %s: %w", f.Key, err)
			}
			f.Value = string(inside)
		case nil:
			f.Value = ""
		}
		if len(c.args) > 1 {
			c.say(fmt.Sprint(f.Value))
		} else {
			c.say(fmt.Sprintf("%s: %v", f.Key, f.Value))
		}
	}
	return nil
}

// gotOne is the field of this name, or none; one inside a map goes by the way to
// it.
func gotOne(doc *frontmatter.Document, asked string) []gotField {
	f, ok := doc.Lookup(asked)
	if !ok {
		return []gotField{}
	}
	name := f.Key
	if strings.HasSuffix(asked, "."+name) {
		name = asked
	}
	return []gotField{{name, string(f.Type), value(doc, f, name), f.Line}}
}

// value is a field's value as JSON has it; a date is its text in the file. A map
// that does not stand on lines of its own has none.
func value(doc *frontmatter.Document, f frontmatter.Field, name string) any {
	switch f.Type {
	case frontmatter.Bool:
		return f.Bool
	case frontmatter.List:
		return append([]string{}, f.Items...)
	case frontmatter.Number:
		return json.Number(f.Text)
	case frontmatter.Map:
		inside := map[string]any{}
		for _, inner := range doc.InnerOf(name) {
			inside[inner.Key] = value(doc, inner, name+"."+inner.Key)
		}
		if len(inside) == 0 {
			return nil
		}
		return inside
	case frontmatter.Null:
		return nil
	default:
		return f.Text
	}
}
