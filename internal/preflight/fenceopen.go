package preflight

import (
	"strings"

	"penpush/internal/problem"
)

// fenceOpen finds code that is not closed, so that the rest of the post, or of a
// list's item, is shown as code:
//
//	```go
//	fmt.Println("walk")
func fenceOpen() rule {
	return rule{
		code: problem.FenceOpen, severity: Error,
		wrong: "```go\nwalk()", right: "```go\nwalk()\n```",
		find: func(p *post, r *report) {
			for _, n := range p.fences {
				open := p.opening(n)
				if open < 0 || open >= len(p.starts) {
					continue
				}
				mark := fenceIn(p.row1(open))
				after := open + 1
				if k := n.Lines().Len(); k > 0 {
					after = p.row0(max(n.Lines().At(k-1).Stop-1, 0)) + 1
				}
				if mark != "" && !p.closes(after, mark) {
					r.at(p.body+open+1, strings.TrimSpace(p.row1(open)))
				}
			}
		},
	}
}

// row1 is a line of the body, counted from 0.
func (p *post) row1(i int) string { return p.lines[p.body+i] }

// fenceIn is the row of backticks or tildes that opens code in a line.
func fenceIn(line string) string {
	for _, c := range []string{"`", "~"} {
		if i := strings.Index(line, strings.Repeat(c, 3)); i >= 0 {
			n := 0
			for n < len(line)-i && line[i+n] == c[0] {
				n++
			}
			return line[i : i+n]
		}
	}
	return ""
}

// closes tells a line of the body that closes a fence.
func (p *post) closes(i int, mark string) bool {
	if i >= len(p.starts) {
		return false
	}
	line := strings.TrimSpace(strings.TrimLeft(p.row1(i), "> \t"))
	return strings.HasPrefix(line, mark) && strings.Trim(line, mark[:1]) == ""
}
