package kramdown

// Elements are made many at once: they live and die together.
const together = 128

// make makes an element that begins at an offset of the source.
func (p *parser) make(kind Kind, pos int) *Element {
	if p.passing {
		return p.passed.make(kind, pos)
	}
	if len(p.spare) == 0 {
		p.spare = make([]Element, min(max(p.made/2, 8), together))
	}
	e := &p.spare[0]
	p.spare = p.spare[1:]
	p.made++
	e.Kind, e.Pos = kind, int32(pos)
	if kind < Text && kind > Blank {
		e.Children = p.room(1)
	}
	return e
}

// passing are elements that are needed only until their block was taken: the next
// block's are made in their room.
type passing struct {
	rooms [][]Element
	room  int // of which elements are made
	used  int // in that one
}

func (a *passing) make(kind Kind, pos int) *Element {
	if a.room < len(a.rooms) && a.used == len(a.rooms[a.room]) {
		a.room, a.used = a.room+1, 0
	}
	if a.room == len(a.rooms) {
		a.rooms = append(a.rooms, make([]Element, together/4<<min(a.room, 2)))
	}
	e := &a.rooms[a.room][a.used]
	a.used++
	*e = Element{Kind: kind, Pos: int32(pos), Children: e.Children[:0]}
	return e
}

// again makes the next elements where the last ones are, whose children's room is
// theirs too.
func (a *passing) again() { a.room, a.used = 0, 0 }

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
	e.Value = html
	if plain != html {
		e.own = &own{rare: &rare{plain: plain}}
	}
	return e
}
