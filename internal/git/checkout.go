package git

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"penpush/internal/disk"
)

// deepest is how far a repository may lie in another one.
const deepest = 5

// CheckOut writes what a commit holds into an empty folder outside the working
// copy, as another computer would have it: filters run, and repositories inside
// (themes, mostly) are as the commit names them, where their commit is here.
//
// The folder becomes a repository of its own that borrows the objects of this
// one, with the commit as its branch: a generator may ask it for dates and
// authors. Nothing is written here, so nothing of it stays when the folder is
// gone, in whatever way.
func (r *Repo) CheckOut(ctx context.Context, commit, branch, dir string) error {
	return r.checkOut(ctx, commit, branch, dir, 0)
}

func (r *Repo) checkOut(ctx context.Context, commit, branch, dir string, depth int) error {
	if err := r.borrow(ctx, commit, branch, dir); err != nil {
		return fmt.Errorf("make %s a repository: %w", dir, err)
	}
	_, err := start(ctx, dir, Command{
		Args: []string{"read-tree", "-u", "--reset", "--no-recurse-submodules", commit},
		Config: []string{
			"core.splitIndex=false", "core.fsmonitor=false", "core.untrackedCache=false",
			"core.sparseCheckout=false", "index.sparse=false",
		},
		// The writer's own repository, whose settings say how files are filtered.
		Env: []string{
			"GIT_DIR=" + r.GitDir, "GIT_WORK_TREE=" + dir,
			"GIT_INDEX_FILE=" + filepath.Join(dir, ".git", "index"),
		},
	})
	if err != nil {
		return fmt.Errorf("check out %s: %w", commit, err)
	}
	if depth == deepest {
		return nil
	}
	return r.checkOutInside(ctx, dir, depth)
}

// borrow makes a folder a repository at a commit of this one.
func (r *Repo) borrow(ctx context.Context, commit, branch, dir string) error {
	format := "sha1"
	if len(r.Zero) == 64 {
		format = "sha256"
	}
	args := []string{"init", "--quiet", "--template=", "--object-format=" + format, "--initial-branch=" + branch}
	if _, err := start(ctx, dir, Command{Args: args}); err != nil {
		return err
	}
	root, err := disk.Own(filepath.Join(dir, ".git"))
	if err != nil {
		return err
	}
	defer root.Close() //nolint:errcheck // it only names a folder
	objects := filepath.ToSlash(filepath.Join(r.CommonDir, "objects"))
	if err := root.Put("objects/info/alternates", []byte(objects+"\n")); err != nil {
		return err
	}
	if shallow, err := os.ReadFile(filepath.Join(r.CommonDir, "shallow")); err == nil {
		if err := root.Put("shallow", shallow); err != nil {
			return err
		}
	}
	_, err = start(ctx, dir, Command{Args: []string{"update-ref", "refs/heads/" + branch, commit}})
	return err
}

// checkOutInside does the same for the repositories inside. One that was never
// fetched here stays an empty folder, as it is at home.
func (r *Repo) checkOutInside(ctx context.Context, dir string, depth int) error {
	out, err := start(ctx, dir, Command{Args: []string{"ls-files", "-s", "-z"}, Read: true})
	if err != nil {
		return fmt.Errorf("list what was checked out: %w", err)
	}
	for record := range records(out.Stdout) {
		about, path, _ := strings.Cut(record, "\t")
		mode, rest, _ := strings.Cut(about, " ")
		commit, _, _ := strings.Cut(rest, " ")
		if mode != "160000" {
			continue
		}
		here := filepath.Join(r.Top, filepath.FromSlash(path))
		if _, err := os.Lstat(filepath.Join(here, ".git")); err != nil {
			continue
		}
		inside, err := find(ctx, here)
		if err != nil {
			continue // no repository that git can use
		}
		if known, err := inside.Commit(ctx, commit); err != nil || known == "" {
			continue
		}
		if err := inside.checkOut(ctx, commit, "main", filepath.Join(dir, filepath.FromSlash(path)), depth+1); err != nil {
			return err
		}
	}
	return nil
}

// Besides gives what lies in the working copy and that git does not know, as far
// as want says by its name: files, and folders whole, relative to the top, with
// "/". A folder ends in "/".
func (r *Repo) Besides(ctx context.Context, want func(name string) bool) ([]string, error) {
	out, err := r.Run(ctx, Command{Args: []string{"ls-files", "-o", "-z", "--directory"}, Read: true})
	if err != nil {
		return nil, fmt.Errorf("list what git does not know: %w", err)
	}
	var found []string
	for path := range records(out.Stdout) {
		for name := range strings.SplitSeq(strings.TrimSuffix(path, "/"), "/") {
			if want(name) {
				found = append(found, path)
				break
			}
		}
	}
	return found, nil
}
