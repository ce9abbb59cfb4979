package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// place is the repository as it is found before a publish.
type place struct {
	repo *git.Repo
	// settings gives those that are read while the repository is opened; nil
	// when they are to be read anew.
	settings func() (git.Config, error)
	config   git.Config
	branch   git.Branch
	up       git.Upstream
	// address is where the remote is, without credentials.
	address string
	answers Answers
}

// Destination is where a blog is published to.
type Destination struct {
	// Remote is the online copy's name here, such as "origin"; Branch the branch
	// there; Address where it is, without credentials.
	Remote, Branch, Address string
}

// Inspect tells where a blog is published to, or what would stop it that can be
// known without asking the server. It changes nothing (but for what a publish
// that died has left lying around). Every failure is a *problem.Problem.
func Inspect(ctx context.Context, dir string, answers ...string) (Destination, error) {
	r := &running{limits: patience()}
	r.answers = answers
	to, err := r.inspect(ctx, dir)
	if err != nil {
		return to, r.explain(err)
	}
	return to, nil
}

func (r *running) inspect(ctx context.Context, dir string) (Destination, error) {
	if err := r.open(ctx, dir); err != nil {
		return Destination{}, err
	}
	repo := r.repo
	if err := tidy(repo, r.limits); err != nil {
		return Destination{}, err
	}
	if err := r.look(ctx, r.limits.lock); err != nil {
		return Destination{}, err
	}
	to := Destination{Remote: r.up.Remote, Branch: r.up.Branch(), Address: r.address}
	tip, err := repo.Commit(ctx, r.up.Tracking)
	if err != nil || tip == "" || r.branch.Head == "" {
		return to, err
	}
	_, err = r.relation(ctx, tip)
	return to, err
}

// open finds the repository, and begins to read its settings.
func (p *place) open(ctx context.Context, dir string) (err error) {
	p.repo, p.settings, err = git.OpenConfigured(ctx, dir)
	return err
}

// look finds the place out, and every state in which nothing may be done.
func (p *place) look(ctx context.Context, wait time.Duration) error {
	if err := p.whereTo(ctx, wait); err != nil {
		return err
	}
	two := p.twoNames()
	if !two && strings.ContainsFunc(p.config.Get("user.name"), unicode.IsLetter) && strings.Contains(p.config.Get("user.email"), "@") {
		return nil // that is where git has it from
	}
	if err := p.known(ctx, "GIT_AUTHOR_IDENT"); err != nil || !two {
		return err
	}
	return p.known(ctx, "GIT_COMMITTER_IDENT")
}

// twoNames tells that something could give a commit another committer than author.
func (p *place) twoNames() bool {
	for _, name := range []string{"NAME", "EMAIL"} {
		if os.Getenv("GIT_AUTHOR_"+name) != "" || os.Getenv("GIT_COMMITTER_"+name) != "" {
			return true
		}
	}
	return p.config.HasSection("author") || p.config.HasSection("committer")
}

// whereTo is look without who writes.
func (p *place) whereTo(ctx context.Context, wait time.Duration) (err error) {
	if err := unfinished(p.repo.GitDir); err != nil {
		return err
	}
	var unread error // why the configuration could not be read
	read := make(chan struct{})
	go func() {
		defer close(read)
		if p.settings == nil {
			p.settings = func() (git.Config, error) { return p.repo.Config(ctx) }
		}
		p.config, unread = p.settings()
		p.settings = nil
	}()
	defer func() { <-read }()
	if p.branch, err = p.repo.Branch(ctx); problem.Is(err, problem.NoBranch) {
		p.branch, err = p.onBranch(ctx, err)
	}
	if err != nil {
		return err
	}
	if err := unlocked(ctx, p.repo.GitDir, wait); err != nil {
		return err
	}
	<-read
	if unread != nil {
		return unread
	}
	if p.up, err = p.upstream(); err != nil {
		return err
	}
	p.address, err = p.addressOf(ctx, p.up.Remote)
	return err
}

// addressOf is where a remote is, for people to read.
func (p *place) addressOf(ctx context.Context, remote string) (string, error) {
	if urls := p.config.All("remote." + remote + ".url"); len(urls) > 0 && !p.config.HasSection("url") {
		return shown(urls[0]), nil // nothing rewrites it
	}
	address, err := p.repo.Read(ctx, "ls-remote", "--get-url", "--", remote)
	if err != nil {
		return "", fmt.Errorf("find the remote's address: %w", err)
	}
	return shown(strings.TrimSpace(address)), nil
}

