package publish

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// SetUp is what makes a folder publishable: a copy of an online one, or a folder
// of the writer's that gets a repository and an address.
type SetUp struct {
	// Dir is the folder. Address is where the online copy is.
	Dir, Address string
	// Answers and Ask are those of a Request.
	Answers Answers
	Ask     *git.Askpass
}

// NameOf gives the folder's name that a copy of an address usually has, or "".
func NameOf(address string) string {
	name := strings.TrimSuffix(strings.TrimRight(strings.TrimSpace(address), "/\\"), ".git")
	if i := strings.LastIndexAny(name, "/\\:"); i >= 0 {
		name = name[i+1:]
	}
	name = regexp.MustCompile(`[\x00-\x1f<>"|?*]`).ReplaceAllString(name, "")
	if name == "." || name == ".." {
		return ""
	}
	return name
}

// Clone copies an online blog to a folder that is not there yet, or is empty. A
// clone that fails or is cancelled leaves nothing behind. Problems, besides those
// of a fetch: Exists, AddressInvalid.
func Clone(ctx context.Context, s SetUp, percent func(int)) error {
	r := &running{limits: patience(), ask: s.Ask}
	r.answers, r.address = s.Answers, shown(s.Address)
	err := r.clone(ctx, s, percent)
	if err != nil {
		return r.explain(err)
	}
	return nil
}

func (r *running) clone(ctx context.Context, s SetUp, percent func(int)) error {
	address, err := plainAddress(s.Address)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(s.Dir)
	if err == nil && len(entries) > 0 {
		return problem.New(problem.Exists, filepath.Base(s.Dir))
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return problem.Wrap(problem.Exists, filepath.Base(s.Dir), err)
	}
	_, err = git.InFolder(ctx, filepath.Dir(s.Dir), git.Command{
		Args:   []string{"clone", "--progress", "--", address, s.Dir},
		Config: overHTTP(), Env: r.asking(), Silence: r.limits.push, Percent: percent,
	})
	if err != nil {
		return fmt.Errorf("copy the blog: %w", err)
	}
	return nil
}

// plainAddress is an address without its password: that belongs to git's own
// credential helper, and not into a file.
func plainAddress(address string) (string, error) {
	address = strings.TrimSpace(address)
	told := problem.New(problem.AddressInvalid, "")
	told.Subject = shown(address)
	if address == "" || strings.HasPrefix(address, "-") || strings.ContainsAny(address, "\x00\n\r") || strings.Contains(address, "::") {
		return "", told // the last would have git start a program
	}
	u, err := url.Parse(address)
	if err == nil && u.User != nil && (u.Scheme == "http" || u.Scheme == "https") {
		u.User = nil
		return u.String(), nil
	}
	return address, nil
}

// Init makes a folder a repository, with nothing in it yet.
func Init(ctx context.Context, dir string) error {
	r := &running{limits: patience()}
	_, err := git.Open(ctx, dir)
	if err == nil {
		return problem.New(problem.Exists, ".git")
	}
	if !problem.Is(err, problem.NotARepository) {
		return r.explain(err)
	}
	if _, err := git.InFolder(ctx, dir, git.Command{Args: []string{"init", "--quiet", "--initial-branch=main"}}); err != nil {
		return r.explain(fmt.Errorf("make a repository: %w", err))
	}
	return nil
}

// SetRemote tells a repository without an online copy where it is, once it was
// found there and would take a publish: nothing is sent.
func SetRemote(ctx context.Context, s SetUp) error {
	r := &running{limits: patience(), ask: s.Ask}
	r.answers, r.address = s.Answers, shown(s.Address)
	if err := r.setRemote(ctx, s); err != nil {
		return r.explain(err)
	}
	return nil
}

func (r *running) setRemote(ctx context.Context, s SetUp) (err error) {
	address, err := plainAddress(s.Address)
	if err != nil {
		return err
	}
	if r.repo, err = git.Open(ctx, s.Dir); err != nil {
		return err
	}
	if r.config, err = r.repo.Config(ctx); err != nil {
		return err
	}
	if len(r.config.Remotes()) > 0 {
		return problem.New(problem.Exists, r.config.Remotes()[0])
	}
	if err := r.takes(ctx, address); err != nil {
		return err
	}
	if _, err := r.repo.Run(ctx, git.Command{Args: []string{"remote", "add", "--", "origin", address}}); err != nil {
		return fmt.Errorf("keep the address: %w", err)
	}
	return nil
}

// takes asks a server for what it has, and whether it would take a commit: git
// goes as far as signing in, and sends none.
func (r *running) takes(ctx context.Context, address string) error {
	if _, err := r.repo.Run(ctx, git.Command{
		Args: []string{"ls-remote", "--", address}, Config: overHTTP(), Env: r.asking(), Silence: r.limits.ask, Read: true,
	}); err != nil {
		return fmt.Errorf("look for the online copy: %w", err)
	}
	empty, err := r.repo.Run(ctx, git.Command{Args: []string{"hash-object", "-w", "-t", "tree", "--stdin"}, Stdin: []byte{}})
	if err != nil {
		return fmt.Errorf("prepare a trial: %w", err)
	}
	nobody := []string{"GIT_AUTHOR_NAME=Penpush", "GIT_AUTHOR_EMAIL=penpush@invalid", "GIT_COMMITTER_NAME=Penpush", "GIT_COMMITTER_EMAIL=penpush@invalid"}
	trial, err := r.repo.Run(ctx, git.Command{Args: []string{"commit-tree", strings.TrimSpace(string(empty.Stdout)), "-m", "trial"}, Env: nobody})
	if err != nil {
		return fmt.Errorf("prepare a trial: %w", err)
	}
	if _, err := r.repo.Run(ctx, git.Command{
		Args:   []string{"push", "--dry-run", "--no-verify", "--no-follow-tags", "--", address, strings.TrimSpace(string(trial.Stdout)) + ":refs/heads/penpush-trial"},
		Config: overHTTP(), Env: r.asking(), Silence: r.limits.ask,
	}); err != nil {
		return fmt.Errorf("try whether it takes a publish: %w", err)
	}
	return nil
}
