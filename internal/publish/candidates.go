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

// Candidates tells which files of a blog have changed since they were published:
// those among the given paths (files, or folders with all that is in them, such
// as a page bundle), also when they are new, deleted, or were renamed to one of
// them; and all others. Paths are relative to the blog, sorted. Files that the
// repository ignores, and ones in folders that are repositories of their own,
// are in neither.
func Candidates(ctx context.Context, dir string, paths []string) (mine, others []string, err error) {
	r := &running{}
	if mine, others, err = r.candidates(ctx, dir, paths); err != nil {
		return nil, nil, r.explain(err)
	}
	return mine, others, nil
}

func (r *running) candidates(ctx context.Context, dir string, paths []string) (mine, others []string, err error) {
	if r.repo, err = git.Open(ctx, dir); err != nil {
		return nil, nil, err
	}
	states, entries, err := r.repo.StatesAndStatus(ctx)
	if err != nil {
		return nil, nil, err
	}
	var added, deleted []string // what could be two halves of a rename
	for _, e := range entries {
		gone := e.Work == 'D' || e.Work == '.' && e.Index == 'D'
		if states.Known() && online(states, e.Path, gone) {
			continue
		}
		switch {
		case belongs(e.Path, paths):
			mine = append(mine, e.Path)
			if e.Untracked() || e.Index == 'A' {
				added = append(added, e.Path)
			}
		default:
			others = append(others, e.Path)
			if gone {
				deleted = append(deleted, e.Path)
			}
		}
	}
	renamed, err := r.renamed(ctx, added, deleted)
	if err != nil {
		return nil, nil, err
	}
	mine = append(mine, renamed...)
	others = slices.DeleteFunc(others, func(p string) bool { return slices.Contains(renamed, p) })
	slices.Sort(mine)
	slices.Sort(others)
	return slices.Compact(mine), slices.Compact(others), nil
}

// online tells that a file is there as it is here, though it changed since the
// last commit here: a publish that could not follow leaves that behind.
func online(states git.States, path string, gone bool) bool {
	state := states.Of(path)
	if gone {
		return state == git.Unpublished
	}
	return state == git.Published
}

func belongs(path string, paths []string) bool {
	for _, p := range paths {
		if path == p || strings.HasPrefix(path, p+"/") {
			return true
		}
	}
	return false
}

// renamed gives the deleted files that live on, nearly as they were, under one
// of the added names.
func (r *running) renamed(ctx context.Context, added, deleted []string) (_ []string, err error) {
	if len(added) == 0 || len(deleted) == 0 {
		return nil, nil
	}
	var files []file
	for _, path := range added {
		files = append(files, file{path: r.repo.InRepo(path)})
	}
	for _, path := range deleted {
		files = append(files, file{path: r.repo.InRepo(path), gone: true})
	}
	x, done, err := r.scratch()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	if err := x.fill(ctx, "HEAD"); err != nil {
		return nil, err
	}
	if err := x.take(ctx, files); err != nil {
		return nil, err
	}
	out, err := r.repo.Run(ctx, git.Command{
		Args: []string{"diff-index", "--cached", "-z", "--name-status", "-M80%", "--diff-filter=R", "HEAD"}, Env: x.env(), Read: true,
	})
	if err != nil {
		return nil, fmt.Errorf("look for renames: %w", err)
	}
	var from []string
	fields := git.Fields(out.Stdout)
	for i := 0; i+2 < len(fields); i += 3 {
		if path, ok := r.repo.InBlog(fields[i+1]); ok && slices.Contains(deleted, path) {
			from = append(from, path)
		}
	}
	return from, nil
}

// Ignored gives those of the paths that are there, that git does not know, and
// that the repository passes over: a post that needs them would miss them
// online. Candidates never has them.
func Ignored(ctx context.Context, dir string, paths []string) ([]string, error) {
	r := &running{}
	found, err := r.ignoredOf(ctx, dir, paths)
	if err != nil {
		return nil, r.explain(err)
	}
	return found, nil
}

func (r *running) ignoredOf(ctx context.Context, dir string, given []string) ([]string, error) {
	repo, err := git.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	r.repo = repo
	if r.config, err = repo.Config(ctx); err != nil {
		return nil, err
	}
	where, named := []string{}, map[string]string{}
	for _, g := range given {
		path, err := r.resolve(g)
		if problem.Is(err, problem.OutsideBlog) {
			continue
		}
		if err != nil {
			return nil, err
		}
		where = append(where, path)
		named[path] = g
	}
	found, err := r.ignored(ctx, where)
	for i, path := range found {
		found[i] = named[path]
	}
	return found, err
}
