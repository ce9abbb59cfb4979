package publish

import (
	"context"
	"errors"
	"strings"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// sign is a piece of what git or a server says (in git's own English), and what
// it means.
type sign struct {
	code  problem.Code
	words []string
}

// signs are looked for in this order: the first that is found counts.
func signs() []sign {
	return []sign{
		{problem.HostChanged, []string{"HOST IDENTIFICATION HAS CHANGED"}},
		{problem.HostUnknown, []string{"Host key verification failed"}},
		{problem.SignInNeeded, []string{
			"could not read Username", "could not read Password", "Authentication failed", "terminal prompts disabled",
			"returned error: 401", "returned error: 403", "Permission denied (", "Permission to ", "error: 403", "Invalid username or",
		}},
		{problem.RemoteNotFound, []string{
			"does not appear to be a git repository", "Repository not found", "returned error: 404", "' not found", "' does not exist",
		}},
		{problem.BranchGone, []string{"ouldn't find remote ref"}},
		{problem.Offline, []string{
			"Could not resolve host", "Connection refused", "Failed to connect", "Couldn't connect", "Connection timed out",
			"Operation timed out", "Operation too slow", "Network is unreachable", "No route to host", "name resolution",
			"Name or service not known", "nodename nor servname", "unable to connect to", "Connection reset",
			"hung up unexpectedly", "early EOF", "unexpected disconnect", "Connection closed", "Empty reply from server",
		}},
		{problem.FilterFailed, []string{"clean filter", "smudge filter", "external filter"}},
		{problem.SigningFailed, []string{"failed to sign"}},
		{problem.FolderBusy, []string{"index.lock", "Another git process", "cannot lock ref", "unable to update local ref"}},
		{problem.RepositoryFull, []string{"No space left on device", "Disk quota exceeded", "not enough space"}},
		{problem.RepositoryNotOwned, []string{"dubious ownership"}},
		{problem.RemoteFailed, []string{"failed to push some refs", "Could not read from remote repository", "unable to access", "protocol error", "remote error", "invalid server response", "not valid: ", "is this a git repository"}},
	}
}

// explain finds out what an error means to a writer. What nobody foresaw keeps
// git's own words.
func (r *running) explain(err error) *problem.Problem {
	if err == nil {
		return nil
	}
	var p *problem.Problem
	if errors.As(err, &p) {
		return p
	}
	var code problem.Code
	var f *git.Failure
	switch {
	case errors.Is(err, git.ErrSilent), errors.Is(err, context.DeadlineExceeded):
		code = problem.ServerSilent
	case errors.Is(err, context.Canceled):
		code = problem.PublishCancelled
	case errors.As(err, &f):
		code = meaning(f.Words())
	default:
		return problem.Of(err)
	}
	return r.about(problem.Wrap(code, "", err), err)
}

func meaning(said string) problem.Code {
	for _, s := range signs() {
		for _, words := range s.words {
			if strings.Contains(said, words) {
				return s.code
			}
		}
	}
	return problem.GitFailed
}

// about fills a problem's blank and details from what git said.
func (r *running) about(p *problem.Problem, err error) *problem.Problem {
	var f *git.Failure
	if errors.As(err, &f) {
		p.Details = last(f.Words())
	}
	switch p.Code {
	case problem.BranchGone:
		p.Subject, p.Choices = r.up.Branch(), []string{CreateBranch}
	case problem.RemoteNotFound:
		p.Subject = r.address
	case problem.HostUnknown, problem.HostChanged, problem.SignInNeeded, problem.Offline, problem.ServerSilent, problem.RemoteFailed, problem.NotConfirmed:
		p.Subject = host(r.address)
	}
	if (p.Code == problem.HostUnknown || p.Code == problem.SignInNeeded) && r.ask != nil {
		p.Choices = []string{SignIn}
	}
	return p
}

// last keeps the end of a long speech: it says why.
func last(said string) string {
	const most = 8000
	if len(said) <= most {
		return said
	}
	said = said[len(said)-most:]
	_, said, _ = strings.Cut(said, "\n")
	return "…\n" + said
}
