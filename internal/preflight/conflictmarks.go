package preflight

import (
	"bytes"
	"strings"

	"penpush/internal/problem"
)

// conflictMarks finds what an unfinished merge has left, in the front matter or
// the body:
//
//	<<<<<<< HEAD
//	the old words
//	=======
//	the new words
//	>>>>>>> main
func conflictMarks() rule {
	return rule{
		code: problem.ConflictMarks, severity: Error,
		wrong: "<<<<<<< HEAD\nold\n=======\nnew\n>>>>>>> main", right: "```\n<<<<<<< HEAD\nold\n=======\nnew\n>>>>>>> main\n```",
		find: func(p *post, r *report) {
			if !bytes.Contains(p.src, []byte("<<<<<<<")) && p.doc.Problem == nil {
				return
			}
			begun, parted := 0, false
			look := func(line int, s string) {
				switch {
				case strings.HasPrefix(s, "<<<<<<< "):
					begun, parted = line, false
				case begun > 0 && strings.TrimSpace(s) == "=======":
					parted = true
				case begun > 0 && parted && strings.HasPrefix(s, ">>>>>>> "):
					r.at(begun, "")
					begun = 0
				}
			}
			for i := range p.body {
				look(i+1, p.lines[i])
			}
			p.eachLine(look)
		},
	}
}
