// Package publish sends chosen files of a blog to its online copy, and nothing
// else.
//
// It pushes first: the commit is built beside the writer's repository, from a
// temporary index, and anything here (the files' index entries, the branch, and
// what else is new online) follows only after the server has accepted it. Every
// failure before that leaves the repository as it was. History online is never
// rewritten: nothing here ever forces.
package publish

import (
	"context"
	"errors"
	"slices"
	"time"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// File is one file of a publish.
type File struct {
	// Path is relative to the blog's folder, with "/".
	Path string
	// Content is what is published instead of what is on disk; nil is the file as
	// it is on disk. The file itself is not written: the caller does that once
	// the publish was accepted.
	Content []byte
	// Gone says that the file is to be removed online. It need not be gone here.
	Gone bool
}

// Request is what to publish.
type Request struct {
	// Dir is the blog's folder.
	Dir string
	// Files are all that the commit may touch.
	Files []File
	// Message is the commit's.
	Message string
	// Answers are what the writer decided when it was asked before.
	Answers Answers
	// Ask answers what git and ssh ask when the writer signs in (SignIn is among
	// the answers); nil has nothing to say.
	Ask *git.Askpass
	// Rehearse, when not nil, sees the commit before it is offered to the server.
	// An error ends the publish, and nothing has happened; one that has choices is
	// a question, which Despite answers.
	Rehearse func(context.Context, Prepared) error `json:"-"`
}

// Step is a part of a publish, as a writer sees it tick by.
type Step string

// The steps, in their order. A server that moved on meanwhile has Fetch, Commit
// and Push come again.
const (
	Check  Step = "check"
	Fetch  Step = "fetch"
	Commit Step = "commit"
	// Rehearse comes only where a publish is rehearsed.
	Rehearse Step = "rehearse"
	Push     Step = "push"
	Verify   Step = "verify"
	Finish   Step = "finish"
)

// Progress tells that a step has begun, how far it is, or that it is done.
type Progress struct {
	Step Step
	Done bool
	// Percent is how far a transfer is, 0 while that is not known.
	Percent int
}

// Result is a publish that the server has accepted.
type Result struct {
	// Commit is the commit's id, Remote and Branch where it is now.
	Commit, Remote, Branch string
	// Pushed says that the server accepted it, Verified that it was asked again
	// afterwards and has it.
	Pushed, Verified bool
	// Files are the published paths, relative to the blog.
	Files []string
	// LeftBehind are files that are newer online and were left alone here,
	// because they have edits of their own. The branch here then stays where it
	// was. Paths outside the blog's folder begin with "../".
	LeftBehind []string
	// Note is what is worth knowing about a publish that worked, or nil:
	// problem.LeftBehind for LeftBehind, problem.FolderChanged for a repository
	// here that could not follow for another reason.
	Note *problem.Problem
}

// limits are how long things may take.
type limits struct {
	// fetch, push and hook are how long each may say nothing. A push holds a
	// hook of the writer's inside, so it may think for a while; a server that
	// hangs during one over http is noticed earlier, by git itself.
	fetch, push, hook time.Duration
	// ask is how long the server may take to tell what it has.
	ask time.Duration
	// lock is how long another git may hold the index.
	lock time.Duration
	// still is how long a dead run's lock must not have changed.
	still time.Duration
	// finish is how long what follows an accepted push may take in all.
	finish time.Duration
}

func patience() limits {
	return limits{
		fetch: time.Minute, push: 5 * time.Minute, hook: 10 * time.Minute, ask: 20 * time.Second,
		lock: 2 * time.Second, still: 3 * time.Second, finish: 10 * time.Minute,
	}
}

// Run publishes. Every failure is a *problem.Problem; all but NotConfirmed (and
// what stands in Result.Note) leave the repository and the online copy as they
// were. It may be cancelled at every moment: until the server has accepted the
// commit that undoes everything, afterwards it is too late and the publish is
// finished.
func Run(ctx context.Context, req Request, tell func(Progress)) (Result, error) {
	return run(ctx, req, tell, patience())
}

func run(ctx context.Context, req Request, tell func(Progress), within limits) (Result, error) {
	r := &running{tell: tell, limits: within, ask: req.Ask, trial: req.Rehearse}
	r.answers = req.Answers
	result, err := r.publish(ctx, req)
	if err != nil {
		return result, r.explain(err)
	}
	return result, nil
}

// running is one publish under way.
type running struct {
	tell   func(Progress)
	limits limits
	place
	room *room
	work work
	// unchecked says that the blog has no check that a commit would run.
	unchecked bool
	ahead     *ahead
	files     []file
	// indexed is what the writer's index had of them at the beginning.
	indexed indexed
	message string
	ask     *git.Askpass
	// trial is a Request's Rehearse; only says that nothing is to be sent.
	trial func(context.Context, Prepared) error
	only  bool
	// resumed is a publish that died earlier and was finished on the way, dropped
	// says that one never arrived.
	resumed *Result
	dropped bool
	// gone says that the branch is not online any more, and is made again.
	gone bool
}

// work is what a commit is made of.
type work struct {
	// stage prepares it, before anything is sent.
	stage func(context.Context) (*staged, error)
	// allowed stops when what is new online, from one commit to another, forbids it.
	allowed func(ctx context.Context, from, tip string) error
	// undoes is the commit that is taken back, or "".
	undoes string
}

// step announces a step; the function that it returns announces its end.
func (r *running) step(s Step) func() {
	r.tell(Progress{Step: s})
	return func() { r.tell(Progress{Step: s, Done: true}) }
}

func (r *running) percent(s Step) func(int) {
	return func(n int) { r.tell(Progress{Step: s, Percent: n}) }
}

func (r *running) publish(ctx context.Context, req Request) (result Result, err error) {
	done := r.step(Check)
	if err := r.open(ctx, req.Dir); err != nil {
		return Result{}, err
	}
	if r.room, err = enter(r.repo, r.limits); err != nil {
		return Result{}, err
	}
	defer func() { err = errors.Join(err, r.room.leave()) }()
	r.work = work{stage: r.stage, allowed: r.untouched}
	if err := r.prepare(ctx, req); err != nil {
		return Result{}, err
	}
	done()
	j, err := r.send(ctx)
	if problem.Is(err, problem.NothingToPublish) && j.New != "" && len(r.files) > 0 {
		if r.resumed != nil && slices.Contains(r.resumed.Files, r.inBlog(r.files[0].path)) {
			return *r.resumed, nil // the publish that died had taken this along
		}
		if !slices.ContainsFunc(r.files, func(f file) bool { return f.content != nil }) {
			return Result{}, err
		}
		// Words that are not on disk yet are online already: the caller has to
		// know, so that the file can follow.
		err = nil
	}
	if err != nil {
		return Result{}, err
	}
	return r.settled(ctx, j)
}

// prepare is everything that can be known without the server.
func (r *running) prepare(ctx context.Context, req Request) error {
	if err := r.look(ctx, r.limits.lock); err != nil {
		return err
	}
	if err := r.resume(ctx); err != nil {
		return err
	}
	var err error
	if r.unchecked, err = r.noHooks("pre-commit", "prepare-commit-msg", "commit-msg"); err != nil {
		return err
	}
	r.message = req.Message
	if len(req.Files) == 0 && r.answers.Has(PublishAll, "") {
		return nil // the writer's own commits alone
	}
	files, err := resolve(r.place, req.Files)
	if err != nil {
		return err
	}
	r.files = files
	r.ahead = r.begin(ctx)
	if r.indexed, err = r.inIndex(ctx, paths(files)); err == nil {
		_, err = examine(ctx, r.place, files, r.indexed)
	}
	if err != nil {
		r.ahead.end()
	}
	return err
}

// tries is how often a publish starts over because the server moved on.
const tries = 4

// send brings a commit to the server: fetch, commit, push, and again when the
// server has moved on meanwhile. With problem.NothingToPublish comes what is
// online, and has the files as they are asked for.
func (r *running) send(ctx context.Context) (journal, error) {
	if r.ahead == nil {
		r.ahead = r.begin(ctx)
	}
	defer r.ahead.end()
	var staged *staged
	var held *problem.Problem // why the last try did not get through
	for try := range tries {
		tip, err := r.fetch(ctx, try == 0)
		if err != nil {
			return journal{}, err
		}
		base, err := r.base(ctx, tip)
		if err != nil {
			return journal{}, err
		}
		done := r.step(Commit)
		if staged == nil { // the blog's checks run once
			if staged, err = r.ahead.staged(); err != nil {
				return journal{}, err
			}
		}
		j, err := r.commit(ctx, staged, base)
		if problem.Is(err, problem.NothingToPublish) && (base != tip || r.gone) && base != "" {
			err = nil // the writer's own commits are worth a push
		}
		if err != nil {
			return j, err
		}
		done()
		if r.only {
			return j, nil
		}
		if err := r.rehearsed(ctx, j); err != nil {
			return journal{}, err
		}
		if err := r.room.save(journalFile, j); err != nil {
			return journal{}, err
		}
		switch err := r.push(ctx, j); {
		case err == nil:
			return j, nil
		case !errors.Is(err, errMoved):
			return journal{}, err
		default:
			if !errors.As(err, &held) {
				held = problem.New(problem.RemoteMoved, "")
			}
		}
	}
	return journal{}, held
}

// resultOf is the result of a publish that the server is known to have.
func (r *running) resultOf(j journal) *Result {
	result := &Result{Commit: j.New, Remote: j.Remote, Branch: j.upstream().Branch(), Pushed: true, Verified: true}
	for _, path := range j.Changed {
		result.Files = append(result.Files, r.inBlog(path))
	}
	return result
}

// settled confirms an accepted publish and lets the repository here follow. It
// is too late to cancel.
func (r *running) settled(ctx context.Context, j journal) (Result, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), r.limits.finish)
	defer cancel()
	result := r.resultOf(j)
	done := r.step(Verify)
	seen, since := r.reading(ctx, j), time.Now()
	if err := r.verify(ctx, j); err != nil {
		<-seen
		result.Verified = false
		return *result, r.about(problem.Wrap(problem.NotConfirmed, "", err), err)
	}
	done()
	done = r.step(Finish)
	now := <-seen
	if time.Since(since) > time.Second { // the writer may have gone on
		now = <-r.reading(ctx, j)
	}
	result.LeftBehind, result.Note = r.finish(ctx, j, now)
	done()
	return *result, nil
}
