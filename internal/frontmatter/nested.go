package frontmatter

import (
	"slices"
	"strings"

	"penpush/internal/text"
)

// Inner gives the fields inside a Map that stands on lines of its own: YAML's
// indented fields, TOML's [table]. Their lines count in the file. A map in braces
// has none to give. To edit one, name it with its map: "taxonomies.tags".
func (d *Document) Inner(f *Field) []Field {
	fields := Skim(d.fenced(f)).Fields
	for i := range fields {
		fields[i].Line += f.Line - 1
		fields[i].EndLine += f.Line - 1
	}
	return fields
}

// fenced puts the lines below a map's key between delimiters, or gives none.
func (d *Document) fenced(f *Field) []string {
	if f.Type != Map || f.EndLine <= f.Line || d.Kind != YAML && d.Kind != TOML {
		return nil
	}
	fence := "---"
	if d.Kind == TOML {
		fence = "+++"
	}
	return slices.Concat([]string{fence}, d.lines[f.Line:f.EndLine], []string{fence})
}

// within makes an edit of a field inside a map, which both readers read like a
// front matter of its own. The map itself is read again with all others.
func (c *change) within(edit func(lines []string, key string) ([]text.Edit, error)) ([]text.Edit, bool, error) {
	parent, key, nested := strings.Cut(c.key, ".")
	if !nested || c.at >= 0 {
		return nil, false, nil
	}
	f, ok := c.doc.Get(parent)
	if !ok {
		return nil, false, nil
	}
	lines := c.doc.fenced(f)
	if lines == nil || Read(lines).Kind != c.doc.Kind {
		return nil, false, nil
	}
	edits, err := edit(lines, key)
	if err != nil || len(edits) == 0 {
		return edits, true, err
	}
	for i := range edits {
		edits[i].From += f.Line - 1
		edits[i].To += f.Line - 1
	}
	edits, err = c.checked(c.doc.Fields, edits)
	return edits, true, err
}
