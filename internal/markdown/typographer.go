package markdown

import (
	"slices"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// typographer prints the quotes and signs that goldmark's own typographer prints,
// by the same rules. That one makes a delimiter of every quote it looks at, and a
// node of its own of every sign; this one only decides, and takes its nodes from a
// room that they share.
type typographer struct{ as prints }

// prints are what quotes and signs are printed as.
type prints struct {
	leftSingle, rightSingle, leftDouble, rightDouble []byte
	dots, emDash, enDash, leftAngle, rightAngle      []byte
	apostrophe                                       []byte
}

// prints are goldmark's, but for those that the blog prints otherwise.
func (d Dialect) prints() prints {
	own := func(as, usual string) []byte {
		if as == "" {
			as = usual
		}
		return []byte(as)
	}
	return prints{
		leftSingle: own(d.Quotes[0], "&lsquo;"), rightSingle: own(d.Quotes[1], "&rsquo;"),
		leftDouble: own(d.Quotes[2], "&ldquo;"), rightDouble: own(d.Quotes[3], "&rdquo;"),
		dots: own(d.Signs[0], "&hellip;"), emDash: own(d.Signs[1], "&mdash;"), enDash: own(d.Signs[2], "&ndash;"),
		leftAngle: own(d.Signs[3], "&laquo;"), rightAngle: own(d.Signs[4], "&raquo;"),
		apostrophe: own(d.Signs[5], "&rsquo;"),
	}
}

// Extend implements goldmark.Extender.
func (t typographer) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(t, 9999)))
}

// Trigger implements parser.InlineParser.
func (typographer) Trigger() []byte { return []byte(`'"-.<>`) }

var typesetKey = parser.NewContextKey()

// OpenQuotes are how many quotes are still open at a place of a text, also those of
// the blocks before, as goldmark counts them (of single ones more than a reader
// would). What a quote is printed as depends on it.
type OpenQuotes struct{ Single, Double int32 }

// typeset is what the typographer knows of a text so far: the quotes that are open,
// where that changed, and nodes that are not handed out yet.
type typeset struct {
	open    OpenQuotes
	changes []quoteChange
	spare   []ast.String
	made    int
}

// quoteChange is how many quotes are open behind an offset.
type quoteChange struct {
	at   int
	open OpenQuotes
}

func (s *typeset) count(at int, single, double int32) {
	s.open.Single += single
	s.open.Double += double
	s.changes = append(s.changes, quoteChange{at, s.open})
}

// QuotesInOrder tells that the text was read from its beginning to its end, so that
// QuotesAt can tell: a heading that was cut out of a table's lines is read after it.
func (d *Document) QuotesInOrder() bool {
	return slices.IsSortedFunc(d.quotes, func(a, b quoteChange) int { return a.at - b.at })
}

// QuotesAt tells how many quotes are open before an offset of the text that was read.
func (d *Document) QuotesAt(offset int) OpenQuotes {
	n, _ := slices.BinarySearchFunc(d.quotes, offset, func(c quoteChange, at int) int { return c.at - at })
	if n == 0 {
		return d.opened
	}
	return d.quotes[n-1].open
}

func typesetOf(pc parser.Context) *typeset {
	if s, ok := pc.Get(typesetKey).(*typeset); ok {
		return s
	}
	s := &typeset{}
	pc.Set(typesetKey, s)
	return s
}

// node is a printed sign.
func (s *typeset) node(as []byte) ast.Node {
	if len(s.spare) == 0 {
		s.spare = make([]ast.String, min(max(s.made, 4), 64))
		s.made += len(s.spare)
	}
	n := &s.spare[0]
	s.spare = s.spare[1:]
	n.Value = as
	n.SetCode(true)
	return n
}

// Parse implements parser.InlineParser.
func (t typographer) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	var as []byte
	length := 1
	switch line[0] {
	case '\'':
		as = t.single(line, segment.Start, block, pc)
	case '"':
		as = t.double(line, segment.Start, block, pc)
	default:
		as, length = t.sign(line)
	}
	if as == nil {
		return nil
	}
	block.Advance(length)
	return typesetOf(pc).node(as)
}

