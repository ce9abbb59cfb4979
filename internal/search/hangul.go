package search

// The syllables of Hangul, as Unicode composes them: from firstSyllable, 588 for
// each of 19 initial consonants, 28 for each vowel, of which the first has no
// final consonant (The Unicode Standard, 3.12).
const (
	firstSyllable = 0xac00
	lastSyllable  = 0xd7a3
	finals        = 28
	perInitial    = 588
)

// initials are the consonants that begin a syllable, as an input method shows
// them alone, in Unicode's order.
var initials = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")

// parting tells of each final consonant what stays when the next vowel comes,
// and which initial consonant goes with that vowel.
var parting = [finals]struct {
	stays int
	goes  rune
}{
	{},
	{0, 'ㄱ'},
	{0, 'ㄲ'},
	{1, 'ㅅ'},
	{0, 'ㄴ'},
	{4, 'ㅈ'},
	{4, 'ㅎ'},
	{0, 'ㄷ'},
	{0, 'ㄹ'},
	{8, 'ㄱ'},
	{8, 'ㅁ'},
	{8, 'ㅂ'},
	{8, 'ㅅ'},
	{8, 'ㅌ'},
	{8, 'ㅍ'},
	{8, 'ㅎ'},
	{0, 'ㅁ'},
	{0, 'ㅂ'},
	{17, 'ㅅ'},
	{0, 'ㅅ'},
	{0, 'ㅆ'},
	{0, 'ㅇ'},
	{0, 'ㅈ'},
	{0, 'ㅊ'},
	{0, 'ㅋ'},
	{0, 'ㅌ'},
	{0, 'ㅍ'},
	{0, 'ㅎ'},
}

// endings are what an unfinished letter may become, itself among them, and the
// span of the letters that these begin with; none when it is no Hangul.
func endings(r rune) ([]ending, span) {
	if begun, ok := syllablesOf(r); ok {
		return []ending{{begun}, {{r, r}}}, span{min(r, begun.from), max(r, begun.to)}
	}
	if r < firstSyllable || r > lastSyllable {
		return nil, span{}
	}
	final := int(r-firstSyllable) % finals
	if final == 0 {
		s := span{r, r + finals - 1}
		return []ending{{s}}, s
	}
	stem := r - rune(final) + rune(parting[final].stays)
	next, _ := syllablesOf(parting[final].goes)
	return []ending{{{r, r}}, {{stem, stem}, next}}, span{min(r, stem), max(r, stem)}
}

// syllablesOf are the syllables that a consonant begins.
func syllablesOf(consonant rune) (span, bool) {
	for i, c := range initials {
		if c == consonant {
			from := rune(firstSyllable + i*perInitial)
			return span{from, from + perInitial - 1}, true
		}
	}
	return span{}, false
}
