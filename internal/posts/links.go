package posts

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"penpush/internal/markdown"
)

// linkForm is how a link is written, which decides what its text means.
type linkForm int

const (
	// formAddress is an address: [](x), ![](x), [a]: x, href and src, and what a
	// tag hands to its template.
	formAddress linkForm = iota
	// formRef is Hugo's ref and relref: a page by its path or name.
	formRef
	// formName is Jekyll's post_url and Hexo's post_link: a post by its name.
	formName
	// formFile is Jekyll's link: a file by its path from the site's source.
	formFile
	// formWiki is [[x]]: a note by its name or the end of its path.
	formWiki
)

// wrapping is what stands around a link's text, which decides how it is spelled.
type wrapping int

const (
	wrapBare     wrapping = iota // ends at a blank or a parenthesis
	wrapAngle                    // <x>
	wrapDouble                   // "x"
	wrapSingle                   // 'x'
	wrapWord                     // a tag's word without quotes
	wrapBrackets                 // [[x]]
)

// link is a place in a text that leads somewhere.
type link struct {
	// line counts in the whole text, from 0; from and to are bytes of the line.
	line, from, to int
	form           linkForm
	wrap           wrapping
	// html tells that the text is an attribute's: entities, no backslashes.
	html bool
	// raw is what stands there.
	raw string
}

// meant is the link's text as it is understood, percent signs as written.
func (l *link) meant() string {
	switch {
	case l.html:
		return strings.TrimSpace(html.UnescapeString(l.raw))
	case l.wrap == wrapBare || l.wrap == wrapAngle:
		return markdown.Unescaped(l.raw)
	}
	return l.raw
}

// links finds the links of a text, from the line body on, with the bytes that
// each takes. What stands in code is none, but for the tags of the generator,
// which are worked out there too. The parser is asked about those that are wanted
// only, because that takes its time; nil wants all.
func links(lines []string, body int, wanted func(*link) bool) []link {
	body = min(body, len(lines))
	s := &linkScan{lines: lines, masked: codeMask(lines, body)}
	for i := body; i < len(lines); i++ {
		s.at = i
		s.tagged = s.tagged[:0]
		s.tags()
		s.wiki()
		s.inline()
		s.definition()
		s.attributes()
		s.candidates()
		s.bare()
	}
	if wanted != nil {
		s.unsure = slices.DeleteFunc(s.unsure, func(l link) bool { return !wanted(&l) })
	}
	s.confirm(body)
	slices.SortFunc(s.found, func(a, b link) int {
		if a.line != b.line {
			return a.line - b.line
		}
		return a.from - b.from
	})
	return s.found
}

// linkScan walks a text line by line.
type linkScan struct {
	lines  []string
	masked [][]span // code in each line
	at     int
	raw    bool   // between {% raw %} and {% endraw %}
	tagged []span // the tags of the line
	found  []link
	// unsure are links as Markdown or HTML has them, which the parser confirms.
	unsure []link
}

type span struct{ from, to int }

func inSpans(list []span, at int) bool {
	return slices.ContainsFunc(list, func(s span) bool { return at >= s.from && at < s.to })
}

func (s *linkScan) line() string { return s.lines[s.at] }

func (s *linkScan) take(from, to int, form linkForm, wrap wrapping) {
	if from >= to {
		return
	}
	s.found = append(s.found, link{line: s.at, from: from, to: to, form: form, wrap: wrap, raw: s.line()[from:to]})
}

func (s *linkScan) guess(from, to int, wrap wrapping, isHTML bool) {
	inTag := slices.ContainsFunc(s.tagged, func(t span) bool { return from > t.from && from < t.to })
	if from >= to || inTag || inSpans(s.masked[s.at], from) {
		return
	}
	s.unsure = append(s.unsure, link{line: s.at, from: from, to: to, wrap: wrap, html: isHTML, raw: s.line()[from:to]})
}

// inline finds the addresses of [](x) and ![](x).
func (s *linkScan) inline() {
	line := s.line()
	for from := 0; ; {
		i := strings.Index(line[from:], "](")
		if i < 0 {
			return
		}
		at := from + i + 2
		for at < len(line) && (line[at] == ' ' || line[at] == '\t') {
			at++
		}
		if at < len(line) && line[at] == '<' {
			if n := strings.IndexByte(line[at:], '>'); n > 0 {
				s.guess(at+1, at+n, wrapAngle, false)
			}
		} else {
			s.guess(at, at+bareLength(line[at:]), wrapBare, false)
		}
		from = at
	}
}

// bareLength is how far an address without angle brackets goes: to a blank or
// the parenthesis that closes it; what stands in a tag's braces belongs to it.
func bareLength(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], "{{") || strings.HasPrefix(s[i:], "{%") {
			closing := "}}"
			if s[i+1] == '%' {
				closing = "%}"
			}
			if n := strings.Index(s[i:], closing); n > 0 {
				i += n + 1
				continue
			}
		}
		switch s[i] {
		case '\\':
			i++
		case ' ', '\t', '<':
			return i
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return len(s)
}

