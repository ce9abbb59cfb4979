package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// texts collects the runs of text in a block, and code as runs that stay.
func texts(n ast.Node, out []ast.Node) []ast.Node {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindText, ast.KindString, ast.KindCodeSpan:
			out = append(out, c)
		case ast.KindRawHTML, ast.KindImage:
			out = append(out, nil)
		case ast.KindAutoLink:
			out = append(out, c)
		default:
			out = texts(c, out)
		}
	}
	return out
}

// print puts printed text in the place of a run; its line break stays.
func printed(t *ast.Text, s []byte, raw bool) {
	n := ast.NewString(s)
	n.SetRaw(raw)
	t.Parent().InsertBefore(t.Parent(), t, n)
	t.Segment = t.Segment.WithStart(t.Segment.Stop)
}

// smartypants is marked's: piece by piece, a piece ending before each character
// that may begin markup. Runs that touch in the source are one text to it.
func smartypants(block ast.Node, src []byte, as [4]string) {
	var few [8]*ast.Text
	run := few[:0]
	flush := func() {
		if len(run) > 0 {
			smartRun(run, src, as)
		}
		run = run[:0]
	}
	for c := block.FirstChild(); c != nil; {
		next := c.NextSibling()
		t, ok := c.(*ast.Text)
		switch {
		case !ok:
			flush()
			if c.Kind() != ast.KindCodeSpan && c.HasChildren() && c.Kind() != ast.KindImage {
				smartypants(c, src, as)
			}
		case t.IsRaw():
			flush()
		default:
			if n := len(run); n > 0 && run[n-1].Segment.Stop != t.Segment.Start {
				flush()
			}
			if run = append(run, t); t.SoftLineBreak() || t.HardLineBreak() {
				flush()
			}
		}
		c = next
	}
	flush()
}

func smartRun(run []*ast.Text, src []byte, as [4]string) {
	written := src[run[0].Segment.Start:run[len(run)-1].Segment.Stop]
	if !hasSigns(written) {
		return
	}
	last := run[len(run)-1]
	for _, t := range run[:len(run)-1] {
		t.Parent().RemoveChild(t.Parent(), t)
	}
	printed(last, smart(written, as), false)
}

func hasSigns(s []byte) bool {
	return bytes.IndexByte(s, '\'') >= 0 || bytes.IndexByte(s, '"') >= 0 || bytes.Contains(s, []byte("--")) || bytes.Contains(s, []byte("..."))
}

func smart(s []byte, as [4]string) []byte {
	for i, usual := range [4]string{"‘", "’", "“", "”"} {
		if as[i] == "" {
			as[i] = usual
		}
	}
	b := make([]byte, 0, len(s)+16)
	for len(s) > 0 {
		if s[0] == '\\' && len(s) > 1 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[1]) >= 0 {
			b = append(b, s[:2]...)
			s = s[2:]
			continue
		}
		n := smartEnd(s)
		b = smartPiece(b, s[:n], as)
		s = s[n:]
	}
	return b
}

// smartEnd is where a piece ends.
func smartEnd(s []byte) int {
	_, n := utf8.DecodeRune(s)
	for ; n < len(s); n++ {
		switch s[n] {
		case '\\', '<', '!', '[', '`', '*', '~', '_':
			return n
		case 'h':
			if bytes.HasPrefix(s[n:], []byte("http://")) || bytes.HasPrefix(s[n:], []byte("https://")) {
				return n
			}
		case 'w':
			if bytes.HasPrefix(s[n:], []byte("www.")) {
				return n
			}
		}
	}
	return n
}

