package workspace

import (
	"bytes"
	"context"
	"time"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/text"
)

// Comparison is a post that was changed here and online, line by line.
type Comparison struct {
	// Mine is here, Theirs online, Base before both.
	Mine, Theirs, Base []string
	// Gone says that it was deleted online.
	Gone bool
	// Merges says that both changes can be had together.
	Merges bool
	// Keep is the answer that publishes mine over what was seen here.
	Keep string
}

// CompareOnline shows a post beside what is online, as last known.
func (w *Workspace) CompareOnline(ctx context.Context, post string) (Comparison, error) {
	mine, v, err := w.versions(ctx, post)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{Gone: v.Theirs == nil, Keep: publish.KeepMine + "=" + v.Seen}
	for _, side := range []struct {
		to   *[]string
		from []byte
	}{{&c.Mine, mine}, {&c.Theirs, v.Theirs}, {&c.Base, v.Base}} {
		t, err := parse(post, side.from)
		if err != nil {
			return Comparison{}, err
		}
		*side.to = t.Lines()
	}
	if v.Theirs != nil && v.Base != nil {
		_, conflicts, err := git.MergeFile(ctx, mine, v.Base, v.Theirs)
		c.Merges = err == nil && conflicts == 0
	}
	return c, nil
}

func (w *Workspace) versions(ctx context.Context, post string) ([]byte, publish.Versions, error) {
	if _, err := w.find(post); err == nil {
		if s := w.SavePost(post); s.State != Saved {
			return nil, publish.Versions{}, unsavedProblem(s)
		}
	}
	mine, err := w.root.Read(post, largest)
	if err != nil {
		return nil, publish.Versions{}, err
	}
	v, err := publish.Compare(ctx, w.root.Dir(), post)
	return mine, v, err
}

// FileOnline gives a file as it is online, as last known. Problem: NotFound.
func (w *Workspace) FileOnline(ctx context.Context, file string) ([]byte, error) {
	v, err := publish.Compare(ctx, w.root.Dir(), file)
	if err == nil && v.Theirs == nil {
		err = problem.New(problem.NotFound, file)
	}
	return v.Theirs, err
}

// TakeOnline makes a file here what is online, or, for merge, both together. What
// was here becomes a snapshot first; a post that was deleted online goes to the
// trash. Nothing is published.
func (w *Workspace) TakeOnline(ctx context.Context, post string, merge bool) error {
	mine, v, err := w.versions(ctx, post)
	if err != nil {
		return err
	}
	next := v.Theirs
	if merge {
		merged, conflicts, err := git.MergeFile(ctx, mine, v.Base, v.Theirs)
		if err != nil {
			return err
		}
		if conflicts > 0 {
			return problem.New(problem.ChangedOnline, post)
		}
		next = merged
	}
	if next == nil {
		_, err := w.DeletePost(ctx, post)
		return err
	}
	if !bytes.Equal(next, mine) {
		if _, err := text.Parse(mine); err == nil { // a picture has no snapshots
			if err := w.history.Keep(post, mine, time.Now()); err != nil {
				return problem.Wrap(problem.SnapshotFailed, post, err)
			}
		}
		if err := w.root.Replace(post, disk.Sum(mine), next); err != nil {
			return err
		}
	}
	if _, open := w.find(post); open == nil {
		w.announce.DiskChanged(post)
	}
	w.announce.PostsChanged()
	return nil
}
