package bridge

import (
	"context"

	"penpush/internal/posts"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// TagChange asks for a change of the items of a list in all posts that have them:
// From become To, or with To "" are taken out.
type TagChange struct {
	Key  string   `json:"key"` // tags or categories
	From []string `json:"from"`
	To   string   `json:"to"`
}

// TagPlan is what a change would do, post by post.
type TagPlan struct {
	// ID names the plan for ChangeTags; "" when nothing would change.
	ID    string     `json:"id"`
	Files []PlanFile `json:"files"`
	Left  []LeftPost `json:"left"`
}

// LeftPost is a post that is left as it is, and why.
type LeftPost struct {
	Path    string     `json:"path"`
	Problem words.Told `json:"problem"`
}

// TagsStep announces how far a change is, from 0 to 100.
type TagsStep struct {
	Percent int `json:"percent"`
}

// TagsDone tells how many posts were written, and which were left.
type TagsDone struct {
	Posts int        `json:"posts"`
	Left  []LeftPost `json:"left"`
}

// AllTags are the tags and categories of the whole blog, the most used first.
type AllTags struct {
	Tags       []TagCount `json:"tags"`
	Categories []TagCount `json:"categories"`
	// Last is the change that UndoTags would take back; LastPosts, how many posts
	// it is in, is 0 when there is none.
	Last      TagChange `json:"last"`
	LastPosts int       `json:"lastPosts"`
}

// AllTags counts the tags and categories as they are on disk now.
func (w *Window) AllTags() (AllTags, error) {
	b, err := w.current()
	if err != nil {
		return AllTags{}, err
	}
	if err := b.Blog().Look(context.Background()); err != nil {
		return AllTags{}, err
	}
	last, _, err := b.LastRetag()
	return AllTags{
		Tags: tagCounts(b, "tags"), Categories: tagCounts(b, "categories"), LastPosts: len(last.Posts),
		Last: TagChange{Key: last.Key, From: append([]string{}, last.From...), To: last.To},
	}, err
}

// PlanTags tells what a change of tags or categories would do; words of open
// posts are saved first, and nothing else is written.
func (w *Window) PlanTags(change TagChange) (TagPlan, error) {
	b, err := w.current()
	if err != nil {
		return TagPlan{}, err
	}
	ctx, end := w.stoppable()
	defer end()
	plan, err := b.PlanRetag(ctx, posts.TermChange{Key: change.Key, From: change.From, To: change.To})
	if err != nil {
		return TagPlan{}, err
	}
	return TagPlan{ID: plan.ID, Files: planFiles(plan.Changes), Left: w.left(plan.Left)}, nil
}

// ChangeTags makes the change that a plan has shown, in all of its posts or in
// none. How far it is is announced.
func (w *Window) ChangeTags(plan string) (TagsDone, error) {
	b, err := w.current()
	if err != nil {
		return TagsDone{}, err
	}
	ctx, end := w.stoppable()
	defer end()
	n, err := b.Retag(ctx, plan)
	return TagsDone{Posts: n, Left: []LeftPost{}}, err
}

// stoppable is for what CancelTags stops.
func (w *Window) stoppable() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cancelTags = cancel
	return ctx, cancel
}

// CancelTags stops the change, or the look at one, that is under way, if there is
// one: then no post is changed.
func (w *Window) CancelTags() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancelTags != nil {
		w.cancelTags()
	}
	return nil
}

// UndoTags takes the last change back; posts that changed since are left.
func (w *Window) UndoTags() (TagsDone, error) {
	b, err := w.current()
	if err != nil {
		return TagsDone{}, err
	}
	n, left, err := b.UndoRetag()
	return TagsDone{Posts: n, Left: w.left(left)}, err
}

func (w *Window) left(list []workspace.Left) []LeftPost {
	out := make([]LeftPost, len(list))
	for i, l := range list {
		out[i] = LeftPost{Path: l.Post, Problem: w.tell(l.Problem)}
	}
	return out
}
