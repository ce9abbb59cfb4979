package frontmatter

import (
	"bytes"
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
	rest := strings.TrimPrefix(string(b), "\ufeff")
	if !whole && len(b) < MaxHead {
		// The last line may be cut, in the middle of a character too.
		rest = rest[:bytes.LastIndexByte([]byte(rest), '\n')+1]
	}
	for rest != "" {
		line, after, found := strings.Cut(rest, "\n")
		if found {
			line = strings.TrimSuffix(line, "\r")
		}
		lines = append(lines, line)
		rest = after
	}
	if whole || len(b) >= MaxHead {
		return lines, true
	}
	switch blk := find(lines); {
	case blk.kind == None:
		return lines, !mayOpen(lines)
	case !blk.closed:
		return lines, false
	default:
		// Pelican's block and Hexo's end where other lines begin.
		return lines, blk.to < len(lines) || blk.last < blk.to
	}
}

// mayOpen tells lines that are no front matter yet, and may be one with more of
// them.
func mayOpen(lines []string) bool {
	for i, line := range lines {
		if onlyBlanks(line) {
			continue
		}
		if i > 0 && isBlank(line[0]) {
			continue
		}
		if strings.HasPrefix(line, "---") {
			return i == len(lines)-1 || allFields(lines[i+1:])
		}
		return line[0] == '{' && i >= len(lines)-2 || i == 0 && allFields(lines)
	}
	return true
}