// sign is what the dashes, dots or angles that a line begins with are printed as,
// and how many they are.
func (t typographer) sign(line []byte) (as []byte, length int) {
	c := line[0]
	if len(line) < 2 || line[1] != c {
		return nil, 0
	}
	three := len(line) > 2 && line[2] == c
	switch {
	case c == '-' && three:
		return t.as.emDash, 3
	case c == '-':
		return t.as.enDash, 2
	case c == '.' && three:
		return t.as.dots, 3
	case c == '<':
		return t.as.leftAngle, 2
	case c == '>':
		return t.as.rightAngle, 2
	}
	return nil, 0
}

// sides tells whether the quotes that a line begins with may open and close, by the
// specification's rule for what may emphasize.
func sides(line []byte, before rune) (opens, closes bool) {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	after := ' '
	if n < len(line) {
		after = util.ToRune(line, n)
	}
	blankBefore, blankAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	markBefore, markAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	opens = !blankAfter && (!markAfter || blankBefore || markBefore)
	closes = !blankBefore && (!markBefore || blankAfter || markAfter)
	return opens, closes
}

// closesHere tells that a quote closes one that is open.
func closesHere(line []byte, opens, closes bool) bool {
	if !opens || !closes {
		return closes
	}
	return len(line) > 1 && unicode.IsPunct(util.ToRune(line, 1)) && (len(line) == 2 || util.IsPunct(line[2]) || util.IsSpace(line[2]))
}

func (t typographer) double(line []byte, at int, block text.Reader, pc parser.Context) []byte {
	before := block.PrecendingCharacter()
	opens, closes := sides(line, before)
	set := typesetOf(pc)
	switch {
	case opens && !closes:
		set.count(at, 0, 1)
		return t.as.leftDouble
	case set.open.Double == 0 || !closesHere(line, opens, closes):
		return nil
	case len(line) > 1 && line[1] == '"' && unicode.IsDigit(before): // inches, and what closes behind them
		return nil
	}
	set.count(at, 0, -1)
	return t.as.rightDouble
}

func (t typographer) single(line []byte, at int, block text.Reader, pc parser.Context) []byte {
	before := block.PrecendingCharacter()
	opens, closes := sides(line, before)
	set := typesetOf(pc)
	only := opens && !closes
	switch {
	case only && isDecade(line), len(line) > 1 && isElided(line[1], before), len(line) > 1 && isInWord(line, before):
		return t.as.apostrophe
	case only && isEnding(line):
		return t.as.rightSingle
	case only:
		set.count(at, 1, 0)
		return t.as.leftSingle
	case len(line) > 2 && !unicode.IsDigit(util.ToRune(line, 1)): // the Smiths', doin'
		return t.as.rightSingle
	case set.open.Single > 0 && closesHere(line, opens, closes):
		set.count(at, -1, 0)
		return t.as.rightSingle
	}
	return nil
}

// isDecade tells the '90s.
func isDecade(line []byte) bool {
	if len(line) < 4 || !util.IsNumeric(line[1]) || !util.IsNumeric(line[2]) || line[3] != 's' {
		return false
	}
	if len(line) == 4 {
		return true
	}
	after := util.ToRune(line, 4)
	return util.IsSpaceRune(after) || util.IsPunctRune(after)
}

// isElided tells 'twas and 'em.
func isElided(next byte, before rune) bool {
	switch next {
	case 't', 'e', 'n', 'l':
		return unicode.IsPunct(before) || unicode.IsSpace(before)
	}
	return false
}

// isInWord tells a quote between a letter or digit and a letter.
func isInWord(line []byte, before rune) bool {
	return (unicode.IsDigit(before) || unicode.IsLetter(before)) && unicode.IsLetter(util.ToRune(line, 1))
}

// isEnding tells 's, 'm, 't and 'd, and 've, 'll and 're, with which a word ends.
func isEnding(line []byte) bool {
	ends := func(n int) bool { return len(line) <= n || util.IsPunct(line[n]) || util.IsSpace(line[n]) }
	if len(line) > 1 && ends(2) {
		switch line[1] {
		case 's', 'm', 't', 'd':
			return true
		}
	}
	if len(line) > 2 && ends(3) {
		switch string(line[1:3]) {
		case "ve", "ll", "re":
			return true
		}
	}
	return false
}
