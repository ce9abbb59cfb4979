package workspace

import (
	"context"
	"strings"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
	"penpush/internal/publish"
)

// How a post leaves the site.
const (
	// AsDraft keeps it online, marked as a draft in the way of this blog.
	AsDraft = "draft"
	// Removed takes it and the pictures that are its own off the online copy.
	// Here it stays, as a post that is not published yet.
	Removed = "removed"
)

// Unpublishable tells whether this blog can make a published post a draft where
// it is; removing it is always possible.
func (w *Workspace) Unpublishable() (asDraft bool) { return w.blog.CanBeDraft() }

// packAway adds what takes one post off the site.
func (w *Workspace) packAway(ctx context.Context, p *parcel, post, how string) error {
	if _, err := w.find(post); err == nil {
		if s := w.SavePost(post); s.State != Saved {
			return unsavedProblem(s)
		}
	}
	switch how {
	case AsDraft:
		return w.packDraft(p, post)
	case Removed:
		return w.packRemoval(ctx, p, post)
	}
	told := problem.New(problem.UnpublishDecision, post)
	if told.Choices = []string{AsDraft, Removed}; !w.Unpublishable() {
		told.Choices = told.Choices[1:]
	}
	return told
}

func (w *Workspace) packDraft(p *parcel, post string) error {
	file, err := w.root.Read(post, largest)
	if err != nil {
		return err
	}
	t, err := parse(post, file)
	if err != nil {
		return err
	}
	edits, err := w.blog.MakeDraft(post, t.Lines())
	if err != nil {
		return about(post, err)
	}
	if err := t.Apply(edits); err != nil {
		return err
	}
	content := t.Bytes()
	p.Files = append(p.Files, publish.File{Path: post, Content: content})
	p.follow = append(p.follow, follow{post: post, to: post, was: disk.Sum(file), content: content})
	return nil
}

// packRemoval takes what is the post's own: other posts keep what they use.
func (w *Workspace) packRemoval(ctx context.Context, p *parcel, post string) error {
	repo, err := git.Open(ctx, w.root.Dir())
	if err != nil {
		return err
	}
	online, err := repo.UpstreamTree(ctx)
	if err != nil {
		return err
	}
	own, err := w.blog.Deletion(ctx, post)
	if err != nil {
		return err
	}
	for file := range online {
		for _, mine := range append(own.Move, post) {
			if file == mine || strings.HasPrefix(file, mine+"/") {
				p.Files = append(p.Files, publish.File{Path: file, Gone: true})
				break
			}
		}
	}
	if len(p.Files) == 0 {
		return problem.New(problem.NothingToPublish, post)
	}
	return nil
}
