package look

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// nothing is an address that a browser may "load" without asking anybody.
const nothing = "data:,"

// rewrite makes a stylesheet one for the pane: every reference is what place
// makes of it (place gives "" for one that is left out), and a question whether
// the reader prefers the dark is answered by the pane's own choice. The sheet's
// tokens are read as https://www.w3.org/TR/css-syntax-3/ has them, so that no
// spelling of an address gets past.
func rewrite(css string, dark bool, place func(ref string) string) string {
	s := sheetScanner{in: oneLineEnd.Replace(css), dark: dark, place: place}
	s.out.Grow(len(css) + len(css)/16)
	for s.at < len(s.in) {
		s.next()
	}
	return s.out.String()
}

// oneLineEnd is what browsers do to a sheet before they read it.
var oneLineEnd = strings.NewReplacer("\ufeff", "", "\r\n", "\n", "\r", "\n", "\f", "\n", "\x00", "\ufffd")

type sheetScanner struct {
	in    string
	at    int
	out   strings.Builder
	dark  bool
	place func(string) string
	// open are the brackets that are open: "{", "[", "(" or a function's name.
	open []string
	// imports tells that an @import's address is still to come.
	imports bool
}

var schemeQuery = regexp.MustCompile(`(?i)^\(\s*prefers-color-scheme\s*:\s*(dark|light|no-preference)\s*\)`)

func (s *sheetScanner) next() {
	c := s.in[s.at]
	switch {
	case strings.HasPrefix(s.in[s.at:], "/*"):
		end := strings.Index(s.in[s.at+2:], "*/")
		if end < 0 {
			s.at = len(s.in)
			return
		}
		s.at += end + 4
		s.out.WriteString("/**/") // it may part two words
	case strings.HasPrefix(s.in[s.at:], "<!--"):
		s.copy(4) // no part of the word behind it
	case strings.HasPrefix(s.in[s.at:], "-->"):
		s.copy(3)
	case c == '"' || c == '\'':
		s.text()
	case c == '@':
		s.copy(1)
		if raw, name := s.word(); raw != "" {
			s.out.WriteString(raw)
			s.imports = strings.EqualFold(name, "import")
		}
	case c == '#':
		s.copy(1)
		raw, _ := s.word()
		s.out.WriteString(raw)
	case c == '(':
		if m := schemeQuery.FindStringSubmatch(s.in[s.at:]); m != nil {
			s.at += len(m[0])
			s.out.WriteString(s.answer(strings.ToLower(m[1])))
			return
		}
		s.push("(")
	case c == '[' || c == '{':
		s.push(string(c))
	case c == ')' || c == ']' || c == '}':
		s.pop(c)
	case c == ';':
		s.imports = false
		s.copy(1)
	case c == '\\' || isNameByte(c) && (c < '0' || c > '9'):
		s.name()
	default:
		s.copy(1)
	}
}

func (s *sheetScanner) copy(n int) {
	s.out.WriteString(s.in[s.at : s.at+n])
	s.at += n
}

func (s *sheetScanner) push(bracket string) {
	s.open = append(s.open, bracket)
	if len(bracket) == 1 {
		s.copy(1)
	}
}

// pop closes a bracket. One of another kind closes nothing, as in browsers.
func (s *sheetScanner) pop(c byte) {
	s.copy(1)
	if len(s.open) == 0 {
		return
	}
	top := s.open[len(s.open)-1]
	if c == '}' && top == "{" || c == ']' && top == "[" || c == ')' && top != "{" && top != "[" {
		s.open = s.open[:len(s.open)-1]
	}
}

func (s *sheetScanner) top() string {
	if len(s.open) == 0 {
		return ""
	}
	return s.open[len(s.open)-1]
}

// answer is a media query that is always or never true.
func (s *sheetScanner) answer(asked string) string {
	if asked == "dark" == s.dark && asked != "no-preference" {
		return "(min-width:0px)"
	}
	return "(max-width:0px)"
}

// name copies a word. With a bracket behind it, it is a function.
func (s *sheetScanner) name() {
	raw, name := s.word()
	if raw == "" { // a lone backslash
		s.copy(1)
		return
	}
	if s.at >= len(s.in) || s.in[s.at] != '(' {
		s.out.WriteString(raw)
		return
	}
	name = strings.ToLower(name)
	s.at++
	if name != "url" || s.quoted() {
		s.out.WriteString(raw + "(")
		s.push(name + "(")
		return
	}
	s.address()
}

