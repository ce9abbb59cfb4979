package preflight

import "penpush/internal/problem"

// linkMissing finds links to a file, page or post that is not there, in all the
// ways in which this blog's generator names one:
//
//	[the valley](/posts/vally/)   [notes](notes.md)   {{< relref "vally" >}}
//
// What a theme may make by itself, such as a page of tags, is not judged. Where most
// links between pages seem to lead nowhere, the site has addresses of its own, and
// nothing is said about them.
func linkMissing() rule {
	return rule{
		code: problem.LinkMissing, severity: Error,
		wrong: "See [the walk](/posts/wlak/).", right: "See [the walk](/posts/walk/).",
		find: func(p *post, r *report) {
			for _, t := range p.targets() {
				if t.how != nothing || t.page && p.isLost() {
					continue
				}
				found := r.at(t.line, t.ref)
				if t.slip != "" {
					found.Fix = p.swapped(t.line, t.ref, t.slip)
				}
			}
		},
	}
}
