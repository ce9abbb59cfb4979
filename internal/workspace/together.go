package workspace

import (
	"context"
	"errors"
	"fmt"
	"sync"
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
// is not what the change was made for, or cannot be written, or ctx ends, what was
// written until then is taken back.
func (w *Workspace) rewriteTogether(ctx context.Context, b history.Batch, parts []rewrite) error {
	count := w.counting(2 * len(parts))
	b.Posts = make([]history.BatchPost, len(parts))
	if _, err := severalAtOnce(ctx, len(parts), func(i int) (err error) {
		b.Posts[i], err = w.keepPart(parts[i])
		count()
		return err
	}); err != nil {
		return err
	}
	former, hadFormer, err := w.history.Batch()
	if err != nil {
		return err
	}
	if err := w.history.SetBatch(b); err != nil {
		return err
	}
	begun, err := severalAtOnce(ctx, len(parts), func(i int) error {
		defer count()
		return w.writePart(parts[i])
	})
	if err == nil {
		b.Made = true
		return w.history.SetBatch(b)
	}
	if left := w.takeBack(b.Posts[:begun], false); len(left) > 0 {
		// The batch stays, to be taken back later.
		return problem.Wrap(problem.BatchHalfDone, left[0].Post, errors.Join(left[0].Problem, err))
	}
	if hadFormer {
		return errors.Join(err, w.history.SetBatch(former))
	}
	return errors.Join(err, w.history.DropBatch())
}

// counting gives what is called after each of n steps; the window hears of it a
// hundred times at most.
func (w *Workspace) counting(n int) func() {
	var mu sync.Mutex
	done, told := 0, 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		if percent := done * 100 / n; percent > told {
			told = percent
			w.announce.RetagProgress(percent)
		}
	}
}

// keepPart keeps a post's text from before, and gives what takes it back.
func (w *Workspace) keepPart(part rewrite) (history.BatchPost, error) {
	before, after, err := w.rewritten(part)
	if err != nil {
		return history.BatchPost{}, err
	}
	if err := w.history.Keep(part.post, before, time.Now()); err != nil {
		return history.BatchPost{}, problem.Wrap(problem.SnapshotFailed, part.post, err)
	}
	return history.BatchPost{Post: part.post, Before: part.before, After: disk.Sum(after)}, nil
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
	problems := make([]error, len(list))
	count := w.counting(len(list))
	_, _ = severalAtOnce(context.Background(), len(list), func(i int) error {
		problems[i] = w.takeBackOne(list[i], keep)
		count()
		return nil // the others are taken back all the same
	})
	var left []Left
	for i, err := range problems {
		if err != nil {
			left = append(left, Left{list[i].Post, err})
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
