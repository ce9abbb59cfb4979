package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"penpush/internal/git"
)

// incoming gives the files, other than the published ones, that change here when
// the branch moves from Old to New.
func (r *running) incoming(ctx context.Context, j journal) ([]entry, error) {
	old, err := r.old(ctx, j)
	if err != nil {
		return nil, err
	}
	out, err := r.repo.Run(ctx, git.Command{Args: []string{"diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", old, j.New}, Read: true})
	if err != nil {
		return nil, fmt.Errorf("look at what is new online: %w", err)
	}
	fields, mine := git.Fields(out.Stdout), j.paths()
	var all []entry
	for i := 0; i+1 < len(fields); i += 2 {
		e, ok := rawEntry(fields[i], fields[i+1])
		if !ok {
			return nil, fmt.Errorf("look at what is new online: %q", fields[i])
		}
		if !slices.Contains(mine, e.Path) {
			all = append(all, e)
		}
	}
	return all, nil
}

// inTheWay gives the files here that have edits of their own, staged or not, and
// a newer version online. Git would bring back a file that was deleted and write
// over one that is ignored, so it is not git alone that is asked.
func (r *running) inTheWay(ctx context.Context, j *journal) ([]string, error) {
	incoming, err := r.incoming(ctx, *j)
	if err != nil || len(incoming) == 0 {
		return nil, err
	}
	if err := r.locked(ctx, nil, "update-index", "-q", "--refresh"); err != nil && git.Status(err) != 1 {
		return nil, err // 1 tells of files that changed
	}
	edited, err := r.edited(ctx, *j)
	if err != nil {
		return nil, err
	}
	tracked, err := r.tracked(ctx, incoming)
	if err != nil {
		return nil, err
	}
	var left []string
	var same []entry
	for _, e := range incoming {
		blocked := edited[e.Path]
		if !blocked && !tracked[e.Path] && e.Item != "" {
			if blocked, err = exists(filepath.Join(r.repo.Top, filepath.FromSlash(e.Path))); notAFolder(err) {
				blocked, err = true, nil
			}
			if err != nil {
				return nil, err
			}
		}
		if blocked {
			equal, err := r.isAlready(ctx, *j, e)
			if err != nil {
				return nil, err
			}
			if equal {
				same = append(same, e)
				continue
			}
			left = append(left, r.inBlog(e.Path))
		}
	}
	if len(left) > 0 {
		return left, nil
	}
	j.Entries = append(j.Entries, same...)
	return r.rehearse(ctx, *j, incoming)
}

// isAlready tells that a file here is what is new online, and staged as nothing
// else: somebody wrote the same, or took theirs.
func (r *running) isAlready(ctx context.Context, j journal, e entry) (bool, error) {
	name := filepath.Join(r.repo.Top, filepath.FromSlash(e.Path))
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || !strings.HasPrefix(e.Item, "100") || strings.Contains(e.Path, "\n") {
		return false, nil //nolint:nilerr // what cannot be looked at is in the way
	}
	old, err := r.old(ctx, j)
	if err != nil {
		return false, err
	}
	staged, err := r.listPaths(ctx, []string{"diff-index", "--cached", "-z", "--name-only", "--no-renames", old}, []string{e.Path})
	if err != nil || len(staged) > 0 {
		return false, err
	}
	out, err := r.repo.Run(ctx, git.Command{Args: []string{"hash-object", "--stdin-paths"}, Stdin: []byte(e.Path + "\n"), Read: true})
	if err != nil {
		return false, fmt.Errorf("compare %s with what is online: %w", e.Path, err)
	}
	return strings.TrimSpace(string(out.Stdout)) == e.blob(), nil
}

// edited gives what differs here from what was committed: files from the index,
// and the index from both the commit before and the one that comes.
func (r *running) edited(ctx context.Context, j journal) (map[string]bool, error) {
	old, err := r.old(ctx, j)
	if err != nil {
		return nil, err
	}
	var asked [3][]string
	for i, args := range [][]string{
		{"diff-files", "-z", "--name-only", "--ignore-submodules=all"},
		{"diff-index", "--cached", "-z", "--name-only", "--no-renames", old},
		{"diff-index", "--cached", "-z", "--name-only", "--no-renames", j.New},
	} {
		out, err := r.repo.Run(ctx, git.Command{Args: args, Read: true})
		if err != nil {
			return nil, fmt.Errorf("look for edits: %w", err)
		}
		asked[i] = git.Fields(out.Stdout)
	}
	edited, staged := map[string]bool{}, map[string]bool{}
	for _, path := range asked[0] {
		edited[path] = true
	}
	for _, path := range asked[1] {
		staged[path] = true
	}
	for _, path := range asked[2] {
		edited[path] = edited[path] || staged[path]
	}
	return edited, nil
}

// tracked tells which of the files the index here has.
func (r *running) tracked(ctx context.Context, entries []entry) (map[string]bool, error) {
	var paths []string
	for _, e := range entries {
		paths = append(paths, e.Path)
	}
	found, err := r.listPaths(ctx, []string{"ls-files", "-z"}, paths)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, p := range found {
		known[p] = true
	}
	return known, nil
}

// rehearse has git try on a copy of the index, and gives all that is incoming
// when git refuses.
func (r *running) rehearse(ctx context.Context, j journal, incoming []entry) ([]string, error) {
	held, err := os.ReadFile(filepath.Join(r.repo.GitDir, "index"))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	if err := r.room.root.Put(r.room.index("1"), held); err != nil {
		return nil, err
	}
	env := []string{"GIT_INDEX_FILE=" + r.room.path(r.room.index("1"))}
	_, err = r.repo.Run(ctx, git.Command{Args: []string{"update-index", "-z", "--add", "--replace", "--index-info"}, Env: env, Stdin: info(j.Entries, r.repo.Zero)})
	if err == nil {
		var from string
		if from, err = r.from(ctx, j); err == nil {
			_, err = r.repo.Run(ctx, git.Command{Args: []string{"read-tree", "-n", "-m", "-u", "--no-recurse-submodules", from, j.New}, Env: env})
		}
	}
	var f *git.Failure
	if !errors.As(err, &f) {
		return nil, err
	}
	var named, all []string
	for _, e := range incoming {
		all = append(all, r.inBlog(e.Path))
		if strings.Contains(f.Stderr, "'"+e.Path+"'") {
			named = append(named, r.inBlog(e.Path))
		}
	}
	if len(named) == 0 {
		return all, nil
	}
	return named, nil
}

// from is what git brings files up from: the commit before. Where a file goes
// online and stays here, git would call it in the way of its own removal, so it
// is told of a tree in which the published files are as they are now.
func (r *running) from(ctx context.Context, j journal) (string, error) {
	stays := false
	for _, e := range j.Entries {
		if e.Item != "" {
			continue
		}
		there, err := exists(filepath.Join(r.repo.Top, filepath.FromSlash(e.Path)))
		if err != nil && !notAFolder(err) {
			return "", err
		}
		stays = stays || there
	}
	if !stays {
		return r.old(ctx, j)
	}
	x := index{r.repo, r.room.path(r.room.index("2"))}
	if err := x.fill(ctx, j.Old); err != nil {
		return "", err
	}
	if err := x.put(ctx, j.Entries); err != nil {
		return "", err
	}
	return x.run(ctx, nil, "write-tree")
}
