package workspace

import (
	"context"
	"fmt"
	"slices"

	"penpush/internal/preflight"
	"penpush/internal/problem"
)

// CheckPosts notices what is worth knowing before posts are public, with the
// unsaved words of those that are open; nil checks all posts. links also asks
// about links that lead elsewhere; nil leaves them alone.
func (w *Workspace) CheckPosts(ctx context.Context, posts []string, links *preflight.Links) ([]preflight.Finding, error) {
	for _, post := range posts {
		there, err := w.root.Exists(post)
		if err != nil {
			return nil, err
		}
		if !there {
			return nil, problem.New(problem.NotFound, post)
		}
	}
	facts, err := preflight.Learn(ctx, w.blog, w.root.FS(), w.Dir())
	if err != nil {
		return nil, fmt.Errorf("check the posts: %w", err)
	}
	return facts.Check(ctx, preflight.Choice{Posts: posts, Lines: w.openLines, Links: links})
}

// CheckBeforePublish is CheckPosts for posts that are about to go, without what a
// publish settles itself: that one is a draft, or that its pictures are new. Posts
// that were deleted have nothing to check.
func (w *Workspace) CheckBeforePublish(ctx context.Context, posts []string) ([]preflight.Finding, error) {
	there := []string{}
	for _, post := range posts {
		ok, err := w.root.Exists(post)
		if err != nil {
			return nil, err
		}
		if ok {
			there = append(there, post)
		}
	}
	if len(there) == 0 {
		return nil, nil
	}
	found, err := w.CheckPosts(ctx, there, nil)
	return slices.DeleteFunc(found, func(f preflight.Finding) bool {
		return f.Rule == problem.StillDraft || f.Rule == problem.PictureUncommitted
	}), err
}

// openLines are those of a post that is open.
func (w *Workspace) openLines(post string) ([]string, bool) {
	p, err := w.find(post)
	if err != nil {
		return nil, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Lines(), true
}
