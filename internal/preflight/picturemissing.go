package preflight

import (
	"path"
	"strings"

	"penpush/internal/problem"
)

// pictureMissing finds pictures that are not where the post says, so that readers
// see a hole:
//
//	![The harbour](habour.png)
//
// A cover, or a picture in a tag, is looked for everywhere, because themes and
// tags know their own places. Where most pictures of a blog seem to be missing,
// it resolves them in its own way, and nothing is said.
func pictureMissing() rule {
	return rule{
		code: problem.PictureMissing, severity: Error,
		wrong: "![The harbour](/habour.png)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			for _, s := range p.pictures() {
				if s.how != nothing || !s.loose && p.isStray() || s.loose && p.anywhere(unescaped(s.ref)) {
					continue
				}
				found := r.at(s.line, s.ref)
				name, ok := p.alike(s.path)
				old, _ := plainPath(s.ref)
				if ok && path.Base(old) != "" && strings.Contains(s.ref, path.Base(old)) {
					found.Fix = p.swapped(s.line, s.ref, strings.Replace(s.ref, path.Base(old), name, 1))
				}
			}
		},
	}
}
