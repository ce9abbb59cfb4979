package publish

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// errMoved is a server that took something else in meanwhile.
var errMoved = errors.New("the online copy moved on")

// push offers the commit to the server. nil means that the server has accepted
// it, and the journal says so; errMoved that it has to be made anew.
func (r *running) push(ctx context.Context, j journal) error {
	done := r.step(Push)
	out, err := r.repo.Run(ctx, git.Command{
		Args: []string{
			"push", "--porcelain", "--progress", "--no-follow-tags", "--recurse-submodules=no", "--no-force-with-lease",
			"--", j.Remote, j.New + ":" + j.Ref,
		},
		Config:  append(overHTTP(), "color.ui=false", "color.remote=false", "color.push=false"),
		Env:     r.asking(),
		Silence: r.limits.push, Percent: r.percent(Push),
	})
	if err == nil {
		done()
		return r.accepted(j)
	}
	var f *git.Failure
	if line := rejection(string(out.Stdout)); errors.As(err, &f) && line != "" {
		if err := r.drop(j); err != nil {
			return err
		}
		return r.rejected(line, f)
	}
	return r.unknown(ctx, j, err)
}

// rejection is the line of a push's answer that tells that the server, or git
// for it, said no; "" when there was no such answer.
func rejection(said string) string {
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "!\t") {
			return line
		}
	}
	return ""
}

// rejected tells why a server said no.
func (r *running) rejected(line string, f *git.Failure) error {
	if moved(line, f.Stderr) {
		if strings.Contains(f.Stderr, "File exists") { // another push, now or when it died
			return errors.Join(errMoved, r.about(problem.Wrap(problem.RemoteFailed, "", f), f))
		}
		return errMoved
	}
	p := r.about(problem.Wrap(problem.BranchProtected, "", f), f)
	p.Subject = r.up.Branch()
	if r.answers.Value(ToNewBranch) == "" && r.work.undoes == "" {
		p.Choices = []string{ToNewBranch + "=" + r.newBranch()}
	}
	if strings.Contains(f.Stderr, "GH001") || strings.Contains(f.Stderr, "exceeds GitHub's file size limit") {
		p.Code, p.Path, p.Choices = problem.FileTooBig, r.first(), nil
		for _, one := range r.files {
			if strings.Contains(f.Stderr, one.path) {
				p.Path = one.given
			}
		}
	}
	return p
}

// moved tells that another push was quicker, be it by a moment: git noticed it
// before the server was asked, or the server did.
func moved(line, stderr string) bool {
	for _, words := range []string{
		"[rejected]", "fetch first", "non-fast-forward", "failed to update ref", "incorrect old value provided",
		"reference already exists", "stale info",
	} {
		if strings.Contains(line, words) {
			return true
		}
	}
	return strings.Contains(stderr, "cannot lock ref")
}

// unknown is a push that ended without an answer: a check here that said no, a
// cancel, a line that broke. The server is asked what it has. Where it cannot
// be asked the journal stays, and the next publish asks again.
func (r *running) unknown(ctx context.Context, j journal, cause error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), r.limits.ask)
	defer cancel()
	there, err := r.has(ctx, j)
	if err != nil {
		switch p := r.explain(cause); p.Code {
		case problem.SignInNeeded, problem.HostUnknown, problem.HostChanged, problem.RemoteNotFound, problem.FilterFailed:
			return p // it never came to a transfer
		}
		return r.about(problem.Wrap(problem.NotConfirmed, "", errors.Join(cause, err)), cause)
	}
	if there {
		return r.accepted(j)
	}
	if err := r.drop(j); err != nil {
		return err
	}
	if stopped, err := r.prePush(ctx, cause); stopped || err != nil {
		p := r.about(problem.Wrap(problem.CheckStopped, "", errors.Join(cause, err)), cause)
		p.Subject = "pre-push"
		return p
	}
	return fmt.Errorf("push: %w", cause)
}

// prePush tells that it was the writer's own check that stopped a push: git says
// no more than that the push failed, and the server was reached.
func (r *running) prePush(ctx context.Context, cause error) (bool, error) {
	var f *git.Failure
	if !errors.As(cause, &f) || f.Status != 1 {
		return false, nil
	}
	for _, words := range []string{"hung up unexpectedly", "RPC failed", "unexpected disconnect"} {
		if strings.Contains(f.Stderr, words) {
			return false, nil
		}
	}
	file, err := r.hookFile(ctx, "pre-push")
	return file != "", err
}

// online asks the server which commit its branch has; "" is no such branch.
func (r *running) online(ctx context.Context, up git.Upstream, silence time.Duration) (string, error) {
	out, err := r.repo.Run(ctx, git.Command{
		Args: []string{"ls-remote", "--", up.Remote, up.Ref}, Config: overHTTP(), Env: r.asking(), Silence: silence, Read: true,
	})
	if err != nil {
		return "", fmt.Errorf("ask the server: %w", err)
	}
	for line := range strings.Lines(string(out.Stdout)) {
		if id, ref, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && ref == up.Ref {
			return id, nil
		}
	}
	return "", nil
}

// has asks the server whether its branch has the commit.
func (r *running) has(ctx context.Context, j journal) (bool, error) {
	tip, err := r.online(ctx, j.upstream(), r.limits.ask)
	if err != nil || tip == j.New {
		return err == nil, err
	}
	if tip == "" || tip == j.Base {
		return false, nil
	}
	// Somebody may have published on top of it already.
	if tip, err = r.fetchFrom(ctx, j.upstream()); err != nil || tip == "" {
		return false, err
	}
	return r.ancestor(ctx, j.New, tip)
}

// verify makes sure that the server has what it accepted.
func (r *running) verify(ctx context.Context, j journal) error {
	there, err := r.has(ctx, j)
	if err != nil { // a moment's trouble is no reason to doubt
		time.Sleep(r.limits.ask / 20)
		there, err = r.has(ctx, j)
	}
	if err == nil && !there {
		err = fmt.Errorf("the online copy is without %s", j.New)
	}
	return err
}
