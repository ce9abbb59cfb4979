package preflight

import (
	"fmt"
	"path"

	"penpush/internal/problem"
)

// largePicture is the size, in bytes, above which a picture keeps readers waiting.
const largePicture = 1 << 20

// pictureLarge finds pictures of more than 1 MB.
//
//	![The whole valley](/valley.jpg)     6.4 MB
func pictureLarge() rule {
	return rule{
		code: problem.PictureLarge, severity: Warning,
		wrong: "![The whole valley](/valley.jpg)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			p.each(func(s shown) {
				if size := p.picture(s.path).size; size > largePicture {
					r.at(s.line, fmt.Sprintf("%s (%.1f MB)", path.Base(s.path), float64(size)/1e6)).File = s.path
				}
			})
		},
	}
}
