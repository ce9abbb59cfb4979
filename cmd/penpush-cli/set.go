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

// step is one change of the front matter, as line edits: of a field that is there,
// or of a new one in the blog's manner.
type step struct {
	key  string
	edit func(m frontmatter.Manner, lines []string, key string) ([]text.Edit, error)
}

// set changes fields, and no line that is not theirs: all of them, or none.
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
	before, after, err := w.Rewrite(post, c.on("dry-run"), func(t *text.Text) error {
		keys := make([]string, len(steps))
		for i, s := range steps {
			keys[i] = w.FieldName(t.Lines(), s.key)
		}
		manner := w.Manner(t.Lines(), keys...)
		for i, s := range steps {
			edits, err := s.edit(manner, t.Lines(), keys[i])
			if err != nil {
				return err
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
	return c.tellSet(post, diff.Diff("a/"+post, before, "b/"+post, after))
}

func (c *call) tellSet(post string, patch []byte) error {
	switch {
	case c.json:
		c.answer(struct {
			Path         string `json:"path"`
			ChangedLines int    `json:"changedLines"`
			Diff         string `json:"diff,omitempty"`
		}{post, changedLines(patch), dryDiff(c, patch)})
	case c.on("dry-run"):
		c.print(c.out, string(patch))
	default:
		c.say(fmt.Sprintf("%s: %d", post, changedLines(patch)))
	}
	return nil
}

func dryDiff(c *call, patch []byte) string {
	if c.on("dry-run") {
		return string(patch)
	}
	return ""
}

// changedLines counts the lines that a unified diff changes, adds or takes away; a
// line in the place of another is one.
func changedLines(patch []byte) (n int) {
	less, more, inHunk := 0, 0, false
	for line := range strings.Lines(string(patch)) {
		switch {
		case strings.HasPrefix(line, "@@"):
			inHunk = true
		case inHunk && line[0] == '-':
			less++
			continue
		case inHunk && line[0] == '+':
			more++
			continue
		case line[0] == '\\':
			continue // "No newline at end of file" is about the line above
		}
		n += max(less, more)
		less, more = 0, 0
	}
	return n + max(less, more)
}

// steps reads KEY=VALUE, KEY:=JSON and the flags.
func (c *call) steps() ([]step, error) {
	var steps []step
	for _, arg := range c.args[1:] {
		key, given, ok := strings.Cut(arg, "=")
		if !ok || key == "" || key == ":" {
			return nil, misuse(arg)
		}
		value := func(m frontmatter.Manner, lines []string, key string) frontmatter.Value {
			return plain(m, lines, key, given)
		}
		if name, forced := strings.CutSuffix(key, ":"); forced {
			v, err := fromJSON(given)
			if err != nil {
				return nil, misuse(arg + ": " + err.Error())
			}
			key, value = name, func(frontmatter.Manner, []string, string) frontmatter.Value { return v }
		}
		steps = append(steps, step{key, func(m frontmatter.Manner, lines []string, key string) ([]text.Edit, error) {
			return m.Set(lines, key, value(m, lines, key))
		}})
	}
	for _, key := range c.many("unset") {
		steps = append(steps, step{key, func(_ frontmatter.Manner, lines []string, key string) ([]text.Edit, error) {
			return frontmatter.Unset(lines, key)
		}})
	}
	items, err := c.itemSteps()
	if err != nil {
		return nil, err
	}
	if steps = append(steps, items...); len(steps) == 0 {
		return nil, misuse("KEY=VALUE")
	}
	return steps, nil
}

// itemSteps reads --add and --remove.
func (c *call) itemSteps() ([]step, error) {
	var steps []step
	for _, flag := range []string{"remove", "add"} {
		for _, arg := range c.many(flag) {
			key, item, ok := strings.Cut(arg, "=")
			if !ok || key == "" {
				return nil, misuse("--" + flag + " " + arg)
			}
			steps = append(steps, step{key, func(m frontmatter.Manner, lines []string, key string) ([]text.Edit, error) {
				if flag == "add" {
					return m.AddItem(lines, key, item)
				}
				return frontmatter.RemoveItem(lines, key, item)
			}})
		}
	}
	return steps, nil
}

// plain reads a value as people type it: the field keeps its type, and "[a, b]" is
// a list unless the field holds something else.
func plain(m frontmatter.Manner, lines []string, key, given string) frontmatter.Value {
	inside, opens := strings.CutPrefix(given, "[")
	inside, closes := strings.CutSuffix(inside, "]")
	f, ok := frontmatter.Read(lines).Lookup(key)
	other := ok && f.Type != frontmatter.List && f.Type != frontmatter.Null
	if !opens || !closes || other && m.Type(key) != frontmatter.List {
		return frontmatter.Value{Text: given}
	}
	return frontmatter.Value{Type: frontmatter.List, Items: splitItems(inside)}
}

// splitItems takes "a, 'b, c'" apart.
func splitItems(s string) []string {
	items := []string{}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		end, item := strings.IndexByte(s+",", ','), ""
		if quote := s[0]; quote == '"' || quote == '\'' {
			if shut := strings.IndexByte(s[1:], quote); shut >= 0 {
				item = s[1 : 1+shut]
				end = 2 + shut + strings.IndexByte(s[2+shut:]+",", ',')
			}
		}
		if item == "" {
			item = strings.TrimSpace(s[:end])
		}
		if item != "" && item != `""` && item != "''" {
			items = append(items, item)
		}
		s = s[min(end+1, len(s)):]
	}
	return items
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
