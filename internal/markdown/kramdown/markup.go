package kramdown

import (
	"slices"
	"strings"
)

// model is what the text inside raw HTML is taken for.
type model uint8

const (
	modelRaw model = iota
	modelBlock
	modelSpan
)

const (
	spanTags  = " a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var "
	blockTags = " address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul "
	emptyTags = " area base br col command embed hr img input keygen link meta param source track wbr "

	blockModel = " address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup iframe li main map menu nav noscript object section summary td "
	spanModel  = " a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt "
	rawModel   = " script style math option textarea pre code kbd samp var "
)

func in(list, name string) bool { return strings.Contains(list, " "+name+" ") }

// known tells an element of HTML, whose name is read without regard to case.
func known(name string) bool {
	return in(spanTags, name) || in(blockTags, name) || in(emptyTags, name) || in(blockModel, name) || in(spanModel, name) || in(rawModel, name)
}

func modelOf(name string) model {
	switch {
	case in(blockModel, name):
		return modelBlock
	case in(spanModel, name):
		return modelSpan
	}
	return modelRaw
}

// isMarkup tells a line that begins with raw HTML which ends what goes on lazily.
func isMarkup(line string) bool {
	rest, ok := flush(line)
	if !ok || !strings.HasPrefix(rest, "<") {
		return false
	}
	lazy := func(name string) bool {
		n := 0
		for n < len(name) && isWord(name[n]) {
			n++
		}
		word := name[:n]
		return in(spanTags, word) || word == "script"
	}
	if name, n := closeTag(rest); n > 0 {
		return !lazy(name)
	}
	n := nameLength(rest[1:])
	return n > 0 && !lazy(rest[1:])
}

// comment is the length of the comment that begins here, or 0.
func (s *scanner) comment() int {
	if !strings.HasPrefix(s.rest(), "<!--") {
		return 0
	}
	if end := s.find("-->", s.pos+4); end >= 0 {
		return end + 3 - s.pos
	}
	return 0
}

// markup reads a block of raw HTML. ended tells the end tag of the element that
// the blocks are in.
func (p *parser) markup(line string) (ended, ok bool) {
	rest, flushed := flush(line)
	if !flushed || !strings.HasPrefix(rest, "<") {
		return false, false
	}
	if n := p.src.comment(); n > 0 {
		e := &Element{Kind: Literal, Block: true, Value: p.src.s[p.src.pos : p.src.pos+n], Pos: int32(p.src.source(p.src.pos))}
		p.tree.add(e)
		p.src.pos += n
		p.trailing()
		return false, true
	}
	from := p.src.pos + blanks(line)
	if t := openTag(p.src.s[from:]); t.length > 0 && !in(spanTags, strings.ToLower(t.name)) {
		p.src.pos = from + t.length
		p.open(t, p.src.source(from))
		return false, true
	}
	if name, n := closeTag(p.src.s[from:]); n > 0 && !in(spanTags, strings.ToLower(name)) {
		if p.tree.Kind == Markup && p.tree.Value == strings.ToLower(name) {
			p.src.pos = from + n
			return true, true
		}
	}
	return false, false
}

// trailing passes over the rest of a line when it is blank.
func (p *parser) trailing() {
	if line := p.src.line(); strings.Trim(line, " \t\n") == "" {
		p.src.pos += len(line)
	}
}

// open takes in an element of raw HTML whose opening tag was read.
func (p *parser) open(t tag, pos int) {
	e := p.make(Markup, pos)
	e.Block, e.Value, e.Attr = true, t.name, t.attr
	p.tree.add(e)
	closed := t.closed || in(emptyTags, t.name)
	if t.name == "script" || t.name == "style" {
		p.literally(e)
		p.inside(e, false, false)
		return
	}
	p.inside(e, closed, true)
}

// literally takes in all up to the element's end tag as it is.
func (p *parser) literally(e *Element) {
	at, n := p.endTag(e.Value)
	e.add(&Element{Kind: Literal, Value: p.src.s[p.src.pos:at], Pos: int32(p.src.source(p.src.pos))})
	p.src.pos = at + n
}

// deepest is how many elements of raw HTML stand in one another at most.
const deepest = 200

// endTag finds the next end tag of that name.
func (p *parser) endTag(name string) (at, length int) {
	s := p.src.s
	if p.src.never["</"+name] {
		return len(s), 0
	}
	defer func() {
		if length == 0 {
			p.src.lacks("</" + name)
		}
	}()
	for i := p.src.pos; i < len(s); i++ {
		if s[i] == '<' {
			if found, n := closeTag(s[i:]); n > 0 && strings.EqualFold(found, name) {
				return i, n
			}
		}
	}
	return len(s), 0
}

