package frontmatter

import (
	"bytes"
	"slices"
	"strings"
)

// MaxHead is how many bytes of a file Head asks for at most.
const MaxHead = 1 << 20

// Head gives the lines, without terminators and byte order mark, that hold the
// front matter of a file that begins with b, ready for Skim or Read. It is for
// lists of posts, which read 4 kB of a file and more only when enough is false: a
// block is open that b does not close. whole tells that b is all of the file. From
// MaxHead bytes on it is always enough.
func Head(b []byte, whole bool) (lines []string, enough bool) {
	if end := closing(b); end > 0 {
		return splitLines(b[:end]), true
	}
	if whole || len(b) >= MaxHead {
		lines = splitLines(b)
		if len(b) == 0 || b[len(b)-1] == '\n' {
			// What ends in a newline has an empty last line, as in package text.
			lines = append(lines, "")
		}
		return lines, true
	}
	// The last line may be cut, in the middle of a character too.
	lines = splitLines(b[:bytes.LastIndexByte(b, '\n')+1])
	switch found := find(lines); {
	case found.kind == None:
		return lines, !mayOpen(lines)
	case !found.closed:
		return lines, false
	case found.kind == Pelican:
		// The blank line that ends the block may be yet to come.
		return lines, found.last < found.to
	}
	return lines, true
}

// closing gives the first byte behind the closing line of a block that opens in
// the very first line, which is what nearly all posts have; else 0.
func closing(b []byte) int {
	from := 0
	for bytes.HasPrefix(b[from:], []byte("\ufeff")) {
		from += len("\ufeff")
	}
	if !bytes.HasPrefix(b[from:], []byte("---")) && !bytes.HasPrefix(b[from:], []byte("+++")) {
		return 0
	}
	closer := append([]byte{'\n'}, b[from:from+3]...)
	for {
		i := bytes.Index(b[from:], closer)
		if i < 0 {
			return 0
		}
		from += i + len(closer)
		end := bytes.IndexByte(b[from:], '\n')
		if end < 0 {
			return 0
		}
		if onlyBlanks(string(b[from : from+end])) {
			return from + end + 1
		}
	}
}

func splitLines(b []byte) []string {
	rest := strings.TrimLeft(string(b), "\ufeff")
	lines := make([]string, 0, strings.Count(rest, "\n")+1)
	for rest != "" {
		line, after, found := strings.Cut(rest, "\n")
		if found {
			line = strings.TrimSuffix(line, "\r")
		}
		lines = append(lines, line)
		rest = after
	}
	return lines
}

// mayOpen tells lines that are no front matter yet, and may be one with more of
// them. It goes the ways of find, and is sure only of what no further line changes.
func mayOpen(lines []string) bool {
	start := slices.IndexFunc(lines, notBlank)
	if start < 0 {
		return true
	}
	below := lines[start+1:]
	switch line := lines[start]; {
	case strings.HasPrefix(line, "---"):
		// A rule is told from a block by all that stands above the closing line.
		return !slices.ContainsFunc(below, closesYAML)
	case line[0] == '{':
		return onlyBlanks(line[1:]) && !slices.ContainsFunc(below, notBlank)
	}
	return start == 0 && !slices.ContainsFunc(lines, func(l string) bool { return !belongsToField(l) && !isPelicanField(l) })
}

func notBlank(line string) bool { return !onlyBlanks(line) }
