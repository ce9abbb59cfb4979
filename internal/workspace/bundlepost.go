package workspace

import (
	"context"

	"penpush/internal/posts"
)

// PlanBundle tells exactly what making a folder of a post would change.
func (w *Workspace) PlanBundle(ctx context.Context, post string) (RelocationPlan, error) {
	return w.planRelocation(ctx, func(ctx context.Context) (posts.Relocation, error) { return w.blog.MakeBundle(ctx, post) })
}

// BundlePost makes a folder of a post, all or nothing, as RenamePost does.
func (w *Workspace) BundlePost(ctx context.Context, post, id string) (RelocationPlan, error) {
	return w.doRelocation(ctx, id, func(ctx context.Context) (posts.Relocation, error) { return w.blog.MakeBundle(ctx, post) })
}
