package markdown

import "bytes"

// What a parser is given at most. goldmark cannot be interrupted, and these are
// the shapes that take it seconds or for ever; each limit is some fifty times
// what people write, and costs goldmark well under a second.
const (
	mostBytes       = 16 << 20 // in a text
	mostLineBytes   = 8 << 20  // in a line; a picture as a data address can be long
	mostNesting     = 50       // lists and quotes in one another
	mostOpen        = 1000     // brackets that are not closed
	mostUnclosed    = 2000     // addresses that are not closed, "[a]("
	mostDelimiters  = 20000    // runs of * _ ~ in one paragraph
	mostTicks       = 60       // lengths of runs of ` in one paragraph
	mostCells       = 200000   // in a table
	mostDefinitions = 5000     // link definitions in one paragraph
	mostFootnotes   = 3000     // in a text
)

// Deep tells that a text must not be parsed, from one look at each of its bytes.
// Such a text is shown as it is.
func Deep(src []byte) bool {
	if len(src) > mostBytes {
		return true
	}
	var d depth
	for len(src) > 0 {
		line := src
		if n := bytes.IndexByte(src, '\n'); n >= 0 {
			line = src[:n]
			src = src[n+1:]
		} else {
			src = nil
		}
		if d.line(line) {
			return true
		}
	}
	return false
}

// depth follows a text line by line. All it counts starts anew after a blank
// line (nesting: at the margin after one), so that looking at a part of a text
// that begins and ends there finds the same; only footnotes are counted through.
type depth struct {
	lists     []int // the columns of the list markers that are open
	blank     bool  // the line before was blank
	footnotes int
	paragraph paragraphCounts
}

// paragraphCounts is what is counted within lines without a blank one between.
type paragraphCounts struct {
	open, unclosed, delimiters, definitions int
	columns, rows                           int
	ticks                                   tickLengths
}

// tickLengths are the lengths that the runs of ` in a paragraph have. A run that
// nothing closes makes a parser look to the paragraph's end; each length has at
// most one such run.
type tickLengths struct {
	seen  [4]uint64
	count int
}

// add takes in a run, and tells that there are too many lengths.
func (t *tickLengths) add(run int) bool {
	if run >= 64*len(t.seen) {
		t.count++
	} else if bit := uint64(1) << (run % 64); t.seen[run/64]&bit == 0 {
		t.seen[run/64] |= bit
		t.count++
	}
	return t.count > mostTicks
}

func (d *depth) line(line []byte) bool {
	if len(line) > mostLineBytes {
		return true
	}
	if len(bytes.TrimLeft(line, " \t\r>")) == 0 {
		d.paragraph = paragraphCounts{}
		d.blank = true
		return d.nesting(line)
	}
	deep := d.nesting(line) || d.definition(line) || d.table(line) || d.inline(line)
	d.blank = false
	return deep
}

// nesting walks over the markers a line begins with.
func (d *depth) nesting(line []byte) bool {
	if d.blank && len(line) > 0 && line[0] != ' ' && line[0] != '\t' {
		d.lists = d.lists[:0]
	}
	if onlyRule(line) {
		return false
	}
	quotes, column, i := 0, 0, 0
	found := false
	for i < len(line) {
		n := 0
		switch {
		case line[i] == ' ':
			column++
			i++
			continue
		case line[i] == '\t':
			column += 4 - column%4
			i++
			continue
		case line[i] == '>':
			quotes++
			n = 1
		default:
			if n = markerLength(line[i:]); n > 0 {
				if !found {
					d.pop(column)
				}
				found = true
				d.lists = append(d.lists, column)
			}
		}
		if n == 0 {
			break
		}
		i += n
		column += n
		if quotes+len(d.lists) > mostNesting {
			return true
		}
	}
	return false
}

func (d *depth) pop(column int) {
	n := len(d.lists)
	for n > 0 && d.lists[n-1] >= column {
		n--
	}
	d.lists = d.lists[:n]
}

// onlyRule tells a line such as "- - - -", which is a rule and no nesting.
func onlyRule(line []byte) bool {
	rest := bytes.Trim(line, " \t\r")
	return len(rest) > 0 && (rest[0] == '-' || rest[0] == '*') &&
		len(bytes.Trim(rest, string(rest[0])+" \t")) == 0
}

// markerLength is the length of the list marker at the beginning of b, or 0.
func markerLength(b []byte) int {
	n := 0
	switch b[0] {
	case '-', '+', '*':
		n = 1
	default:
		for n < len(b) && n < 9 && b[n] >= '0' && b[n] <= '9' {
			n++
		}
		if n == 0 || n == len(b) || b[n] != '.' && b[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(b) && b[n] != ' ' && b[n] != '\t' {
		return 0
	}
	return n
}

func (d *depth) definition(line []byte) bool {
	rest := bytes.TrimLeft(line, " \t>")
	if len(rest) == 0 || rest[0] != '[' || !bytes.Contains(rest, []byte("]:")) {
		return false
	}
	if len(rest) > 1 && rest[1] == '^' {
		d.footnotes++
	}
	d.paragraph.definitions++
	return d.paragraph.definitions > mostDefinitions || d.footnotes > mostFootnotes
}

// table multiplies: a short row is filled up with cells to the header's columns.
func (d *depth) table(line []byte) bool {
	p := &d.paragraph
	p.rows++
	if delimiterRow(line) {
		p.columns = max(p.columns, bytes.Count(line, []byte("|"))+1)
	}
	return p.columns > 0 && p.columns*p.rows > mostCells
}

func delimiterRow(line []byte) bool {
	dashes := false
	for _, c := range line {
		switch c {
		case '-':
			dashes = true
		case '|', ':', ' ', '\t', '\r', '>':
		default:
			return false
		}
	}
	return dashes
}

func (d *depth) inline(line []byte) bool {
	p := &d.paragraph
	before, ticks := byte(0), 0
	for _, c := range line {
		if c == '`' {
			ticks++
		} else if ticks > 0 {
			if p.ticks.add(ticks) {
				return true
			}
			ticks = 0
		}
		switch c {
		case '[':
			if p.open++; p.open > mostOpen {
				return true
			}
		case ']':
			p.open = max(p.open-1, 0)
		case '(':
			if before == ']' {
				p.unclosed++
			}
			if p.unclosed > mostUnclosed {
				return true
			}
		case ')':
			p.unclosed = max(p.unclosed-1, 0)
		case '*', '_', '~':
			if before != c {
				p.delimiters++
			}
		}
		before = c
	}
	return p.delimiters > mostDelimiters || ticks > 0 && p.ticks.add(ticks)
}
