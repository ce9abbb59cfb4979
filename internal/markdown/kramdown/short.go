package kramdown

import (
	"strings"
	"unicode/utf8"
)

// abbreviate marks the words that are short for something.
func (p *parser) abbreviate(e *Element) {
	if len(p.shorts) == 0 {
		return
	}
	var out []*Element
	for _, c := range e.Children {
		if c.Kind == Text && !(e.Kind == Markup && e.model == modelRaw) {
			out = append(out, p.abbreviated(c.Value)...)
			continue
		}
		p.abbreviate(c)
		out = append(out, c)
	}
	e.Children = out
}

func (p *parser) abbreviated(s string) []*Element {
	var out []*Element
	from := 0
	for i := 0; i < len(s); {
		name := ""
		if i == 0 || !isWordRune(lastRune(s[:i])) {
			for n := range p.shorts {
				if strings.HasPrefix(s[i:], n) && len(n) > len(name) && !isWord(byte(min(firstRune(s[i+len(n):]), 127))) {
					name = n
				}
			}
		}
		if name == "" {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		if i > from {
			out = append(out, p.text(s[from:i]))
		}
		a := p.make(Short, -1)
		a.Value = name
		p.apply(a, p.shorts[name].end.ial)
		if title := p.shorts[name].title; title != "" {
			a.Attr = set(a.Attr, "title", title)
		}
		out = append(out, a)
		i += len(name)
		from = i
	}
	return append(out, p.text(s[from:]))
}
