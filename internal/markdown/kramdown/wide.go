package kramdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinWide leaves out line breaks between characters of Chinese and Japanese (the
// option remove_line_breaks_for_cjk).
func joinWide(e *Element) {
	for _, c := range e.Children {
		if c.Kind != Text {
			joinWide(c)
			continue
		}
		var b strings.Builder
		s := c.Value
		for {
			i := strings.IndexByte(s, '\n')
			if i < 0 {
				break
			}
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, _ := utf8.DecodeRuneInString(s[i+1:])
			b.WriteString(s[:i])
			if !isWide(before) || !isWide(after) {
				b.WriteByte('\n')
			}
			s = s[i+1:]
		}
		c.Value = b.String() + s
	}
}

func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}