// inside reads what an element of raw HTML holds.
func (p *parser) inside(e *Element, closed, body bool) {
	if p.blockIAL != nil {
		e.ial, p.blockIAL = p.blockIAL, nil
	}
	inRaw := p.tree.Kind == Markup && p.tree.model == modelRaw
	e.model, e.inRaw = modelRaw, inRaw
	if !inRaw && p.options.BlockHTML {
		e.model = modelOf(e.Value)
	}
	if i := slices.IndexFunc(e.Attr, func(a Attribute) bool { return a.Name == "markdown" }); i >= 0 {
		switch e.Attr[i].Value {
		case "0":
			e.model = modelRaw
		case "1":
			e.model = modelOf(e.Value)
		case "span":
			e.model = modelSpan
		case "block":
			e.model = modelBlock
		}
		e.Attr = slices.Delete(e.Attr, i, i+1)
	}
	if e.model == modelBlock {
		p.trailing()
	}
	e.closed = closed
	if closed || !body {
		p.afterTag(inRaw)
		return
	}
	if p.depth++; p.depth > deepest {
		e.model = modelSpan
	}
	defer func() { p.depth-- }()
	switch e.model {
	case modelBlock:
		p.blocksHere(e)
	case modelSpan:
		at, n := p.endTag(e.Value)
		p.addRaw(e, p.src.part(p.src.pos, at))
		p.src.pos = at + n
	default:
		p.rawInside(e)
	}
	p.afterTag(inRaw)
}

func (p *parser) afterTag(inRaw bool) {
	if !inRaw {
		p.trailing()
	}
}

// rawInside reads raw HTML up to the element's end tag.
func (p *parser) rawInside(e *Element) {
	tree := p.tree
	p.tree = e
	defer func() { p.tree = tree }()
	for !p.src.done() {
		s := p.src.rest()
		n := strings.IndexByte(s, '<')
		if n < 0 {
			n = len(s)
		}
		p.addText(e, s[:n])
		p.src.pos += n
		s = s[n:]
		if s == "" {
			return
		}
		if n := p.src.comment(); n > 0 {
			e.add(p.literal(s[:n]))
			p.src.pos += n
			continue
		}
		if strings.HasPrefix(s, "<?") && strings.Contains(s, "?>") {
			n := strings.Index(s, "?>") + 2
			e.add(p.literal(s[:n]))
			p.src.pos += n
			continue
		}
		if t := openTag(s); t.length > 0 {
			p.src.pos += t.length
			p.open(t, p.src.source(p.src.pos-t.length))
			continue
		}
		if name, n := closeTag(s); n > 0 {
			p.src.pos += n
			if known(e.Value) && strings.ToLower(name) == e.Value || name == e.Value {
				return
			}
			p.addText(e, s[:n])
			continue
		}
		p.addText(e, "<")
		p.src.pos++
	}
}

// addText adds text to an element.
func (p *parser) addText(e *Element, s string) {
	if last := e.last(); last != nil && last.Kind == Text && !parts(last.Value, s) {
		last.Value += s
		if last == p.src.last {
			p.src.last = nil
		}
	} else if s != "" {
		e.add(p.text(s))
	}
}

// addSource adds p.src.s[from:to] to an element. Text that goes on where the last
// one ended is one with it, without a copy.
func (p *parser) addSource(e *Element, from, to int) {
	if from >= to {
		return
	}
	s := p.src.s[from:to]
	last := e.last()
	if last != nil && last == p.src.last && p.src.end == from && !parts(last.Value, s) {
		last.Value = p.src.s[from-len(last.Value) : to]
		p.src.end = to
		return
	}
	p.addText(e, s)
	if last = e.last(); len(last.Value) == len(s) {
		p.src.last, p.src.end = last, to
	}
}

// longText is where adding to a text would cost more than a new one beside it.
const longText = 4096

// parts tells that a long text may end here: at a mark, where neither a line break
// nor an abbreviation is cut.
func parts(before, s string) bool {
	if len(before) < longText || s == "" {
		return false
	}
	switch s[0] {
	case '~', '*', '_', '<', '[', '`', '!', '$', '"', '\'':
		return !isSpace(before[len(before)-1])
	}
	return false
}
