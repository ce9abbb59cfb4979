package kramdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameLength is the length of the XML name that s begins with.
func nameLength(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case unicode.IsLetter(r) || r == '_' || r >= 0x3040 && unicode.IsLetter(r):
		case n > 0 && (r == ':' || r == '-' || r == '.' || r == 0xB7 || unicode.IsDigit(r) || unicode.IsMark(r)):
		default:
			return n
		}
		n += size
	}
	return n
}

// tag is an opening tag.
type tag struct {
	name   string
	attr   []Attribute
	closed bool
	length int
}

// openTag reads the opening tag that s begins with; the length is 0 if there is none.
func openTag(s string) (t tag) {
	if !strings.HasPrefix(s, "<") {
		return t
	}
	n := nameLength(s[1:])
	if n == 0 {
		return t
	}
	t.name = s[1 : 1+n]
	i := 1 + n
	for {
		space := i
		for i < len(s) && isSpace(s[i]) {
			i++
		}
		n := nameLength(s[i:])
		if n == 0 || i == space {
			break
		}
		a := Attribute{Name: s[i : i+n]}
		i += n
		value, end, ok := attributeValue(s, i)
		if ok {
			a.Value, i = value, end
		}
		t.attr = append(t.attr, a)
	}
	if i < len(s) && s[i] == '/' {
		t.closed = true
		i++
	}
	if i < len(s) && s[i] == '>' {
		t.length = i + 1
	}
	if lower := strings.ToLower(t.name); known(lower) {
		t.name = lower
		for k := range t.attr {
			t.attr[k].Name = strings.ToLower(t.attr[k].Name)
		}
	}
	return t
}

func attributeValue(s string, i int) (value string, end int, ok bool) {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	if i >= len(s) || s[i] != '=' {
		return "", 0, false
	}
	i++
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		n := strings.IndexByte(s[i+1:], s[i])
		if n < 0 {
			return "", 0, false
		}
		return s[i+1 : i+1+n], i + n + 2, true
	}
	n := i
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isWordRune(r) {
			break
		}
		n += size
	}
	return s[i:n], n, n > i
}

// closeTag reads the closing tag that s begins with.
func closeTag(s string) (name string, length int) {
	if !strings.HasPrefix(s, "</") {
		return "", 0
	}
	n := nameLength(s[2:])
	i := 2 + n
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	if n == 0 || i >= len(s) || s[i] != '>' {
		return "", 0
	}
	return s[2 : 2+n], i + 1
}