// smartPiece adds a piece. A quote opens at its beginning, behind a blank, and
// behind some other characters; double ones are looked at when the single ones are
// printed already, and dots last.
func smartPiece(b, s []byte, as [4]string) []byte {
	if !hasSigns(s) {
		return append(b, s...)
	}
	var behind, behindDouble rune // what stands before, for either kind of quote
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\'':
			is := as[1]
			if i == 0 || opensBehind(behind, "-—/([{\"") {
				is = as[0]
			}
			b = append(b, is...)
			behind = firstOf(is)
			behindDouble, _ = utf8.DecodeLastRuneInString(is)
			i++
		case c == '"':
			is := as[3]
			if i == 0 || opensBehind(behindDouble, "-—/([{‘") {
				is = as[2]
			}
			b = append(b, is...)
			behind, behindDouble = '"', firstOf(is)
			i++
		case c == '-' && bytes.HasPrefix(s[i:], []byte("--")):
			is, n := "–", 2
			if bytes.HasPrefix(s[i:], []byte("---")) {
				is, n = "—", 3
			}
			b = append(b, is...)
			behind = firstOf(is)
			behindDouble = behind
			i += n
		case c == '.' && bytes.HasPrefix(s[i:], []byte("...")):
			b = append(b, "…"...)
			behind, behindDouble = '.', '.'
			i += 3
		default:
			r, n := utf8.DecodeRune(s[i:])
			b = utf8.AppendRune(b, r)
			behind, behindDouble = r, r
			i += n
		}
	}
	return b
}

func opensBehind(r rune, marks string) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(marks, r)
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// retexter is the typography of remark-smartypants: quotes by what stands on either
// side of them in the whole block, then dashes and dots run by run. It keeps its
// room from block to block.
type retexter struct {
	runs  []ast.Node
	all   []rune
	at    []int
	words [][]byte
}

func (r *retexter) block(block ast.Node, src []byte) {
	r.runs = texts(block, r.runs[:0])
	r.all, r.at, r.words = r.all[:0], r.at[:0], r.words[:0]
	for _, n := range r.runs {
		var words []byte
		r.at = append(r.at, len(r.all))
		switch n := n.(type) {
		case *ast.Text:
			words = unescape(n.Segment.Value(src))
			for rest := words; len(rest) > 0; {
				c, n := utf8.DecodeRune(rest)
				r.all, rest = append(r.all, c), rest[n:]
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				r.all = append(r.all, '\n')
			}
		case *ast.CodeSpan:
			for range max(utf8.RuneCountInString(plainText(n, src)), 1) {
				r.all = append(r.all, 'A')
			}
		case *ast.AutoLink:
			for _, c := range string(n.Label(src)) {
				r.all = append(r.all, c)
			}
		}
		r.words = append(r.words, words)
	}
	educate(r.all)
	for i, n := range r.runs {
		if t, ok := n.(*ast.Text); ok {
			r.print(t, i)
		}
	}
}

// print puts what became of a run in its place.
func (r *retexter) print(t *ast.Text, i int) {
	words := r.words[i]
	if !hasSigns(words) && !bytes.Contains(words, []byte("..")) && !bytes.Contains(words, []byte(". .")) && utf8.Valid(words) {
		return
	}
	is := dashesAndDots(slices.DeleteFunc(r.all[r.at[i]:][:utf8.RuneCount(words)], func(c rune) bool { return c == dropped }))
	if !bytes.Equal(is, words) {
		printed(t, is, true)
	}
}

// marks are characters that make work for a dialect.
type marks uint16

const (
	quotes  marks = 1 << iota // ' and "
	escapes                   // \ and &
	dashes                    // two of them
	dotted                    // two dots, with a blank between them or not
	slashes                   // a slash
	signed                    // what begins a sign in brackets, or "+-"
	faced                     // what begins an emoji or a face
	braces                    // {
)

