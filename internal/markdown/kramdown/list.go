package kramdown

import (
	"strings"
)

// marker is the length of a list's marker with the blanks before it: of kind '-'
// for bullets, '1' for numbers, ':' for meanings. most is how far it may stand in.
func marker(line string, kind byte, most int) int {
	n := blanks(line)
	if n > most || n == len(line) {
		return 0
	}
	switch kind {
	case '-':
		if strings.IndexByte("+*-", line[n]) < 0 {
			return 0
		}
		n++
	case ':':
		if line[n] != ':' {
			return 0
		}
		n++
	default:
		digits := n
		for n < len(line) && isDigit(line[n]) {
			n++
		}
		if n == digits || n == len(line) || line[n] != '.' {
			return 0
		}
		n++
	}
	if n >= len(line) || line[n] != '\t' && line[n] != ' ' && line[n] != '|' || !strings.HasSuffix(line, "\n") {
		return 0
	}
	return n
}

func isListLine(line string) bool { return marker(line, '-', 3) > 0 || marker(line, '1', 3) > 0 }
func isTermLine(line string) bool { return marker(line, ':', 3) > 0 }

// item is a list's item while its lines are collected.
type item struct {
	element     *Element
	parts       []*builder
	indentation int
}

func (i *item) lastPart() *builder { return i.parts[len(i.parts)-1] }

// deepest is how far the next marker may stand in.
func (i *item) deepest() int { return min(max(i.indentation-1, 0), 3) }

// begin reads an item's first line, whose marker is n long.
func (p *parser) begin(kind Kind, line string, n int) *item {
	it := &item{element: p.make(kind, p.src.source(p.src.pos))}
	content := line[n:]
	at := p.src.pos + n
	if l, rest, ok := itemAttributes(content); isBlank(content) || ok && isBlank(rest) {
		it.indentation = 4
		if ok && l != nil {
			it.element.ial = l
		}
		b := &builder{}
		it.parts = []*builder{b}
		return it
	}
	column := n
	for i := 0; i < len(content) && (content[i] == ' ' || content[i] == '\t'); i++ {
		if content[i] == '\t' {
			column += 4 - column%4
		} else {
			column++
		}
	}
	it.indentation = column
	start := len(content) - len(strings.TrimLeft(content, " \t\v\f\r"))
	if l, rest, ok := itemAttributes(content[start:]); ok {
		it.element.ial = l
		start = len(content) - len(rest)
	}
	b := &builder{}
	b.copy(p.src.text, at+start, p.src.pos+len(line))
	it.parts = []*builder{b}
	return it
}

// goesOn tells a line that is indented as far as the item's text.
func (i *item) goesOn(line string) bool {
	if isBlank(line) {
		return false
	}
	groups := func(n int) int { // the length of n times a tab or four blanks, or -1
		at := 0
		for range n {
			switch {
			case strings.HasPrefix(line[at:], "\t"):
				at++
			case strings.HasPrefix(line[at:], "    "):
				at += 4
			default:
				return -1
			}
		}
		return at
	}
	if at := groups(i.indentation / 4); at >= 0 && strings.HasPrefix(line[at:], strings.Repeat(" ", i.indentation%4)) {
		return true
	}
	return groups(i.indentation/4+1) >= 0
}

// lazily tells a line that goes on although it is not indented.
func (i *item) lazily(line string) bool {
	if isBlank(line) {
		return false
	}
	return blanks(line) > min(i.indentation, 3) || !isAttributes(line) && !isMarkup(line)
}

// take adds a line without the item's indentation; it tells whether that was there.
func (p *parser) take(it *item, line string) (b *builder, indented bool) {
	tabs := len(line) - len(strings.TrimLeft(line, "\t"))
	b = &builder{}
	s := strings.Repeat("    ", tabs) + line[tabs:]
	at := p.src.source(p.src.pos)
	if strings.HasPrefix(s, strings.Repeat(" ", it.indentation)) {
		cut := max(it.indentation-4*tabs, 0) + tabs
		kept := s[it.indentation:]
		if spaces := len(kept) - (len(line) - min(cut, len(line))); spaces > 0 {
			b.put(kept[:spaces], at)
			kept = kept[spaces:]
		}
		b.copy(p.src.text, p.src.pos+len(line)-len(kept), p.src.pos+len(line))
		return b, true
	}
	b.put(s[:4*tabs], at)
	b.copy(p.src.text, p.src.pos+tabs, p.src.pos+len(line))
	return b, false
}

