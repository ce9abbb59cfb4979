package workspace

import (
	"bytes"
	"context"
	"crypto/rand"
	"slices"

	"penpush/internal/disk"
	"penpush/internal/history"
	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/publish"
)

// RetagPlan is what a change of tags or categories would do, post by post.
type RetagPlan struct {
	// ID names the plan for Retag; it is "" when nothing would change.
	ID      string
	Changes []publish.Change
	// Left are the posts that have it, or may have it, where it cannot be edited.
	Left []Left
}

// retagPlan is the last plan that was shown.
type retagPlan struct {
	id     string
	change posts.TermChange
	parts  []rewrite
}

// PlanRetag tells what a change of tags or categories would do to each post.
// Unsaved words are saved first; nothing else is written.
func (w *Workspace) PlanRetag(ctx context.Context, c posts.TermChange) (RetagPlan, error) {
	if len(c.From) == 0 || slices.Contains(c.From, "") {
		p := problem.New(problem.WrongUse, "")
		p.Subject = c.Key
		return RetagPlan{}, p
	}
	w.retagging.Lock()
	defer w.retagging.Unlock()
	w.retag = nil
	unsaved := w.saveAll()
	tagged, err := w.blog.Tagged(ctx, c)
	if err != nil {
		return RetagPlan{}, err
	}
	plan := RetagPlan{Changes: []publish.Change{}, Left: []Left{}}
	next := &retagPlan{id: rand.Text(), change: c}
	parts := make([]plannedPart, len(tagged))
	count := w.counting(len(tagged))
	if _, err := severalAtOnce(ctx, len(tagged), func(i int) error {
		parts[i] = w.planPart(tagged[i], c)
		count()
		return nil // what cannot be changed is told in the plan
	}); err != nil {
		return RetagPlan{}, err
	}
	for i, post := range tagged {
		part, err := parts[i], parts[i].problem
		if why := unsaved[post]; why != nil && (err != nil || len(part.edits) > 0) {
			err = why
		}
		switch {
		case err != nil:
			plan.Left = append(plan.Left, Left{post, about(post, err)})
		case len(part.edits) > 0:
			next.parts, plan.Changes = append(next.parts, part.rewrite), append(plan.Changes, part.shown)
		}
	}
	if len(next.parts) > 0 {
		plan.ID, w.retag = next.id, next
	}
	return plan, nil
}

// saveAll writes the words of all open posts; the posts whose words could not be
// written have why.
func (w *Workspace) saveAll() map[string]error {
	unsaved := map[string]error{}
	for _, post := range w.openPosts() {
		if s := w.SavePost(post); s.State != Saved {
			unsaved[post] = problem.Wrap(problem.WordsNotSaved, post, s.Problem)
		}
	}
	return unsaved
}

// around is how many unchanged lines are seen beside a changed one.
const around = 1

// plannedPart is what a change does to one post, or why it leaves it.
type plannedPart struct {
	rewrite
	shown   publish.Change
	problem error
}

func (w *Workspace) planPart(post string, c posts.TermChange) plannedPart {
	file, err := w.root.Read(post, largest)
	if err != nil {
		return plannedPart{problem: err}
	}
	t, err := parse(post, file)
	if err != nil {
		if !mentions(file, c.From) {
			err = nil // no text, and none that has such a tag
		}
		return plannedPart{problem: err}
	}
	lines := t.Lines()
	edits, err := w.blog.Retag(lines, c)
	if err != nil || len(edits) == 0 {
		return plannedPart{problem: err}
	}
	return plannedPart{
		rewrite: rewrite{post, disk.Sum(file), edits},
		shown: publish.Change{
			Path: post, Kind: "changed", Bytes: int64(len(file)), Hunks: publish.Hunks(lines, edits, around),
		},
	}
}

func mentions(file []byte, items []string) bool {
	return slices.ContainsFunc(items, func(it string) bool { return bytes.Contains(file, []byte(it)) })
}

// Retag makes the change that a plan has shown, in all of its posts or in none,
// and gives how many these are. A post that another program changed since the
// plan was shown stops it (problem.ChangedSincePlan), and so does the end of ctx
// (problem.BatchCancelled).
func (w *Workspace) Retag(ctx context.Context, id string) (int, error) {
	w.retagging.Lock()
	defer w.retagging.Unlock()
	plan := w.retag
	if plan == nil || plan.id != id {
		return 0, problem.New(problem.PlanGone, "")
	}
	w.retag = nil
	if unsaved := w.saveAll(); len(unsaved) > 0 {
		for _, part := range plan.parts {
			if why := unsaved[part.post]; why != nil {
				return 0, why
			}
		}
	}
	b := history.Batch{Key: plan.change.Key, From: plan.change.From, To: plan.change.To}
	err := w.rewriteTogether(ctx, b, plan.parts)
	w.changedHere()
	if err != nil {
		return 0, err
	}
	return len(plan.parts), nil
}

// LastRetag is the last change of tags or categories, which UndoRetag would take
// back; ok is false when there is none.
func (w *Workspace) LastRetag() (b history.Batch, ok bool, err error) {
	w.retagging.Lock()
	defer w.retagging.Unlock()
	return w.history.Batch()
}

// UndoRetag takes the last change back in all of its posts. A post that has
// changed since is left as it is, and named (problem.ChangedSince).
func (w *Workspace) UndoRetag() (undone int, left []Left, err error) {
	w.retagging.Lock()
	defer w.retagging.Unlock()
	w.saveAll() // words that cannot be saved are found by their post's hash
	b, ok, err := w.history.Batch()
	if err != nil {
		return 0, nil, err
	}
	if !ok {
		return 0, nil, problem.New(problem.NothingToUndo, "")
	}
	left = w.takeBack(b.Posts, true)
	w.changedHere()
	retry := slices.DeleteFunc(slices.Clone(b.Posts), func(p history.BatchPost) bool {
		at := slices.IndexFunc(left, func(l Left) bool { return l.Post == p.Post })
		return at < 0 || isFinal(left[at].Problem)
	})
	undone = len(b.Posts) - len(left)
	if b.Posts = retry; len(retry) > 0 {
		return undone, left, w.history.SetBatch(b)
	}
	return undone, left, w.history.DropBatch()
}

// isFinal tells that trying again would not take a post back either.
func isFinal(err error) bool {
	switch problem.Of(err).Code {
	case problem.ChangedSince, problem.NotFound, problem.SnapshotGone, problem.SnapshotDamaged:
		return true
	}
	return false
}
