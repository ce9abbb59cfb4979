package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/pflag"

	"penpush/internal/frontmatter"
	"penpush/internal/text"
)

func setFlags(f *pflag.FlagSet) {
	f.StringArray("unset", nil, "a field to take away")
	f.StringArray("add", nil, "KEY=ITEM for a list")
	f.StringArray("remove", nil, "KEY=ITEM of a list")
	f.Bool("dry-run", false, "print the change only")
}

// step is one change of the front matter, as line edits.
type step func(lines []string) ([]text.Edit, error)

// set changes fields, and no line that is not theirs.
func set(c *call) (err error) {
	steps, err := c.steps()
	if err != nil {
		return err
	}
	w, post, err := c.openPost(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	changed := 0
	before, after, err := w.Rewrite(post, c.on("dry-run"), func(t *text.Text) error {
		for _, s := range steps {
			edits, err := s(t.Lines())
			if err != nil {
				return err
			}
			for _, e := range edits {
				changed += max(len(e.Lines), e.To-e.From)
			}
			if err := t.Apply(edits); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.tellSet(post, changed, diff.Diff("a/"+post, before, "b/"+post, after))
}

func (c *call) tellSet(post string, changed int, patch []byte) error {
	switch {
	case c.json:
		c.answer(struct {
			Path         string `json:"path"`
			ChangedLines int    `json:"changedLines"`
			Diff         string `json:"diff,omitempty"`
		}{post, changed, dryDiff(c, patch)})
	case c.on("dry-run"):
		c.print(c.out, string(patch))
	default:
		c.say(fmt.Sprintf("%s: %d", post, changed))
	}
	return nil
}

func dryDiff(c *call, patch []byte) string {
	if c.on("dry-run") {
		return string(patch)
	}
	return ""
}

// steps reads KEY=VALUE, KEY:=JSON and the flags.
func (c *call) steps() ([]step, error) {
	var steps []step
	for _, arg := range c.args[1:] {
		key, given, ok := strings.Cut(arg, "=")
		if !ok || key == "" || key == ":" {
			return nil, misuse(arg)
		}
		value := plain(given)
		if name, forced := strings.CutSuffix(key, ":"); forced {
			v, err := fromJSON(given)
			if err != nil {
				return nil, misuse(arg + ": " + err.Error())
			}
			key, value = name, v
		}
		steps = append(steps, func(lines []string) ([]text.Edit, error) { return frontmatter.Set(lines, key, value) })
	}
	for _, key := range c.many("unset") {
		steps = append(steps, func(lines []string) ([]text.Edit, error) { return frontmatter.Unset(lines, key) })
	}
	for flag, edit := range map[string]func([]string, string, string) ([]text.Edit, error){
		"add": frontmatter.AddItem, "remove": frontmatter.RemoveItem,
	} {
		for _, arg := range c.many(flag) {
			key, item, ok := strings.Cut(arg, "=")
			if !ok {
				return nil, misuse("--" + flag + " " + arg)
			}
			steps = append(steps, func(lines []string) ([]text.Edit, error) { return edit(lines, key, item) })
		}
	}
	if len(steps) == 0 {
		return nil, misuse("KEY=VALUE")
	}
	return steps, nil
}

// plain reads a value as people type it: the field keeps its type, "[a, b]" is a
// list.
func plain(s string) frontmatter.Value {
	if inside, ok := strings.CutPrefix(s, "["); ok {
		if inside, ok = strings.CutSuffix(inside, "]"); ok {
			v := frontmatter.Value{Type: frontmatter.List, Items: []string{}}
			for item := range strings.SplitSeq(inside, ",") {
				if item = strings.TrimSpace(item); item != "" {
					v.Items = append(v.Items, strings.Trim(item, `"'`))
				}
			}
			return v
		}
	}
	return frontmatter.Value{Text: s}
}

// fromJSON reads a value whose type is forced.
func fromJSON(s string) (frontmatter.Value, error) {
	var value any
	if err := json.Unmarshal([]byte(s), &value); err != nil {
		return frontmatter.Value{}, err
	}
	switch v := value.(type) {
	case bool:
		return frontmatter.Value{Type: frontmatter.Bool, Bool: v}, nil
	case float64:
		return frontmatter.Value{Type: frontmatter.Number, Text: s}, nil
	case string:
		return frontmatter.Value{Type: frontmatter.Text, Text: v}, nil
	case nil:
		return frontmatter.Value{Type: frontmatter.Null}, nil
	case []any:
		list := frontmatter.Value{Type: frontmatter.List, Items: []string{}}
		for _, item := range v {
			text, ok := item.(string)
			if !ok {
				return list, errors.New("a list holds texts")
			}
			list.Items = append(list.Items, text)
		}
		return list, nil
	}
	return frontmatter.Value{}, errors.New("a map cannot be set as a whole")
}
