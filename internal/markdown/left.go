package markdown

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Left is a stretch that its writer meant to emphasise and that this Markdown
// shows with its asterisks, underscores or tildes, such as **마크다운(Markdown)**을.
type Left struct {
	// From and To are where it begins and ends in the text, with its delimiters.
	From, To int
	// Line is the line that it begins on, from 0.
	Line int
	// Delimiter is what stands on both sides: ** * _ __ ~~ ***.
	Delimiter string
	Reason    LeftReason
	// Fixes are the edits that make it work, each tried on this Markdown, the one
	// that suits the text best first.
	Fixes []LeftFix
}

// LeftReason is why a stretch stays as it is.
type LeftReason string

// The reasons.
const (
	// LeftClosing: a punctuation mark before the closing delimiter and a letter
	// behind it.
	LeftClosing LeftReason = "closing"
	// LeftOpening: a letter before the opening delimiter and a punctuation mark
	// behind it.
	LeftOpening LeftReason = "opening"
	// LeftBlank: a blank inside a delimiter.
	LeftBlank LeftReason = "blank"
	// LeftWord: an underscore within a word.
	LeftWord LeftReason = "word"
)

// FixKind is a way to make emphasis work.
type FixKind string

// The ways.
const (
	FixOutside FixKind = "outside" // the punctuation mark or blank goes outside
	FixTag     FixKind = "tag"     // <strong> in place of the delimiters
	FixSpace   FixKind = "space"   // a blank is put outside
)

// LeftFix is one way, as edits of the text in order.
type LeftFix struct {
	Kind  FixKind
	Edits []LeftEdit
}

// LeftEdit replaces the bytes [From, To) of the text.
type LeftEdit struct {
	From, To int
	Text     string
}

// longestLeft is how far apart two delimiters are that somebody meant together.
const longestLeft = 300

// Left finds the stretches of a text that stay as they are, in their order. A text
// that must not be parsed (Deep) has none.
func (m *Markdown) Left(src []byte) []Left {
	if Deep(src) {
		return nil
	}
	var found []Left
	lines := lineStarts(src)
	tags := bytes.Contains(src, []byte("<strong>")) || bytes.Contains(src, []byte("<b>"))
	for _, p := range m.leftPairs(src) {
		l := Left{From: p.open, To: p.close + len(p.delimiter), Delimiter: p.delimiter, Reason: p.reason}
		l.Line = max(sort.SearchInts(lines, l.From+1)-1, 0)
		l.Fixes = m.leftFixes(src, p, tags)
		found = append(found, l)
	}
	return found
}

// pair is two delimiters that belong together.
type pair struct {
	open, close int // their offsets
	delimiter   string
	reason      LeftReason
}

// run is one delimiter that stays in the text.
type run struct {
	at        int
	delimiter string
	node      *ast.Text
}

func (m *Markdown) leftPairs(src []byte) []pair {
	var pairs []pair
	if m.dialect.Family == Kramdown {
		var runs []run
		end := 0
		for _, at := range m.readKramdown(src, nil).left {
			if d := delimiterAt(src, at); at >= end && d != "" {
				runs = append(runs, run{at: at, delimiter: d})
				end = at + len(d)
			}
		}
		return pairUp(runs, src, m.dialect)
	}
	masked := src
	if m.dialect.knows(SiteTags) {
		masked = mask(src)
	}
	root := m.parser.Parse(text.NewReader(masked))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Kind() == ast.KindCodeSpan {
			return ast.WalkSkipChildren, nil
		}
		if c := n.FirstChild(); c != nil && c.Type() == ast.TypeInline {
			pairs = append(pairs, pairUp(runsIn(n, src), src, m.dialect)...)
		}
		return ast.WalkContinue, nil
	})
	sort.Slice(pairs, func(i, j int) bool { return pairs[i].open < pairs[j].open })
	return pairs
}

// delimiterAt is the run of * or _ at an offset.
func delimiterAt(src []byte, at int) string {
	if at < 0 || at >= len(src) || src[at] != '*' && src[at] != '_' {
		return ""
	}
	n := at
	for n < len(src) && src[n] == src[at] && n-at < 3 {
		n++
	}
	return string(src[at:n])
}

