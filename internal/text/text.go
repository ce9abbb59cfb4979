// Package text holds a post's text as lines, so that an edit to some of them can
// never change the bytes of another.
//
// A line ends at "\n" or "\r\n"; a lone "\r" is part of its line, as it is for
// Go and goldmark. Each line keeps its own terminator, the byte order mark is
// kept apart, and the last line never has a terminator: a file that ends in a
// newline has an empty last line, as editors count.
package text

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"penpush/internal/problem"
)

const mark = "\ufeff"

// Edit replaces the lines [From, To), counted from 0, by Lines, which hold no
// terminators.
type Edit struct {
	From  int      `json:"from"`
	To    int      `json:"to"`
	Lines []string `json:"lines"`
}

// Text is a post's text. The zero value is an empty file.
type Text struct {
	bom   string // a file that was joined of others may have several marks
	lines []line
}

type line struct{ text, end string }

// Parse reads a file's bytes. What is not UTF-8, or holds NUL bytes, is no text
// and is refused with problem.NotUTF8 or problem.Binary.
func Parse(b []byte) (*Text, error) {
	if bytes.IndexByte(b, 0) >= 0 {
		return nil, problem.New(problem.Binary, "")
	}
	if !utf8.Valid(b) {
		p := problem.New(problem.NotUTF8, "")
		p.Line = firstInvalidLine(b)
		return nil, p
	}
	t := &Text{}
	s := string(b)
	t.bom = s[:len(s)-len(strings.TrimLeft(s, mark))]
	s = s[len(t.bom):]
	t.lines = split(s)
	return t, nil
}

func firstInvalidLine(b []byte) int {
	line := 1
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		b = b[n:]
	}
	return line
}

func split(s string) []line {
	lines := make([]line, 0, strings.Count(s, "\n")+1)
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			return append(lines, line{text: s})
		}
		if i > 0 && s[i-1] == '\r' {
			lines = append(lines, line{s[:i-1], "\r\n"})
		} else {
			lines = append(lines, line{s[:i], "\n"})
		}
		s = s[i+1:]
	}
}

// Len is the number of lines, at least 1.
func (t *Text) Len() int { return max(len(t.lines), 1) }

// Line gives line i without its terminator.
func (t *Text) Line(i int) string {
	if len(t.lines) == 0 {
		return ""
	}
	return t.lines[i].text
}

// Lines gives all lines without terminators.
func (t *Text) Lines() []string {
	out := make([]string, t.Len())
	for i := range t.lines {
		out[i] = t.lines[i].text
	}
	return out
}

// Bytes gives the file as it would be saved.
func (t *Text) Bytes() []byte {
	n := len(t.bom)
	for _, l := range t.lines {
		n += len(l.text) + len(l.end)
	}
	b := make([]byte, 0, n)
	b = append(b, t.bom...)
	for _, l := range t.lines {
		b = append(append(b, l.text...), l.end...)
	}
	return b
}

// Clone gives a text that can be edited without changing t.
func (t *Text) Clone() *Text {
	return &Text{bom: t.bom, lines: append([]line(nil), t.lines...)}
}

// Apply makes the edits, which are all counted in the text as it is before the
// call, in ascending order and without overlap. Either all are made or none: an
// edit out of place is an error. A new line takes the terminator of its
// neighbour; lines outside the edits keep every byte.
func (t *Text) Apply(edits []Edit) error {
	if len(t.lines) == 0 {
		t.lines = []line{{}}
	}
	if err := t.check(edits); err != nil {
		return err
	}
	fallback := t.usualEnd()
	out := make([]line, 0, len(t.lines)+len(edits))
	at := 0
	for _, e := range edits {
		out = append(out, t.lines[at:e.From]...)
		old := t.lines[e.From:e.To]
		for i, s := range e.Lines {
			out = append(out, line{s, neighbourEnd(old, i, out, fallback)})
		}
		at = e.To
	}
	out = append(out, t.lines[at:]...)
	t.lines = terminate(out, fallback)
	return nil
}

func (t *Text) check(edits []Edit) error {
	at := 0
	for _, e := range edits {
		if e.From < at || e.To < e.From || e.To > len(t.lines) {
			return fmt.Errorf("edit lines %d to %d of %d: out of place", e.From, e.To, len(t.lines))
		}
		for _, s := range e.Lines {
			if strings.Contains(s, "\n") {
				return fmt.Errorf("edit lines %d to %d: a line holds a line end", e.From, e.To)
			}
		}
		at = e.To
	}
	return nil
}

// neighbourEnd chooses the terminator of the i-th new line: that of the line it
// replaces, else that of the line before it.
func neighbourEnd(old []line, i int, before []line, fallback string) string {
	if i < len(old) && old[i].end != "" {
		return old[i].end
	}
	if n := len(before); n > 0 && before[n-1].end != "" {
		return before[n-1].end
	}
	return fallback
}

// usualEnd is the terminator of the first line that has one.
func (t *Text) usualEnd() string {
	if t.lines[0].end != "" {
		return t.lines[0].end
	}
	return "\n"
}

// terminate restores the rule that all lines but the last have a terminator.
func terminate(lines []line, fallback string) []line {
	if len(lines) == 0 {
		return []line{{}}
	}
	for i := range lines[:len(lines)-1] {
		if lines[i].end == "" {
			if lines[i].end = fallback; i > 0 {
				lines[i].end = lines[i-1].end
			}
		}
	}
	lines[len(lines)-1].end = ""
	return lines
}

// Diff gives the one edit that turns the lines a into b, or none when they are
// the same: what lies between their common beginning and their common end.
func Diff(a, b []string) []Edit {
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	toA, toB := len(a), len(b)
	for toA > from && toB > from && a[toA-1] == b[toB-1] {
		toA--
		toB--
	}
	if from == toA && from == toB {
		return nil
	}
	return []Edit{{From: from, To: toA, Lines: append([]string{}, b[from:toB]...)}}
}
