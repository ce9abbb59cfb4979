package kramdown

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// Options are those of kramdown that change what a reader sees.
type Options struct {
	// Plain is kramdown's own input instead of GFM.
	Plain bool
	// HardWrap makes a line break inside a paragraph a <br>.
	HardWrap bool
	// NoTypography leaves dashes, dots and angles as they are; NoQuotes quotes.
	NoTypography, NoQuotes bool
	// BlockHTML parses what stands in blocks of raw HTML; RawSpans does not parse
	// what stands in raw HTML within a line.
	BlockHTML, RawSpans bool
	// Quotes are what straight quotes are printed as: the left and the right single
	// one, the left and the right double one. Signs are dots, the long and the short
	// dash, and the left and the right angle. An empty one is kramdown's.
	Quotes [4]string
	Signs  [5]string
	// FirstNote is the number of the first footnote; 0 is 1. JoinWide leaves out line
	// breaks between characters of Chinese and Japanese.
	FirstNote int
	JoinWide  bool
	// NoIDs gives no heading an id; IDPrefix stands before those that are made here.
	NoIDs    bool
	IDPrefix string
	// HeadingOffset is added to the level of headings. NoMathEngine leaves formulas
	// between dollars.
	HeadingOffset int
	NoMathEngine  bool
	// Strict needs a blank line before what interrupts a paragraph (the quirk
	// paragraph_end switched off).
	Strict bool
}

// Piece is text that comes from an offset of the source.
type Piece struct {
	Text string
	At   int
}

// Parser reads one kind of kramdown. It may be used by several goroutines at once.
type Parser struct {
	options Options

	mu   sync.Mutex
	idle *workroom // nil while a text is read
}

// New sets up a Parser.
func New(o Options) *Parser { return &Parser{options: o} }

// Source is a text. Pieces, when there are any, are read instead of it: what stands
// in it, and what Liquid made of its tags.
type Source struct {
	Text   []byte
	Pieces []Piece
}

type parser struct {
	options Options

	tree     *Element
	src      *scanner
	blockIAL *list
	stack    []*Element // what spans are inside of

	lists   map[string]*list
	links   map[string]*definition
	notes   map[string]*footnote
	shorts  map[string]*short
	shown   []*Element
	used    map[string]int // ids
	left    map[int]bool
	budget  int
	work    *workroom
	passing bool // what is made is needed only for one block
	idle    []*scanner
	cells   []text
	depth   int // of raw HTML
}

type definition struct {
	address, title string
	titled         bool
	end            *Element
}

type footnote struct {
	content, end *Element
	number       int
	marks        int
}

type short struct {
	title string
	end   *Element
}

// steps bounds what a text may cost beyond its length: kramdown tries every run of asterisks again
// and again.
const steps = 500_000

// Parse reads a text and gives its blocks to take, one after another, and then the
// footnotes that are shown. What it gives is there only as long as take has it. It
// tells which runs of * and _ stay in the text, by their offsets.
func (r *Parser) Parse(src Source, take func(*Element)) (left []int) {
	p := &parser{
		options: r.options, lists: map[string]*list{}, links: map[string]*definition{}, notes: map[string]*footnote{},
		shorts: map[string]*short{}, left: map[int]bool{}, used: map[string]int{}, budget: steps + 20*len(src.Text),
		work: r.begin(),
	}
	defer r.end(p.work)
	root := &Element{Kind: Root}
	p.blocks(root, adapted(src))
	p.give(root, take)
	for i := 0; i < len(p.shown); i++ { // a note may hold the mark of another
		n := p.shown[i]
		p.spansIn(n)
		p.breaks(n)
		p.abbreviate(n)
		p.number(n)
	}
	for _, n := range p.shown {
		take(n)
	}
	for at := range p.left {
		left = append(left, at)
	}
	return left
}

// begin gives the room to read a text in; who comes while another is read gets one
// of its own.
func (r *Parser) begin() *workroom {
	r.mu.Lock()
	defer r.mu.Unlock()
	work := r.idle
	if r.idle = nil; work == nil {
		return &workroom{}
	}
	return work
}

func (r *Parser) end(work *workroom) {
	work.rest()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = work
}

// give parses the insides of the blocks and gives them away.
func (p *parser) give(root *Element, take func(*Element)) {
	if slices.ContainsFunc(root.Children, func(e *Element) bool { return e.Kind == raw }) {
		p.giveTogether(root, take)
		return
	}
	p.passing = true
	for _, c := range root.Children {
		switch c.Kind {
		case Boundary:
			p.apply(c, c.ial)
			continue
		case Blank:
			continue
		}
		p.spansIn(c)
		p.apply(c, c.ial)
		if c.Kind != Markup {
			p.breaks(c)
		}
		p.abbreviate(c)
		p.id(c, p.options.Plain)
		if p.options.JoinWide {
			joinWide(c)
		}
		p.number(c)
		take(c)
		p.work.passing.again()
	}
	p.passing = false
}

// giveTogether does so where text stands between the blocks: it is parted and
// joined with what is beside it.
func (p *parser) giveTogether(root *Element, take func(*Element)) {
	p.spansIn(root)
	p.breaks(root)
	p.abbreviate(root)
	for _, c := range root.Children {
		p.id(c, p.options.Plain)
	}
	if p.options.JoinWide {
		joinWide(root)
	}
	p.number(root)
	for _, c := range root.Children {
		take(c)
	}
}

