package frontmatter

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"gopkg.in/yaml.v3"
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
	if blanks := d.block.withoutTabs(d.lines); blanks != nil && d.Tab > 0 {
		lines = blanks[d.block.first:d.block.last]
	}
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

// sortKeys puts the keys in order again, as maps of the parsers have them.
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
