package bridge

import (
	"context"
	"errors"

	"penpush/internal/settings"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// UndoCall names a publish to take back; "" is the last one.
type UndoCall struct {
	Commit  string   `json:"commit"`
	Answers []string `json:"answers"`
}

// PastPublish is one publish of the history.
type PastPublish struct {
	Commit  string   `json:"commit"`
	Message string   `json:"message"`
	Author  string   `json:"author"`
	Time    int64    `json:"time"` // in milliseconds since 1970
	Files   []string `json:"files"`
	// State is online, followed (a file changed again since), taken-back, or lost
	// (not in the online branch any more).
	State string `json:"state"`
	// Mine says that it was published from here, Undoes that it took another back.
	Mine     bool `json:"mine"`
	Undoes   bool `json:"undoes"`
	Undoable bool `json:"undoable"`
}

// Brought is what came from online, or what was in its way.
type Brought struct {
	Files      []string `json:"files"`
	LeftBehind []string `json:"leftBehind"`
}

// UndoPublish takes a publish back. Steps are announced as for a publish, and
// CancelPublish stops it. The answer's commit is "" when the publish had never
// arrived.
func (w *Window) UndoPublish(call UndoCall) (Published, error) {
	b, err := w.current()
	if err != nil {
		return Published{}, err
	}
	ctx, end := w.cancellable()
	defer end()
	what := workspace.UndoCall{Commit: call.Commit, Answers: call.Answers}
	_, _, _, what.Verb = words.Message(w.language())
	if what.Ask, err = w.asking(); err != nil {
		return Published{}, err
	}
	undone, err := b.UndoPublish(ctx, what)
	if err = errors.Join(err, what.Ask.Close()); err != nil {
		return Published{}, err
	}
	return w.published(ctx, b, undone.Result), nil
}

// PublishHistory gives what was published, the newest first.
func (w *Window) PublishHistory() ([]PastPublish, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	past, err := b.PublishHistory(context.Background())
	list := []PastPublish{}
	for _, p := range past {
		list = append(list, PastPublish{
			Commit: p.Commit, Message: p.Message, Author: p.Author, Time: p.Time.UnixMilli(), Files: p.Files,
			State: p.State, Mine: p.Mine, Undoes: p.Undoes, Undoable: p.Undoable,
		})
	}
	return list, err
}

// BringIn brings what is new online here; files with edits are never touched.
func (w *Window) BringIn(answers []string) (Brought, error) {
	b, err := w.current()
	if err != nil {
		return Brought{}, err
	}
	ctx, end := w.cancellable()
	defer end()
	what := workspace.UndoCall{Answers: answers}
	if what.Ask, err = w.asking(); err != nil {
		return Brought{}, err
	}
	came, err := b.BringIn(ctx, what)
	err = errors.Join(err, what.Ask.Close())
	return Brought{append([]string{}, came.Files...), append([]string{}, came.LeftBehind...)}, err
}

// NewOnline tells whether the online copy has moved on, where the writer has not
// switched that question off. Nobody is asked for a password.
func (w *Window) NewOnline() (bool, error) {
	if w.settings.Get().NoOnlineHint {
		return false, nil
	}
	b, err := w.current()
	if err != nil {
		return false, err
	}
	return b.NewOnline(context.Background())
}

// SetOnlineHint switches the question at the start on or off.
func (w *Window) SetOnlineHint(on bool) error {
	return w.settings.Change(func(s *settings.Settings) { s.NoOnlineHint = !on })
}

// Unpublishable tells whether published posts of this blog can become drafts
// where they are; removing them is always possible.
func (w *Window) Unpublishable() (bool, error) {
	b, err := w.current()
	if err != nil {
		return false, err
	}
	return b.Unpublishable(), nil
}
