package preflight

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"penpush/internal/problem"
)

var starred = regexp.MustCompile(`(\*{2,3})([^\s*](?:[^*\n]*?[^\s*])?)(\*{2,3})`)

// emphasisLiteral finds words that are meant to be bold and that this generator
// prints with their asterisks, because a quote or parenthesis stands inside and a
// letter outside, as Korean, Japanese and Chinese have it:
//
//	**마크다운(Markdown)**을
//
// kramdown (Jekyll) shows them bold. The fix puts a blank of no width there, which
// makes it bold everywhere.
// https://spec.commonmark.org/0.31.2/#delimiter-run
func emphasisLiteral() rule {
	return rule{
		code: problem.EmphasisLiteral, severity: Warning,
		wrong: "이 글은 **마크다운(Markdown)**을 씁니다.", right: "이 글은 **마크다운**(Markdown)을 씁니다. 2 ** 3 ** 4",
		find: func(p *post, r *report) {
			if p.root == nil || p.site.Generator == "jekyll" || len(p.starry) == 0 {
				return
			}
			literal := p.literalStars()
			for i, start := range p.starts {
				line := p.masked[start:p.end(i)]
				if !bytes.Contains(line, []byte("**")) {
					continue
				}
				for _, m := range starred.FindAllSubmatchIndex(line, -1) {
					if !literal[start+m[0]] || !literal[start+m[1]-1] || m[3]-m[2] != m[7]-m[6] {
						continue
					}
					number := p.body + i + 1
					found := r.at(number, string(p.src[start+m[0]:start+m[1]]))
					if now, ok := p.madeBold(number-1, m[0], m[1]); ok {
						found.replace(number, now)
					}
				}
			}
		},
	}
}

// literalStars are the offsets of asterisks that the page shows as they are.
func (p *post) literalStars() map[int]bool {
	stars := map[int]bool{}
	for _, t := range p.starry {
		for i := t.Segment.Start; i < t.Segment.Stop; i++ {
			if p.masked[i] == '*' && (i == 0 || p.src[i-1] != '\\') {
				stars[i] = true
			}
		}
	}
	return stars
}

// noWidth is a blank of no width, as an entity: what counts for the asterisks is
// that it begins and ends with punctuation.
const noWidth = "&#8203;"

// madeBold is the line with the words from one byte to another made bold; false
// when that does not help.
func (p *post) madeBold(at, from, to int) (string, bool) {
	line := p.lines[at]
	before, _ := utf8.DecodeLastRuneInString(line[:from])
	after, _ := utf8.DecodeRuneInString(line[to:])
	now := line[from:to]
	if from > 0 && isLetter(before) {
		now = noWidth + now
	}
	if to < len(line) && isLetter(after) {
		now += noWidth
	}
	now = line[:from] + now + line[to:]
	lines := slices.Clone(p.lines)
	lines[at] = now
	other := p.read(p.path, lines)
	return now, other.root != nil && len(other.literalStars()) < len(p.literalStars())
}

func isLetter(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.IsPunct(r) && !strings.ContainsRune("+<=>^`|~$", r)
}
