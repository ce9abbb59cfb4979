package site

import "io/fs"

// certain is the weight of a file that only one generator has.
const certain = 4

// Marked tells whether a folder is itself the home of a generator's site, by
// files that no other program has. It looks at the folder's own files only, so
// it can be asked of every folder on the way up from a post.
func Marked(fsys fs.FS) bool {
	home := folder{fsys, "."}
	for _, g := range generators() {
		for _, f := range g.evidence(home) {
			if f.weight >= certain {
				return true
			}
		}
	}
	return false
}
