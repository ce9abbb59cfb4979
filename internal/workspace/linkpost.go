package workspace

import (
	"strings"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/posts"
)

// mostPictures are offered for completion.
const mostPictures = 2000

// HeadingsOf gives the headings of the post that an address in post leads to,
// or of post itself with "". An address that leads to no post has none.
func (w *Workspace) HeadingsOf(post, address string) ([]markdown.OutlineHeading, error) {
	if address != "" {
		to, ok := w.blog.LeadsTo(post, address)
		if !ok {
			return []markdown.OutlineHeading{}, nil
		}
		post = to
	}
	lines, err := w.Lines(post)
	if err != nil {
		return nil, err
	}
	body := min(frontmatter.Read(lines).Body, len(lines))
	return w.markdown(post).Outline([]byte(strings.Join(lines[body:], "\n"))), nil
}

// PictureReferences are the pictures that a post can show, each as it would refer
// to it.
func (w *Workspace) PictureReferences(post string) ([]posts.Asset, error) {
	place, err := w.blog.PictureHome(post, time.Now())
	if err != nil {
		return nil, err
	}
	return w.blog.PictureReferences(post, place, mostPictures), nil
}
