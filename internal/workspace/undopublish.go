package workspace

import (
	"context"

	"penpush/internal/git"
	"penpush/internal/problem"
	"penpush/internal/publish"
)

// UndoCall is a publish to take back.
type UndoCall struct {
	// Commit is the publish; "" is the last one.
	Commit string
	// Verb begins the message.
	Verb    string
	Answers publish.Answers
	Ask     *git.Askpass
}

// UndoPublish takes a publish back, by a new commit. The words stay here, as not
// published.
func (w *Workspace) UndoPublish(ctx context.Context, call UndoCall) (publish.Undone, error) {
	if !w.publishing.TryLock() {
		return publish.Undone{}, problem.New(problem.AlreadyPublishing, "")
	}
	defer w.publishing.Unlock()
	undone, err := publish.Undo(ctx, publish.UndoRequest{
		Dir: w.root.Dir(), Commit: call.Commit, Verb: call.Verb, Answers: call.Answers, Ask: call.Ask,
	}, w.announce.PublishProgress)
	if err == nil {
		w.announce.PostsChanged()
	}
	return undone, err
}

// PublishHistory gives what was published, the newest first.
func (w *Workspace) PublishHistory(ctx context.Context) ([]publish.Past, error) {
	return publish.History(ctx, w.root.Dir())
}

// BringIn brings what is new online here. Unsaved words are saved first, so that
// git sees which files have edits.
func (w *Workspace) BringIn(ctx context.Context, call UndoCall) (publish.Brought, error) {
	if !w.publishing.TryLock() {
		return publish.Brought{}, problem.New(problem.AlreadyPublishing, "")
	}
	defer w.publishing.Unlock()
	for _, post := range w.openPosts() {
		if s := w.SavePost(post); s.State != Saved {
			return publish.Brought{}, unsavedProblem(s)
		}
	}
	brought, err := publish.BringIn(ctx, publish.Request{Dir: w.root.Dir(), Answers: call.Answers, Ask: call.Ask}, w.announce.PublishProgress)
	if err != nil {
		return brought, err
	}
	for _, post := range w.openPosts() {
		w.announce.DiskChanged(post)
	}
	w.announce.PostsChanged()
	return brought, nil
}

// NewOnline tells whether the online copy has moved on; nobody is asked for a
// password.
func (w *Workspace) NewOnline(ctx context.Context) (bool, error) {
	return publish.NewOnline(ctx, w.root.Dir())
}
