package kramdown

import (
	"html"
	"strings"
	"unicode/utf8"
)

// spans parses text into what stands in it.
func (p *parser) spans(e *Element, t text) {
	before, stack := p.scan(t), p.stack
	p.stack = nil
	p.spansUntil(e, nil, nil)
	p.stack = stack
	p.done(before)
}

// stop tells where a span may end: the length of what ends it at the beginning of
// s, or 0.
type stop func(s string) int

// spansUntil parses into e up to where ends matches and accept agrees, or else to
// the end. It tells whether the end was found; the scanner then stands before it.
func (p *parser) spansUntil(e *Element, ends stop, accept func() bool) bool {
	return p.spansOf(e, ends, accept, false)
}

// spansOf parses only raw HTML when onlyMarkup.
func (p *parser) spansOf(e *Element, ends stop, accept func() bool, onlyMarkup bool) bool {
	p.stack = append(p.stack, e)
	defer func() { p.stack = p.stack[:len(p.stack)-1] }()
	for !p.src.done() {
		s := p.src.s
		p.budget -= 5
		i := p.plainEnd(p.src.pos, ends, onlyMarkup)
		if i >= len(s) {
			if ends == nil {
				p.addSource(e, p.src.pos, len(s))
				p.src.pos = len(s)
			}
			return false
		}
		p.addSource(e, p.src.pos, i)
		p.src.pos = i
		if ends != nil && ends(s[i:]) > 0 && (accept == nil || accept()) {
			return true
		}
		if !p.span(e, onlyMarkup) {
			_, n := utf8.DecodeRuneInString(p.src.rest())
			p.addSource(e, p.src.pos, p.src.pos+n)
			p.src.pos += n
		}
	}
	return false
}

