package frontmatter

import (
	"errors"
	"fmt"

	"github.com/BurntSushi/toml"
)

func decodeTOML(lines []string, b block) ([]decoded, error) {
	values := map[string]any{}
	var meta toml.MetaData
	err := parse(lines, b, func(data []byte) error {
		var err error
		meta, err = toml.Decode(string(data), &values)
		return err
	})
	if err != nil {
		var where toml.ParseError
		if errors.As(err, &where) {
			return nil, &lineError{where.Position.Line, err}
		}
		return nil, err
	}
	fields := []decoded{}
	seen := map[string]bool{}
	for _, key := range meta.Keys() {
		if seen[key[0]] {
			continue
		}
		seen[key[0]] = true
		d := decodedTOML(values[key[0]])
		d.key, d.line = key[0], -1
		fields = append(fields, d)
	}
	return fields, nil
}

// lineError is an error whose line is known.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return e.err.Error() }
func (e *lineError) Unwrap() error { return e.err }

func decodedTOML(v any) decoded {
	switch v := v.(type) {
	case string:
		return decoded{typ: Text, text: v}
	case []any:
		d := decoded{typ: List, items: []string{}, simple: true}
		for _, x := range v {
			switch x := x.(type) {
			case string:
				d.items = append(d.items, x)
			case []any, map[string]any:
				d.simple = false
			default:
				d.loose = true
				d.items = append(d.items, "")
			}
		}
		if !d.simple || d.loose {
			d.deep = fmt.Sprint(v)
		}
		return d
	case map[string]any, []map[string]any:
		return decoded{typ: Map, deep: fmt.Sprint(v)}
	default:
		return decoded{typ: Text, loose: true}
	}
}
