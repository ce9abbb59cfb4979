package kramdown

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text is a piece of the source from which indentation and markers were taken:
// marks tell where its parts come from. A part of a text shares its marks, which
// then count from off characters before it.
type text struct {
	s     string
	marks []mark
	off   int
}

// mark says that from offset at on, the text is the source's from offset src on.
type mark struct{ at, src int }

// source is the offset in the source of offset i.
func (t text) source(i int) int {
	n := t.after(i)
	if n == 0 {
		return 0
	}
	m := t.marks[n-1]
	return m.src + i + t.off - m.at
}

// after is the first mark behind offset i.
func (t text) after(i int) int {
	i += t.off
	if len(t.marks) == 1 && t.marks[0].at <= i {
		return 1
	}
	return sort.Search(len(t.marks), func(k int) bool { return t.marks[k].at > i })
}

// builder puts a text together from parts of another.
type builder struct {
	b     strings.Builder
	marks []mark
}

// copy adds t[i:j].
func (b *builder) copy(t text, i, j int) {
	if i >= j {
		return
	}
	b.put(t.s[i:j], t.source(i))
	base := b.b.Len() - (j - i)
	for k := t.after(i); k < len(t.marks) && t.marks[k].at < j+t.off; k++ {
		b.marks = append(b.marks, mark{base + t.marks[k].at - t.off - i, t.marks[k].src})
	}
}

// put adds text that stands at an offset of the source.
func (b *builder) put(s string, source int) {
	b.marks = append(b.marks, mark{b.b.Len(), source})
	b.b.WriteString(s)
}

func (b *builder) text() text { return text{s: b.b.String(), marks: b.marks} }

// part is t[i:j].
func (t text) part(i, j int) text {
	if i >= j {
		return text{}
	}
	first := max(t.after(i)-1, 0)
	return text{s: t.s[i:j], marks: t.marks[first:max(t.after(j-1), first)], off: t.off + i}
}

// trimmed is a text without blanks at its ends.
func (t text) trimmed() text {
	i, j := 0, len(t.s)
	for i < j && isSpace(t.s[i]) {
		i++
	}
	for j > i && isSpace(t.s[j-1]) {
		j--
	}
	return t.part(i, j)
}

// scanner walks over a text.
type scanner struct {
	text
	pos int
	// never are closings that do not come any more in this text: looking for each
	// again and again would take as long as the text is, each time.
	never map[string]bool
	// last is the text that was added as it stands here, up to end.
	last *Element
	end  int
}

// find is where closing comes from offset i on, or -1.
func (s *scanner) find(closing string, i int) int {
	if s.never[closing] {
		return -1
	}
	if n := strings.Index(s.s[i:], closing); n >= 0 {
		return i + n
	}
	s.lacks(closing)
	return -1
}

func (s *scanner) lacks(closing string) {
	if s.never == nil {
		s.never = map[string]bool{}
	}
	s.never[closing] = true
}

func (s *scanner) done() bool   { return s.pos >= len(s.s) }
func (s *scanner) rest() string { return s.s[s.pos:] }

// atLine tells whether a line begins here.
func (s *scanner) atLine() bool { return s.pos == 0 || s.s[s.pos-1] == '\n' }

// line is the line from here on, with its newline.
func (s *scanner) line() string { return lineAt(s.s, s.pos) }

func lineAt(s string, i int) string {
	if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
		return s[i : i+n+1]
	}
	return s[i:]
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func isBlank(line string) bool { return strings.Trim(line, " \t\n\v\f\r") == "" }

// blanks is how many blanks a line begins with.
func blanks(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// flush tells a line that is indented by three blanks at most, and gives what
// follows them.
func flush(line string) (string, bool) {
	n := blanks(line)
	if n > 3 {
		return "", false
	}
	return line[n:], true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isWord tells what \w stands for.
func isWord(c byte) bool {
	return c == '_' || isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func lastRune(s string) rune {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return 0
	}
	return r
}

func firstRune(s string) rune {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return 0
	}
	return r
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// isWordRune tells a character of a word in any script.
func isWordRune(r rune) bool { return isAlnum(r) || unicode.Is(unicode.Pc, r) }