// plainEnd is where text ends that begins at i: where something else may begin, or
// ends matches.
func (p *parser) plainEnd(i int, ends stop, onlyMarkup bool) int {
	s := p.src.s
	for i < len(s) {
		n := 1
		if s[i] >= utf8.RuneSelf {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		if isSpecial(s[i]) || i+n < len(s) && (s[i+n] == '"' || s[i+n] == '\'') {
			if ends != nil && ends(s[i:]) > 0 || p.startsSpan(i, onlyMarkup) {
				return i
			}
		}
		i += n
		p.budget--
	}
	return i
}

// isSpecial rules out the characters that neither begin nor end a span.
func isSpecial(c byte) bool {
	switch c {
	case '*', '_', '`', '<', '[', ']', '"', '\'', '$', '&', '\\', '!', '{', '~', '-', '.', '>', ' ':
		return true
	}
	return false
}

// startsSpan tells that something other than text may begin at i.
func (p *parser) startsSpan(i int, onlyMarkup bool) bool {
	s := p.src.s[i:]
	if onlyMarkup {
		return s[0] == '<'
	}
	switch s[0] {
	case '*', '_', '`', '<', '[', '"', '\'', '$', '&', '\\':
		return true
	case '!':
		if strings.HasPrefix(s, "![") {
			return true
		}
	case '{':
		if strings.HasPrefix(s, "{:") || siteTag(s) > 0 {
			return true
		}
	case '~':
		if strings.HasPrefix(s, "~~") {
			return true
		}
	case '-', '.', '>', ' ':
		if p.sign(s) > 0 || strings.HasPrefix(s, "  \n") {
			return true
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	return !p.options.NoQuotes && n < len(s) && (s[n] == '"' || s[n] == '\'')
}

// span parses what begins here; it is not ok when nothing does.
func (p *parser) span(e *Element, onlyMarkup bool) bool {
	s := p.src.rest()
	if n := siteTag(s); n > 0 && !onlyMarkup {
		e.add(p.siteTag(s[:n]))
		p.src.pos += n
		return true
	}
	if s[0] == '<' && (!onlyMarkup && p.autolink(e) || p.spanMarkup(e)) {
		return true
	}
	if onlyMarkup {
		return false
	}
	switch s[0] {
	case '*', '_':
		p.emphasis(e)
		return true
	case '`':
		p.codeSpan(e)
		return true
	case '[', '!':
		if p.noteMark(e) {
			return true
		}
		if at := strings.IndexByte(s, '['); at <= 1 && at >= 0 && at+1 < len(s) && s[at+1] != '^' {
			p.link(e)
			return true
		}
	}
	if p.quotes(e) {
		return true
	}
	switch s[0] {
	case '$':
		return p.spanFormula(e)
	case '{':
		return p.spanExtension(e)
	case '&':
		return p.entity(e)
	}
	if n := p.sign(s); n > 0 {
		p.addSign(e, s[:n])
		p.src.pos += n
		return true
	}
	switch {
	case !p.options.HardWrap && (strings.HasPrefix(s, "  \n") || strings.HasPrefix(s, "\\\\\n")):
		e.add(p.make(Break, -1))
		p.src.pos += 2
	case s[0] == '\\' && len(s) > 1 && strings.IndexByte("\\.*_+`<>()[]{}#!:|\"'$=-~", s[1]) >= 0 && (s[1] != '~' || !p.options.Plain):
		p.addText(e, s[1:2])
		p.src.pos += 2
	case strings.HasPrefix(s, "~~") && !p.options.Plain:
		return p.strike(e)
	default:
		return false
	}
	return true
}

func (p *parser) codeSpan(e *Element) {
	s := p.src.s
	from := p.src.pos
	n := len(s[from:]) - len(strings.TrimLeft(s[from:], "`"))
	ticks := s[from : from+n]
	p.src.pos += n
	if n == 1 && (from == 0 || isSpace(s[from-1])) && p.src.pos < len(s) && isSpace(s[p.src.pos]) {
		p.addSource(e, from, from+n)
		return
	}
	end := p.src.find(ticks, p.src.pos)
	if end < 0 {
		p.addSource(e, from, from+n)
		return
	}
	value := s[p.src.pos:end]
	if n > 1 {
		value = strings.TrimSuffix(strings.TrimPrefix(value, " "), " ")
	}
	c := p.make(CodeSpan, p.src.source(from))
	c.Value = value
	e.add(c)
	p.src.pos = end + n
}

func (p *parser) strike(e *Element) bool {
	s := p.src.rest()
	const closing = "a~~" // what closes, by a name that is looked for nowhere else
	if p.src.never[closing] || p.src.find("~~", p.src.pos+2) < 0 {
		return false
	}
	if len(s) < 3 || isSpace(s[2]) || s[2] == '~' {
		return false
	}
	for i := 3; i+1 < len(s); i++ {
		if s[i:i+2] == "~~" && !isSpace(s[i-1]) && s[i-1] != '~' {
			c := p.make(Struck, p.src.source(p.src.pos))
			p.spans(c, p.src.part(p.src.pos+2, p.src.pos+i))
			e.add(c)
			p.src.pos += i + 2
			return true
		}
	}
	p.src.lacks(closing)
	return false
}

func (p *parser) spanFormula(e *Element) bool {
	s := p.src.rest()
	if !strings.HasPrefix(s, "$$") {
		return false
	}
	n := strings.Index(s[2:], "$$")
	if n < 0 {
		return false
	}
	c := p.make(Formula, p.src.source(p.src.pos))
	c.Value, c.inDollars = strings.TrimSpace(s[2:2+n]), p.options.NoMathEngine
	e.add(c)
	p.src.pos += n + 4
	return true
}

// spanExtension reads {: .class} behind a span, or {::nomarkdown}…{:/}.
func (p *parser) spanExtension(e *Element) bool {
	s := p.src.rest()
	inner, n := braces(s)
	if n == 0 || inner[0] == '/' {
		return false
	}
	if inner[0] == ':' {
		return p.inlineExtension(e, inner[1:], n)
	}
	last := e.last()
	if last == nil || last.Kind == Text {
		return false
	}
	l := &list{}
	l.parse(inner)
	if last.ial == nil {
		last.ial = &list{}
	}
	last.ial.parse(inner)
	p.apply(last, l)
	p.src.pos += n
	return true
}

func (p *parser) inlineExtension(e *Element, inner string, n int) bool {
	name, _, _ := strings.Cut(inner, " ")
	s := p.src.rest()
	closing, length := -1, 0
	for _, end := range []string{"{:/" + name + "}", "{:/}"} {
		if at := strings.Index(s[n:], end); at >= 0 && (closing < 0 || at < closing) {
			closing, length = at, len(end)
		}
	}
	if closing < 0 || name != "comment" && name != "nomarkdown" {
		return false
	}
	body := s[n : n+closing]
	if name == "comment" {
		body = "<!-- " + body + " -->"
	}
	e.add(p.literal(body))
	p.src.pos += n + closing + length
	return true
}

// entity reads &name; and its kin. An unknown one shows its ampersand.
func (p *parser) entity(e *Element) bool {
	s := p.src.rest()
	end := strings.IndexByte(s, ';')
	if end < 2 {
		return false
	}
	for i, c := range []byte(s[1:end]) {
		if !isWord(c) && !(c == '#' && i == 0) {
			return false
		}
	}
	if s[1] == '#' && len(strings.Trim(s[2:end], "0123456789")) > 0 && s[2] != 'x' {
		return false
	}
	plain := html.UnescapeString(s[:end+1])
	if plain == s[:end+1] || strings.HasSuffix(plain, ";") && len(plain) > 1 {
		e.add(p.printed("&amp;", "&"))
		p.addText(e, s[1:end+1])
	} else {
		printed := plain
		if plain == "<" || plain == ">" || plain == "&" {
			printed = s[:end+1]
		}
		e.add(p.printed(printed, plain))
	}
	p.src.pos += end + 1
	return true
}

// siteTag is the length of the Liquid that s begins with, or 0. Liquid is worked
// out before the Markdown, so nothing in it is Markdown.
func siteTag(s string) int {
	if len(s) < 4 || s[0] != '{' || s[1] != '{' && s[1] != '%' {
		return 0
	}
	closing := "}}"
	if s[1] == '%' {
		closing = "%}"
	}
	line := lineAt(s, 0)
	if n := strings.Index(line[2:min(len(line), longestTag)], closing); n >= 0 {
		return n + 4
	}
	return 0
}

const longestTag = 1000
