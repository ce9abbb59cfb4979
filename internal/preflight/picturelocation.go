package preflight

import (
	"penpush/internal/problem"
)

// pictureLocation finds photographs that say where they were taken: often the
// writer's home.
//
//	![My balcony](/balcony.jpg)     with GPS in its EXIF
func pictureLocation() rule {
	return rule{
		code: problem.PictureLocation, severity: Warning,
		wrong: "![My balcony](/balcony.jpg)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			p.each(func(s shown) {
				if p.picture(s.path).located {
					r.at(s.line, s.path).File = s.path
				}
			})
		},
	}
}
