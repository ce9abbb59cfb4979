package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// asked is an edit of one field.
type asked struct {
	op     string // set, unset, rename, add, remove
	key    string
	value  Value
	item   string // of add and remove; the new name for rename
	manner Manner
}

func (a asked) String() string {
	return fmt.Sprintf("%s %s %+v %q", a.op, a.key, a.value, a.item)
}

func (a asked) do(lines []string) ([]text.Edit, error) {
	switch a.op {
	case "set":
		return a.manner.Set(lines, a.key, a.value)
	case "unset":
		return Unset(lines, a.key)
	case "rename":
		return Rename(lines, a.key, a.item)
	case "add":
		return a.manner.AddItem(lines, a.key, a.item)
	}
	return RemoveItem(lines, a.key, a.item)
}

// errRefused tells an edit that was refused for a reason, and changed nothing.
var errRefused = errors.New("refused")

// check makes the edit and holds its promise against it: what the field says then,
// that no other field says anything else, and that no other byte has changed.
func (a asked) check(file []byte) error {
	t, err := text.Parse(file)
	if err != nil {
		return err
	}
	lines := t.Lines()
	given := slices.Clone(lines)
	before := Read(lines)
	edits, err := a.do(lines)
	if !slices.Equal(given, lines) {
		return errors.New("the lines that were given are others now")
	}
	if err != nil {
		if p := problem.Of(err); p == nil || p.Code == "" || len(edits) > 0 {
			return fmt.Errorf("no reason is given: %w", err)
		}
		return fmt.Errorf("%w: %w", errRefused, err)
	}
	if before.Problem != nil {
		return errors.New("a front matter that cannot be read was edited")
	}
	if len(edits) == 0 {
		return a.nothing(before)
	}
	now := t.Clone()
	if err := now.Apply(edits); err != nil {
		return err
	}
	after := Read(now.Lines())
	if after.Problem != nil {
		return fmt.Errorf("it cannot be read any more: %w\n%s", after.Problem, now.Bytes())
	}
	for _, check := range []func() error{
		func() error { return a.lines(before, edits) },
		func() error { return endings(file, now.Bytes()) },
		func() error { return a.values(before, after) },
	} {
		if err := check(); err != nil {
			return fmt.Errorf("%w\n%+v\n%s", err, edits, now.Bytes())
		}
	}
	return nil
}

// nothing holds that no edit was needed.
func (a asked) nothing(before *Document) error {
	f, ok := before.Lookup(a.key)
	switch {
	case a.op == "set" && !ok:
		return errors.New("a new field was not written")
	case a.op == "rename" && ok && f.Key != a.item:
		return errors.New("the field keeps its name")
	case a.op == "unset" && ok:
		return errors.New("the field stays")
	case a.op == "add" && !slices.Contains(f.Items, a.item) && f.Text != a.item,
		a.op == "remove" && slices.Contains(f.Items, a.item):
		return errors.New("the list stays")
	}
	return nil
}

// lines holds that only lines of the field are touched.
func (a asked) lines(before *Document, edits []text.Edit) error {
	f, had := before.Lookup(a.key)
	if before.Kind == JSON && (!had || a.op == "unset") {
		return nil // a comma on a neighbour's line goes or comes
	}
	for _, e := range edits {
		switch {
		case had && (e.From < f.Line-1 || e.To > f.EndLine):
			return fmt.Errorf("lines %d to %d of %d to %d are touched", e.From+1, e.To, f.Line, f.EndLine)
		case !had && (len(edits) > 1 || e.From != e.To || e.From < before.block.first || e.From > before.block.last):
			return errors.New("a new field touches other lines")
		}
		if e.To-e.From == 1 && len(e.Lines) == 1 && e.Lines[0] == before.lines[e.From] {
			return errors.New("a line is named and stays the same")
		}
	}
	changed := 0
	for _, e := range edits {
		changed += max(e.To-e.From, len(e.Lines))
	}
	if a.op == "rename" && changed != 1 {
		return fmt.Errorf("a new name touches %d lines", changed)
	}
	if f.Style.List == "block" && (a.op == "add" || a.op == "remove" && count(f.Items, a.item) == 1 && len(f.Items) > 1) && changed != 1 {
		return fmt.Errorf("an item touches %d lines", changed)
	}
	return nil
}

func count(items []string, item string) (n int) {
	for _, it := range items {
		if it == item {
			n++
		}
	}
	return n
}

// endings holds that line ends, byte order mark and the last newline or its absence
// stay as they were.
func endings(file, now []byte) error {
	lf := func(b []byte) int { return bytes.Count(b, []byte("\n")) - bytes.Count(b, []byte("\r\n")) }
	switch {
	case bytes.HasPrefix(file, []byte("\ufeff")) != bytes.HasPrefix(now, []byte("\ufeff")):
		return errors.New("the byte order mark")
	case bytes.Contains(file, []byte("\r\n")) && lf(file) == 0 && lf(now) != 0:
		return errors.New("a line end is another")
	case !bytes.Contains(file, []byte("\r\n")) && bytes.Contains(now, []byte("\r\n")) && lf(file) > 0:
		return errors.New("a line end is another")
	case bytes.HasSuffix(file, []byte("\n")) != bytes.HasSuffix(now, []byte("\n")) && len(bytes.TrimLeft(file, "\ufeff")) > 0:
		return errors.New("the last newline")
	}
	return nil
}