func (p *parser) list(line string) bool {
	kind, sort := Bullets, byte('-')
	if marker(line, '-', 3) == 0 {
		kind, sort = Numbers, '1'
	}
	if marker(line, sort, 3) == 0 {
		return false
	}
	e := p.element(kind)
	items, ended := p.items(sort)
	p.tree.add(e)
	for _, it := range items {
		e.add(it.element)
	}
	var last *Element
	for _, it := range items {
		for _, part := range it.parts {
			p.blocks(it.element, part.text())
		}
		last = p.settle(e, it.element, ended)
	}
	if !p.options.Plain {
		tasks(e)
	}
	if last != nil && !ended {
		p.tree.add(last)
	}
	return true
}

// items collects the lines of a list's items. ended tells that a "^" ended it.
func (p *parser) items(sort byte) (items []*item, ended bool) {
	var it *item
	nested, blank := false, false
	most := 3
	for !p.src.done() {
		line := p.src.line()
		n := marker(line, sort, most)
		switch {
		case blank && isRule(line):
			return items, false
		case isEnd(line):
			p.src.pos += len(line)
			return items, true
		case n > 0:
			it = p.begin(Item, line, n)
			items = append(items, it)
			most = it.deepest()
			nested = isListLine(it.parts[0].b.String())
			blank = false
		case it.goesOn(line) || !blank && it.lazily(line):
			b, found := p.take(it, line)
			t := b.text()
			switch {
			case !nested && found && isListLine(t.s):
				it.parts = append(it.parts, &builder{})
				nested = true
			case nested && !found && isListLine(t.s):
				it.lastPart().put(strings.Repeat(" ", it.indentation+4), t.source(0))
			}
			it.lastPart().copy(t, 0, len(t.s))
			blank = false
		case isBlank(line):
			nested, blank = true, true
			it.lastPart().copy(p.src.text, p.src.pos, p.src.pos+len(line))
		default:
			return items, false
		}
		p.src.pos += len(line)
	}
	return items, false
}

// settle decides whether an item's text shows as a paragraph, and takes the blank
// lines off its end.
func (p *parser) settle(list, it *Element, ended bool) (last *Element) {
	if len(it.Children) == 0 {
		return nil
	}
	first := it.Children[0]
	if first.Kind == Paragraph && len(it.Children) >= 2 && it.Children[1].Kind == Boundary && first.ial != nil {
		it.Children = append(it.Children[:1], it.Children[2:]...)
	}
	final := list.last() == it
	if first.Kind == Paragraph &&
		(len(it.Children) < 2 || it.Children[1].Kind != Blank || final && len(it.Children) == 2 && !ended) &&
		(!final || len(list.Children) == 1 || someBare(list.Children[:len(list.Children)-1])) {
		first.Bare = true
		if len(it.Children) > 1 && it.Children[1].Kind != Blank {
			p.addRaw(first, text{s: "\n", marks: []mark{{0, int(first.Pos)}}})
		}
	}
	if end := it.last(); end.Kind == Blank {
		it.Children = it.Children[:len(it.Children)-1]
		return end
	}
	return nil
}

func someBare(items []*Element) bool {
	for _, it := range items {
		if len(it.Children) == 0 || it.Children[0].Kind != Paragraph || it.Children[0].Bare {
			return true
		}
	}
	return false
}

