package kramdown

import (
	"strings"
)

// autolink reads <https://…> and <someone@example.com>.
func (p *parser) autolink(e *Element) bool {
	s := p.src.rest()
	end := strings.IndexByte(s, '>')
	if end < 2 {
		return false
	}
	inner := s[1:end]
	scheme, _, found := strings.Cut(inner, ":")
	switch {
	case found && (scheme == "mailto" || scheme == "http" || scheme == "https" || scheme == "ftp" || scheme == "ftps") &&
		len(inner) > len(scheme)+1 && !strings.Contains(inner, "\n"):
	case isMail(inner):
		scheme = ""
	default:
		return false
	}
	address := inner
	if scheme == "" {
		address = "mailto:" + inner
	}
	a := p.make(Link, p.src.source(p.src.pos))
	a.Attr = []Attribute{{"href", address}}
	p.addText(a, strings.TrimPrefix(inner, "mailto:"))
	e.add(a)
	p.src.pos += end + 1
	return true
}

func isMail(s string) bool {
	name, host, found := strings.Cut(s, "@")
	good := func(s string) bool {
		for _, r := range s {
			if !isAlnum(r) && r != '-' && r != '_' && r != '.' {
				return false
			}
		}
		return s != ""
	}
	return found && good(name) && good(host)
}

// spanMarkup reads raw HTML within a line.
func (p *parser) spanMarkup(e *Element) bool {
	s := p.src.rest()
	if n := p.src.comment(); n > 0 {
		e.add(p.literal(s[:n]))
		p.src.pos += n
		return true
	}
	if _, n := closeTag(s); n > 0 {
		p.addText(e, s[:n])
		p.src.pos += n
		return true
	}
	t := openTag(s)
	if t.length == 0 {
		if strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, "</") || nameLength(s[1:]) > 0 {
			p.addText(e, "<")
			p.src.pos++
			return true
		}
		return false
	}
	p.src.pos += t.length
	if in(blockTags, t.name) {
		p.addText(e, s[:t.length])
		return true
	}
	parse := modelOf(t.name) != modelRaw && !(e.Kind == Markup && e.model == modelRaw) && !p.options.RawSpans
	c := p.make(Markup, p.src.source(p.src.pos-t.length))
	c.Value, c.closed = t.name, t.closed
	for _, a := range t.attr {
		if a.Name == "markdown" {
			parse = a.Value == "span" || a.Value == "1" && modelOf(t.name) != modelRaw || parse && a.Value != "0"
			continue
		}
		a.Value = strings.ReplaceAll(a.Value, "\n", " ")
		c.Attr = set(c.Attr, a.Name, a.Value)
	}
	if parse {
		c.model = modelSpan
	}
	e.add(c)
	if t.closed || in(emptyTags, t.name) || len(p.stack) > deepest {
		return true
	}
	ends := func(s string) int {
		name, n := closeTag(s)
		if name == t.name || known(t.name) && strings.EqualFold(name, t.name) {
			return n
		}
		return 0
	}
	if p.spansOf(c, ends, nil, !parse) {
		p.src.pos += ends(p.src.rest())
		return true
	}
	p.addText(c, p.src.rest())
	p.src.pos = len(p.src.s)
	return true
}

func (p *parser) noteMark(e *Element) bool {
	s := p.src.rest()
	if !strings.HasPrefix(s, "[^") {
		return false
	}
	n := idLength(s[2:])
	if n == 0 || !strings.HasPrefix(s[2+n:], "]") {
		return false
	}
	p.src.pos += n + 3
	name := s[2 : 2+n]
	f := p.notes[name]
	if f == nil {
		p.addText(e, s[:n+3])
		return true
	}
	mark := p.make(NoteMark, p.src.source(p.src.pos))
	mark.Value = name
	e.add(mark)
	return true
}

// number counts the footnotes and their marks below an element, once it is known
// which of what was tried stays.
func (p *parser) number(e *Element) {
	for _, c := range e.Children {
		if c.Kind != NoteMark {
			p.number(c)
			continue
		}
		f := p.notes[c.Value]
		if f.number == 0 {
			p.shown = append(p.shown, f.content)
			f.number = len(p.shown)
			f.content.Value = c.Value
		} else {
			f.marks++
			c.repeat = int32(f.marks)
			f.content.repeat = int32(f.marks)
		}
		c.noteIndex = int32(f.number + max(p.options.FirstNote-1, 0))
	}
}

