package preflight

import "penpush/internal/problem"

// pictureIgnored finds pictures that the repository's ignore list names: they are
// here, and will never be online.
//
//	.gitignore: *.tmp.png
//	![A sketch](/sketch.tmp.png)
func pictureIgnored() rule {
	return rule{
		code: problem.PictureIgnored, severity: Error,
		wrong: "![A sketch](/sketch.tmp.png)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			p.each(func(s shown) {
				if p.inGit(s.path).ignored {
					r.at(s.line, s.path).File = s.path
				}
			})
		},
	}
}
