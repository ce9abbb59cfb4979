// Package kramdown reads the Markdown that Jekyll speaks: kramdown with its
// parser for GitHub's habits. It differs from CommonMark nearly everywhere that
// the latter has a rule for an edge: what interrupts a paragraph, how lists nest,
// where emphasis may stand, what raw HTML does to the text inside it.
//
// The behaviour is that of kramdown 2.4 with kramdown-parser-gfm 1.1, found out
// by reading and by comparing pages (internal/markdown/testdata/fidelity).
package kramdown

import "slices"

// Kind is what an element is.
type Kind uint8

// The kinds of blocks, and then of what is inside them.
const (
	Root Kind = iota
	Blank
	Paragraph
	Header
	Quote
	Code
	Rule
	Bullets
	Numbers
	Terms
	Item
	Term
	Meaning
	Table
	Head
	Body
	Foot
	Row
	Cell
	Markup  // an element of raw HTML
	Literal // HTML that is printed as it is
	Formula
	Boundary // what ends a block and prints nothing
	Note     // what a footnote says

	Text
	raw // text whose insides are not parsed yet
	Emphasis
	Strong
	Struck
	CodeSpan
	Link
	Image
	Break
	Sign // one character or more, as printed
	NoteMark
	Short // an abbreviation
)

// Attribute is a name with its value.
type Attribute struct{ Name, Value string }

// Element is a block, or something inside one.
//
// A post of a megabyte has hundreds of thousands: what only few kinds have stands
// in fields of its own (own), or shares one.
type Element struct {
	Kind Kind
	// Bare: the paragraph shows no <p>. Block: a Markup or Formula that is a block.
	Bare, Block bool
	// Alone tells a Liquid tag on a line of its own.
	Alone  bool
	model  model
	closed bool
	// inRaw: inside raw HTML that is not parsed, or inDollars: a Formula that no
	// engine takes.
	inRaw, inDollars bool
	asPara           bool

	// Level is a Header's as it is written, and Shown as it is shown.
	Level, Shown int8

	repeat    int32
	noteIndex int32
	// Pos is where it begins in the source, or -1.
	Pos      int32
	Children []*Element
	Attr     []Attribute
	// Value is the text of Text, Code, CodeSpan, Formula, Sign, Literal and
	// Blank; a Header's words as they are written; the tag of Markup; the name of a
	// NoteMark; what made a Boundary.
	Value string

	ial *list
	own *own
}

// own is what raw text has, and few others.
type own struct {
	src  text
	more *builder // src and what was added to it
	rare *rare
}

// rare is how the columns of a table are aligned, and the language of a fence, or
// what a Sign reads as that is written otherwise in HTML.
type rare struct {
	align []string
	plain string
}

// list is what stands between the braces of an attribute list.
type list struct {
	attr []Attribute
	refs []string
}

func (e *Element) add(c ...*Element) { e.Children = append(e.Children, c...) }

// source is the text of a raw element; others have none.
func (e *Element) source() text {
	switch {
	case e.own == nil:
		return text{}
	case e.own.more != nil:
		return e.own.more.text()
	}
	return e.own.src
}

// plain is what a Sign reads as without HTML.
func (e *Element) plain() string {
	if e.own != nil {
		return e.own.rare.plain
	}
	return e.Value
}

// Language is that of a Code.
func (e *Element) Language() string {
	if e.own != nil {
		return e.own.rare.plain
	}
	return ""
}

func (e *Element) last() *Element {
	if len(e.Children) == 0 {
		return nil
	}
	return e.Children[len(e.Children)-1]
}

// Get is the value of an attribute.
func (e *Element) Get(name string) (string, bool) {
	for _, a := range e.Attr {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Refers tells that the element's attribute list names another one, as {:toc} does.
func (e *Element) Refers(name string) bool { return e.ial != nil && slices.Contains(e.ial.refs, name) }

func set(attr []Attribute, name, value string) []Attribute {
	for i := range attr {
		if attr[i].Name == name {
			attr[i].Value = value
			return attr
		}
	}
	return append(attr, Attribute{name, value})
}

// join adds an attribute; classes add up.
func join(attr []Attribute, name, value string) []Attribute {
	for i := range attr {
		if attr[i].Name == name && name == "class" {
			attr[i].Value += " " + value
			return attr
		}
	}
	return set(attr, name, value)
}

// apply puts an attribute list, and the lists it refers to, on an element.
func (p *parser) apply(e *Element, l *list) {
	if l == nil {
		return
	}
	for _, ref := range l.refs {
		if named := p.lists[ref]; named != nil && named != l {
			for _, a := range named.attr {
				e.Attr = join(e.Attr, a.Name, a.Value)
			}
		}
	}
	for _, a := range l.attr {
		e.Attr = join(e.Attr, a.Name, a.Value)
	}
}
