// Package git is the only door through which a program is started. It runs the
// writer's own git: their credentials, hooks, signing, filters and settings are
// at work because nothing here takes their place.
//
// Arguments never pass through a shell, every command has one environment
// (see environment.go), can be cancelled at any moment, and is limited in what
// it may say and how long it may say nothing.
package git

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"

	"penpush/internal/problem"
)

// Repo is the repository that keeps a blog. The blog may be the whole working
// folder or a folder inside it. A Repo holds no open files and may be used by
// several goroutines at once.
type Repo struct {
	// Dir is the blog's folder as it was given, absolute.
	Dir string
	// Top is the folder of the working copy, absolute, as this system spells it.
	Top string
	// GitDir is the repository's own folder for this working copy, absolute. In a
	// linked worktree it is not the one that holds the branches.
	GitDir string
	// CommonDir is the folder that holds branches and objects.
	CommonDir string
	// Prefix leads from Top to the blog: "" or a path with "/" that ends in "/".
	Prefix string
	// Zero is the id that stands for no object here: as many noughts as an id of
	// this repository has digits.
	Zero string
	// Version is git's.
	Version Version
}

// Open finds the repository that keeps the folder dir. Nothing is changed.
// Problems: GitMissing, GitTooOld, NotARepository, RepositoryNotOwned.
func Open(ctx context.Context, dir string) (*Repo, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find folder %s: %w", dir, err)
	}
	type found struct {
		repo *Repo
		err  error
	}
	place := make(chan found, 1) // both are asked at once
	go func() {
		repo, err := find(ctx, abs)
		place <- found{repo, err}
	}()
	version, err := newEnough(ctx)
	at := <-place
	if err != nil {
		return nil, err
	}
	if at.err != nil {
		return nil, at.err
	}
	at.repo.Version = version
	return at.repo, nil
}

// OpenConfigured is Open and Config, which do not wait for each other.
func OpenConfigured(ctx context.Context, dir string) (*Repo, func() (Config, error), error) {
	var config Config
	var unread error
	read := make(chan struct{})
	go func() {
		defer close(read)
		config, unread = readConfig(ctx, dir)
	}()
	repo, err := Open(ctx, dir)
	if err != nil {
		<-read
		return nil, nil, err
	}
	return repo, func() (Config, error) { <-read; return config, unread }, nil
}

// find is Open without a look at git's version.
func find(ctx context.Context, abs string) (*Repo, error) {
	out, err := start(ctx, abs, Command{
		Args: []string{"rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir", "--show-prefix", "--show-object-format"},
		Read: true,
	})
	if err != nil {
		return nil, notOpened(abs, err)
	}
	lines := strings.Split(string(out.Stdout), "\n")
	if len(lines) < 5 || lines[0] == "" {
		return nil, problem.Wrap(problem.NotARepository, "", fmt.Errorf("find the repository of %s", abs))
	}
	r := &Repo{
		Dir: abs, Top: filepath.FromSlash(lines[0]), GitDir: filepath.FromSlash(lines[1]),
		CommonDir: filepath.FromSlash(lines[2]), Prefix: lines[3], Zero: strings.Repeat("0", 40),
	}
	if lines[4] == "sha256" {
		r.Zero = strings.Repeat("0", 64)
	}
	if !filepath.IsAbs(r.CommonDir) {
		r.CommonDir = filepath.Join(abs, r.CommonDir)
	}
	return r, nil
}

func notOpened(dir string, err error) error {
	var f *Failure
	if !errors.As(err, &f) {
		return err
	}
	code := problem.NotARepository
	switch {
	case strings.Contains(f.Stderr, "dubious ownership"), strings.Contains(f.Stderr, "unsafe repository"):
		code = problem.RepositoryNotOwned
	case strings.Contains(f.Stderr, "xcrun: error"), strings.Contains(f.Stderr, "xcode-select"):
		code = problem.GitMissing // a Mac's stand-in for a git that is not installed
	case !strings.Contains(f.Stderr, "not a git repository") && !strings.Contains(f.Stderr, "work tree"):
		code = problem.GitFailed
	}
	p := problem.Wrap(code, "", fmt.Errorf("find the repository of %s: %w", dir, err))
	p.Subject, p.Details = dir, f.Words()
	return p
}

// InRepo gives a path of the blog as the repository names it.
func (r *Repo) InRepo(path string) string { return r.Prefix + path }

// InBlog gives a path of the repository as the blog names it. What lies outside
// the blog's folder is told with false.
func (r *Repo) InBlog(path string) (string, bool) {
	return strings.CutPrefix(path, r.Prefix)
}

// Run starts git in the top folder of the working copy and waits for its end.
// It fails with a *Failure when git says no, with the context's error when that
// ended first, or with ErrSilent or ErrTooMuch.
func (r *Repo) Run(ctx context.Context, c Command) (Output, error) {
	return start(ctx, r.Top, c)
}

// Read runs a command that changes nothing and gives what it printed.
func (r *Repo) Read(ctx context.Context, args ...string) (string, error) {
	out, err := r.Run(ctx, Command{Args: args, Read: true})
	return string(out.Stdout), err
}

// Fields cuts NUL-terminated output into its parts.
func Fields(out []byte) []string {
	s := strings.TrimSuffix(string(out), "\x00")
	if s == "" {
		return nil
	}
	return strings.Split(s, "\x00")
}

// records goes through NUL-terminated output.
func records(out []byte) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := string(out); rest != ""; {
			record, after, _ := strings.Cut(rest, "\x00")
			if !yield(record) {
				return
			}
			rest = after
		}
	}
}

// Lines makes NUL-terminated input of paths.
func Lines(paths []string) []byte {
	var b strings.Builder
	for _, p := range paths {
		b.WriteString(p)
		b.WriteByte(0)
	}
	return []byte(b.String())
}

// InFolder runs git where there need not be a repository, such as to make one.
// Problems: GitMissing, GitTooOld.
func InFolder(ctx context.Context, dir string, c Command) (Output, error) {
	if _, err := newEnough(ctx); err != nil {
		return Output{}, err
	}
	return start(ctx, dir, c)
}

func newEnough(ctx context.Context) (Version, error) {
	version, err := FindVersion(ctx)
	if err == nil && version.Before(Oldest) {
		p := problem.New(problem.GitTooOld, "")
		p.Subject = version.String()
		return version, p
	}
	return version, err
}
