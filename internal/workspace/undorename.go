package workspace

import (
	"slices"

	"penpush/internal/history"
	"penpush/internal/problem"
)

// UndoneRename is a renaming that was taken back: the post's path before that,
// and now.
type UndoneRename struct{ From, To string }

// LastRename tells whether there is a renaming that UndoRename would take back,
// and of which post; From is where that is now.
func (w *Workspace) LastRename() (UndoneRename, bool, error) {
	record, ok, err := w.history.Relocation()
	return undoneBy(record), ok && record.Made, err
}

func undoneBy(record history.Relocation) UndoneRename {
	u := UndoneRename{From: record.Post, To: record.Post}
	for _, p := range record.Posts {
		if p.From == record.Post {
			u.From = p.To
		}
	}
	return u
}

// UndoRename takes the last renaming back, while nothing that it changed has
// changed since (problem.ChangedOnDisk names what has).
func (w *Workspace) UndoRename() (UndoneRename, error) {
	release, err := w.lockRelocation()
	if err != nil {
		return UndoneRename{}, err
	}
	defer release()
	record, ok, err := w.history.Relocation()
	if err != nil {
		return UndoneRename{}, err
	}
	if !ok || !record.Made {
		return UndoneRename{}, problem.New(problem.RenamingGone, "")
	}
	undone := undoneBy(record)
	if err := w.saveOpen(); err != nil {
		return undone, err
	}
	if err := w.unchangedSince(record); err != nil {
		return undone, err
	}
	for _, post := range w.openPosts() {
		if slices.ContainsFunc(record.Posts, func(p history.RelocationMove) bool { return p.To == post }) {
			if err := w.ClosePost(post); err != nil {
				return undone, err
			}
		}
	}
	record.Made = false
	if err := w.history.SetRelocation(record); err != nil {
		return undone, err
	}
	err = w.mendRelocation()
	w.changedHere()
	return undone, err
}

// unchangedSince looks whether all is as the renaming left it.
func (w *Workspace) unchangedSince(record history.Relocation) error {
	for _, t := range record.Texts {
		now, err := w.root.Hash(t.To)
		if err != nil {
			return err
		}
		if now != t.After {
			return problem.New(problem.ChangedOnDisk, t.To)
		}
	}
	for _, m := range record.Moves {
		there, err := w.listed(m.To)
		if err != nil {
			return err
		}
		old, err := w.listed(m.From)
		if err != nil {
			return err
		}
		if old || !there {
			return problem.New(problem.ChangedOnDisk, m.To)
		}
	}
	return nil
}
