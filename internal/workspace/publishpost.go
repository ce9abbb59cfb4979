package workspace

import (
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"penpush/internal/disk"
	"penpush/internal/frontmatter"
	"penpush/internal/git"
	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/text"
)

// PublishCall is what to publish.
type PublishCall struct {
	Posts []string
	// Public makes drafts public on the way, as this blog does it.
	Public bool
	// With are other changed files to take along.
	With []string
	// Message is the commit's; "" has it written from the titles, after Verbs.
	Message string
	Verbs   Verbs
	// Unpublish takes the posts off the site: AsDraft or Removed. The words stay
	// here.
	Unpublish string
	// Rehearse has the site built before the commit is sent, also where that is no
	// habit of this blog; NoRehearsal leaves it out where it is.
	Rehearse, NoRehearsal bool
	// Build is the command that builds it; "" is the one of BuildPlan.
	Build string
	// Answers are what the writer decided when it was asked before.
	Answers publish.Answers
	// Ask answers what git and ssh ask, when the writer signs in.
	Ask *git.Askpass
}

// Verbs begin a message that is written from a title, such as "Publish": for
// what was not online before, for what was, for what goes, and for a publish that
// is taken back.
type Verbs struct{ Publish, Update, Remove, Undo string }

// Plan is exactly what a publish would do.
type Plan struct {
	Changes     []publish.Change
	Message     string
	Draft       bool
	Destination publish.Destination
	// Others are changed files that do not go.
	Others []string
}

// Published is a publish that the remote confirmed.
type Published struct {
	publish.Result
	Changes []publish.Change
	// Moved is the new path of a post that making it public renamed, by its old.
	Moved map[string]string
	// Opened are the posts that were drafts and are public now, by their new path.
	Opened []string
}

// parcel is a request with what has to follow locally once the remote has it.
type parcel struct {
	publish.Request
	draft  bool
	follow []follow
	others []string
	// shown are the files that the posts refer to.
	shown []string
}

// follow is a file that is written or renamed after the remote has accepted it,
// so that a publish that fails changes nothing.
type follow struct {
	post, to string
	was      disk.Hash
	content  []byte
}

// Destination tells where this blog publishes to.
func (w *Workspace) Destination(ctx context.Context) (publish.Destination, error) {
	return publish.Inspect(ctx, w.root.Dir())
}

// Branch is the branch that is checked out; "" where there is none, or no
// repository.
func (w *Workspace) Branch(ctx context.Context) string {
	repo, err := git.Open(ctx, w.root.Dir())
	if err != nil {
		return ""
	}
	branch, err := repo.Branch(ctx)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(branch.Ref, "refs/heads/")
}

// PlanPublish tells exactly what would go, without changing anything but saving
// what is unsaved.
func (w *Workspace) PlanPublish(ctx context.Context, call PublishCall) (Plan, error) {
	to, err := publish.Inspect(ctx, w.root.Dir(), call.Answers...)
	if err != nil {
		return Plan{Destination: to}, err
	}
	p, err := w.pack(ctx, call)
	if err != nil {
		return Plan{Destination: to}, err
	}
	changes, err := publish.Diff(ctx, p.Request)
	return Plan{Changes: changes, Message: p.Message, Draft: p.draft, Destination: to, Others: p.others}, err
}

// Publish sends the posts and what they refer to, and nothing else. It returns
// without a problem only when the remote was asked and has the commit.
func (w *Workspace) Publish(ctx context.Context, call PublishCall) (Published, error) {
	if !w.publishing.TryLock() {
		return Published{}, problem.New(problem.AlreadyPublishing, "")
	}
	defer w.publishing.Unlock()
	p, err := w.pack(ctx, call)
	if err != nil {
		return Published{}, err
	}
	changes, err := publish.Diff(ctx, p.Request)
	if err != nil {
		return Published{}, err
	}
	p.Ask = call.Ask
	if call.Rehearse || w.Rehearses() && !call.NoRehearsal {
		p.Rehearse = w.rehearseBefore(call, p)
	}
	result, err := publish.Run(ctx, p.Request, w.announce.PublishProgress)
	done := Published{Result: result, Changes: changes, Moved: map[string]string{}}
	if err != nil {
		return done, err
	}
	for _, f := range p.follow {
		if err := w.followPublished(f); err != nil {
			return done, err
		}
		if f.to != f.post {
			done.Moved[f.post] = f.to
		}
		if call.Unpublish == "" {
			done.Opened = append(done.Opened, f.to)
		}
	}
	w.announce.PostsChanged()
	return done, nil
}

// followPublished makes the working copy what was published.
func (w *Workspace) followPublished(f follow) error {
	if f.to != f.post {
		if _, err := w.find(f.post); err == nil {
			if err := w.ClosePost(f.post); err != nil {
				return err
			}
		}
		if err := w.root.Rename(f.post, f.to); err != nil {
			return err
		}
		if err := w.history.Move(f.post, f.to); err != nil {
			return err
		}
	}
	err := w.root.Replace(f.to, f.was, f.content)
	if _, open := w.find(f.to); open == nil {
		w.announce.DiskChanged(f.to)
	}
	if problem.Is(err, problem.ChangedOnDisk) {
		return nil // typed on meanwhile: the editor's words stay, and are "changed" again
	}
	return err
}

