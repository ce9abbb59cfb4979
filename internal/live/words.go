package live

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	mostWords = 3  // pieces that are looked for
	leastLong = 12 // letters that make a piece worth looking for
	mostLong  = 80
)

// markup is what a line of Markdown may have that a page shows otherwise.
var markup = regexp.MustCompile("[`*_~<>\\[\\]{}|\\\\$&!#=^]|https?:|\\(|\\)|:[a-z_]+:")

// Pick chooses pieces of new lines that a page will show as they are: the longest
// stretches without markup. None were found when it gives nothing; then nobody
// can know whether the page is new.
func Pick(added, before []string) []string {
	old := bare(strings.Join(before, "\n"))
	var found []string
	for _, line := range added {
		line = strings.TrimLeft(strings.TrimSpace(line), "-+>0123456789. \t")
		for _, piece := range markup.Split(line, -1) {
			piece = strings.TrimSpace(piece)
			for utf8.RuneCountInString(piece) > mostLong {
				_, size := utf8.DecodeLastRuneInString(piece)
				piece = piece[:len(piece)-size]
			}
			if b := bare(piece); utf8.RuneCountInString(b) >= leastLong && !strings.Contains(old, b) {
				found = append(found, piece)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b string) int { return len(b) - len(a) })
	return found[:min(len(found), mostWords)]
}
