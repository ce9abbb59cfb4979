package workspace

import (
	"time"

	"penpush/internal/problem"
)

// NewPost writes a new post as this blog would have written it, and gives its
// path. Nothing that exists is ever written over.
func (w *Workspace) NewPost(title, dir string, now time.Time) (string, error) {
	for {
		post, file, err := w.blog.New(title, dir, now)
		if err != nil {
			return "", err
		}
		err = w.root.Create(post, file)
		if err == nil {
			w.announce.PostsChanged()
			return post, nil
		}
		if !problem.Is(err, problem.Exists) {
			return "", err
		}
	}
}
