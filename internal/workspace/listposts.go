package workspace

import (
	"context"

	"penpush/internal/posts"
)

// ListPosts gives the blog's posts with their states, newest first.
func (w *Workspace) ListPosts(ctx context.Context) ([]posts.Post, error) {
	return w.blog.Scan(ctx)
}
