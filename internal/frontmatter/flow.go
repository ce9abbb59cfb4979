package frontmatter

import (
	"strings"

	"penpush/internal/problem"
)

// flowScan walks over a list in brackets, in YAML, TOML and JSON alike.
type flowScan struct {
	lines    []string
	at       pos
	end      int    // line after the last one it may read
	comments string // "#" where comments are allowed, else ""
}

// blanks skips blanks, line ends and comments; false at the end of all lines.
func (f *flowScan) blanks() bool {
	for f.at.line < f.end {
		line := f.lines[f.at.line]
		f.at.col = skipBlanks(line, f.at.col)
		if f.at.col < len(line) && (f.comments == "" || line[f.at.col] != '#') {
			return true
		}
		f.at = pos{f.at.line + 1, 0}
	}
	return false
}

func (f *flowScan) peek() byte { return f.lines[f.at.line][f.at.col] }

// items reads items and commas up to "]", which it passes. It is not ok when the
// brackets hold something else.
func (f *flowScan) items(e *entry, read func(*flowScan) (item, problem.Code, bool)) bool {
	for {
		if !f.blanks() {
			return false
		}
		if f.peek() == ']' {
			f.at.col++
			return true
		}
		it, why, ok := read(f)
		if !ok {
			return false
		}
		if why != "" {
			e.reason = why
		}
		if len(e.items) == 0 {
			e.quote = it.quote
			e.items = make([]item, 0, 1+strings.Count(f.lines[f.at.line], ","))
		}
		e.items = append(e.items, it)
		if !f.blanks() {
			return false
		}
		switch f.peek() {
		case ',':
			f.at.col++
		case ']':
		default:
			return false
		}
	}
}

// skipNested passes a bracket or brace with all that is in it.
func (f *flowScan) skipNested(quoteEnd func(pos) (pos, bool)) bool {
	depth := 0
	for f.blanks() {
		switch f.peek() {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '"', '\'':
			end, ok := quoteEnd(f.at)
			if !ok {
				return false
			}
			f.at = end
			continue
		}
		f.at.col++
		if depth == 0 {
			return true
		}
	}
	return false
}
