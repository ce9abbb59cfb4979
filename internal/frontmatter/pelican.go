package frontmatter

import (
	"strings"

	"penpush/internal/problem"
)

// scanPelican reads "Key: value" lines, as Python-Markdown's meta-data extension
// does. Tags and authors are lists with commas.
func scanPelican(lines []string, b block, _ []entry) *scanned {
	s := &scanned{}
	for i := b.first; i < b.last; i++ {
		line := lines[i]
		if !isPelicanField(line) {
			if n := len(s.entries); n > 0 {
				e := &s.entries[n-1]
				e.end, e.shape, e.items = i+1, closed, nil
				e.reason = problem.FieldSeveralLines
				e.text += "\n" + strings.TrimSpace(line)
			}
			continue
		}
		s.entries = append(s.entries, pelicanField(line, i))
	}
	s.markDuplicates()
	return s
}

func pelicanField(line string, i int) entry {
	in, colon := indent(line), strings.IndexByte(line, ':')
	from := skipBlanks(line, colon+1)
	to := len(strings.TrimRight(line, " \t\r"))
	if to < from {
		from, to = len(line), len(line)
	}
	e := entry{
		key: line[in:colon], line: i, keyFrom: in, keyTo: colon, mark: colon + 1,
		from: pos{i, from}, to: pos{i, to}, end: i + 1, comment: -1, shape: plain, text: line[from:to],
	}
	if e.text == "" {
		e.shape = empty
	}
	switch strings.ToLower(e.key) {
	case "tags", "authors", "keywords":
		e.shape = flowList
		for at := from; at < to; {
			end := at + strings.IndexByte(line[at:to]+",", ',')
			first := skipBlanks(line, at)
			last := first + len(strings.TrimRight(line[min(first, end):end], " \t"))
			if first < end {
				e.items = append(e.items, item{from: pos{i, first}, to: pos{i, last}, text: line[first:last]})
			}
			at = end + 1
		}
	}
	return e
}

// decodePelican is the scanner once more: no parser of ours knows these lines.
func decodePelican(lines []string, b block) ([]decoded, error) {
	fields := []decoded{}
	for _, e := range scanPelican(lines, b, nil).entries {
		d := decoded{key: e.key, line: e.line, typ: Text, text: e.text, simple: true}
		if e.shape == flowList {
			d.typ, d.items = List, []string{}
			for _, it := range e.items {
				d.items = append(d.items, it.text)
			}
		}
		fields = append(fields, d)
	}
	return fields, nil
}
