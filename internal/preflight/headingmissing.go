package preflight

import (
	"strings"

	"penpush/internal/problem"
)

// headingMissing finds links to a heading that is not there, in this post or in
// another one:
//
//	## How we walked
//	[see below](#how-we-waked)
//
// Ids are compared by their letters and digits, because generators differ in the
// rest. Where no link of a post leads anywhere, its ids are made in a way that is
// not known here, and nothing is said.
func headingMissing() rule {
	return rule{
		code: problem.HeadingMissing, severity: Warning,
		wrong: "## How we walked\n\n[see below](#how-we-waked)", right: "## How we walked\n\n[see below](#how-we-walked)",
		find: func(p *post, r *report) {
			judged, good := 0, 0
			var bad []target
			for _, t := range p.targets() {
				if t.anchor == "" || t.post == "" || t.how == nothing || isForBrowser(t.anchor) {
					continue
				}
				judged++
				if ids, known := p.outlineOf(t.post); !known || ids.has(t.anchor) {
					good++
					continue
				}
				bad = append(bad, t)
			}
			if good == 0 && judged > 2 {
				return
			}
			for _, t := range bad {
				found := r.at(t.line, "#"+t.anchor)
				if id, ok := p.similarID(t); ok {
					head, _, _ := strings.Cut(t.ref, "#")
					found.Fix = p.swapped(t.line, t.ref, head+"#"+id)
				}
			}
		},
	}
}

// isForBrowser tells anchors that no heading makes.
func isForBrowser(anchor string) bool {
	return anchor == "top" || anchor[0] == ':' || anchor[0] == '!' || anchor[0] == '/' || strings.HasPrefix(anchor, "fn") ||
		strings.HasPrefix(anchor, "user-content-fn") || strings.ContainsAny(anchor, "={}") || letters(anchor) == ""
}

// similarID is the one heading's id that a link is a slip of.
func (p *post) similarID(t target) (string, bool) {
	ids, _ := p.outlineOf(t.post)
	found := ""
	for plain, id := range ids.ids {
		if !near(letters(t.anchor), plain) {
			continue
		}
		if found != "" && found != id {
			return "", false
		}
		found = id
	}
	return found, found != ""
}
