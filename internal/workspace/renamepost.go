package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/publish"
)

// RelocationPlan is what a renaming would do, to be looked at.
type RelocationPlan struct {
	posts.Relocation
	// ID names exactly this plan.
	ID string
	// Changes are the lines that change, file by file, under their new paths.
	Changes []publish.Change
}

// relocating makes a plan; each thing that moves posts has one.
type relocating func(context.Context) (posts.Relocation, error)

// PlanRename tells exactly what giving a post another name would change. Unsaved
// words are saved first; nothing else is written.
func (w *Workspace) PlanRename(ctx context.Context, r posts.Renaming) (RelocationPlan, error) {
	return w.planRelocation(ctx, func(ctx context.Context) (posts.Relocation, error) { return w.blog.Rename(ctx, r) })
}

// RenamePost gives a post another name and mends the links to it, all or
// nothing. id is the plan that was looked at; when something else would happen
// now, nothing does (problem.PlanStale). An id of "" does whatever is right now.
func (w *Workspace) RenamePost(ctx context.Context, r posts.Renaming, id string) (RelocationPlan, error) {
	return w.doRelocation(ctx, id, func(ctx context.Context) (posts.Relocation, error) { return w.blog.Rename(ctx, r) })
}

// Folders are where a post can move to.
func (w *Workspace) Folders(post string) []string { return w.blog.Folders(post) }

func (w *Workspace) planRelocation(ctx context.Context, make relocating) (RelocationPlan, error) {
	if err := w.saveOpen(); err != nil {
		return RelocationPlan{}, err
	}
	r, err := make(ctx)
	if err != nil {
		return RelocationPlan{}, err
	}
	return planOf(r)
}

func (w *Workspace) doRelocation(ctx context.Context, id string, make relocating) (RelocationPlan, error) {
	if !w.publishing.TryLock() {
		return RelocationPlan{}, problem.New(problem.AlreadyPublishing, "")
	}
	defer w.publishing.Unlock()
	plan, err := w.planRelocation(ctx, make)
	if err != nil {
		return plan, err
	}
	if id != "" && plan.ID != id {
		return plan, problem.New(problem.PlanStale, plan.From)
	}
	if len(plan.Moves) == 0 && len(plan.Texts) == 0 {
		return plan, nil
	}
	err = w.relocate(ctx, plan.Relocation)
	w.changedHere()
	return plan, err
}

// saveOpen writes the words of all open posts; a renaming must know them.
func (w *Workspace) saveOpen() error {
	for _, post := range w.openPosts() {
		if s := w.SavePost(post); s.State != Saved {
			return problem.Wrap(problem.WordsUnsaved, post, s.Problem)
		}
	}
	return nil
}

func planOf(r posts.Relocation) (RelocationPlan, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return RelocationPlan{}, fmt.Errorf("name the plan for %s: %w", r.From, err)
	}
	sum := sha256.Sum256(data)
	plan := RelocationPlan{Relocation: r, ID: hex.EncodeToString(sum[:]), Changes: []publish.Change{}}
	for _, t := range r.Texts {
		parsed, err := parse(t.Path, t.Before)
		if err != nil {
			return plan, err
		}
		plan.Changes = append(plan.Changes, publish.Change{
			Path: t.To, Kind: "changed", Bytes: int64(len(t.Before)), Hunks: publish.Hunks(parsed.Lines(), t.Edits, around),
		})
	}
	return plan, nil
}
