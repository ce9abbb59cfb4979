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
	if kind < Text && kind > Blank {
		e.Children = p.room(1)
	}
	return e
}

// room is room for n elements, which grows when it is not enough.
func (p *parser) room(n int) []*Element {
	if len(p.slots) < n {
		p.slots = make([]*Element, min(max(p.made/2, 8), together))
	}
	room := p.slots[:0:n]
	p.slots = p.slots[n:]
	return room
}

// raw makes text whose insides are parsed later.
func (p *parser) raw(t text, pos int) *Element {
	e := p.make(raw, pos)
	if len(p.owns) == 0 {
		p.owns = make([]own, min(max(p.made/16, 2), together/4))
	}
	e.own = &p.owns[0]
	p.owns = p.owns[1:]
	e.own.src = t
	e.Children = p.room(2)
	return e
}

// scan begins to read a text, and gives what was read before to be given to done.
func (p *parser) scan(t text) (before *scanner) {
	before = p.src
	if n := len(p.idle); n > 0 {
		p.src, p.idle = p.idle[n-1], p.idle[:n-1]
		*p.src = scanner{text: t}
	} else {
		p.src = &scanner{text: t}
	}
	return before
}

// done goes on with what was read before.
func (p *parser) done(before *scanner) {
	p.idle = append(p.idle, p.src)
	p.src = before
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
