package publish

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// Brought is what came from online.
type Brought struct {
	// Files are those that came, LeftBehind those that were left alone because
	// they have edits here; then nothing came. Both relative to the blog.
	Files, LeftBehind []string
}

// BringIn brings what is new online here, when that is all that differs: the
// branch moves forward, and a file with edits of its own is never touched.
func BringIn(ctx context.Context, req Request, tell func(Progress)) (Brought, error) {
	r := &running{tell: tell, limits: patience(), ask: req.Ask}
	r.answers = req.Answers
	brought, err := r.bringIn(ctx, req.Dir)
	if err != nil {
		return brought, r.explain(err)
	}
	return brought, nil
}

func (r *running) bringIn(ctx context.Context, dir string) (brought Brought, err error) {
	if r.repo, err = git.Open(ctx, dir); err != nil {
		return brought, err
	}
	if r.room, err = enter(r.repo, r.limits); err != nil {
		return brought, err
	}
	defer func() { err = errors.Join(err, r.room.leave()) }()
	if err := r.whereTo(ctx, r.limits.lock); err != nil {
		return brought, err
	}
	if err := r.resume(ctx); err != nil {
		return brought, err
	}
	tip, err := r.fetch(ctx, false)
	if err != nil || tip == "" || tip == r.branch.Head {
		return brought, err
	}
	if behind, err := r.behind(ctx, tip); err != nil || !behind {
		return brought, err
	}
	j := journal{
		Branch: r.branch.Ref, Old: r.branch.Head, Remote: r.up.Remote, Ref: r.up.Ref, Tracking: r.up.Tracking,
		Base: tip, New: tip, Brought: true,
	}
	if brought.Files, err = r.between(ctx, j); err != nil {
		return brought, err
	}
	if err := r.room.save(journalFile, j); err != nil {
		return brought, err
	}
	left, note := r.finish(context.WithoutCancel(ctx), j, <-r.reading(ctx, j))
	if len(left) > 0 {
		return Brought{LeftBehind: left}, nil
	}
	if note != nil {
		return Brought{}, note
	}
	return brought, nil
}

// behind tells that the online copy has more, and stops when both have.
func (r *running) behind(ctx context.Context, tip string) (bool, error) {
	if r.branch.Head == "" {
		return false, problem.New(problem.Diverged, "")
	}
	behind, err := r.ancestor(ctx, r.branch.Head, tip)
	if err != nil || behind {
		return behind, err
	}
	ahead, err := r.ancestor(ctx, tip, r.branch.Head)
	if err == nil && !ahead {
		err = problem.New(problem.Diverged, "")
	}
	return false, err
}

// between names the files that differ between what was here and what comes.
func (r *running) between(ctx context.Context, j journal) ([]string, error) {
	out, err := r.repo.Run(ctx, git.Command{Args: []string{"diff-tree", "-r", "-z", "--name-only", "--no-renames", j.Old, j.New}, Read: true})
	if err != nil {
		return nil, fmt.Errorf("look at what is new online: %w", err)
	}
	return r.named(git.Fields(out.Stdout)), nil
}

// NewOnline asks the server whether its branch has moved on since it was last
// seen here. Nobody is asked for a password, and nothing is changed: what cannot
// be known is false.
func NewOnline(ctx context.Context, dir string) (bool, error) {
	r := &running{limits: patience()}
	repo, err := git.Open(ctx, dir)
	if err != nil {
		return false, err
	}
	r.repo = repo
	if r.up, err = repo.Upstream(ctx); err != nil || r.up.Remote == "" {
		return false, err
	}
	out, err := repo.Run(ctx, git.Command{
		Args:   []string{"ls-remote", "--", r.up.Remote, r.up.Ref},
		Config: append(overHTTP(), "credential.interactive=false", "core.askPass="),
		Env:    []string{"GIT_ASKPASS=", "SSH_ASKPASS=false"}, Silence: r.limits.ask, Read: true,
	})
	if err != nil {
		return false, nil //nolint:nilerr // a hint is all that this is for: who is offline knows it
	}
	for line := range strings.Lines(string(out.Stdout)) {
		id, ref, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if ref != r.up.Ref {
			continue
		}
		known, err := repo.Commit(ctx, id)
		if err != nil || known == "" {
			return err == nil, err
		}
		there, err := r.ancestor(ctx, id, "HEAD")
		return err == nil && !there, err
	}
	return false, nil
}