// marksIn tells which marks a block's lines have. A block without lines of its own
// may have any.
func marksIn(block ast.Node, src []byte) marks {
	if block.Lines().Len() == 0 {
		return ^marks(0)
	}
	var has marks
	for i := range block.Lines().Len() {
		segment := block.Lines().At(i)
		line := src[segment.Start:segment.Stop]
		for i, c := range line {
			next := byte(0)
			if c < utf8.RuneSelf && i+1 < len(line) {
				next = line[i+1]
			}
			switch c {
			case '\'', '"':
				has |= quotes
			case '&', '\\':
				has |= escapes
			case '-':
				if next == '-' {
					has |= dashes
				}
			case '.':
				if next == '.' || next == ' ' && i+2 < len(line) && line[i+2] == '.' {
					has |= dotted
				}
			case '/':
				has |= slashes
			case '(', '+':
				has |= signed
			case ':', ';', '<':
				has |= faced
			case '8', 'B', 'x', 'X':
				if next == '-' {
					has |= faced
				}
			case '{':
				has |= braces
			}
		}
	}
	return has
}

// word tells what belongs to a word, space and mark what else there is.
func isWordPart(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// educate turns the straight quotes of a block.
func educate(all []rune) {
	get := func(i int) rune {
		if i < 0 || i >= len(all) {
			return 0
		}
		return all[i]
	}
	for i := 0; i < len(all); i++ {
		r := all[i]
		if r != '"' && r != '\'' {
			continue
		}
		if get(i+1) == r { // several in a row are a mark of their own
			from := i
			for i++; get(i+1) == r; i++ {
			}
			if r == '\'' && i == from+1 {
				all[from], all[i] = '”', dropped
			}
			continue
		}
		opening, closing := '“', '”'
		if r == '\'' {
			opening, closing = '‘', '’'
		}
		before, next, after := get(i-1), get(i+1), get(i+2)
		mark := next != 0 && !isWordPart(next) && !unicode.IsSpace(next)
		switch {
		case isWordPart(next) && endsSentence(all[:i], r):
			all[i] = closing
		case mark && !isWordPart(after):
			all[i] = closing
		case mark && (next == '"' || next == '\''):
			all[i] = opening
		case unicode.IsDigit(next) && unicode.IsDigit(after) && get(i+3) == 's':
			all[i] = closing
		case before != 0 && !isWordPart(before) && isWordPart(next):
			all[i] = opening
		case before != 0 && isWordPart(before), next == 0, unicode.IsSpace(next), r == '\'' && next == 's' && !isWordPart(after):
			all[i] = closing
		default:
			all[i] = opening
		}
	}
}

// dropped stands in the place of a character that is no more.
const dropped = '\uffff'

// endsSentence tells that the quote behind some text ends a sentence with it, so that
// what follows is another one. A dot or a question mark in front of an apostrophe is
// a part of its word.
func endsSentence(before []rune, quote rune) bool {
	n := len(before)
	for n > 0 && strings.ContainsRune(")]}»’”›」』】》〉）］", before[n-1]) {
		n--
	}
	if n == 0 || n == len(before) && quote == '\'' && (before[n-1] == '.' || before[n-1] == '?') {
		return false
	}
	return strings.ContainsRune(".!?…‽", before[n-1])
}

// dashesAndDots prints two dashes and three or more dots, also with blanks between.
func dashesAndDots(s []rune) []byte {
	b := make([]byte, 0, len(s)+len(s)/2+8)
	row := func(i int) int { // the length of a row of the same
		n := i
		for n < len(s) && s[n] == s[i] {
			n++
		}
		return n - i
	}
	for i := 0; i < len(s); {
		n := row(i)
		switch {
		case s[i] == '-' && n == 2:
			b = append(b, "—"...)
		case s[i] == '.' && n >= 3:
			b = append(b, "…"...)
		case s[i] == '.' && n == 1:
			groups, end := 1, i+1
			for end+1 < len(s) && s[end] == ' ' && s[end+1] == '.' {
				groups++
				end += 2
			}
			if groups >= 3 {
				b, n = append(b, "…"...), end-i
			} else {
				b = append(b, '.')
			}
		default:
			for _, r := range s[i : i+n] {
				b = utf8.AppendRune(b, r)
			}
		}
		i += n
	}
	return b
}
