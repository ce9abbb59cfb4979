package workspace

import (
	"os"

	"penpush/internal/images"
)

// AddPicture takes a picture into the blog for a post: beside a page bundle,
// else where this blog's posts keep theirs.
func (w *Workspace) AddPicture(post string, in images.Incoming) (images.Picture, error) {
	home, err := w.blog.PictureHome(post, in.Now)
	if err != nil {
		return images.Picture{}, err
	}
	place := images.Place{Dir: home.Place, Form: home.Reference}
	return images.Take(w.root, place, in)
}

// Picture finds the file that a reference in a post means, relative to the
// blog; problem.NotFound when there is none.
func (w *Workspace) Picture(post, ref string) (string, error) {
	return w.blog.Find(post, ref)
}

// OpenFile opens a file of the blog to be read.
func (w *Workspace) OpenFile(name string) (*os.File, error) { return w.root.Open(name) }
