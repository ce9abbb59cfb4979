package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// UndoRequest is a publish to take back.
type UndoRequest struct {
	// Dir is the blog's folder.
	Dir string
	// Commit is the publish; "" is the last one from here that was not taken back.
	Commit string
	// Verb begins the message, before the first line of the publish's own.
	Verb string
	// Answers and Ask are those of a Request.
	Answers Answers
	Ask     *git.Askpass
}

// Undone is a publish that was taken back.
type Undone struct {
	Result
	// Took is the publish that was taken back, "" when it had never arrived and
	// was only forgotten.
	Took string
}

// Undo takes a publish back: a new commit gives exactly its files the state that
// they had before. Nothing is rewritten, and the files here stay as they are.
// Problems, besides those of Run: NothingPublished, ChangedSincePublish (a file
// is not as the publish left it; Path is the first).
func Undo(ctx context.Context, req UndoRequest, tell func(Progress)) (Undone, error) {
	return undo(ctx, req, tell, patience())
}

func undo(ctx context.Context, req UndoRequest, tell func(Progress), within limits) (Undone, error) {
	r := &running{tell: tell, limits: within, ask: req.Ask}
	r.answers = req.Answers
	undone, err := r.undo(ctx, req)
	if err != nil {
		return undone, r.explain(err)
	}
	return undone, nil
}

func (r *running) undo(ctx context.Context, req UndoRequest) (undone Undone, err error) {
	done := r.step(Check)
	if err := r.open(ctx, req.Dir); err != nil {
		return Undone{}, err
	}
	if r.room, err = enter(r.repo, r.limits); err != nil {
		return Undone{}, err
	}
	defer func() { err = errors.Join(err, r.room.leave()) }()
	if err := r.look(ctx, r.limits.lock); err != nil {
		return Undone{}, err
	}
	if err := r.resume(ctx); err != nil {
		return Undone{}, err
	}
	if r.dropped && req.Commit == "" {
		return Undone{}, nil // it had never arrived: now nobody waits for it
	}
	rec, err := r.toUndo(req.Commit)
	if err != nil {
		return Undone{}, err
	}
	back, err := r.takeBack(ctx, rec)
	if err != nil {
		return Undone{}, err
	}
	subject, err := r.repo.Read(ctx, "log", "-n", "1", "--no-show-signature", "--format=%s", "--encoding=UTF-8", rec.Commit)
	if err != nil {
		return Undone{}, fmt.Errorf("read what was published: %w", err)
	}
	back.message = []byte(req.Verb + ": " + strings.TrimSpace(subject) + "\n")
	done()
	r.work = work{
		stage:   func(context.Context) (*staged, error) { return back, nil },
		allowed: func(ctx context.Context, _, tip string) error { return r.asPublished(ctx, rec, tip) },
		undoes:  rec.Commit,
	}
	if err := r.asPublished(ctx, rec, "HEAD"); err != nil && r.branch.Head != "" {
		// What is online decides, and it is fetched first.
		if behind, lost := r.ancestor(ctx, r.branch.Head, rec.Commit); lost != nil || !behind {
			return Undone{}, errors.Join(err, lost)
		}
	}
	j, err := r.send(ctx)
	if err != nil {
		return Undone{}, err
	}
	result, err := r.settled(ctx, j)
	return Undone{Result: result, Took: rec.Commit}, err
}

// toUndo finds the publish that is meant.
func (r *running) toUndo(commit string) (record, error) {
	all, err := r.room.records()
	if err != nil {
		return record{}, err
	}
	undone := map[string]bool{}
	for _, rec := range slices.Backward(all) {
		here := rec.Remote == r.up.Remote && rec.Ref == r.up.Ref
		switch {
		case !here:
		case rec.Undoes != "":
			undone[rec.Undoes] = true
		case !undone[rec.Commit] && (commit == "" || commit == rec.Commit):
			return rec, nil
		}
	}
	return record{}, problem.New(problem.NothingPublished, "")
}

// takeBack gives the files of a publish the state that they had before it.
func (r *running) takeBack(ctx context.Context, rec record) (*staged, error) {
	args := []string{"diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-commit-id", rec.Commit, rec.Base}
	if rec.Base == "" {
		empty, err := r.emptyTree(ctx)
		if err != nil {
			return nil, err
		}
		args[len(args)-1] = empty
	}
	out, err := r.repo.Run(ctx, git.Command{Args: args, Read: true})
	if err != nil {
		return nil, fmt.Errorf("look at what was published: %w", err)
	}
	s := &staged{}
	fields := git.Fields(out.Stdout)
	for i := 0; i+1 < len(fields); i += 2 {
		e, ok := rawEntry(fields[i], fields[i+1])
		if !ok {
			return nil, fmt.Errorf("look at what was published: %q", fields[i])
		}
		s.entries = append(s.entries, e)
		r.files = append(r.files, file{path: e.Path, given: r.inBlog(e.Path), gone: e.Item == ""})
	}
	if len(s.entries) == 0 {
		return nil, problem.New(problem.NothingPublished, "")
	}
	return s, nil
}

// asPublished stops when a file is not as the publish left it.
func (r *running) asPublished(ctx context.Context, rec record, tip string) error {
	changed, err := r.listPaths(ctx, []string{"diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-commit-id", rec.Commit, tip}, paths(r.files))
	if err != nil {
		return fmt.Errorf("look at what is online: %w", err)
	}
	if len(changed) > 0 {
		return problem.New(problem.ChangedSincePublish, r.inBlog(changed[0]))
	}
	return nil
}
