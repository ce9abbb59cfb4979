package kramdown

// make makes an element that begins at an offset of the source.
func (p *parser) make(kind Kind, pos int) *Element {
	if p.passing {
		e := &p.work.passing.take(1)[0]
		*e = Element{Kind: kind, Pos: int32(pos), Children: e.Children[:0]}
		return e
	}
	e := &p.work.elements.take(1)[0]
	e.Kind, e.Pos = kind, int32(pos)
	if kind < Text && kind > Blank {
		e.Children = p.work.slots.take(1)[:0]
	}
	return e
}

// raw makes text whose insides are parsed later.
func (p *parser) raw(t text, pos int) *Element {
	e := p.make(raw, pos)
	e.own = &p.work.owns.take(1)[0]
	e.own.src = t
	e.Children = p.work.slots.take(2)[:0]
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
	e.Value = html
	if plain != html {
		e.own = &own{rare: &rare{plain: plain}}
	}
	return e
}
