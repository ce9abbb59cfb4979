package frontmatter

import (
	"strings"
)

// block is where the front matter stands: its lines [from, to) with delimiters,
// [first, last) without them.
type block struct {
	kind        Kind
	from, to    int
	first, last int
	// start is where a JSON block's brace stands, or its first member when the
	// braces are left out (bare), as Hexo's ";;;" form does.
	bare bool
	// closed is false when the opening line has no partner, headless when there
	// is no opening line (Hexo).
	closed, headless bool
}

// maxBlock is how many lines a block may have: what is longer has lost its
// closing line.
const maxBlock = 5000

// find finds the block on top of the lines.
func find(lines []string) block {
	none := block{kind: None}
	start := 0
	for start < len(lines) && onlyBlanks(lines[start]) {
		start++
	}
	if start == len(lines) {
		return none
	}
	switch opener := strings.TrimRight(lines[start], " \t\r"); {
	case opener == "---" || opener == "---yaml" || opener == "--- yaml":
		return delimited(lines, start, YAML, "---")
	case opener == "---toml":
		return delimited(lines, start, TOML, "---")
	case opener == "---json":
		return delimited(lines, start, JSON, "---")
	case opener == "+++":
		return delimited(lines, start, TOML, "+++")
	case opener == ";;;":
		b := delimited(lines, start, JSON, ";;;")
		b.bare = b.closed && !opensWithBrace(lines[b.first:b.last])
		return b
	case opener[0] == '{':
		return braces(lines, start)
	}
	if start > 0 {
		return none
	}
	return headless(lines)
}

// delimited finds the closing line. Only a line that begins with the delimiter
// closes: an indented one belongs to a value. YAML may close with "..." too.
func delimited(lines []string, start int, kind Kind, closer string) block {
	b := block{kind: kind, from: start, to: start, first: start + 1, last: start + 1}
	for i := start + 1; i < len(lines) && i-start <= maxBlock; i++ {
		line := lines[i]
		if kind == YAML && closesYAML(line) || strings.HasPrefix(line, closer) && onlyBlanks(line[3:]) {
			b.to, b.last, b.closed = i+1, i, true
			break
		}
	}
	if kind == YAML && isRule(lines, b) {
		return block{kind: None}
	}
	return b
}

// closesYAML tells a line that closes a YAML block.
func closesYAML(line string) bool {
	return (strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")) && onlyBlanks(line[3:])
}

// isRule tells a horizontal rule from the opening line of a YAML block: what
// follows a rule is a blank line, the end, or words that are no field.
func isRule(lines []string, b block) bool {
	rest := lines[b.first:]
	if b.closed {
		rest = lines[b.first:b.last]
	}
	blanks := false
	for _, line := range rest {
		if onlyBlanks(line) {
			blanks = true
			continue
		}
		if isComment(line) && b.closed {
			continue
		}
		if !blanks && b.closed && isFlowMap(rest) {
			return false
		}
		if blanks && b.closed {
			return !looksLikeField(line) || !allFields(rest)
		}
		return blanks || !looksLikeField(line)
	}
	return !b.closed
}

// isFlowMap tells lines that are one map in braces, and no shortcode.
func isFlowMap(lines []string) bool {
	s := strings.TrimSpace(strings.Join(lines, "\n"))
	return strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") && !strings.HasPrefix(s, "{{") && !strings.HasPrefix(s, "{%")
}

// looksLikeField tells a line that means to be "key: value", even a broken one.
func looksLikeField(line string) bool {
	s := strings.TrimLeft(line, " \t")
	if s == "" || strings.HasPrefix(s, "? ") {
		return s != ""
	}
	if s[0] == '"' || s[0] == '\'' {
		end, _, _ := quotedOnLine(s, 0)
		return end > 2 && strings.HasPrefix(strings.TrimLeft(s[end:], " \t"), ":")
	}
	colon := strings.IndexByte(s, ':')
	if colon <= 0 {
		return false
	}
	key := strings.TrimRight(s[:colon], " \t")
	blanks := strings.Count(key, " ")
	return key != "" && len(key) <= 64 && !strings.ContainsAny(key, "[](){}`*#|>!,?") && blanks < 3 &&
		(blanks == 0 || !strings.Contains(key, "."))
}

// allFields tells lines in which each one belongs to a field.
func allFields(lines []string) bool {
	for _, line := range lines {
		if !belongsToField(line) {
			return false
		}
	}
	return true
}

func belongsToField(line string) bool {
	return onlyBlanks(line) || isBlank(line[0]) || line[0] == '#' ||
		line == "-" || strings.HasPrefix(line, "- ") || looksLikeField(line)
}

func opensWithBrace(lines []string) bool {
	for _, line := range lines {
		if s := strings.TrimSpace(line); s != "" {
			return s[0] == '{'
		}
	}
	return false
}

// braces finds a JSON block that is its own delimiter. A brace that opens
// something else, such as a shortcode, is the body.
func braces(lines []string, start int) block {
	b := block{kind: JSON, from: start, to: start, first: start, last: start}
	s := &jsonScan{lines: lines, end: min(len(lines), start+maxBlock)}
	s.at = pos{start, 0}
	s.blanks()
	s.at.col++
	s.blanks()
	if c := s.peek(); c != '"' && c != '}' {
		return block{kind: None}
	}
	s.at = pos{start, 0}
	s.blanks()
	if !s.skipValue() {
		return b
	}
	if !onlyBlanks(lines[s.at.line][s.at.col:]) {
		// Words on the line of the closing brace: some generators read the block all
		// the same, so another one above it would take its fields from the post.
		return b
	}
	b.to, b.last, b.closed = s.at.line+1, s.at.line+1, true
	return b
}

// headless finds Hexo's form, fields up to a closing "---", and Pelican's, fields
// up to a blank line. Both begin like any sentence with a colon, so one of the
// keys must be one that posts have.
func headless(lines []string) block {
	known := false
	for i, line := range lines {
		if i > 200 {
			break
		}
		if i > 0 && strings.HasPrefix(line, "---") && strings.Trim(line, "- \t\r") == "" {
			if !known {
				break
			}
			return block{kind: YAML, to: i + 1, last: i, closed: true, headless: true}
		}
		if onlyBlanks(line) || !belongsToField(line) || i == 0 && !looksLikeField(line) {
			break
		}
		known = known || isPostKey(line)
	}
	return pelicanBlock(lines)
}

func isPostKey(line string) bool {
	colon := strings.IndexByte(line, ':')
	if colon < 0 {
		return false
	}
	switch strings.ToLower(strings.TrimRight(line[:colon], " \t")) {
	case "title", "date", "layout", "tags", "categories", "category", "permalink", "slug":
		return true
	}
	return false
}

func pelicanBlock(lines []string) block {
	known := false
	for i, line := range lines {
		switch {
		case onlyBlanks(line):
			if !known {
				return block{kind: None}
			}
			return block{kind: Pelican, to: i + 1, last: i, closed: true}
		case isPelicanField(line):
			known = known || isPostKey(line)
		case i == 0 || indent(line) < 4:
			return block{kind: None}
		}
	}
	if !known {
		return block{kind: None}
	}
	return block{kind: Pelican, to: len(lines), last: len(lines), closed: true}
}

// isPelicanField follows Python-Markdown's meta-data extension.
func isPelicanField(line string) bool {
	at := indent(line)
	colon := strings.IndexByte(line, ':')
	if at > 3 || colon <= at {
		return false
	}
	for _, c := range []byte(line[at:colon]) {
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
