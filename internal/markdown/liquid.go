package markdown

import (
	"bytes"
	"html"
	"strings"

	"penpush/internal/markdown/kramdown"
	"penpush/internal/markdown/sitetag"
)

// liquid is a text in which Liquid's tags are worked out before kramdown reads it,
// as Jekyll does. What is a plain value, kramdown gets to read. In the place of
// everything else stands one character that the text does not have; what becomes
// of that depends on where kramdown put it: HTML between words, the tag as it is
// written in code and in attributes.
type liquid struct {
	pieces []kramdown.Piece
	tokens map[rune]token
	next   rune
	src    []byte
}

type token struct {
	html, source string
	block        bool // html is a block
}

const (
	firstToken = 0xE000
	lastToken  = 0xF8FF
)

func workOut(src []byte, s sitetag.Shower) *liquid {
	l := &liquid{tokens: map[rune]token{}, next: firstToken, src: src}
	at := 0
	s.Language.Walk(src, func(t sitetag.Tag, from, end int) int {
		l.put(string(src[at:from]), at)
		at = l.tag(s, t, from, end)
		return at
	})
	l.put(string(src[at:]), at)
	return l
}

func (l *liquid) put(s string, at int) {
	if s != "" {
		l.pieces = append(l.pieces, kramdown.Piece{Text: s, At: at})
	}
}

// tag works one tag out, which stands at from to end, and gives where the text goes
// on.
func (l *liquid) tag(s sitetag.Shower, t sitetag.Tag, from, end int) (after int) {
	shown := s.Show(t)
	inner, after := "", end
	if shown.Mode != sitetag.Alone && shown.Mode != sitetag.Markdown {
		till, to, closed := s.Language.Closer(l.src[end:], t.Name)
		if !closed {
			till, to = len(l.src)-end, len(l.src)-end
		}
		inner, after = string(l.src[end:end+till]), end+to
	}
	switch {
	case shown.Mode == sitetag.Literal:
		l.put(inner, end)
	case shown.Mode == sitetag.Raw:
		out := shown.Inner(inner)
		if out == "" {
			return after
		}
		l.token(token{html: out, source: string(l.src[from:after]), block: true}, from, after)
	case shown.Known:
		l.put(shown.Value, from)
	case shown.HTML == "":
	default:
		l.token(token{html: shown.HTML, source: t.Source, block: shown.Mode == sitetag.Markdown}, from, after)
	}
	return after
}

// token puts a character in for a tag; what is a block stands by itself where it
// has a line of its own.
func (l *liquid) token(t token, from, end int) {
	for l.next <= lastToken && bytes.ContainsRune(l.src, l.next) {
		l.next++
	}
	if l.next > lastToken {
		l.put(t.source, from)
		return
	}
	l.tokens[l.next] = t
	s := string(l.next)
	if t.block && l.alone(from, end) {
		s = "\n" + s + "\n"
	}
	l.put(s, from)
	l.next++
}

// alone tells a stretch that begins at the margin and ends at a line's end.
func (l *liquid) alone(from, end int) bool {
	line, _, _ := bytes.Cut(l.src[end:], []byte("\n"))
	return (from == 0 || l.src[from-1] == '\n') && len(bytes.TrimSpace(line)) == 0
}

// block gives the HTML of a paragraph that is one block.
func (l *liquid) block(s string) (string, bool) {
	if l == nil {
		return "", false
	}
	r := []rune(strings.TrimSpace(s))
	if len(r) != 1 || !l.tokens[r[0]].block {
		return "", false
	}
	return l.tokens[r[0]].html, true
}

// source puts the tags back as they are written.
func (l *liquid) source(s string) string {
	return l.replace(s, func(t token) string { return t.source })
}

// plain is what a heading's id is made of: Liquid prints nothing where it knows
// nothing.
func (l *liquid) plain(s string) string {
	if out := l.replace(s, func(token) string { return "" }); out != s {
		return strings.TrimSpace(out)
	}
	return s
}

func (l *liquid) replace(s string, with func(token) string) string {
	if l == nil || !strings.ContainsFunc(s, isToken) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if t, ok := l.tokens[r]; ok {
			b.WriteString(with(t))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isToken(r rune) bool { return r >= firstToken && r <= lastToken }

// html puts into HTML what the tags show, and what is written where no HTML can
// stand.
func (l *liquid) html(s string) string {
	if l == nil || !strings.ContainsFunc(s, isToken) {
		return s
	}
	var b strings.Builder
	inside, code := false, 0
	for i, r := range s {
		switch {
		case r == '<':
			inside = true
			switch {
			case strings.HasPrefix(s[i:], "<code"), strings.HasPrefix(s[i:], "<pre"):
				code++
			case strings.HasPrefix(s[i:], "</code"), strings.HasPrefix(s[i:], "</pre"):
				code--
			}
		case r == '>':
			inside = false
		case isToken(r):
			if t, ok := l.tokens[r]; ok {
				if inside || code > 0 {
					b.WriteString(html.EscapeString(t.source))
				} else {
					b.WriteString(t.html)
				}
				continue
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}
