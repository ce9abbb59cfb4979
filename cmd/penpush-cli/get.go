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
	for _, f := range doc.Fields {
		if len(c.args) < 2 || f.Key == c.args[1] {
			fields = append(fields, gotField{f.Key, string(f.Type), value(f), f.Line})
		}
	}
	if c.json {
		c.answer(struct {
			Fields []gotField `json:"fields"`
		}{fields})
		return nil
	}
	for _, f := range fields {
		if items, ok := f.Value.([]string); ok {
			f.Value = strings.Join(items, ", ")
		}
		if len(c.args) > 1 {
			c.say(fmt.Sprint(f.Value))
		} else {
			c.say(fmt.Sprintf("%s: %v", f.Key, f.Value))
		}
	}
	return nil
}

// value is a field's value as JSON has it; a date is its text in the file.
func value(f frontmatter.Field) any {
	switch f.Type {
	case frontmatter.Bool:
		return f.Bool
	case frontmatter.List:
		return append([]string{}, f.Items...)
	case frontmatter.Number:
		return json.Number(f.Text)
	case frontmatter.Null:
		return nil
	default:
		return f.Text
	}
}
