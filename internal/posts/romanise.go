package posts

import "strings"

// Revised Romanization of Korean (Ministry of Culture and Tourism, notice
// 2000-8), with its sound changes between syllables; aspiration of nouns and
// tense sounds are not written, as the notice wants.

const (
	firstSyllable = 0xAC00
	lastSyllable  = 0xD7A3
	vowelCount    = 21
	finalCount    = 28
)

func isSyllable(r rune) bool { return r >= firstSyllable && r <= lastSyllable }

// romanise writes a run of Hangul syllables in Latin letters.
func romanise(syllables []rune) string {
	initials := [...]string{"g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"}
	vowels := [...]string{"a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"}
	var b strings.Builder
	final := 0
	for i, r := range syllables {
		n := int(r) - firstSyllable
		initial, vowel := n/(vowelCount*finalCount), n/finalCount%vowelCount
		if i == 0 {
			b.WriteString(initials[initial])
		} else {
			b.WriteString(boundary(final, initial, vowel, initials[initial]))
		}
		b.WriteString(vowels[vowel])
		final = n % finalCount
	}
	b.WriteString(atEnd(final))
	return b.String()
}

// Finals and initials by their place in the Unicode order.
const (
	finalN, finalNH, finalD, finalL, finalLH = 4, 6, 7, 8, 15
	finalM, finalNG, finalT, finalH          = 16, 21, 25, 27
	initialG, initialN, initialD, initialR   = 0, 2, 3, 5
	initialM, initialS, initialNone          = 6, 9, 11
	initialJ                                 = 12
	vowelI                                   = 20
)

// atEnd is how a final sounds at the end of a word or before a consonant.
func atEnd(final int) string {
	return [...]string{
		"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l",
		"m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
	}[final]
}

// beforeVowel is how a final sounds when it moves over to a vowel.
func beforeVowel(final, vowel int) string {
	if vowel == vowelI && final == finalD {
		return "j"
	}
	if vowel == vowelI && final == finalT {
		return "ch"
	}
	return [...]string{
		"", "g", "kk", "ks", "n", "nj", "n", "d", "r", "lg", "lm", "lb", "ls", "lt", "lp", "r",
		"m", "b", "ps", "s", "ss", "ng", "j", "ch", "k", "t", "p", "",
	}[final]
}

// boundary writes the end of one syllable and the beginning of the next.
func boundary(final, initial, vowel int, spelled string) string {
	if initial == initialNone {
		return beforeVowel(final, vowel)
	}
	if s, ok := breathed(final, initial); ok {
		return s
	}
	end := atEnd(final)
	switch initial {
	case initialN, initialM:
		if initial == initialN && end == "l" {
			return "ll"
		}
		return nasal(end) + spelled
	case initialR:
		switch {
		case final == 0:
			return "r"
		case end == "n" || end == "l":
			return "ll"
		}
		return nasal(end) + "n"
	}
	return end + spelled
}

// breathed joins a final ㅎ with the consonant after it.
func breathed(final, initial int) (string, bool) {
	stem := ""
	switch final {
	case finalH:
	case finalNH:
		stem = "n"
	case finalLH:
		stem = "l"
	default:
		return "", false
	}
	switch initial {
	case initialG:
		return stem + "k", true
	case initialD:
		return stem + "t", true
	case initialJ:
		return stem + "ch", true
	case initialS:
		return stem + "s", true
	}
	return "", false
}

func nasal(end string) string {
	switch end {
	case "k":
		return "ng"
	case "t":
		return "n"
	case "p":
		return "m"
	}
	return end
}
