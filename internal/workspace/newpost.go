package workspace

import (
	"time"

	"penpush/internal/posts"
	"penpush/internal/problem"
)

// NewPost writes a new post as this blog would have written it. Nothing that
// exists is ever written over.
func (w *Workspace) NewPost(title, dir string, now time.Time) (posts.NewPost, error) {
	for {
		post, err := w.blog.New(title, dir, now)
		if err != nil {
			return posts.NewPost{}, err
		}
		err = w.root.Create(post.Path, post.Content)
		if err == nil {
			w.announce.PostsChanged()
			return post, nil
		}
		if !problem.Is(err, problem.Exists) {
			return posts.NewPost{}, err
		}
	}
}