// adapted makes every line end in one newline.
func adapted(src Source) text {
	var b builder
	end := len(src.Text)
	if src.Pieces == nil {
		b.b.Grow(end + 1)
		adapt(&b, bytes.TrimSuffix(src.Text, []byte("\n")), 0)
	}
	for n, piece := range src.Pieces {
		s := piece.Text
		if n == len(src.Pieces)-1 {
			s = strings.TrimSuffix(s, "\n")
		}
		adapt(&b, []byte(s), piece.At)
	}
	b.put("\n", end)
	return b.text()
}

// adapt adds text that stands at an offset of the source.
func adapt(b *builder, s []byte, offset int) {
	at := 0
	put := func(end int) {
		b.marks = append(b.marks, mark{b.b.Len(), offset + at})
		b.b.Write(s[at:end])
	}
	for i := 0; i < len(s); i++ {
		if s[i] != '\r' {
			continue
		}
		put(i)
		if i+1 == len(s) || s[i+1] != '\n' {
			b.put("\n", offset+i)
		}
		at = i + 1
	}
	put(len(s))
}

// blocks reads a text's blocks into an element. It tells whether the end tag of
// the element, which is raw HTML, ended it.
func (p *parser) blocks(e *Element, t text) {
	before, ial := p.scan(t), p.blockIAL
	p.blockIAL = nil
	p.blocksHere(e)
	p.blockIAL = ial
	p.done(before)
}

func (p *parser) blocksHere(e *Element) (ended bool) {
	tree, ial := p.tree, p.blockIAL
	p.tree, p.blockIAL = e, nil
	for !p.src.done() {
		end, ok := p.block()
		if end {
			ended = true
			break
		}
		if !ok {
			line := p.src.line()
			p.addRaw(p.tree, p.src.part(p.src.pos, p.src.pos+len(line)))
			p.src.pos += len(line)
		}
	}
	p.tree, p.blockIAL = tree, ial
	return ended
}

// block reads one block with the first of the parsers that takes it.
func (p *parser) block() (ended, ok bool) {
	line := p.src.line() // or what is left of it behind raw HTML
	switch {
	case isBlank(line):
		p.blank()
		return false, true
	case indented(line):
		p.code()
		return false, true
	}
	for _, read := range []func(string) bool{p.tagLine, p.fence, p.quote, p.atx, p.rule, p.list, p.terms} {
		if read(line) {
			return false, true
		}
	}
	if ended, ok = p.markup(line); ended || ok {
		return ended, ok
	}
	for _, read := range []func(string) bool{p.setext, p.formula, p.table, p.note, p.definition, p.abbreviation, p.extension, p.boundary, p.paragraph} {
		if read(line) {
			return false, true
		}
	}
	return false, false
}

// element makes a block, which takes the attribute list that waits for one.
func (p *parser) element(kind Kind) *Element {
	e := p.make(kind, p.src.source(p.src.pos))
	if p.blockIAL != nil {
		e.ial, p.blockIAL = p.blockIAL, nil
	}
	return e
}

// addRaw adds text that is parsed later.
func (p *parser) addRaw(e *Element, t text) {
	if last := e.last(); last != nil && last.Kind == raw {
		if last.own.more == nil {
			last.own.more = &builder{}
			last.own.more.copy(last.own.src, 0, len(last.own.src.s))
		}
		last.own.more.copy(t, 0, len(t.s))
	} else if t.s != "" {
		e.add(p.raw(t, t.source(0)))
	}
}

// afterBoundary tells that a block may begin that needs a blank line before it.
func (p *parser) afterBoundary() bool {
	last := p.tree.last()
	return last == nil || last.Kind == Blank || last.Kind == Boundary && last.Value == "" || p.blockIAL != nil
}

// beforeBoundary tells that a block may end here that needs a blank line after it.
func (p *parser) beforeBoundary() bool {
	if p.src.done() {
		return true
	}
	line := p.src.line()
	return p.src.atLine() && (isBlank(line) || isEnd(line) || isAttributes(line))
}

// isEnd tells the line that ends a block: a lone "^".
func isEnd(line string) bool { return strings.HasPrefix(line, "^") && isBlank(line[1:]) }

// stops tells a line that ends what goes on lazily.
func stops(line string) bool {
	return line == "" || isBlank(line) || isAttributes(line) || isEnd(line) || isMarkup(line)
}

// spansIn parses the insides of all blocks.
func (p *parser) spansIn(e *Element) {
	if len(e.Children) == 1 && e.Children[0].Kind == raw {
		c := e.Children[0]
		p.spans(c, c.source())
		e.Children = c.Children
		return
	}
	out := make([]*Element, 0, len(e.Children))
	var blank *Element
	for _, c := range e.Children {
		switch c.Kind {
		case raw:
			blank = nil
			p.spans(c, c.source())
			out = append(out, c.Children...)
		case Boundary:
			p.apply(c, c.ial)
		case Blank:
			if blank != nil {
				blank.Value += c.Value
				continue
			}
			blank = c
			out = append(out, c)
		default:
			blank = nil
			p.spansIn(c)
			p.apply(c, c.ial)
			out = append(out, c)
		}
	}
	e.Children = out
}