// runsIn collects the delimiters in the text right under a node.
func runsIn(n ast.Node, src []byte) []run {
	var runs []run
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok || t.IsRaw() {
			continue
		}
		value := t.Segment.Value(src)
		for i := 0; i < len(value); {
			switch value[i] {
			case '\\':
				i += 2
				continue
			case '*', '_', '~':
				k := i
				for k < len(value) && value[k] == value[i] {
					k++
				}
				if at := t.Segment.Start + i - t.Segment.Padding; k-i <= 3 && at >= 0 && (value[i] != '~' || k-i == 2) {
					runs = append(runs, run{at, string(value[i:k]), t})
				}
				i = k
				continue
			}
			i++
		}
	}
	return runs
}

// pairUp finds the delimiters that were meant together.
func pairUp(runs []run, src []byte, d Dialect) []pair {
	var pairs []pair
	for i := 0; i < len(runs); i++ {
		for k := i + 1; k < len(runs) && runs[k].at-runs[i].at < longestLeft; k++ {
			if runs[k].delimiter != runs[i].delimiter {
				continue
			}
			if p := (pair{open: runs[i].at, close: runs[k].at, delimiter: runs[i].delimiter}); p.meant(src, d) {
				pairs = append(pairs, p)
				i = k
			}
			break
		}
	}
	return pairs
}

// meant tells that two delimiters look like emphasis, and fills in why it is none.
func (p *pair) meant(src []byte, d Dialect) bool {
	n := len(p.delimiter)
	if n == 0 || p.open+n > p.close || p.close+n > len(src) {
		return false
	}
	inside := src[p.open+n : p.close]
	if len(bytes.TrimSpace(inside)) == 0 || bytes.Contains(inside, []byte("\n\n")) {
		return false
	}
	before, _ := utf8.DecodeLastRune(src[:p.open])
	after, _ := utf8.DecodeRune(src[p.close+n:])
	first, _ := utf8.DecodeRune(inside)
	last, _ := utf8.DecodeLastRune(inside)
	blankFirst, blankLast := unicode.IsSpace(first), unicode.IsSpace(last)
	switch {
	case blankFirst && blankLast:
		p.reason = LeftBlank
		return n == 2 && p.delimiter != "__" && len(inside) < 80 && !bytes.Contains(inside, []byte("\n")) && !isLetter(before)
	case blankFirst || blankLast:
		p.reason = LeftBlank
		return n >= 2 && !bytes.Contains(inside, []byte("\n"))
	case p.delimiter[0] == '_' && (isLetter(before) || isLetter(after)):
		// snake_case is no emphasis; letters of other scripts have no blanks between words.
		p.reason = LeftWord
		return (before < utf8.RuneSelf || !isLetter(before) || n == 2) && after >= utf8.RuneSelf && !isLetterASCII(before)
	case isMark(last) && isLetter(after):
		p.reason = LeftClosing
	case isMark(first) && isLetter(before):
		p.reason = LeftOpening
	default:
		return d.Family == Kramdown && n == 2 && p.reason != ""
	}
	return true
}

