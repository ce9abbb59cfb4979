package frontmatter

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"gopkg.in/yaml.v3"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// node is a value as a parser alone reads it, without any of our code between.
type node struct {
	tag    string // "str", "bool", "int", "float", "null", "map", "seq", or the parser's own
	text   string
	items  []*node
	keys   []string
	values []*node
}

// parsed decodes the block of a document by the language's parser alone.
func parsed(d *Document) (*node, error) {
	lines := d.lines[d.block.first:d.block.last]
	block := strings.Join(lines, "\n") + "\n"
	switch d.Kind {
	case YAML:
		var root yaml.Node
		if err := yaml.Unmarshal([]byte(block), &root); err != nil {
			return nil, err
		}
		if root.Kind == 0 {
			return &node{tag: "map"}, nil
		}
		n := yamlNode(root.Content[0])
		if n.tag == "null" {
			n = &node{tag: "map"}
		}
		return n, nil
	case TOML:
		values := map[string]any{}
		if _, err := toml.Decode(block, &values); err != nil {
			return nil, err
		}
		return anyNode(values), nil
	case JSON:
		if d.block.bare {
			block = "{" + block + "}"
		}
		var value any
		dec := json.NewDecoder(strings.NewReader(block))
		dec.UseNumber()
		err := dec.Decode(&value)
		return anyNode(value), err
	case Pelican:
		return pelicanNode(lines), nil
	}
	return &node{tag: "map"}, nil
}

func yamlNode(n *yaml.Node) *node {
	out := &node{tag: strings.TrimPrefix(n.ShortTag(), "!!"), text: n.Anchor + n.Value}
	switch n.Kind {
	case yaml.AliasNode:
		out.tag = "alias"
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			out.keys = append(out.keys, n.Content[i].Value)
			out.values = append(out.values, yamlNode(n.Content[i+1]))
		}
	case yaml.SequenceNode:
		for _, c := range n.Content {
			out.items = append(out.items, yamlNode(c))
		}
	}
	return out
}

func anyNode(v any) *node {
	switch v := v.(type) {
	case map[string]any:
		out := &node{tag: "map"}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out.keys, out.values = append(out.keys, k), append(out.values, anyNode(v[k]))
		}
		return out
	case []map[string]any:
		out := &node{tag: "seq"}
		for _, c := range v {
			out.items = append(out.items, anyNode(c))
		}
		return out
	case []any:
		out := &node{tag: "seq"}
		for _, c := range v {
			out.items = append(out.items, anyNode(c))
		}
		return out
	case string:
		return &node{tag: "str", text: v}
	case bool:
		return &node{tag: "bool", text: fmt.Sprint(v)}
	case nil:
		return &node{tag: "null"}
	case int64, json.Number:
		return &node{tag: "int", text: fmt.Sprint(v)}
	case float64:
		return &node{tag: "float", text: fmt.Sprint(v)}
	}
	return &node{tag: "timestamp", text: fmt.Sprint(v)}
}

func pelicanNode(lines []string) *node {
	out := &node{tag: "map"}
	for _, line := range lines {
		key, value, ok := strings.Cut(line, ":")
		if n := len(out.keys); n > 0 && (!ok || indent(line) > 3) {
			out.values[n-1].text += "\n" + strings.TrimSpace(line)
			continue
		}
		n := &node{tag: "str", text: strings.TrimSpace(value)}
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "tags", "authors", "keywords":
			n.tag = "seq"
			for _, it := range strings.Split(n.text, ",") {
				if it = strings.TrimSpace(it); it != "" {
					n.items = append(n.items, &node{tag: "str", text: it})
				}
			}
			n.text = ""
		}
		out.keys, out.values = append(out.keys, strings.TrimSpace(key)), append(out.values, n)
	}
	return out
}

// at finds the value under a key as Document.Lookup would: as spelled first, the
// last of several, then without regard to case, then inside a map.
func (n *node) at(path string) (parent *node, i int, ok bool) {
	for _, same := range []func(string) bool{
		func(k string) bool { return k == path },
		func(k string) bool { return strings.EqualFold(k, path) },
	} {
		for i := len(n.keys) - 1; i >= 0; i-- {
			if same(n.keys[i]) {
				return n, i, true
			}
		}
	}
	for i := len(path) - 1; i > 0; i-- {
		if path[i] != '.' {
			continue
		}
		if p, j, ok := n.at(path[:i]); ok && p.values[j].tag == "map" {
			return p.values[j].at(path[i+1:])
		}
	}
	return nil, 0, false
}

// dump spells a value with all that is in it, but for the value at (parent, i).
func (n *node) dump(parent *node, i int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "(%s %q", n.tag, n.text)
	for _, it := range n.items {
		s.WriteString(" " + it.dump(parent, i))
	}
	for j, k := range n.keys {
		if n == parent && j == i {
			continue
		}
		fmt.Fprintf(&s, " %q=%s", k, n.values[j].dump(parent, i))
	}
	s.WriteByte(')')
	return s.String()
}

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
		return fmt.Errorf("it cannot be read any more: %v\n%s", after.Problem, now.Bytes())
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
	case bytes.HasSuffix(file, []byte("\n")) != bytes.HasSuffix(now, []byte("\n")) && len(bytes.TrimPrefix(file, []byte("\ufeff"))) > 0:
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
	oldAt, i, had := old.at(a.key)
	key := a.key
	if a.op == "rename" {
		if had {
			oldAt.keys[i] = a.item
		}
		if before.Kind == TOML || before.Kind == JSON {
			sortKeys(oldAt)
		}
		if old.dump(nil, 0) != now.dump(nil, 0) {
			return fmt.Errorf("other values:\n%s\n%s", old.dump(nil, 0), now.dump(nil, 0))
		}
		return nil
	}
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

func sortKeys(n *node) {
	if n == nil {
		return
	}
	byKey := map[string]*node{}
	for i, k := range n.keys {
		byKey[k] = n.values[i]
	}
	slices.Sort(n.keys)
	for i, k := range n.keys {
		n.values[i] = byKey[k]
	}
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
