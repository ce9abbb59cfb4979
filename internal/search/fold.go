// Package search finds words in all posts of a blog: literal, without regard to
// case or Unicode normal form, not only whole words.
//
// Texts are compared folded: in lower case and in normal form C. Folding keeps
// every line break, so that lines can be counted in a folded text.
package search

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold appends a folded text to dst. Nearly all lines are plain and quick; the
// rest takes the long way, a line at a time. What is not UTF-8 gives ok false.
func fold(dst, text []byte) (folded []byte, ok bool) {
	for len(text) > 0 {
		n := plain(text)
		if n == len(text) {
			return lower(dst, text), true
		}
		begin := bytes.LastIndexByte(text[:n], '\n') + 1
		end := len(text)
		if i := bytes.IndexByte(text[n:], '\n'); i >= 0 {
			end = n + i
		}
		line := text[begin:end]
		if !utf8.Valid(line) {
			return dst, false
		}
		dst = lower(dst, text[:begin])
		dst = append(dst, foldLine(line)...)
		text = text[end:]
	}
	return dst, true
}

// foldLine is fold for any text, the long way. Small letters may compose where
// capital ones don't, so the normal form is made again.
func foldLine(line []byte) []byte {
	return norm.NFC.Bytes(bytes.Map(foldRune, norm.NFC.Bytes(line)))
}

// foldRune gives the same letter for all that Unicode's simple folding takes for
// the same, such as σ and ς, k and the sign for kelvin.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		return unicode.ToLower(r)
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return unicode.ToLower(least)
}

// plain tells how many bytes from the beginning are of letters that fold each on
// its own: ASCII, and what has neither cases nor parts that may stand apart.
func plain(b []byte) int {
	for i := 0; i < len(b); {
		if i+8 <= len(b) && binary.LittleEndian.Uint64(b[i:])&0x8080808080808080 == 0 {
			i += 8
			continue
		}
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if !isPlain(r) {
			return i
		}
		i += n
	}
	return len(b)
}

// isPlain knows the plain letters of most texts beside ASCII: Hangul syllables,
// kana and Han, their marks, quotes and dashes, arrows, boxes, and pictographs.
func isPlain(r rune) bool {
	switch {
	case r >= 0xac00 && r <= 0xd7a3, r >= 0x3400 && r <= 0x9fff, r >= 0x309b && r <= 0x312f, r >= 0x3030 && r <= 0x3098,
		r >= 0x3001 && r <= 0x3029, r >= 0x2010 && r <= 0x2027, r >= 0x2190 && r <= 0x21ff, r >= 0x2500 && r <= 0x27bf,
		r >= 0xff01 && r <= 0xff20, r >= 0x1f300 && r <= 0x1faff:
		return true
	}
	return r == '·' || r == 0xfe0f || r == 0x3000
}

// lower appends ASCII in lower case, eight bytes at a time, and the rest as it is.
func lower(dst, text []byte) []byte {
	from := len(dst)
	dst = append(dst, text...)
	b := dst[from:]
	for len(b) >= 8 {
		x := binary.LittleEndian.Uint64(b)
		if up := capitals(x); up != 0 {
			binary.LittleEndian.PutUint64(b, x|up>>2)
		}
		b = b[8:]
	}
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return dst
}

// capitals marks the highest bit of each of eight bytes that is A to Z.
func capitals(x uint64) uint64 {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	low := x &^ high
	fromA, pastZ := low+(0x80-'A')*ones, low+(0x7f-'Z')*ones
	return (fromA ^ pastZ) & high &^ x
}
