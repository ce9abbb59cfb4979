package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"penpush/internal/disk"
	"penpush/internal/history"
	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// relocate does what a plan says, all of it or nothing. What was there before is
// kept until the next one, so that it can be taken back, also by the next start
// after a crash.
func (w *Workspace) relocate(ctx context.Context, plan posts.Relocation) (err error) {
	release, err := w.lockRelocation()
	if err != nil {
		return err
	}
	defer release()
	if err := w.mendRelocation(); err != nil {
		return err
	}
	for _, post := range w.openPosts() {
		moves := func(m posts.Move) bool { return post == m.From || strings.HasPrefix(post, m.From+"/") }
		if !slices.ContainsFunc(plan.Moves, moves) {
			continue
		}
		if err := w.ClosePost(post); err != nil {
			return err
		}
		defer func() {
			if err != nil { // the editor still has it, and goes on
				_, open := w.OpenPost(ctx, post)
				err = errors.Join(err, open)
			}
		}()
	}
	return w.carryOut(plan)
}

// carryOut needs the lock.
func (w *Workspace) carryOut(plan posts.Relocation) error {
	record, after, err := w.record(plan)
	if err != nil {
		return err
	}
	former, had, err := w.history.Relocation()
	if err != nil {
		return err
	}
	if err := w.history.SetRelocation(record); err != nil {
		return err
	}
	if err := w.perform(record, after); err != nil {
		if back := w.takeRelocationBack(record); back != nil {
			// The record stays: the next start tries again.
			return problem.Wrap(problem.RenamingHalfDone, record.Post, errors.Join(back, err))
		}
		if had {
			return errors.Join(err, w.history.SetRelocation(former))
		}
		return errors.Join(err, w.history.DropRelocation())
	}
	record.Made = true
	return w.history.SetRelocation(record)
}

func (w *Workspace) lockRelocation() (func(), error) {
	release, taken, err := w.history.LockRelocation()
	if err != nil {
		return nil, fmt.Errorf("begin a renaming: %w", err)
	}
	if !taken {
		return nil, problem.New(problem.RenamingUnderWay, "")
	}
	return release, nil
}

// record is what has to be known to take a plan back, with the texts as they
// will be. It makes sure that nothing has changed since the plan was made.
func (w *Workspace) record(plan posts.Relocation) (history.Relocation, [][]byte, error) {
	record := history.Relocation{Post: plan.From}
	var afters [][]byte
	for _, t := range plan.Texts {
		now, after, err := w.rewritten(rewrite{t.Path, disk.Sum(t.Before), t.Edits})
		if err != nil {
			return record, nil, err
		}
		if err := w.history.Keep(t.Path, now, time.Now()); err != nil {
			return record, nil, problem.Wrap(problem.SnapshotFailed, t.Path, err)
		}
		record.Texts = append(record.Texts, history.RelocationText{From: t.Path, To: t.To, Before: now, After: disk.Sum(after)})
		afters = append(afters, after)
	}
	for _, m := range plan.Moves {
		record.Moves = append(record.Moves, history.RelocationMove(m))
		for _, p := range w.postsIn(m.From) {
			record.Posts = append(record.Posts, history.RelocationMove{From: p, To: m.To + strings.TrimPrefix(p, m.From)})
		}
	}
	return record, afters, nil
}

// postsIn are the posts that a path is or holds.
func (w *Workspace) postsIn(at string) []string {
	if site.IsMarkdown(at) {
		return []string{at}
	}
	var found []string
	_ = fs.WalkDir(w.root.FS(), at, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && site.IsMarkdown(p) {
			found = append(found, p)
		}
		return nil // the snapshots of what cannot be listed stay under the old name
	})
	return found
}

// perform writes the texts, then moves what moves.
func (w *Workspace) perform(record history.Relocation, after [][]byte) error {
	for i, t := range record.Texts {
		if err := w.root.Replace(t.From, disk.Sum(t.Before), after[i]); err != nil {
			return err
		}
	}
	for _, m := range record.Moves {
		if err := w.root.Rename(m.From, m.To); err != nil {
			return err
		}
	}
	for _, p := range record.Posts {
		if err := w.history.Move(p.From, p.To); err != nil {
			return err
		}
	}
	for _, m := range record.Moves {
		if err := w.root.Prune(path.Dir(m.From)); path.Dir(m.From) != "." && err != nil {
			return err
		}
	}
	return nil
}

// takeRelocationBack undoes as much of a renaming as was done. It can be called
// again after a failure.
func (w *Workspace) takeRelocationBack(record history.Relocation) error {
	for _, p := range slices.Backward(record.Posts) {
		if err := w.history.Move(p.To, p.From); err != nil {
			return err
		}
	}
	for _, m := range slices.Backward(record.Moves) {
		there, err := w.listed(m.To)
		if err != nil {
			return err
		}
		old, err := w.listed(m.From)
		if err != nil {
			return err
		}
		if !there || old {
			continue // it was not moved yet, or another thing has the old name
		}
		if err := w.root.Rename(m.To, m.From); err != nil {
			return err
		}
		if path.Dir(m.To) != "." {
			if err := w.root.Prune(path.Dir(m.To)); err != nil {
				return err
			}
		}
	}
	for _, t := range record.Texts {
		now, err := w.root.Hash(t.From)
		if err != nil {
			return err
		}
		if now != t.After {
			continue // it was not written yet, or somebody has written on
		}
		if err := w.root.Replace(t.From, t.After, t.Before); err != nil {
			return err
		}
	}
	return nil
}

// listed tells whether a name is in its folder in exactly this spelling.
func (w *Workspace) listed(name string) (bool, error) {
	entries, err := fs.ReadDir(w.root.FS(), path.Dir(name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, problem.Wrap(problem.Unreadable, path.Dir(name), err)
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(name) }), nil
}

// mendRelocation takes back what a crash left half done; callers hold the lock.
func (w *Workspace) mendRelocation() error {
	record, ok, err := w.history.Relocation()
	if err != nil || !ok || record.Made {
		return err
	}
	if err := w.takeRelocationBack(record); err != nil {
		return problem.Wrap(problem.RenamingHalfDone, record.Post, err)
	}
	return w.history.DropRelocation()
}

// mendLastRelocation does that at the start.
func (w *Workspace) mendLastRelocation() error {
	record, ok, err := w.history.Relocation()
	if problem.Is(err, problem.RenamingUnreadable) {
		return errors.Join(err, w.history.SetRelocationAside())
	}
	if err != nil || !ok || record.Made {
		return err
	}
	release, taken, err := w.history.LockRelocation()
	if err != nil || !taken {
		return err // or another program is at it
	}
	defer release()
	return w.mendRelocation()
}
