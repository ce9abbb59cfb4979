package workspace

import (
	"context"
	"errors"

	"penpush/internal/posts"
)

// DeletionOf tells what deleting a post moves to the trash, and what stays
// because other posts use it.
func (w *Workspace) DeletionOf(ctx context.Context, post string) (posts.Deletion, error) {
	return w.blog.Deletion(ctx, post)
}

// DeletePost moves a post to the system's trash, with its bundle. What other
// posts use stays. Unsaved words are saved first, so that they are in the trash
// too.
func (w *Workspace) DeletePost(ctx context.Context, post string) (posts.Deletion, error) {
	if _, err := w.find(post); err == nil {
		if err := w.ClosePost(post); err != nil {
			return posts.Deletion{}, err
		}
	}
	d, err := w.blog.Deletion(ctx, post)
	if err != nil {
		return d, err
	}
	var problems []error
	for _, file := range d.Move {
		problems = append(problems, w.root.Trash(file))
	}
	w.announce.PostsChanged()
	return d, errors.Join(problems...)
}