var (
	linkDefinition = regexp.MustCompile(`^[ >]*\[[^\]]+\]:[ \t]*(?:<([^<>]*)>|((?:\{\{[^}]*\}\}|[^\s<>])+))`)
	linkAttribute  = regexp.MustCompile(`(?i)[\s"'](?:href|src|poster|data-src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>` + "`" + `]+))`)
	bareAddress    = regexp.MustCompile(`https?://[^\s<>()\[\]"'` + "`" + `]+`)
)

func (s *linkScan) definition() {
	m := linkDefinition.FindStringSubmatchIndex(s.line())
	switch {
	case m == nil:
	case m[2] >= 0:
		s.guess(m[2], m[3], wrapAngle, false)
	default:
		s.guess(m[4], m[5], wrapBare, false)
	}
}

func (s *linkScan) attributes() {
	if !strings.Contains(s.line(), "=") {
		return
	}
	for _, m := range linkAttribute.FindAllStringSubmatchIndex(s.line(), -1) {
		for group, wrap := range []wrapping{wrapDouble, wrapSingle, wrapBare} {
			if at := 2 + 2*group; m[at] >= 0 {
				s.guess(m[at], m[at+1], wrap, true)
			}
		}
	}
}

// candidates finds the pictures of a srcset: "a.png 1x, b.png 2x".
func (s *linkScan) candidates() {
	for _, m := range srcset.FindAllStringSubmatchIndex(s.line(), -1) {
		from := max(m[2], m[4])
		for _, candidate := range strings.Split(s.line()[from:max(m[3], m[5])], ", ") {
			at := from + len(candidate) - len(strings.TrimLeft(candidate, " \t"))
			if words := strings.Fields(candidate); len(words) > 0 {
				s.guess(at, at+len(strings.TrimSuffix(words[0], ",")), wrapBare, true)
			}
			from += len(candidate) + len(", ")
		}
	}
}

// bare finds addresses that are written out in the text.
func (s *linkScan) bare() {
	for _, m := range bareAddress.FindAllStringIndex(s.line(), -1) {
		end := m[0] + len(strings.TrimRight(s.line()[m[0]:m[1]], ".,;:!?*_~"))
		known := slices.ContainsFunc(s.unsure, func(l link) bool { return l.line == s.at && m[0] >= l.from && m[0] < l.to })
		if !known {
			s.guess(m[0], end, wrapBare, false)
		}
	}
}

// longestLink is how many lines a link's text, or a tag of HTML, may take before
// the address stands there.
const longestLink = 50

// confirm keeps of the unsure links those that the parser sees as well.
func (s *linkScan) confirm(body int) {
	if len(s.unsure) == 0 {
		return
	}
	places := map[string][]int{}
	for _, r := range references(s.lines, body) {
		places[r.Target] = append(places[r.Target], r.Line)
	}
	for _, l := range s.unsure {
		if slices.ContainsFunc(places[l.meant()], func(line int) bool { return line <= l.line && l.line-line < longestLink }) {
			s.found = append(s.found, l)
		}
	}
}

var (
	srcset     = regexp.MustCompile(`(?i)\b(?:data-)?srcset\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	codeFence  = regexp.MustCompile("^(?:[ \t>]|[-*+] |[0-9]+[.)] )*(```+|~~~+)")
	codeFences = regexp.MustCompile("^[ \t>]*(```+|~~~+)[ \t]*$")
	backticks  = regexp.MustCompile("`+")
)

// codeMask tells which bytes of each line are code: fenced, or between backticks.
func codeMask(lines []string, body int) [][]span {
	mask := make([][]span, len(lines))
	fence := ""
	for i := body; i < len(lines); {
		if fence != "" {
			mask[i] = []span{{0, len(lines[i]) + 1}}
			if m := codeFences.FindStringSubmatch(lines[i]); m != nil && strings.HasPrefix(m[1], fence) {
				fence = ""
			}
			i++
			continue
		}
		if m := codeFence.FindStringSubmatch(lines[i]); m != nil && (m[1][0] == '~' || strings.Count(lines[i], "`") == len(m[1])) {
			fence, mask[i] = m[1], []span{{0, len(lines[i]) + 1}}
			i++
			continue
		}
		end := i + 1
		for end < len(lines) && strings.TrimSpace(lines[end]) != "" && !codeFence.MatchString(lines[end]) {
			end++
		}
		maskSpans(lines, mask, i, end)
		i = end
	}
	return mask
}

// maskSpans finds the code spans of a paragraph: from a row of backticks to the
// next one of the same length.
func maskSpans(lines []string, mask [][]span, from, to int) {
	type row struct{ line, at, end int }
	var rows []row
	for i := from; i < to; i++ {
		for _, m := range backticks.FindAllStringIndex(lines[i], -1) {
			rows = append(rows, row{i, m[0], m[1]})
		}
	}
	for a := 0; a < len(rows); a++ {
		open := rows[a]
		n := slices.IndexFunc(rows[a+1:], func(r row) bool { return r.end-r.at == open.end-open.at })
		if n < 0 {
			continue
		}
		a += n + 1
		end := rows[a]
		for i := open.line; i <= end.line; i++ {
			s := span{0, len(lines[i]) + 1}
			if i == open.line {
				s.from = open.at
			}
			if i == end.line {
				s.to = end.end
			}
			mask[i] = append(mask[i], s)
		}
	}
}
