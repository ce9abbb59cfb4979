package workspace

import (
	"errors"
	"fmt"
	"time"

	"penpush/internal/disk"
	"penpush/internal/history"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// rewrite is one post's part of a change of several posts.
type rewrite struct {
	post   string
	before disk.Hash
	edits  []text.Edit
}

// Left is a post that a change of several posts left as it is, and why.
type Left struct {
	Post    string
	Problem error
}

// rewriteTogether makes a change of several posts: all of them, or none. Their
// texts from before are kept, and the batch is what takes them back. When a post
// is not what the change was made for, or cannot be written, what was written
// until then is taken back.
func (w *Workspace) rewriteTogether(b history.Batch, parts []rewrite) error {
	for _, part := range parts {
		before, after, err := w.rewritten(part)
		if err != nil {
			return err
		}
		if err := w.history.Keep(part.post, before, time.Now()); err != nil {
			return problem.Wrap(problem.SnapshotFailed, part.post, err)
		}
		b.Posts = append(b.Posts, history.BatchPost{Post: part.post, Before: part.before, After: disk.Sum(after)})
	}
	former, hadFormer, err := w.history.Batch()
	if err != nil {
		return err
	}
	if err := w.history.SetBatch(b); err != nil {
		return err
	}
	for i, part := range parts {
		if err := w.writePart(part); err != nil {
			left := w.takeBack(b.Posts[:i], false)
			if len(left) > 0 {
				// The batch stays, to be taken back later.
				return problem.Wrap(problem.BatchHalfDone, left[0].Post, errors.Join(left[0].Problem, err))
			}
			if hadFormer {
				return errors.Join(err, w.history.SetBatch(former))
			}
			return errors.Join(err, w.history.DropBatch())
		}
	}
	b.Made = true
	return w.history.SetBatch(b)
}

// rewritten gives a post's file before and after its part of the change.
func (w *Workspace) rewritten(part rewrite) (before, after []byte, err error) {
	before, err = w.root.Read(part.post, largest)
	if err != nil {
		return nil, nil, err
	}
	if disk.Sum(before) != part.before {
		return nil, nil, problem.New(problem.ChangedSincePlan, part.post)
	}
	t, err := parse(part.post, before)
	if err != nil {
		return nil, nil, err
	}
	if err := t.Apply(part.edits); err != nil {
		return nil, nil, fmt.Errorf("change %s: %w", part.post, err)
	}
	return before, t.Bytes(), nil
}

func (w *Workspace) writePart(part rewrite) error {
	_, after, err := w.rewritten(part)
	if err != nil {
		return err
	}
	err = w.root.Replace(part.post, part.before, after)
	if problem.Is(err, problem.ChangedOnDisk) {
		return problem.Wrap(problem.ChangedSincePlan, part.post, err)
	}
	return err
}

// takeBack gives posts their texts from before a batch. One that is neither as
// the batch left it nor as it was is left alone. With keep, what the batch had
// made of them is kept too.
func (w *Workspace) takeBack(list []history.BatchPost, keep bool) []Left {
	var left []Left
	for _, p := range list {
		if err := w.takeBackOne(p, keep); err != nil {
			left = append(left, Left{p.Post, err})
		}
	}
	return left
}

func (w *Workspace) takeBackOne(p history.BatchPost, keep bool) error {
	now, err := w.root.Read(p.Post, largest)
	if err != nil {
		return err
	}
	switch disk.Sum(now) {
	case p.Before:
		return nil
	case p.After:
	default:
		return problem.New(problem.ChangedSince, p.Post)
	}
	before, err := w.history.Find(p.Post, p.Before)
	if err != nil {
		return err
	}
	if keep {
		if err := w.history.Keep(p.Post, now, time.Now()); err != nil {
			return problem.Wrap(problem.SnapshotFailed, p.Post, err)
		}
	}
	err = w.root.Replace(p.Post, p.After, before)
	if problem.Is(err, problem.ChangedOnDisk) {
		return problem.Wrap(problem.ChangedSince, p.Post, err)
	}
	return err
}

// mendBatch takes back what a crash left half done. What it cannot take back now
// stays offered to the writer, as any batch.
func (w *Workspace) mendBatch() error {
	b, ok, err := w.history.Batch()
	if problem.Is(err, problem.BatchUnreadable) {
		return errors.Join(err, w.history.SetBatchAside())
	}
	if err != nil || !ok || b.Made {
		return err
	}
	if left := w.takeBack(b.Posts, false); len(left) > 0 {
		return problem.Wrap(problem.BatchHalfDone, left[0].Post, left[0].Problem)
	}
	return w.history.DropBatch()
}

// changedHere tells the window that posts were written here, so that open ones
// follow their files.
func (w *Workspace) changedHere() {
	for _, post := range w.openPosts() {
		if w.differs(post) {
			go w.announce.DiskChanged(post)
		}
	}
	go w.announce.PostsChanged()
}