// known makes sure that git knows who writes, or was told.
func (p *place) known(ctx context.Context, who string) error {
	_, err := p.repo.Run(ctx, git.Command{Args: []string{"var", who}, Config: []string{"user.useConfigOnly=true"}, Env: p.writer(), Read: true})
	var f *git.Failure
	if errors.As(err, &f) {
		told := problem.Wrap(problem.NoIdentity, "", err)
		told.Details = f.Words()
		told.Choices = []string{Identity, KeepIdentity}
		return told
	}
	return err
}

// unfinished tells of a merge, rebase, cherry-pick, revert or bisect that waits
// for its end.
func unfinished(gitDir string) error {
	for _, name := range []string{"MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG"} {
		there, err := exists(filepath.Join(gitDir, name))
		if err != nil {
			return err
		}
		if there {
			p := problem.New(problem.WorkUnfinished, "")
			p.Details = name
			return p
		}
	}
	return nil
}

// unlocked waits a moment for another git to let go of the index.
func unlocked(ctx context.Context, gitDir string, wait time.Duration) error {
	for end := time.Now().Add(wait); ; {
		held, err := exists(filepath.Join(gitDir, "index.lock"))
		if err != nil || !held {
			return err
		}
		if !time.Now().Before(end) {
			return problem.New(problem.FolderBusy, "")
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func exists(name string) (bool, error) {
	_, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look at %s: %w", name, err)
	}
	return true, nil
}

// relation tells how the commit here stands to the one online: behind says that
// the online copy has more, else they are the same. What is only here stops.
func (p *place) relation(ctx context.Context, tip string) (behind bool, err error) {
	head := p.branch.Head
	if head == tip {
		return false, nil
	}
	if behind, err = p.ancestor(ctx, head, tip); err != nil || behind {
		return behind, err
	}
	ahead, err := p.ancestor(ctx, tip, head)
	if err != nil {
		return false, err
	}
	if !ahead {
		return false, p.apart(ctx, tip)
	}
	return false, p.unpushed(ctx, "^"+tip)
}

// ancestor tells whether a commit is in the history of another.
func (p *place) ancestor(ctx context.Context, old, young string) (bool, error) {
	_, err := p.repo.Read(ctx, "merge-base", "--is-ancestor", old, young)
	if git.Status(err) == 1 {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("compare %s with %s: %w", old, young, err)
	}
	return true, nil
}

// unpushed stops for commits here that are not among the others named, unless
// the writer takes them along.
func (p *place) unpushed(ctx context.Context, without ...string) error {
	if p.answers.Has(PublishAll, "") {
		return nil
	}
	out, err := p.repo.Read(ctx, append([]string{"rev-list", "--format=%s", "--encoding=UTF-8", p.branch.Head}, without...)...)
	if err != nil {
		return fmt.Errorf("count what was never uploaded: %w", err)
	}
	var subjects []string
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(line, "commit ") || len(strings.TrimSpace(line)) != len("commit ")+len(p.repo.Zero) {
			subjects = append(subjects, strings.ToValidUTF8(strings.TrimSpace(line), "\uFFFD"))
		}
	}
	if len(subjects) == 0 {
		return nil
	}
	told := problem.New(problem.UnpushedCommits, "")
	told.Subject = strconv.Itoa(len(subjects))
	told.Details = strings.Join(subjects[:min(len(subjects), 100)], "\n")
	told.Choices = []string{PublishAll}
	return told
}

// inBlog names a path of the repository from the blog's folder.
func (p *place) inBlog(path string) string {
	if inside, ok := p.repo.InBlog(path); ok {
		return inside
	}
	up := strings.Count(p.repo.Prefix, "/")
	return strings.Repeat("../", up) + path
}

// scp is git's short form of an ssh address.
var scp = regexp.MustCompile(`^[^/@:]+@([^/:]+:)`)

// shown takes the credentials, or the account that ssh signs in with, out of an
// address.
func shown(address string) string {
	return scp.ReplaceAllString(git.Anonymous(address), "$1")
}

// host is the part of an address that a writer knows: the server's name, or the
// folder of a copy on this computer.
func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	name, path, ok := strings.Cut(address, ":")
	if ok && len(name) > 1 && !strings.Contains(name, "/") && !strings.HasPrefix(path, "//") {
		return name
	}
	return address
}
