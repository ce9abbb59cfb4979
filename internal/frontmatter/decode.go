package frontmatter

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	adrg "github.com/adrg/frontmatter"
	"gopkg.in/yaml.v3"
)

// decoded is one field as a parser understands it, which is what the scanner is
// compared with.
type decoded struct {
	key   string
	line  int // counted from 0 in the file, or -1
	typ   Type
	text  string
	items []string
	// loose values have no text of their own (numbers and dates in TOML).
	loose bool
	// simple tells a list whose items are all scalars.
	simple bool
	// flat are the scalars of a list that holds lists, in their order.
	flat []string
	// deep is all that a map or a list of more than scalars holds.
	deep string
}

// parse hands the block to adrg/frontmatter. Where that looks for another end
// than generators do, the decoder gets the block's lines directly.
func parse(lines []string, b block, unmarshal func([]byte) error) (err error) {
	defer func() {
		// A parser that gives up by panicking has not read the block.
		if r := recover(); r != nil {
			err = fmt.Errorf("parse front matter: %v", r)
		}
	}()
	take := func(data []byte, _ interface{}) error { return unmarshal(data) }
	if !adrgIsRight(lines, b) {
		return unmarshal([]byte(strings.Join(lines[b.first:b.last], "\n") + "\n"))
	}
	whole := strings.NewReader(strings.Join(lines[b.from:b.to], "\n"))
	opener, closer := strings.TrimSpace(lines[b.from]), strings.TrimSpace(lines[b.to-1])
	_, err = adrg.MustParse(whole, nil, adrg.NewFormat(opener, closer, take))
	return err
}

// adrgIsRight tells that the block has an opening and a closing line, and none
// between them that adrg/frontmatter would take for the closing one because it
// does not look at the indent.
func adrgIsRight(lines []string, b block) bool {
	if b.headless || b.bare || b.kind == Pelican || b.first == b.from {
		return false
	}
	closer := strings.TrimSpace(lines[b.to-1])
	for _, line := range lines[b.first:b.last] {
		if strings.TrimSpace(line) == closer {
			return false
		}
	}
	return true
}

func decodeYAML(lines []string, b block) ([]decoded, error) {
	var root yaml.Node
	if err := parse(lines, b, func(data []byte) error { return yaml.Unmarshal(data, &root) }); err != nil {
		return nil, err
	}
	if root.Kind == 0 {
		return nil, nil
	}
	node := &root
	if node.Kind == yaml.DocumentNode {
		node = node.Content[0]
	}
	if node.Kind == yaml.ScalarNode && node.Tag == "!!null" {
		return nil, nil
	}
	if node.Kind != yaml.MappingNode {
		return nil, errors.New("yaml: line 1: these are no fields")
	}
	fields := make([]decoded, 0, len(node.Content)/2)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		d := decodedNode(node.Content[i+1])
		d.key, d.line = key.Value, b.first+key.Line-1
		if key.Kind != yaml.ScalarNode {
			d.key = fmt.Sprintf("(%d)", key.Line)
		}
		fields = append(fields, d)
	}
	return fields, nil
}

func decodedNode(n *yaml.Node) decoded {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.ScalarNode:
		return decoded{typ: Text, text: n.Value}
	case yaml.SequenceNode:
		d := decoded{typ: List, items: []string{}, simple: true}
		for _, c := range n.Content {
			if c.Kind != yaml.ScalarNode {
				d.simple = false
				continue
			}
			d.items = append(d.items, c.Value)
		}
		if !d.simple {
			d.deep, d.flat = nodeText(n), scalars(n)
		}
		return d
	default:
		return decoded{typ: Map, deep: nodeText(n)}
	}
}

// scalars are those of a list and of the lists in it.
func scalars(n *yaml.Node) []string {
	var out []string
	for _, c := range n.Content {
		switch c.Kind {
		case yaml.ScalarNode:
			out = append(out, c.Value)
		case yaml.SequenceNode:
			out = append(out, scalars(c)...)
		}
	}
	return out
}

// nodeText spells a node with all that is in it; what an alias stands for is
// spelled where it is.
func nodeText(n *yaml.Node) string {
	var s strings.Builder
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		fmt.Fprintf(&s, "(%d %s %q %q", n.Kind, n.ShortTag(), n.Anchor, n.Value)
		for _, c := range n.Content {
			walk(c)
		}
		s.WriteByte(')')
	}
	walk(n)
	return s.String()
}

// errorLine finds the line that a parser complains about, counted from 1 in what
// it was given; 0 when it does not say.
func errorLine(err error) int {
	var known *lineError
	if errors.As(err, &known) {
		return known.line
	}
	m := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error())
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
