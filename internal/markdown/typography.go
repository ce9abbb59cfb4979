package markdown

import (
	"bytes"
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
func printed(t *ast.Text, s string, raw bool) {
	n := ast.NewString([]byte(s))
	n.SetRaw(raw)
	t.Parent().InsertBefore(t.Parent(), t, n)
	t.Segment = t.Segment.WithStart(t.Segment.Stop)
}

// smartypants is marked's: piece by piece, a piece ending before each character
// that may begin markup. Runs that touch in the source are one text to it.
func smartypants(block ast.Node, src []byte, as [4]string) {
	var run []*ast.Text
	flush := func() {
		if len(run) > 0 {
			smartRun(run, src, as)
		}
		run = nil
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
	s := string(src[run[0].Segment.Start:run[len(run)-1].Segment.Stop])
	if !strings.ContainsAny(s, `'"`) && !strings.Contains(s, "--") && !strings.Contains(s, "...") {
		return
	}
	last := run[len(run)-1]
	for _, t := range run[:len(run)-1] {
		t.Parent().RemoveChild(t.Parent(), t)
	}
	printed(last, smart(s, as), false)
}

func smart(s string, as [4]string) string {
	var b strings.Builder
	for s != "" {
		if s[0] == '\\' && len(s) > 1 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[1]) >= 0 {
			b.WriteString(s[:2])
			s = s[2:]
			continue
		}
		_, n := utf8.DecodeRuneInString(s)
		for n < len(s) && strings.IndexByte("\\<![`*~_", s[n]) < 0 && !strings.HasPrefix(s[n:], "http://") && !strings.HasPrefix(s[n:], "https://") && !strings.HasPrefix(s[n:], "www.") {
			_, size := utf8.DecodeRuneInString(s[n:])
			n += size
		}
		b.WriteString(smartPiece(s[:n], as))
		s = s[n:]
	}
	return b.String()
}

func smartPiece(s string, as [4]string) string {
	if !strings.ContainsAny(s, `'"`) && !strings.Contains(s, "--") && !strings.Contains(s, "...") {
		return s
	}
	for i, usual := range []string{"‘", "’", "“", "”"} {
		if as[i] == "" {
			as[i] = usual
		}
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "---", "—"), "--", "–")
	quotes := func(s string, quote rune, opening, closing, before string) string {
		var b strings.Builder
		last := rune(0)
		for i, r := range s {
			switch {
			case r != quote:
				b.WriteRune(r)
			case i == 0 || unicode.IsSpace(last) || strings.ContainsRune(before, last):
				b.WriteString(opening)
				r = firstOf(opening)
			default:
				b.WriteString(closing)
				r = firstOf(closing)
			}
			last = r
		}
		return b.String()
	}
	s = quotes(s, '\'', as[0], as[1], "-—/([{\"")
	s = quotes(s, '"', as[2], as[3], "-—/([{‘")
	return strings.ReplaceAll(s, "...", "…")
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// retext is the typography of remark-smartypants: quotes by what stands on either
// side of them in the whole block, then dashes and dots run by run.
func retext(block ast.Node, src []byte) {
	if !mayPrint(block, src) {
		return
	}
	runs := texts(block, nil)
	var all []rune
	at := make([]int, len(runs)+1)
	words := make([]string, len(runs))
	for i, n := range runs {
		at[i] = len(all)
		switch n := n.(type) {
		case *ast.Text:
			words[i] = string(unescape(n.Segment.Value(src)))
			all = append(all, []rune(words[i])...)
			if n.SoftLineBreak() || n.HardLineBreak() {
				all = append(all, '\n')
			}
		case *ast.CodeSpan:
			all = append(all, []rune(strings.Repeat("A", max(utf8.RuneCountInString(plainText(n, src)), 1)))...)
		case *ast.AutoLink:
			all = append(all, []rune(string(n.Label(src)))...)
		}
	}
	at[len(runs)] = len(all)
	educate(all)
	for i, n := range runs {
		t, ok := n.(*ast.Text)
		if !ok {
			continue
		}
		is := string(all[at[i] : at[i]+utf8.RuneCountInString(words[i])])
		is = dashesAndDots(is)
		if is != words[i] {
			printed(t, is, true)
		}
	}
}

// mayPrint tells that a block's lines have quotes, dashes or dots to be printed.
func mayPrint(block ast.Node, src []byte) bool {
	for i := range block.Lines().Len() {
		segment := block.Lines().At(i)
		line := src[segment.Start:segment.Stop]
		if bytes.ContainsAny(line, `'"&\\`) || bytes.Contains(line, []byte("--")) || bytes.Contains(line, []byte("..")) || bytes.Contains(line, []byte(". .")) {
			return true
		}
	}
	return block.Lines().Len() == 0
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
	for i, r := range all {
		if r != '"' && r != '\'' {
			continue
		}
		opening, closing := '“', '”'
		if r == '\'' {
			opening, closing = '‘', '’'
		}
		before, next, after := get(i-1), get(i+1), get(i+2)
		mark := next != 0 && !isWordPart(next) && !unicode.IsSpace(next)
		switch {
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

// dashesAndDots prints two dashes and three or more dots, also with blanks between.
func dashesAndDots(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		switch s[i] {
		case '-':
			n := i
			for n < len(s) && s[n] == '-' {
				n++
			}
			if n-i == 2 {
				b.WriteString("—")
			} else {
				b.WriteString(s[i:n])
			}
			i = n
		case '.':
			n := i
			for n < len(s) && s[n] == '.' {
				n++
			}
			groups, end := 1, n
			for strings.HasPrefix(s[end:], " .") && n-i == 1 {
				groups++
				end += 2
			}
			switch {
			case n-i >= 3:
				b.WriteString("…")
			case groups >= 3:
				b.WriteString("…")
				n = end
			default:
				b.WriteString(s[i:n])
			}
			i = n
		default:
			_, size := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+size])
			i += size
		}
	}
	return b.String()
}
