package posts

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slugLimit keeps names, with date and ending, below what file systems take,
// in bytes.
const slugLimit = 120

// Slug makes a name for a file and an address of a title: Latin letters in
// lower case, everything between words as the separator. Letters of other
// scripts stay, or with latin, Korean is written in Latin letters and what
// cannot be is left out. It may be empty.
func Slug(title string, latin bool, separator string) string {
	var b strings.Builder
	gap := false
	put := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteString(separator)
		}
		gap = false
		b.WriteString(s)
	}
	runes := []rune(norm.NFC.String(title))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '\'' || r == '’':
		case latin && isSyllable(r):
			end := i
			for end < len(runes) && isSyllable(runes[end]) {
				end++
			}
			put(romanise(runes[i:end]))
			i = end - 1
		case r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			put(string(unicode.ToLower(r)))
		case r < 128:
			gap = true
		case latin:
			if s := plainLatin(r); s != "" {
				put(s)
			} else if !unicode.Is(unicode.Mn, r) {
				gap = true
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && b.Len() > 0 && !isVariation(r):
			put(string(unicode.ToLower(r)))
		default:
			gap = true
		}
	}
	return shorten(b.String(), separator)
}

// isVariation tells the invisible marks that follow emoji.
func isVariation(r rune) bool { return r >= 0xFE00 && r <= 0xFE0F || r == 0x20E3 }

// plainLatin gives the letters below the accents of a Latin letter.
func plainLatin(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'ø', 'Ø':
		return "o"
	case 'œ', 'Œ':
		return "oe"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	}
	for _, base := range norm.NFKD.String(string(r)) {
		if base < 128 && (unicode.IsLetter(base) || unicode.IsDigit(base)) {
			return string(unicode.ToLower(base))
		}
	}
	return ""
}

// shorten cuts a slug that is too long, between words where it can.
func shorten(s, separator string) string {
	if len(s) <= slugLimit {
		return s
	}
	cut := 0
	for i := range s {
		if i > slugLimit {
			break
		}
		cut = i
	}
	if i := strings.LastIndex(s[:cut], separator); separator != "" && i > slugLimit/2 {
		return s[:i]
	}
	return s[:cut]
}