// quoted tells that the next word in the brackets is one in quotes.
func (s *sheetScanner) quoted() bool {
	rest := strings.TrimLeft(s.in[s.at:], " \t\r\n\f")
	return rest != "" && (rest[0] == '"' || rest[0] == '\'')
}

// address reads what stands in url(…) without quotes.
func (s *sheetScanner) address() {
	var b strings.Builder
	bad := false
	for s.at < len(s.in) && s.in[s.at] != ')' {
		switch c := s.in[s.at]; c {
		case '\\':
			b.WriteString(s.escape())
		case '"', '\'', '(':
			bad = true
			s.at++
		default:
			b.WriteByte(c)
			s.at++
		}
	}
	s.at = min(s.at+1, len(s.in))
	ref := strings.TrimSpace(b.String())
	if bad || strings.ContainsAny(ref, " \t\r\n\f") {
		ref = nothing
	} else {
		ref = s.placed(ref)
	}
	s.out.WriteString("url(" + inQuotes(ref) + ")")
	s.imports = false
}

// text reads a word in quotes. Where it is an address it is placed; elsewhere one
// that looks like an address of another server is left out, but in brackets of a
// selector, which compare and never load.
func (s *sheetScanner) text() {
	start, quote := s.at, s.in[s.at]
	var b strings.Builder
	s.at++
	for s.at < len(s.in) && s.in[s.at] != quote && s.in[s.at] != '\n' {
		if s.in[s.at] == '\\' {
			b.WriteString(s.escape())
			continue
		}
		b.WriteByte(s.in[s.at])
		s.at++
	}
	if s.at < len(s.in) && s.in[s.at] == quote {
		s.at++
	}
	switch {
	case s.imports && len(s.open) == 0, loads(s.top()):
		s.out.WriteString(inQuotes(s.placed(b.String())))
		s.imports = false
	case s.top() != "[" && leadsAway.MatchString(b.String()):
		s.out.WriteString(`""`)
	default:
		s.out.WriteString(s.in[start:s.at])
	}
}

var leadsAway = regexp.MustCompile(`(?i)^\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}\S`)

// loads are the functions whose words in quotes are addresses.
func loads(function string) bool {
	switch function {
	case "url(", "src(", "image(", "image-set(", "-webkit-image-set(", "cross-fade(", "-webkit-cross-fade(":
		return true
	}
	return false
}

func (s *sheetScanner) placed(ref string) string {
	if to := s.place(ref); to != "" {
		return to
	}
	return nothing
}

// word reads a name: as it is spelled, and as it is meant.
func (s *sheetScanner) word() (raw, name string) {
	start := s.at
	var b strings.Builder
	for s.at < len(s.in) {
		c := s.in[s.at]
		if c == '\\' && s.at+1 < len(s.in) && s.in[s.at+1] != '\n' {
			b.WriteString(s.escape())
			continue
		}
		if !isNameByte(c) {
			break
		}
		b.WriteByte(c)
		s.at++
	}
	return s.in[start:s.at], b.String()
}

func isNameByte(c byte) bool {
	return c == '-' || c == '_' || c >= utf8.RuneSelf || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// escape reads "\" and what it stands for; a broken line stands for nothing.
func (s *sheetScanner) escape() string {
	s.at++ // the backslash
	if s.at >= len(s.in) {
		return ""
	}
	digits := 0
	for digits < 6 && s.at+digits < len(s.in) && isHex(s.in[s.at+digits]) {
		digits++
	}
	if digits == 0 {
		_, size := utf8.DecodeRuneInString(s.in[s.at:])
		meant := s.in[s.at : s.at+size]
		s.at += size
		if meant == "\n" {
			return ""
		}
		return meant
	}
	code, err := strconv.ParseUint(s.in[s.at:s.at+digits], 16, 32)
	if err != nil || code == 0 || code > utf8.MaxRune {
		code = utf8.RuneError
	}
	s.at += digits
	if strings.HasPrefix(s.in[s.at:], "\r\n") {
		s.at += 2
	} else if s.at < len(s.in) && strings.IndexByte(" \t\r\n\f", s.in[s.at]) >= 0 {
		s.at++
	}
	return string(rune(code))
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func inQuotes(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r == '"' || r == '\\' || r < ' ' {
			b.WriteString(`\` + strconv.FormatInt(int64(r), 16) + " ")
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