// tasks makes boxes of "[ ]" and "[x]" at the beginning of items.
func tasks(list *Element) {
	found := false
	for _, it := range list.Children {
		if len(it.Children) == 0 || it.Children[0].Kind != Paragraph || len(it.Children[0].Children) == 0 {
			continue
		}
		words := it.Children[0].Children[0]
		all := words.source()
		s := strings.TrimLeft(all.s, " \t\n")
		cut := len(all.s) - len(s)
		if len(s) > 3 && s[0] == '[' && s[2] == ']' && isSpace(s[3]) && (s[1] == ' ' || s[1] == 'x' || s[1] == 'X') {
			found = true
			box := `<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />`
			if s[1] != ' ' {
				box = `<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />`
			}
			rest := strings.TrimLeft(s[3:], " \t\n\v\f\r")
			var b builder
			b.put(box, all.source(cut))
			b.copy(all, len(all.s)-len(rest), len(all.s))
			words.own = &own{src: b.text()}
		}
		if found {
			it.Attr = set(it.Attr, "class", "task-list-item")
		}
	}
	if found {
		list.Attr = set(list.Attr, "class", "task-list")
	}
}

// terms reads the meanings under a paragraph, whose lines become the terms.
func (p *parser) terms(line string) bool {
	c := p.tree.Children
	n := len(c)
	apart := n >= 2 && c[n-1].Kind == Blank && c[n-1].Value == "\n" && c[n-2].Kind == Paragraph
	if marker(line, ':', 3) == 0 || n == 0 || c[n-1].Kind != Paragraph && !apart {
		return false
	}
	e := p.element(Terms)
	words := c[n-1]
	if apart {
		words = c[n-2]
		p.tree.Children = c[:n-2]
	} else {
		p.tree.Children = c[:n-1]
	}
	e.Pos, e.ial = words.Pos, words.ial
	if len(words.Children) > 0 {
		e.add(p.termsOf(words.Children[0].source())...)
	}
	items := p.meanings(apart)
	var last *Element
	for _, it := range items {
		e.add(it.element)
		p.blocks(it.element, it.parts[0].text())
		c := it.element.Children
		if len(c) == 0 {
			continue
		}
		last = nil
		if c[len(c)-1].Kind == Blank {
			last = c[len(c)-1]
			c = c[:len(c)-1]
		}
		it.element.Children = c
		if len(c) > 0 && c[0].Kind == Paragraph && !it.element.asPara {
			if len(c) > 1 {
				p.addRaw(c[0], text{s: "\n", marks: []mark{{0, int(c[0].Pos)}}})
			}
			c[0].Bare = true
		}
	}
	p.addTerms(e)
	if last != nil {
		p.tree.add(last)
	}
	return true
}

// addTerms joins a list of terms to the one before it.
func (p *parser) addTerms(e *Element) {
	c := p.tree.Children
	n := len(c)
	switch {
	case n >= 1 && c[n-1].Kind == Terms:
		c[n-1].add(e.Children...)
	case n >= 2 && c[n-1].Kind == Blank && c[n-2].Kind == Terms:
		p.tree.Children = c[:n-1]
		c[n-2].add(e.Children...)
	default:
		p.tree.add(e)
	}
}

func (p *parser) termsOf(t text) []*Element {
	var out []*Element
	for at := 0; at < len(t.s); {
		line := lineAt(t.s, at)
		words := t.part(at, at+len(strings.TrimSuffix(line, "\n")))
		e := p.make(Term, t.source(at))
		if l, rest, ok := itemAttributes(words.s); ok {
			e.ial = l
			words = words.part(len(words.s)-len(rest), len(words.s))
		}
		e.add(p.raw(words, words.source(0)))
		out = append(out, e)
		at += len(line)
	}
	return out
}

func (p *parser) meanings(asPara bool) []*item {
	var items []*item
	var it *item
	blank, most := false, 3
	for !p.src.done() {
		line := p.src.line()
		n := marker(line, ':', most)
		switch {
		case n > 0:
			it = p.begin(Meaning, line, n)
			it.element.asPara = asPara
			items = append(items, it)
			most = it.deepest()
			asPara, blank = false, false
		case isEnd(line):
			return items
		case it.goesOn(line) || !blank && it.lazily(line):
			b, _ := p.take(it, line)
			t := b.text()
			it.parts[0].copy(t, 0, len(t.s))
			asPara, blank = false, false
		case isBlank(line):
			it.parts[0].copy(p.src.text, p.src.pos, p.src.pos+len(line))
			asPara, blank = true, true
		default:
			return items
		}
		p.src.pos += len(line)
	}
	return items
}
