package kramdown

// Elements are made many at once: they live and die together.
const together = 128

// make makes an element that begins at an offset of the source.
func (p *parser) make(kind Kind, pos int) *Element {
	if len(p.spare) == 0 {
		p.spare = make([]Element, min(max(p.made/2, 8), together))
	}
	e := &p.spare[0]
	p.spare = p.spare[1:]
	p.made++
	e.Kind, e.Pos = kind, pos
	return e
}

// raw makes text whose insides are parsed later.
func (p *parser) raw(t text, pos int) *Element {
	e := p.make(raw, pos)
	e.own = &own{src: t}
	return e
}

func (p *parser) text(s string) *Element {
	e := p.make(Text, -1)
	e.Value = s
	return e
}

func (p *parser) literal(s string) *Element {
	e := p.make(Literal, -1)
	e.Value = s
	return e
}

// siteTag makes what Liquid is shown as.
func (p *parser) siteTag(s string) *Element { return p.printed(string(escapeAll(nil, s)), s) }

// printed makes a Sign.
func (p *parser) printed(html, plain string) *Element {
	e := p.make(Sign, -1)
	e.Value, e.Plain = html, plain
	return e
}
