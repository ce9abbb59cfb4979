package workspace

import (
	"context"

	"penpush/internal/publish"
)

// MakeRepository makes the blog's folder a repository, with nothing in it yet.
func (w *Workspace) MakeRepository(ctx context.Context) error {
	if err := publish.Init(ctx, w.root.Dir()); err != nil {
		return err
	}
	w.announce.PostsChanged()
	return nil
}

// SetRemote tells the repository where its online copy is, once that was found
// and would take a publish.
func (w *Workspace) SetRemote(ctx context.Context, s publish.SetUp) error {
	s.Dir = w.root.Dir()
	return publish.SetRemote(ctx, s)
}