// link reads a link or an image.
func (p *parser) link(e *Element) {
	s := p.src.s
	opening := "["
	kind := Link
	if s[p.src.pos] == '!' {
		opening, kind = "![", Image
	}
	p.src.pos += len(opening)
	saved := p.src.pos
	leave := func() {
		p.src.pos = saved
		p.addSource(e, saved-len(opening), saved)
	}
	if kind == Link && (p.isInside(Link) || p.isInside(Image)) || p.budget < 0 {
		leave()
		return
	}
	c := p.make(kind, p.src.source(saved-len(opening)))
	depth := 1
	found := p.spansUntil(c, func(s string) int {
		if s[0] == ']' || s[0] == '[' {
			return 1
		}
		if strings.HasPrefix(s, "![") {
			return 2
		}
		return 0
	}, func() bool {
		if s[p.src.pos] == ']' {
			depth--
		} else {
			depth++
		}
		images := 0
		for _, k := range c.Children {
			if k.Kind == Image {
				images++
			}
		}
		return depth-images == 0
	})
	if !found {
		leave()
		return
	}
	words := unescaped(s[saved:p.src.pos])
	p.src.pos++
	if !p.target(e, c, words) {
		leave()
	}
}

// unescaped is an image's text, in which only backslashes go.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\.*_+`<>()[]{}#!:|\"'$=-", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// target reads where a link leads, behind its words.
func (p *parser) target(e, c *Element, words string) bool {
	s := p.src.rest()
	space := len(s) - len(strings.TrimLeft(s, " \t\n\v\f\r"))
	reference := strings.HasPrefix(s[space:], "[") && strings.Contains(s[space:], "]")
	if reference || !strings.HasPrefix(s, "(") {
		name := words
		if reference {
			end := strings.IndexByte(s[space:], ']')
			if inner := s[space+1 : space+end]; inner != "" {
				name = inner
			}
			p.src.pos += space + end + 1
		}
		d := p.links[label(name)]
		if d == nil {
			return false
		}
		p.apply(c, d.end.ial)
		p.addLink(e, c, d.address, words)
		if d.titled {
			c.Attr = set(c.Attr, "title", d.title)
		}
		return true
	}
	address, open := p.address(s)
	if open < 0 {
		p.addLink(e, c, address, words)
		return true
	}
	title, n := linkTitle(s[open:])
	if n == 0 {
		return false
	}
	p.src.pos += open + n
	p.addLink(e, c, address, words)
	c.Attr = set(c.Attr, "title", title)
	return true
}

// address reads the address in parentheses. open is where a title may follow, or
// -1 when the parentheses are closed, and then the scanner stands behind them.
func (p *parser) address(s string) (address string, open int) {
	if strings.HasPrefix(s, "(<") {
		if end := strings.IndexByte(s, '>'); end > 0 && !strings.Contains(s[:end], "\n") {
			if strings.HasPrefix(s[end+1:], ")") {
				p.src.pos += end + 2
				return s[2:end], -1
			}
			return s[2:end], end + 1
		}
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		if n := siteTag(s[i:]); n > 0 {
			i += n - 1
			continue
		}
		switch {
		case s[i] == '(':
			depth++
		case s[i] == ')':
			if depth--; depth == 0 {
				p.src.pos += i + 1
				return strings.TrimSpace(s[1:i]), -1
			}
		case isSpace(s[i]) && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\''):
			return strings.TrimSpace(s[1:i]), i
		}
	}
	return "", len(s)
}

// linkTitle reads `"title")`.
func linkTitle(s string) (title string, n int) {
	t := strings.TrimLeft(s, " \t\n\v\f\r")
	if len(t) < 3 || t[0] != '"' && t[0] != '\'' {
		return "", 0
	}
	for i := 2; i < len(t); i++ {
		if t[i] != t[0] {
			continue
		}
		tail := strings.TrimLeft(t[i+1:], " \t\n\v\f\r")
		if strings.HasPrefix(tail, ")") {
			return t[1:i], len(s) - len(tail) + 1
		}
	}
	return "", 0
}

func (p *parser) addLink(e, c *Element, address, words string) {
	if c.Kind == Link {
		c.Attr = set(c.Attr, "href", address)
	} else {
		c.Attr = set(set(c.Attr, "src", address), "alt", words)
		c.Children = nil
	}
	e.add(c)
}