// values holds what a parser makes of both texts against what was asked.
func (a asked) values(before, after *Document) error {
	old, err := parsed(before)
	if err != nil {
		return fmt.Errorf("before: %w", err)
	}
	now, err := parsed(after)
	if err != nil {
		return fmt.Errorf("after: %w", err)
	}
	if got, want := strings.Join(after.lines[after.Body:], "\n"), strings.Join(before.lines[before.Body:], "\n"); strings.TrimPrefix(got, "\n") != strings.TrimPrefix(want, "\n") {
		return errors.New("the body is another")
	}
	if a.op == "rename" {
		return a.renamed(before.Kind, old, now)
	}
	return a.changed(old, now)
}

// renamed holds that the key is the only difference.
func (a asked) renamed(k Kind, old, now *node) error {
	if at, i, had := old.at(a.key); had {
		at.keys[i] = a.item
		if k == TOML || k == JSON {
			sortKeys(at)
		}
	}
	if was, is := old.dump(nil, 0), now.dump(nil, 0); was != is {
		return fmt.Errorf("other values:\n%s\n%s", was, is)
	}
	return nil
}

// changed holds that the field has the value that was asked, and that there is no
// other difference.
func (a asked) changed(old, now *node) error {
	key := a.key
	oldAt, i, had := old.at(key)
	nowAt, j, has := now.at(key)
	if a.op == "unset" && has && nowAt.keys[j] != oldAt.keys[i] {
		nowAt, j, has = nil, 0, false // a key that differs in case is another
	}
	if has == (a.op == "unset") {
		return fmt.Errorf("the field is there: %v", has)
	}
	if !had && has && nowAt != now {
		// A map that was made for its first field.
		name, _, _ := strings.Cut(key, ".")
		if p, k, ok := old.at(name); !ok || p.values[k].tag == "null" {
			oldAt, i = p, k
			nowAt, j, _ = now.at(name)
		}
	}
	for dot := range key {
		if key[dot] != '.' || a.op != "unset" || !had || len(oldAt.keys) != 1 {
			continue
		}
		// A map without its last field is a key with nothing.
		if p, k, ok := old.at(key[:dot]); ok && p.values[k] == oldAt {
			if q, l, ok := now.at(key[:dot]); ok && q.values[l].tag == "null" {
				oldAt, i, nowAt, j = p, k, q, l
				break
			}
		}
	}
	if was, is := old.dump(oldAt, i), now.dump(nowAt, j); was != is {
		return fmt.Errorf("other values:\n%s\n%s", was, is)
	}
	if a.op == "unset" {
		return nil
	}
	at, k, _ := now.at(key)
	var was *node
	if had {
		was = oldAt.values[i]
	}
	return a.holds(at.keys[k], was, at.values[k])
}

// holds compares the value under the key with what was asked.
func (a asked) holds(key string, was, is *node) error {
	items := make([]string, len(is.items))
	for i, it := range is.items {
		items[i] = it.text
	}
	wrong := fmt.Errorf("it is %s %q %q", is.tag, is.text, items)
	v := a.value
	switch a.op {
	case "add":
		if !slices.Contains(items, a.item) {
			return wrong
		}
		return nil
	case "remove":
		if slices.Contains(items, a.item) {
			return wrong
		}
		return nil
	}
	if was != nil && strings.HasSuffix(was.text, "\n") && strings.TrimRight(is.text, "\n") == v.Text {
		return nil // the line end that closes a block of text belongs to its form
	}
	ok := true
	switch {
	case v.Type == Text, v.Type == Number && isTextKey(key):
		ok = is.text == v.Text && is.tag == "str"
	case v.Type == List:
		ok = is.tag == "seq" && slices.Equal(items, v.Items)
	case v.Type == Bool && isTextKey(key):
		ok = strings.TrimRight(is.text, "\n") == fmt.Sprint(v.Bool) && is.tag == "str"
	case v.Type == Bool:
		ok = strings.EqualFold(is.text, fmt.Sprint(v.Bool)) && (is.tag == "bool" || is.tag == "str")
	case v.Type == Null:
		ok = is.tag == "null" || is.text == "" && is.tag == "str"
	case v.Type == Number:
		ok = strings.EqualFold(strings.TrimSpace(v.Text), is.text) || is.tag == "int" || is.tag == "float"
	case v.Type == Date || v.Type == DateTime:
		ok = strings.Contains(is.text, "2031") || strings.Contains(is.text, "31")
	case was != nil && was.tag == "str" && is.tag == "str":
		ok = is.text == v.Text || isDateKey(key)
	}
	if !ok {
		return wrong
	}
	return nil
}
