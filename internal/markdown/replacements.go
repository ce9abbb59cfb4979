package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// piece is a run of text as markdown-it's typographer sees it.
type piece struct {
	node  *ast.Text
	words []rune
	level int
	// whole tells what is no text but stands beside some: code, an address.
	whole, breaks bool
}

// replacements is markdown-it's typographer: signs run by run, then quotes in pairs
// over the whole block.
func replacements(block ast.Node, src []byte, as [4]string) {
	pieces := collect(nil, block, src, 0)
	changed := false
	for i := range pieces {
		p := &pieces[i]
		if p.node == nil {
			continue
		}
		was := string(p.words)
		if is := printedSigns(was); is != was {
			p.words, changed = []rune(is), true
		}
	}
	if !pairQuotes(pieces, as) && !changed {
		return
	}
	for _, p := range pieces {
		if p.node != nil {
			if is := string(p.words); is != string(unescape(p.node.Segment.Value(src))) {
				printed(p.node, []byte(is), true)
			}
		}
	}
}

func collect(out []piece, n ast.Node, src []byte, level int) []piece {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			out = append(out, piece{node: c, words: []rune(string(unescape(c.Segment.Value(src)))), level: level, breaks: c.SoftLineBreak() || c.HardLineBreak()})
		case *ast.CodeSpan:
			out = append(out, piece{words: []rune(plainText(c, src)), level: level, whole: true})
		case *ast.AutoLink:
			out = append(out, piece{words: []rune(string(c.Label(src))), level: level + 1, whole: true})
		case *ast.RawHTML, *ast.Image:
			out = append(out, piece{level: level, whole: true})
		default:
			out = collect(out, c, src, level+1)
		}
	}
	return out
}

// printedSigns prints dashes, dots and what stands in brackets.
func printedSigns(s string) string {
	if strings.Contains(s, "(") {
		for _, sign := range [][2]string{{"(c)", "©"}, {"(C)", "©"}, {"(r)", "®"}, {"(R)", "®"}, {"(tm)", "™"}, {"(TM)", "™"}} {
			s = strings.ReplaceAll(s, sign[0], sign[1])
		}
	}
	s = strings.ReplaceAll(s, "+-", "±")
	if strings.Contains(s, "..") {
		s = dots(s)
	}
	if !strings.Contains(s, "--") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '-' {
			b.WriteByte(s[i])
			i++
			continue
		}
		n := i
		for n < len(s) && s[n] == '-' {
			n++
		}
		before, after := i == 0 || isGap(rune(s[i-1])), n == len(s) || isGap(rune(s[n]))
		switch {
		case n-i == 3:
			b.WriteString("—")
		case n-i == 2 && before == after:
			b.WriteString("–")
		default:
			b.WriteString(s[i:n])
		}
		i = n
	}
	return b.String()
}

// dots makes one sign of two dots or more; behind a question or exclamation mark
// two remain.
func dots(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		n := i
		for n < len(s) && s[n] == '.' {
			n++
		}
		switch {
		case n-i < 2:
			b.WriteByte(s[i])
			n = i + 1
		case i > 0 && (s[i-1] == '?' || s[i-1] == '!'):
			b.WriteString("..")
		default:
			b.WriteString("…")
		}
		i = n
	}
	return b.String()
}

// openQuote is a quote that may be the first of a pair.
type openQuote struct {
	piece, at, level int
	single           bool
}

// pairQuotes turns quotes, and tells whether there was one.
func pairQuotes(pieces []piece, as [4]string) (found bool) {
	for i, usual := range []string{"‘", "’", "“", "”"} {
		if as[i] == "" {
			as[i] = usual
		}
	}
	var stack []openQuote
	for i := range pieces {
		p := &pieces[i]
		for len(stack) > 0 && stack[len(stack)-1].level > p.level {
			stack = stack[:len(stack)-1]
		}
		for at := 0; p.node != nil && at < len(p.words); at++ {
			if quote := p.words[at]; quote != '"' && quote != '\'' {
				continue
			}
			found = true
			stack = turnQuote(pieces, stack, openQuote{i, at, p.level, p.words[at] == '\''}, as)
		}
	}
	return found
}

func turnQuote(pieces []piece, stack []openQuote, q openQuote, as [4]string) []openQuote {
	p := &pieces[q.piece]
	before, after := beside(pieces, q.piece, q.at, -1), beside(pieces, q.piece, q.at, 1)
	opens, closes := flanks(before, after)
	if after == '"' && !q.single && before >= '0' && before <= '9' {
		opens, closes = false, false // 1""
	}
	if opens && closes {
		opens, closes = isQuoteEdge(before), isQuoteEdge(after)
	}
	if !opens && !closes {
		if q.single {
			p.words[q.at] = '’'
		}
		return stack
	}
	for j := len(stack) - 1; closes && j >= 0 && stack[j].level >= q.level; j-- {
		if first := stack[j]; first.single == q.single && first.level == q.level {
			left, right := as[2], as[3]
			if q.single {
				left, right = as[0], as[1]
			}
			p.words[q.at] = firstOf(right)
			pieces[first.piece].words[first.at] = firstOf(left)
			return stack[:j]
		}
	}
	switch {
	case opens:
		return append(stack, q)
	case q.single:
		p.words[q.at] = '’'
	}
	return stack
}

// beside is the character before (-1) or behind (1) a place; a blank at the ends
// and at line breaks.
func beside(pieces []piece, i, at, step int) rune {
	if n := at + step; n >= 0 && n < len(pieces[i].words) {
		return pieces[i].words[n]
	}
	if step > 0 && pieces[i].breaks {
		return ' '
	}
	for i += step; i >= 0 && i < len(pieces); i += step {
		if step < 0 && pieces[i].breaks {
			return ' '
		}
		if words := pieces[i].words; len(words) > 0 {
			if step < 0 {
				return words[len(words)-1]
			}
			return words[0]
		}
		if step > 0 && pieces[i].breaks {
			return ' '
		}
	}
	return ' '
}

func isQuoteEdge(r rune) bool { return unicode.IsPunct(r) || r < utf8.RuneSelf && unicode.IsSymbol(r) }

func flanks(before, after rune) (opens, closes bool) {
	opens = !unicode.IsSpace(after) && (!isQuoteEdge(after) || unicode.IsSpace(before) || isQuoteEdge(before))
	closes = !unicode.IsSpace(before) && (!isQuoteEdge(before) || unicode.IsSpace(after) || isQuoteEdge(after))
	return opens, closes
}
