package frontmatter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"penpush/internal/problem"
)

// jsonScan walks over one JSON object.
type jsonScan struct {
	scanned
	lines []string
	at    pos
	end   int
}

func scanJSON(lines []string, b block, _ []entry) *scanned {
	s := &jsonScan{lines: lines, at: pos{b.first, 0}, end: b.last}
	s.blanks()
	if !b.bare && s.peek() == '{' {
		s.at.col++
	}
	for {
		s.blanks()
		if c := s.peek(); c == 0 || c == '}' {
			break
		}
		line := s.at.line
		if !s.member() {
			s.fail(problem.FrontMatterUnreadable, line)
			break
		}
		s.blanks()
		if s.peek() == ',' {
			s.at.col++
		}
	}
	s.markDuplicates()
	return &s.scanned
}

func (s *jsonScan) peek() byte {
	if s.at.line >= s.end || s.at.col >= len(s.lines[s.at.line]) {
		return 0
	}
	return s.lines[s.at.line][s.at.col]
}

// blanks skips blanks and line ends.
func (s *jsonScan) blanks() {
	for s.at.line < s.end {
		line := s.lines[s.at.line]
		for s.at.col < len(line) && (isBlank(line[s.at.col]) || line[s.at.col] == '\r') {
			s.at.col++
		}
		if s.at.col < len(line) {
			return
		}
		s.at = pos{s.at.line + 1, 0}
	}
}

func (s *jsonScan) quoteEnd(p pos) (pos, bool) {
	line := s.lines[p.line]
	if line[p.col] != '"' {
		return p, false
	}
	end, _, ok := quotedOnLine(line, p.col)
	return pos{p.line, end}, ok
}

// skipValue passes one value of any kind.
func (s *jsonScan) skipValue() bool {
	switch c := s.peek(); c {
	case '"':
		end, ok := s.quoteEnd(s.at)
		s.at = end
		return ok
	case '{', '[':
		f := &flowScan{lines: s.lines, at: s.at, end: s.end}
		ok := f.skipNested(s.quoteEnd)
		s.at = f.at
		return ok
	default:
		line := s.lines[s.at.line]
		from := s.at.col
		for s.at.col < len(line) && strings.IndexByte(",]} \t\r", line[s.at.col]) < 0 {
			s.at.col++
		}
		return s.at.col > from
	}
}

// member reads one "key": value.
func (s *jsonScan) member() bool {
	if s.peek() != '"' {
		return false
	}
	e := entry{line: s.at.line, keyFrom: s.at.col, comment: -1}
	end, key, ok := quotedOnLine(s.lines[s.at.line], s.at.col)
	if !ok {
		return false
	}
	e.key, e.keyTo, s.at.col = key, end, end
	s.blanks()
	if s.peek() != ':' || s.at.line != e.line {
		return false
	}
	s.at.col++
	e.mark = s.at.col
	s.blanks()
	if s.at.line >= s.end {
		return false
	}
	e.from = s.at
	if !s.value(&e) {
		return false
	}
	e.to, e.end = s.at, s.at.line+1
	s.entries = append(s.entries, e)
	return true
}

func (s *jsonScan) value(e *entry) bool {
	switch c := s.peek(); c {
	case '[':
		e.shape = flowList
		f := &flowScan{lines: s.lines, at: pos{s.at.line, s.at.col + 1}, end: s.end}
		ok := f.items(e, s.item)
		s.at = f.at
		if e.reason != "" {
			e.shape = closed
		}
		return ok
	case '{':
		e.shape, e.reason = closed, problem.FieldMap
		return s.skipValue()
	case '"':
		e.shape, e.quote = quoted, `"`
		_, text, ok := quotedOnLine(s.lines[s.at.line], s.at.col)
		e.text = text
		return ok && s.skipValue()
	default:
		if !s.skipValue() {
			return false
		}
		e.text = s.lines[e.from.line][e.from.col:s.at.col]
		return true
	}
}

func (s *jsonScan) item(f *flowScan) (it item, why problem.Code, ok bool) {
	s.at, it.from = f.at, f.at
	switch c := s.peek(); c {
	case '[', '{':
		why = problem.FieldNestedList
	case '"':
		it.quote = `"`
		_, it.text, _ = quotedOnLine(s.lines[s.at.line], s.at.col)
	}
	if !s.skipValue() {
		return it, why, false
	}
	if it.quote == "" && why == "" {
		it.text = s.lines[it.from.line][it.from.col:s.at.col]
	}
	f.at, it.to = s.at, s.at
	return it, why, true
}

func jsonType(e *entry) Type {
	if e.shape == quoted {
		return quotedType(e)
	}
	switch e.text {
	case "null":
		return Null
	case "true", "false":
		return Bool
	}
	if isNumber(e.text) {
		return Number
	}
	return Unreadable
}

func decodeJSON(lines []string, b block) (fields []decoded, err error) {
	err = parse(lines, b, func(data []byte) error {
		if b.first == b.from {
			// adrg/frontmatter leaves the braces out, which are delimiters to it.
			data = []byte(strings.Join(lines[b.first:b.last], "\n"))
		}
		if b.bare {
			data = append(append([]byte("{"), data...), '}')
		}
		fields, err = decodeMembers(data)
		return err
	})
	return fields, err
}

// decodeMembers reads the object's members in their order.
func decodeMembers(data []byte) ([]decoded, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if _, err := dec.Token(); err != nil {
		return nil, jsonLine(data, err)
	}
	fields := []decoded{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, jsonLine(data, err)
		}
		var v any
		if err := dec.Decode(&v); err != nil {
			return nil, jsonLine(data, err)
		}
		d := decodedJSON(v)
		d.key, _ = key.(string)
		d.line = -1
		fields = append(fields, d)
	}
	if _, err := dec.Token(); err != nil {
		return nil, jsonLine(data, err)
	}
	return fields, nil
}

func jsonLine(data []byte, err error) error {
	at := int64(len(data))
	if s, ok := err.(*json.SyntaxError); ok { //nolint:errorlint // the decoder wraps nothing
		at = min(s.Offset, at)
	}
	return &lineError{bytes.Count(data[:at], []byte("\n")) + 1, err}
}

func decodedJSON(v any) decoded {
	switch v := v.(type) {
	case []any:
		d := decoded{typ: List, items: []string{}, simple: true}
		for _, x := range v {
			one := decodedJSON(x)
			d.simple = d.simple && one.typ == Text
			d.items = append(d.items, one.text)
		}
		if !d.simple {
			d.deep = fmt.Sprint(v)
		}
		return d
	case map[string]any:
		return decoded{typ: Map, deep: fmt.Sprint(v)}
	case string:
		return decoded{typ: Text, text: v}
	case json.Number:
		return decoded{typ: Text, text: v.String()}
	case bool:
		if v {
			return decoded{typ: Text, text: "true"}
		}
		return decoded{typ: Text, text: "false"}
	default:
		return decoded{typ: Text, text: "null"}
	}
}
