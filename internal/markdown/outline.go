package markdown

// OutlineHeading is a heading as links name it.
type OutlineHeading struct {
	Text string
	// ID is its id on the page, without "#".
	ID    string
	Level int
}

// Outline gives the headings of a text that have an id. A text that must not be
// parsed (Deep) has none.
func (m *Markdown) Outline(src []byte) []OutlineHeading {
	list := []OutlineHeading{}
	if Deep(src) {
		return list
	}
	ids := m.dialect.ids()
	for _, h := range m.Read(src).Headings {
		if id := ids.Take(h.Slug); id != "" {
			list = append(list, OutlineHeading{Text: plainText(h.Node, src), ID: id, Level: h.Node.Level})
		}
	}
	return list
}
