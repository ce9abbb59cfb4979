package publish

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"penpush/internal/git"
)

// Prepared is a commit as it would be offered to the server.
type Prepared struct {
	// Repo is where it is; no branch has it.
	Repo *git.Repo
	// Commit and Tree are its ids. The tree is all that it holds: the same words
	// published at another time have the same one.
	Commit, Tree string
	// Branch is the branch online that it would go to.
	Branch string
}

// Prepare makes the commit that Run would push, and pushes nothing: the blog's
// checks run, and nothing here changes. Where the server cannot be asked, what was
// last known of it counts. Its problems are those of Run.
func Prepare(ctx context.Context, req Request, tell func(Progress)) (Prepared, error) {
	r := &running{tell: tell, limits: patience(), ask: req.Ask, only: true}
	r.answers = req.Answers
	made, err := r.prepareOnly(ctx, req)
	if err != nil {
		return made, r.explain(err)
	}
	return made, nil
}

func (r *running) prepareOnly(ctx context.Context, req Request) (made Prepared, err error) {
	done := r.step(Check)
	if err := r.open(ctx, req.Dir); err != nil {
		return Prepared{}, err
	}
	if r.room, err = enter(r.repo, r.limits); err != nil {
		return Prepared{}, err
	}
	defer func() { err = errors.Join(err, r.room.leave()) }()
	r.work = work{stage: r.stage, allowed: r.untouched}
	if err := r.prepare(ctx, req); err != nil {
		return Prepared{}, err
	}
	done()
	j, err := r.send(ctx)
	if err != nil {
		return Prepared{}, err
	}
	return r.prepared(ctx, j)
}

func (r *running) prepared(ctx context.Context, j journal) (Prepared, error) {
	tree, err := r.repo.Read(ctx, "rev-parse", "--verify", j.New+"^{tree}")
	if err != nil {
		return Prepared{}, fmt.Errorf("read the commit: %w", err)
	}
	return Prepared{Repo: r.repo, Commit: j.New, Tree: strings.TrimSpace(tree), Branch: j.upstream().Branch()}, nil
}

// rehearsed lets the commit be rehearsed, unless the writer said to publish these
// very files in spite of what came of it.
func (r *running) rehearsed(ctx context.Context, j journal) error {
	if r.trial == nil {
		return nil
	}
	done := r.step(Rehearse)
	made, err := r.prepared(ctx, j)
	if err != nil {
		return err
	}
	if !r.answers.Has(Despite, made.Tree) {
		if err := r.trial(ctx, made); err != nil {
			return fmt.Errorf("rehearse: %w", err)
		}
	}
	done()
	return nil
}