func (w *Workspace) pack(ctx context.Context, call PublishCall) (parcel, error) {
	p := parcel{Request: publish.Request{Dir: w.root.Dir(), Message: call.Message, Answers: call.Answers}}
	var paths []string
	for _, post := range call.Posts {
		refs, err := w.packOne(ctx, &p, post, call)
		if err != nil {
			return p, err
		}
		paths = append(paths, refs...)
	}
	if err := w.ignored(ctx, &p); err != nil {
		return p, err
	}
	mine, others, err := publish.Candidates(ctx, w.root.Dir(), paths)
	if err != nil {
		return p, err
	}
	for _, file := range append(mine, call.With...) {
		if err := w.packFile(&p, file); err != nil {
			return p, err
		}
	}
	p.others = slices.DeleteFunc(others, func(o string) bool { return slices.Contains(call.With, o) })
	if len(p.Files) == 0 && !call.Answers.Has(publish.PublishAll, "") {
		return p, problem.New(problem.NothingToPublish, first(call.Posts))
	}
	if p.Message == "" {
		p.Message = w.message(ctx, call)
	}
	return p, nil
}

// packOne adds what goes of one post.
func (w *Workspace) packOne(ctx context.Context, p *parcel, post string, call PublishCall) ([]string, error) {
	if call.Unpublish != "" {
		return nil, w.packAway(ctx, p, post, call.Unpublish)
	}
	return w.packPost(p, post, call.Public)
}

// ignored asks about a picture that would stay behind: what the blog's ignore
// list names goes only when that was said, and the site would show a hole.
func (w *Workspace) ignored(ctx context.Context, p *parcel) error {
	ignored, err := publish.Ignored(ctx, w.root.Dir(), p.shown)
	if err != nil {
		return err
	}
	for _, file := range ignored {
		switch {
		case p.Answers.Has(publish.PublishAnyway, file):
			p.Files = append(p.Files, publish.File{Path: file})
		case !p.Answers.Has(publish.LeaveOut, file):
			told := problem.New(problem.FileIgnored, file)
			told.Choices = []string{publish.PublishAnyway + "=" + file, publish.LeaveOut + "=" + file}
			return told
		}
	}
	return nil
}

// packPost adds what making a draft public changes, and gives the paths that go
// with the post as far as they changed.
func (w *Workspace) packPost(p *parcel, post string, public bool) ([]string, error) {
	if _, err := w.find(post); err == nil {
		if s := w.SavePost(post); s.State != Saved {
			return nil, unsavedProblem(s)
		}
	}
	paths := []string{post}
	file, err := w.root.Read(post, largest)
	if problem.Is(err, problem.NotFound) {
		return append(paths, bundle(post)...), nil // a deleted post: its removal goes
	}
	if err != nil {
		return nil, err
	}
	t, err := parse(post, file)
	if err != nil {
		return nil, err
	}
	lines := t.Lines()
	assets, err := w.blog.Assets(post, lines)
	if err != nil {
		return nil, err
	}
	for _, a := range assets {
		if !a.Missing {
			paths = append(paths, a.Path)
		}
		if !a.Missing && a.Reference != "" {
			p.shown = append(p.shown, a.Path)
		}
	}
	paths = append(paths, bundle(post)...)
	if w.blog.IsDraft(post, lines) {
		p.draft = true
		if public {
			return paths[1:], w.makePublic(p, post, file, t)
		}
	}
	return paths, nil
}

func unsavedProblem(s Save) error {
	if s.Problem != nil {
		return s.Problem
	}
	return problem.New(problem.PostNotSaved, s.Post)
}

// bundle gives the folder of a page bundle, whose deleted files go as well.
func bundle(post string) []string {
	if posts.IsBundle(post) {
		return []string{path.Dir(post)}
	}
	return nil
}

func (w *Workspace) makePublic(p *parcel, post string, file []byte, t *text.Text) error {
	to, edits, err := w.blog.MakePublic(post, t.Lines(), time.Now())
	if err != nil {
		return about(post, err)
	}
	if err := t.Apply(edits); err != nil {
		return err
	}
	content := t.Bytes()
	p.Files = append(p.Files, publish.File{Path: to, Content: content})
	if to != post {
		p.Files = append(p.Files, publish.File{Path: post, Gone: true})
	}
	p.follow = append(p.follow, follow{post: post, to: to, was: disk.Sum(file), content: content})
	return nil
}

func (w *Workspace) packFile(p *parcel, file string) error {
	if slices.ContainsFunc(p.Files, func(f publish.File) bool { return f.Path == file }) {
		return nil
	}
	there, err := w.root.Exists(file)
	if err != nil {
		return err
	}
	p.Files = append(p.Files, publish.File{Path: file, Gone: !there})
	return nil
}

// message is written from the first post's title.
func (w *Workspace) message(ctx context.Context, call PublishCall) string {
	post := first(call.Posts)
	if post == "" {
		return call.Verbs.Update
	}
	lines, err := w.Lines(post)
	if err != nil {
		return w.messageOf(call.Verbs.Remove, path.Base(post), post)
	}
	verb, title := call.Verbs.Publish, path.Base(post)
	if call.Unpublish != "" {
		verb = call.Verbs.Remove
	}
	if f, ok := frontmatter.Get(frontmatter.Read(lines), "title"); ok && f.Text != "" {
		title = f.Text
	}
	if call.Unpublish == "" && w.blog.Online(ctx, post) {
		verb = call.Verbs.Update
	}
	return w.messageOf(verb, title, post)
}

// MessageForm is how the messages of this blog are written.
func (w *Workspace) MessageForm() string {
	if w.settings != nil {
		if form := w.settings.Get().MessageForm(w.root.Dir()); form != "" {
			return form
		}
	}
	return "{verb}: {title}"
}

func (w *Workspace) messageOf(verb, title, post string) string {
	return strings.NewReplacer("{verb}", verb, "{title}", title, "{path}", post).Replace(w.MessageForm())
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
