package bridge

import (
	"context"
	"errors"
	"path"
	"strings"

	"penpush/internal/live"
	"penpush/internal/publish"
	"penpush/internal/settings"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// PlanPublish tells what a publish would send. What stands in its way is in the
// plan's problem.
func (w *Window) PlanPublish(call PublishCall) (PublishPlan, error) {
	b, err := w.current()
	if err != nil {
		return PublishPlan{}, err
	}
	p, err := b.PlanPublish(context.Background(), w.publishCall(call))
	return PublishPlan{
		Files: planFiles(p.Changes), Message: p.Message, Draft: p.Draft, Remote: p.Destination.Remote,
		Branch: p.Destination.Branch, Destination: p.Destination.Address,
		Others: append([]string{}, p.Others...), Problem: w.tell(err),
		MessageForm: b.MessageForm(), Rehearses: b.Rehearses(),
	}, nil
}

// SetMessageForm keeps how the messages of the open blog are written: {verb},
// {title} and {path} are filled in. "" is the usual way.
func (w *Window) SetMessageForm(form string) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return w.settings.Change(func(s *settings.Settings) { s.SetMessageForm(b.Dir(), form) })
}

func (w *Window) publishCall(c PublishCall) workspace.PublishCall {
	call := workspace.PublishCall{
		Posts: c.Posts, Public: c.Public, With: c.With, Message: c.Message, Unpublish: c.Unpublish, Answers: c.Answers,
	}
	v := &call.Verbs
	v.Publish, v.Update, v.Remove, v.Undo = words.Message(w.language())
	return call
}

// Publish sends the posts. Steps are announced; the answer comes when the
// remote was asked and has the commit.
func (w *Window) Publish(call PublishCall) (Published, error) {
	b, err := w.current()
	if err != nil {
		return Published{}, err
	}
	ctx, end := w.cancellable()
	defer end()
	what := w.publishCall(call)
	if what.Ask, err = w.asking(); err != nil {
		return Published{}, err
	}
	done, err := b.Publish(ctx, what)
	if err = errors.Join(err, what.Ask.Close()); err != nil {
		return Published{}, err
	}
	answer := w.published(ctx, b, done.Result)
	answer.Page = w.watchLive(b, what, done)
	if len(call.Posts) > 0 {
		answer.Moved = done.Moved[call.Posts[0]]
	}
	return answer, nil
}

// cancellable is a context that CancelPublish ends.
func (w *Window) cancellable() (ctx context.Context, end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	w.mu.Lock()
	w.cancelPublish = cancel
	w.mu.Unlock()
	return ctx, cancel
}

func (w *Window) published(ctx context.Context, b *workspace.Workspace, done publish.Result) Published {
	answer := Published{
		Commit: done.Commit, Remote: done.Remote, Branch: done.Branch,
		Files: append([]string{}, done.Files...), LeftBehind: append([]string{}, done.LeftBehind...), Note: w.tell(nil),
	}
	if done.Note != nil {
		answer.Note = w.tell(done.Note)
	}
	if to, err := b.Destination(ctx); err == nil {
		answer.Destination = to.Address
	}
	return answer
}

// CancelPublish stops the publish that is under way, if there is one. It is safe
// at every moment.
func (w *Window) CancelPublish() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancelPublish != nil {
		w.cancelPublish()
	}
	return nil
}

func planFiles(changes []publish.Change) []PlanFile {
	files := make([]PlanFile, len(changes))
	for i, c := range changes {
		files[i] = PlanFile{Path: c.Path, Change: c.Kind, Picture: isPicture(c.Path), Bytes: c.Bytes, OldBytes: c.OldBytes, Hunks: []Hunk{}}
		for _, h := range c.Hunks {
			files[i].Hunks = append(files[i].Hunks, hunk(h, &files[i]))
		}
	}
	return files
}

func hunk(h publish.Hunk, f *PlanFile) Hunk {
	shown := Hunk{OldLine: h.OldLine, NewLine: h.NewLine, Lines: []DiffLine{}}
	for _, l := range h.Lines {
		switch l.Op {
		case "+":
			f.Added++
		case "-":
			f.Removed++
		}
		shown.Lines = append(shown.Lines, DiffLine{Op: l.Op, Text: l.Text})
	}
	return shown
}

func isPicture(name string) bool {
	return strings.Contains(" .png .jpg .jpeg .gif .webp .avif .svg .bmp ", " "+strings.ToLower(path.Ext(name))+" ")
}

// LiveEvent tells how far the page is that shows a publish: waiting, late, live,
// or unseen when nobody has patience any more; failed when the host says that a
// build or check failed, and which. The page may come all the same.
type LiveEvent struct {
	URL   string `json:"url"`
	State string `json:"state"`
	// Check is the build or check that failed, Log where its words are.
	Check string `json:"check"`
	Log   string `json:"log"`
}

// watchLive begins to watch for the new words on the site, in the background,
// and gives the page's address, or "" when it is not known. The next publish and
// the end of the blog end it.
func (w *Window) watchLive(b *workspace.Workspace, call workspace.PublishCall, done workspace.Published) string {
	ctx, cancel := context.WithCancel(context.Background())
	w.mu.Lock()
	if w.endLive != nil {
		w.endLive()
	}
	w.endLive = cancel
	w.mu.Unlock()
	page, ok := b.LivePage(ctx, call, done)
	if !ok {
		cancel()
		return ""
	}
	go func() {
		defer cancel()
		// How it ended was told on the way; a watch that was ended says nothing.
		_, _ = live.Watch(ctx, page, live.Usual(), func(s live.State) {
			w.desktop.Announce(eventLive, LiveEvent{URL: page.URL, State: string(s)})
		})
	}()
	if build, known := b.BuildOnHost(ctx, live.Hosts(), done); known {
		go func() {
			if failed, ok := build.Watch(ctx, live.ForBuilds()); ok {
				w.desktop.Announce(eventLive, LiveEvent{URL: page.URL, State: "failed", Check: failed.Name, Log: failed.URL})
			}
		}()
	}
	return page.URL
}
