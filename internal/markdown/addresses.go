package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// addresses makes links of addresses without brackets, as remark, markdown-it and
// marked do: they differ in what may stand before and behind one.
type addresses struct {
	family Family
	// fuzzy takes a name with a known ending for an address, such as example.com.
	fuzzy bool
	// mail finds mail addresses, where nothing else is found.
	mail parser.InlineParser
}

func (addresses) Trigger() []byte { return []byte(" \"'(*_~") }

// Parse is called at the beginning of a line and behind a blank or a mark;
// what stands behind letters is found afterwards (attached).
func (a addresses) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, segment := block.PeekLine()
	if a.mayBegin(line) {
		if n := a.parse(parent, block, line, segment); n != nil {
			return n
		}
	}
	if line[0] == '"' || line[0] == '\'' || bytes.IndexByte(line, '@') < 0 {
		return nil
	}
	return a.mail.Parse(parent, block, pc)
}

func (a addresses) parse(parent ast.Node, block text.Reader, line []byte, segment text.Segment) ast.Node {
	before, from := block.PrecendingCharacter(), 0
	if line[0] < utf8.RuneSelf && !isLatin(rune(line[0])) && !unicode.IsDigit(rune(line[0])) {
		before, from = rune(line[0]), 1
	}
	n, protocol := a.length(line[from:], before)
	if n == 0 && a.fuzzy {
		n, protocol = fuzzyLength(line[from:], before)
	}
	if n == 0 {
		return nil
	}
	start := segment.Start + from - segment.Padding
	if from > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+from))
	}
	block.Advance(from + n)
	return autoLink(start, start+n, protocol)
}

// mayBegin rules out, by a letter, nearly every place that is asked about.
func (a addresses) mayBegin(line []byte) bool {
	for i := 0; i < len(line) && i < 2; i++ {
		switch line[i] {
		case 'h', 'H', 'f', 'F', 'w', 'W':
			return true
		}
	}
	return a.fuzzy && bytes.IndexByte(line, '.') > 0
}

func autoLink(start, stop int, protocol []byte) ast.Node {
	link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(start, stop)))
	link.Protocol = protocol
	return link
}

// length is that of the address that line begins with, or 0.
func (a addresses) length(line []byte, before rune) (int, []byte) {
	n, protocol := a.begins(line, before)
	if n == 0 {
		return 0, nil
	}
	host := hostLength(line[n:], a.family)
	if host == 0 {
		return 0, nil
	}
	end := n + host
	if a.family == MarkdownIt {
		return linkifyEnd(line, end), protocol
	}
	for end < len(line) {
		r, size := utf8.DecodeRune(line[end:])
		if unicode.IsSpace(r) || r == '<' {
			break
		}
		end += size
	}
	if end = withoutTrail(line[:end], n); end <= n {
		return 0, nil
	}
	return end, protocol
}

// attached makes links of the addresses that stand behind anything else, such as
// letters of other scripts.
func (a addresses) attached(parent ast.Node, src []byte) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			if c.Kind() == ast.KindEmphasis {
				a.attached(c, src)
			}
			continue
		}
		value := t.Segment.Value(src)
		if !bytes.Contains(value, []byte("//")) {
			continue
		}
		for i := 1; i < len(value); i++ {
			if value[i] != 'h' && value[i] != 'f' {
				continue
			}
			before, _ := utf8.DecodeLastRune(value[:i])
			if n, protocol := a.length(value[i:], before); n > 0 {
				at := t.Segment.Start + i
				first := ast.NewTextSegment(text.NewSegment(t.Segment.Start, at))
				parent.InsertBefore(parent, t, first)
				parent.InsertBefore(parent, t, autoLink(at, at+n, protocol))
				t.Segment = text.NewSegment(at+n, t.Segment.Stop)
				break
			}
		}
	}
}

// begins is the length of the protocol, or of "www.".
func (a addresses) begins(line []byte, before rune) (n int, protocol []byte) {
	if len(line) == 0 || strings.IndexByte("hHfFwW", line[0]) < 0 {
		return 0, nil
	}
	lower := strings.ToLower(string(line[:min(len(line), 8)]))
	for _, p := range []string{"https://", "http://", "ftp://"} {
		if !strings.HasPrefix(lower, p) || p == "ftp://" && (a.family == Remark || a.family == MDX) {
			continue
		}
		switch a.family {
		case Marked:
			return len(p), nil
		case MarkdownIt:
			if before < utf8.RuneSelf && (isLatin(before) || unicode.IsDigit(before) || strings.ContainsRune(".+-", before)) {
				return 0, nil
			}
		default:
			if isLatin(before) {
				return 0, nil
			}
		}
		return len(p), nil
	}
	if !strings.HasPrefix(lower, "www.") || a.family == MarkdownIt {
		return 0, nil
	}
	if a.family != Marked && !unicode.IsSpace(before) && !strings.ContainsRune("(*_[]~", before) {
		return 0, nil
	}
	return 4, []byte("http")
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// hostLength is the length of the host's name.
func hostLength(b []byte, family Family) int {
	n := 0
	for n < len(b) {
		r, size := utf8.DecodeRune(b[n:])
		switch {
		case r == '-' || r == '.' && n > 0 || r == '_' && n > 0 && family != Marked:
		case family == Marked && r >= utf8.RuneSelf:
			return n
		case unicode.IsLetter(r), unicode.IsDigit(r):
		case r >= utf8.RuneSelf && !unicode.IsPunct(r) && !unicode.IsSpace(r) && !unicode.IsSymbol(r):
		default:
			return n
		}
		n += size
	}
	return n
}

// withoutTrail takes off what belongs to the sentence around an address.
func withoutTrail(b []byte, least int) int {
	n := len(b)
	for n > least {
		switch c := b[n-1]; {
		case bytes.IndexByte([]byte(`?!.,:*_~'"`), c) >= 0:
			n--
		case c == ')' && bytes.Count(b[:n], []byte{')'}) > bytes.Count(b[:n], []byte{'('}):
			n--
		case c == ';':
			i := n - 2
			for i > least && (b[i] >= '0' && b[i] <= '9' || isLatin(rune(b[i]))) {
				i--
			}
			if b[i] != '&' || i == n-2 {
				return n - 1
			}
			n = i
		default:
			return n
		}
	}
	return n
}
