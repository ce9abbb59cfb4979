package kramdown

import (
	"strings"
	"unicode/utf8"
)

// sign is the length of the dashes, dots or angles that s begins with and that
// are printed as one character, or 0.
func (p *parser) sign(s string) int {
	if p.options.NoTypography {
		return 0
	}
	for _, sign := range []string{"---", "--", "...", `\<<`, `\>>`, "<< ", " >>", "<<", ">>"} {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

func (p *parser) addSign(e *Element, s string) {
	printed, plain := p.printedSign(s)
	e.add(p.printed(printed, plain))
}

// printedSign is a sign as HTML and as it reads.
func (p *parser) printedSign(s string) (printed, plain string) {
	own := func(i int, usual string) string {
		if as := p.options.Signs[i]; as != "" {
			return as
		}
		return usual
	}
	switch s {
	case "...":
		plain = own(0, "…")
	case "---":
		plain = own(1, "—")
	case "--":
		plain = own(2, "–")
	case `\<<`:
		plain = "<<"
	case `\>>`:
		plain = ">>"
	case "<<", "<< ":
		plain = own(3, "«")
	case ">>", " >>":
		plain = own(4, "»")
	}
	printed = string(escape(nil, plain))
	switch s { // a blank inside does not break the line
	case "<< ":
		return printed + "\u00a0", plain + " "
	case " >>":
		return "\u00a0" + printed, " " + plain
	}
	return printed, plain
}

const (
	leftDouble, rightDouble = "“", "”"
	leftSingle, rightSingle = "‘", "’"
)

func left(quote byte) string {
	if quote == '"' {
		return leftDouble
	}
	return leftSingle
}

func right(quote byte) string {
	if quote == '"' {
		return rightDouble
	}
	return rightSingle
}

// printedQuote is what the blog prints for a quote.
func (p *parser) printedQuote(sign string) string {
	for i, usual := range [4]string{leftSingle, rightSingle, leftDouble, rightDouble} {
		if sign == usual && p.options.Quotes[i] != "" {
			return p.options.Quotes[i]
		}
	}
	return sign
}

func isQuoteMark(s string) bool { return s != "" && (s[0] == '"' || s[0] == '\'') }

// quotes turns a straight quote, here or behind the next character, into a
// printed one.
func (p *parser) quotes(e *Element) bool {
	s := p.src.rest()
	_, n := utf8.DecodeRuneInString(s)
	here := isQuoteMark(s)
	if p.options.NoQuotes || !here && (s[0] == '\\' || !isQuoteMark(s[n:])) {
		return false
	}
	before, signs, length := p.quoted(s, n, here)
	p.addSource(e, p.src.pos, p.src.pos+len(before))
	for _, sign := range signs {
		if sign == "" {
			break
		}
		sign = p.printedQuote(sign)
		e.add(p.printed(sign, sign))
	}
	p.src.pos += length
	return true
}

// quoted gives the text before the quotes, the quotes as printed, and the length
// of both. n is the length of the first character, here tells that it is a quote.
func (p *parser) quoted(s string, n int, here bool) (before string, signs [2]string, length int) {
	if here {
		switch rest := s[1:]; {
		case beforeEmphasis(rest):
			return "", [2]string{left(s[0])}, 1
		case beforePunctuation(rest):
			return "", [2]string{right(s[0])}, 1
		}
	}
	space := 0
	if isSpace(s[0]) {
		space = 1
	}
	for _, pair := range []string{`"'`, `'"`} {
		if rest := s[space:]; strings.HasPrefix(rest, pair) && len(rest) > 2 && isWord(rest[2]) {
			return s[:space], [2]string{left(pair[0]), left(pair[1])}, space + 2
		}
	}
	if rest := s[space:]; rest != "" && rest[0] == '\'' && len(rest) > 3 && isDigit(rest[1]) && isDigit(rest[2]) && rest[3] == 's' {
		return s[:space], [2]string{rightSingle}, space + 1
	}
	if after := s[n:]; isQuoteMark(after) {
		switch {
		case space == 1 && len(after) > 1 && isWord(after[1]):
			return s[:n], [2]string{left(after[0])}, n + 1
		case strings.IndexByte(" \\\t\r\n[{(-", s[0]) < 0:
			return s[:n], [2]string{right(after[0])}, n + 1
		}
	}
	if here {
		rest := s[1:]
		if rest == "" || isSpace(rest[0]) || rest[0] == 's' && (len(rest) == 1 || !isWordRune(firstRune(rest[1:]))) {
			return "", [2]string{right(s[0])}, 1
		}
	}
	// What is left opens; a single quote behind the next character goes first.
	for _, quote := range []byte{'\'', '"'} {
		if n < len(s) && s[n] == quote {
			return s[:n], [2]string{left(quote)}, n + 1
		}
		if s[0] == quote {
			return "", [2]string{left(quote)}, 1
		}
	}
	return s[:n], signs, n
}

// beforeEmphasis tells a quote that stands before emphasis.
func beforeEmphasis(s string) bool {
	n := len(s) - len(strings.TrimLeft(s, "*_"))
	return n > 0 && (n > 2 || n < len(s) && !isSpace(s[n]))
}

// beforePunctuation tells a quote before a punctuation mark that no word follows.
func beforePunctuation(s string) bool {
	if s == "" || strings.IndexByte(`!"#$%'()*+,-./:;<=>?@[\]^_`+"`{|}~", s[0]) < 0 {
		return false
	}
	if strings.HasPrefix(s[1:], "..") {
		return false
	}
	return isWordRune(rune(s[0])) == isWordRune(firstRune(s[1:]))
}