func isLetter(r rune) bool      { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
func isLetterASCII(r rune) bool { return r < utf8.RuneSelf && isLetter(r) }
func isMark(r rune) bool        { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// leftFixes tries the ways on the paragraph around.
func (m *Markdown) leftFixes(src []byte, p pair, tagsFirst bool) []LeftFix {
	fixes := []LeftFix{}
	candidates := []LeftFix{p.outside(src), p.tag(), p.space()}
	if tagsFirst {
		candidates = []LeftFix{candidates[1], candidates[0], candidates[2]}
	}
	from, to := paragraphAround(src, p)
	was := len(m.leftPairs(src[from:to]))
	for _, f := range candidates {
		if len(f.Edits) == 0 || f.Kind == FixTag && !m.dialect.knows(RawHTML) {
			continue
		}
		if len(m.leftPairs(applied(src, f.Edits, from, to))) < was {
			fixes = append(fixes, f)
		}
	}
	return fixes
}

// paragraphAround is the text between the blank lines around.
func paragraphAround(src []byte, p pair) (from, to int) {
	if i := bytes.LastIndex(src[:p.open], []byte("\n\n")); i >= 0 {
		from = i + 2
	}
	to = len(src)
	if i := bytes.Index(src[p.close:], []byte("\n\n")); i >= 0 {
		to = p.close + i
	}
	return from, to
}

// applied is src[from:to] after edits.
func applied(src []byte, edits []LeftEdit, from, to int) []byte {
	var out []byte
	at := from
	for _, e := range edits {
		out = append(append(out, src[at:e.From]...), e.Text...)
		at = e.To
	}
	return append(out, src[at:to]...)
}

func (p pair) tag() LeftFix {
	name := map[string]string{"**": "strong", "__": "strong", "*": "em", "_": "em", "~~": "del"}[p.delimiter]
	opening, closing := "<"+name+">", "</"+name+">"
	if name == "" { // three of them
		opening, closing = "<strong><em>", "</em></strong>"
	}
	n := len(p.delimiter)
	return LeftFix{FixTag, []LeftEdit{{p.open, p.open + n, opening}, {p.close, p.close + n, closing}}}
}

func (p pair) space() LeftFix {
	n := len(p.delimiter)
	switch p.reason {
	case LeftClosing, LeftWord:
		return LeftFix{FixSpace, []LeftEdit{{p.close + n, p.close + n, " "}}}
	case LeftOpening:
		return LeftFix{FixSpace, []LeftEdit{{p.open, p.open, " "}}}
	}
	return LeftFix{}
}

// outside moves what stands inside a delimiter to the other side of it: blanks, one
// mark, a part in brackets, or the quotes around all of it.
func (p pair) outside(src []byte) LeftFix {
	n := len(p.delimiter)
	inside := string(src[p.open+n : p.close])
	trimmed := strings.TrimSpace(inside)
	if trimmed != inside {
		return p.moved(len(inside)-len(strings.TrimLeft(inside, " \t\n")), len(inside)-len(strings.TrimRight(inside, " \t\n")), inside)
	}
	first, firstSize := utf8.DecodeRuneInString(inside)
	last, lastSize := utf8.DecodeLastRuneInString(inside)
	if opening := openingOf(last); opening != 0 && first == opening && strings.Count(inside, string(opening)) == 1 || first == last && (first == '"' || first == '\'') {
		if len(inside) > firstSize+lastSize {
			return p.moved(firstSize, lastSize, inside)
		}
		return LeftFix{}
	}
	if opening := openingOf(last); opening != 0 && p.reason == LeftClosing {
		if i := strings.LastIndex(inside, string(opening)); i > 0 {
			return p.moved(0, len(inside)-i, inside)
		}
	}
	switch {
	case p.reason == LeftClosing && len(inside) > lastSize && openingOf(last) == 0 && last != '`':
		return p.moved(0, lastSize, inside)
	case p.reason == LeftOpening && len(inside) > firstSize && first != '`' && first != '[':
		return p.moved(firstSize, 0, inside)
	}
	return LeftFix{}
}

// moved puts the first and last bytes of the inside outside.
func (p pair) moved(first, last int, inside string) LeftFix {
	n := len(p.delimiter)
	var edits []LeftEdit
	if first > 0 {
		edits = append(edits, LeftEdit{p.open, p.open + n + first, inside[:first] + p.delimiter})
	}
	if last > 0 {
		edits = append(edits, LeftEdit{p.close - last, p.close + n, p.delimiter + inside[len(inside)-last:]})
	}
	return LeftFix{FixOutside, edits}
}

// openingOf is the bracket or quote that this one closes, or 0.
func openingOf(r rune) rune {
	pairs := []rune("()[]{}（）「」『』《》〈〉【】〔〕“”‘’＜＞［］｛｝«»")
	for i := 1; i < len(pairs); i += 2 {
		if pairs[i] == r {
			return pairs[i-1]
		}
	}
	return 0
}
