package search

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Query is what is searched for.
type Query struct {
	// Text is meant literally. A text of several lines is found nowhere.
	Text string
	// Composing tells that the last syllable is still being typed, so that it
	// also finds what it may become: 그 finds 글, and 벌 finds 버른.
	Composing bool
}

// pattern is a query in the form in which it is looked for in folded text.
type pattern struct {
	// needle is what every hit begins with, as bytes.
	needle []byte
	// ends are what may follow the needle's first part, any of them; none when
	// the needle is the whole hit.
	ends []ending
	// stem is how much of the needle stands before the ending.
	stem int
}

// ending is one or two letters, each from a range.
type ending []span

type span struct{ from, to rune }

func compile(q Query) pattern {
	text, ok := fold(nil, []byte(q.Text))
	if !ok {
		text = []byte(q.Text) // found nowhere, because posts are UTF-8
	}
	last, size := utf8.DecodeLastRune(text)
	if !q.Composing || size == 0 {
		return pattern{needle: text}
	}
	stem := text[:len(text)-size]
	ends, begins := endings(last)
	p := pattern{needle: append(bytes.Clone(stem), common(begins)...), ends: ends, stem: len(stem)}
	if len(ends) == 0 || len(p.needle) == 0 {
		return pattern{needle: text}
	}
	return p
}

// common are the bytes that all letters of a span begin with.
func common(s span) []byte {
	a, b := utf8.AppendRune(nil, s.from), utf8.AppendRune(nil, s.to)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

// next gives the first hit in a folded text from a place on, or -1.
func (p pattern) next(text []byte, from int) (at, end int) {
	for {
		i := bytes.Index(text[from:], p.needle)
		if i < 0 {
			return -1, -1
		}
		at = from + i
		if len(p.ends) == 0 {
			return at, at + len(p.needle)
		}
		if n := p.ending(text[at+p.stem:]); n > 0 {
			return at, at + p.stem + n
		}
		from = at + 1
	}
}

// ending gives the length of the ending that a text begins with, or 0.
func (p pattern) ending(text []byte) int {
	for _, e := range p.ends {
		n := 0
		for _, s := range e {
			r, size := utf8.DecodeRune(text[n:])
			if r < s.from || r > s.to {
				n = 0
				break
			}
			n += size
		}
		if n > 0 {
			return n
		}
	}
	return 0
}

// in tells whether a text, not folded yet, holds the pattern.
func (p pattern) in(text string) bool {
	f, ok := fold(nil, []byte(text))
	if !ok {
		return false
	}
	at, _ := p.next(f, 0)
	return at >= 0
}

// lines gives the number of each line of a folded text, counted from 1, that the
// pattern is in; at most limit of them, and how many there are.
func (p pattern) lines(text []byte, limit int) (numbers []int, total int) {
	line, from := 1, 0
	for {
		at, _ := p.next(text, from)
		if at < 0 {
			return numbers, total
		}
		if total++; len(numbers) < limit {
			line += bytes.Count(text[from:at], []byte{'\n'})
			numbers = append(numbers, line)
		}
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return numbers, total
		}
		from, line = at+end+1, line+1
	}
}

// hits are the places of a line that the pattern is at, in bytes of the line,
// which is not folded; each reaches over whole letters.
func (p pattern) hits(line string) []piece {
	folded, back := unfold(line)
	var out []piece
	for from := 0; ; {
		at, end := p.next(folded, from)
		if at < 0 {
			return out
		}
		hit := piece{back.begin(at), back.end(end)}
		if n := len(out); n == 0 || out[n-1].to <= hit.from {
			out = append(out, hit)
		}
		from = end
	}
}

// piece is a piece of a line, in bytes.
type piece struct{ from, to int }

// origin leads from a folded line back to the line: piece i of the folded line
// begins at folded[i] and comes from what begins at line[i].
type origin struct{ folded, line []int }

// unfold folds a line and remembers where everything came from; where nothing
// changes its place, which is nearly always, that is the zero origin.
func unfold(line string) ([]byte, origin) {
	out := []byte(line)
	if plain(out) == len(out) {
		return lower(nil, out), origin{}
	}
	out = nil
	var o origin
	for rest := line; rest != ""; {
		n := norm.NFC.NextBoundaryInString(rest, true)
		if n <= 0 {
			n = len(rest)
		}
		o.folded, o.line = append(o.folded, len(out)), append(o.line, len(line)-len(rest))
		out, _ = fold(out, []byte(rest[:n]))
		rest = rest[n:]
	}
	o.folded, o.line = append(o.folded, len(out)), append(o.line, len(line))
	return out, o
}

// begin gives where the letter comes from that a place of the folded line is in.
func (o origin) begin(at int) int {
	if o.line == nil {
		return at
	}
	i, exact := slices.BinarySearch(o.folded, at)
	if !exact {
		i--
	}
	return o.line[i]
}

// end gives where the letter ends that the bytes before a place are of.
func (o origin) end(at int) int {
	if o.line == nil {
		return at
	}
	i, _ := slices.BinarySearch(o.folded, at)
	return o.line[i]
}
