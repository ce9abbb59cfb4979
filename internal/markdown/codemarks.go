package markdown

import (
	"bufio"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// lineMarks are the classes of lines of code, by their numbers from 0 on. The names
// are those that VitePress gives them, for the site's own style sheet.
type lineMarks map[int]string

func (m lineMarks) add(line int, classes string) {
	for class := range strings.FieldsSeq(classes) {
		if !slices.Contains(strings.Fields(m[line]), class) {
			m[line] = strings.TrimSpace(m[line] + " " + class)
		}
	}
}

// mostMarkedLines is the last line that braces can mark.
const mostMarkedLines = 10_000

var (
	fenceLines = regexp.MustCompile(`\{([\d,\s-]+)\}`)
	// codeNotation is a comment that marks its line, or as many as it says.
	codeNotation = regexp.MustCompile(`[ \t]*(?://|/\*|<!--|\{/\*|[#"%']|;{1,2}|--)[ \t]*\[!code ([a-z]+|\+\+|--)(?::(\d+))?\][ \t]*(?:\*/\}?|-->)?[ \t]*$`)
)

// fenceInfo takes apart what stands behind the marks of a fence: the language, and
// in braces the lines that are marked.
func fenceInfo(info string) (language string, marks lineMarks) {
	info = strings.TrimSpace(info)
	language = info
	if n := strings.IndexAny(info, " \t{[:="); n >= 0 {
		language = info[:n]
	}
	rest := info[len(language):]
	language = strings.TrimSuffix(language, "-vue")
	if !strings.Contains(rest, "{") {
		return language, nil
	}
	m := fenceLines.FindStringSubmatch(rest)
	if m == nil {
		return language, nil
	}
	marks = lineMarks{}
	for part := range strings.SplitSeq(m[1], ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		first, err := strconv.Atoi(strings.TrimSpace(from))
		if err != nil {
			continue
		}
		last := first
		if isRange {
			if last, err = strconv.Atoi(strings.TrimSpace(to)); err != nil {
				continue
			}
		}
		for i := first; i <= min(last, mostMarkedLines); i++ {
			marks.add(i-1, "highlighted")
		}
	}
	return language, marks
}

// notation gives the class that a comment's word stands for.
func notation(word string) string {
	switch word {
	case "++":
		return "diff add"
	case "--":
		return "diff remove"
	case "hl", "highlight":
		return "highlighted"
	case "focus":
		return "has-focus"
	case "error", "warning":
		return "highlighted " + word
	}
	return ""
}

// withoutNotations takes the comments that mark lines out of code, and adds what they
// mark. A line that has nothing else goes, and counts as one of those it marks.
func withoutNotations(code string, marks lineMarks) (string, lineMarks) {
	if !strings.Contains(code, "[!code ") {
		return code, marks
	}
	if marks == nil {
		marks = lineMarks{}
	}
	var b strings.Builder
	line := 0
	for written := range strings.Lines(code) {
		s := strings.TrimRight(written, "\r\n")
		m := codeNotation.FindStringSubmatchIndex(s)
		class := ""
		if m != nil {
			class = notation(s[m[2]:m[3]])
		}
		if class == "" {
			b.WriteString(written)
			line++
			continue
		}
		count := 1
		if m[4] >= 0 {
			count, _ = strconv.Atoi(s[m[4]:m[5]]) // too many digits are all lines
		}
		alone := strings.TrimSpace(s[:m[0]]) == ""
		if alone {
			count--
		} else {
			b.WriteString(s[:m[0]] + "\n")
		}
		for i := range min(count, mostMarkedLines) {
			marks.add(line+i, class)
		}
		if !alone {
			line++
		}
	}
	return b.String(), marks
}

// write writes code, its lines marked.
func (r fenceRenderer) write(w util.BufWriter, n ast.Node, info, code string) error {
	language, marks := fenceInfo(info)
	code, marks = withoutNotations(code, marks)
	if len(marks) == 0 {
		r.code.block(w, n, language, code)
		return nil
	}
	var b bytes.Buffer
	to := bufio.NewWriter(&b)
	r.code.block(to, n, language, code)
	if err := to.Flush(); err != nil {
		return fmt.Errorf("write code: %w", err)
	}
	_, err := w.Write(marked(b.Bytes(), marks))
	if err != nil {
		return fmt.Errorf("write code: %w", err)
	}
	return nil
}

var (
	coloredLine = []byte(`<span class="line">`)
	codeStart   = []byte("<code")
	codeEnd     = []byte("</code>")
)

// marked gives the lines in a <code> their classes.
func marked(html []byte, marks lineMarks) []byte {
	start := bytes.Index(html, codeStart)
	start += bytes.IndexByte(html[start:], '>') + 1
	end := bytes.LastIndex(html, codeEnd)
	out := append([]byte{}, focusing(html[:start], marks)...)
	line := 0
	colored := bytes.HasPrefix(html[start:], coloredLine)
	for rest := html[start:end]; len(rest) > 0; line++ {
		var one []byte
		if colored {
			n := bytes.Index(rest[1:], coloredLine) + 1
			if n == 0 {
				n = len(rest)
			}
			one, rest = rest[len(coloredLine):n], rest[n:]
		} else {
			n := bytes.IndexByte(rest, '\n') + 1
			if n == 0 {
				n = len(rest)
			}
			one, rest = rest[:n], rest[n:]
		}
		class := strings.TrimSpace("line " + marks[line])
		out = append(append(append(out, `<span class="`...), class...), `">`...)
		if out = append(out, one...); !colored {
			out = append(out, "</span>"...)
		}
	}
	return append(out, html[end:]...)
}

// focusing tells the whole that some of its lines are in focus.
func focusing(open []byte, marks lineMarks) []byte {
	for _, class := range marks {
		if strings.Contains(class, "has-focus") {
			if bytes.HasPrefix(open, []byte(`<pre class="`)) {
				return bytes.Replace(open, []byte(`<pre class="`), []byte(`<pre class="has-focused-lines `), 1)
			}
			return bytes.Replace(open, []byte("<pre"), []byte(`<pre class="has-focused-lines"`), 1)
		}
	}
	return open
}
