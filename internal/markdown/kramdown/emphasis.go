package kramdown

import (
	"strings"
	"unicode"
)

// emphasis parses what * or _ begin. Where CommonMark asks for punctuation and
// letters around, kramdown only asks for no blank inside.
func (p *parser) emphasis(e *Element) {
	s, saved := p.src.s, p.src.pos
	delimiter := s[saved : saved+1]
	kind := Emphasis
	if strings.HasPrefix(s[saved+1:], delimiter) {
		delimiter, kind = s[saved:saved+2], Strong
	}
	next := saved + len(delimiter)
	leave := func() {
		p.left[p.src.source(saved)] = true
		p.src.pos = next
		p.addSource(e, next-len(delimiter), next)
	}
	if delimiter[0] == '_' && insideWord(s[:saved]) || next < len(s) && isSpace(s[next]) || p.isInside(kind) || p.budget < 0 {
		leave()
		return
	}
	inner, found := p.emphasized(next, delimiter, kind)
	if !found && kind == Strong && e.Kind != Emphasis {
		delimiter = delimiter[:1]
		inner, found = p.emphasized(saved+1, delimiter, Emphasis)
		if !found {
			delimiter = s[saved:next]
		}
	}
	if !found {
		leave()
		return
	}
	p.src.pos += len(delimiter)
	e.add(inner)
}

// insideWord tells that text ends with a letter, with a hyphen in the word or not.
func insideWord(s string) bool {
	r := lastRune(s)
	if r == '-' {
		r = lastRune(s[:len(s)-1])
	}
	return unicode.IsLetter(r)
}

func (p *parser) isInside(kind Kind) bool {
	for _, e := range p.stack {
		if e.Kind == kind {
			return true
		}
	}
	return false
}

// emphasized parses from an offset on up to the closing delimiter.
func (p *parser) emphasized(from int, delimiter string, kind Kind) (*Element, bool) {
	p.src.pos = from
	e := p.make(kind, p.src.source(from))
	s := p.src.s
	found := p.spansUntil(e, func(s string) int {
		if strings.HasPrefix(s, delimiter) {
			return len(delimiter)
		}
		return 0
	}, func() bool {
		i := p.src.pos
		after := s[i+len(delimiter):]
		switch {
		case i > 0 && isSpace(s[i-1]), len(e.Children) == 0:
			return false
		case kind == Emphasis && strings.HasPrefix(after, delimiter) && !strings.HasPrefix(after[1:], delimiter):
			return false
		case delimiter[0] == '_' && isAlnum(firstRune(after)):
			return false
		}
		return true
	})
	return e, found
}
