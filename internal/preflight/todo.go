package preflight

import (
	"bytes"
	"regexp"
	"strings"

	"penpush/internal/problem"
)

var note = regexp.MustCompile(`(?:^|[\s>(*_-])(?:TODO|FIXME|TBD|XXX)(?:\([^)]*\))?(?::.*|[.!?)*_]*\s*)$`)

// todo finds notes to oneself that were left in the text: at the end of a line, or
// with a colon.
//
//	The way back: TODO
func todo() rule {
	return rule{
		code: problem.Todo, severity: Hint,
		wrong: "The way back. TODO", right: "My TODO list is long.",
		find: func(p *post, r *report) {
			for _, word := range []string{"TODO", "FIXME", "TBD", "XXX"} {
				if !bytes.Contains(p.src, []byte(word)) {
					continue
				}
				p.eachLine(func(line int, plain string) {
					if strings.Contains(plain, word) && !strings.HasPrefix(strings.TrimSpace(plain), "#") && note.MatchString(plain) {
						r.at(line, short(plain))
					}
				})
				return
			}
		},
	}
}
