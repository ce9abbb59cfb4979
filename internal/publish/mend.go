package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"penpush/internal/git"
)

// mend undoes the half of an update of files that was cut off: a file that is
// the beginning of its newer version, or gone, gets its old bytes back. They
// were all as committed when the update began.
func (r *running) mend(ctx context.Context, j journal) error {
	var back []string
	for _, path := range j.Following {
		half, err := r.half(ctx, j, path)
		if err != nil {
			return err
		}
		if half {
			back = append(back, path)
		}
	}
	if len(back) == 0 {
		return nil
	}
	tracked, err := r.listPaths(ctx, []string{"ls-files", "-z"}, back)
	if err != nil {
		return err
	}
	for _, path := range back {
		if !slices.Contains(tracked, path) { // new online: it was not here before
			if err := removeIn(r.repo.Top, path); err != nil {
				return err
			}
		}
	}
	if len(tracked) == 0 {
		return nil
	}
	if err := r.locked(ctx, git.Lines(tracked), "checkout-index", "-f", "-u", "-z", "--stdin"); err != nil {
		return fmt.Errorf("mend what was cut off: %w", err)
	}
	return nil
}

// half tells that a file is a part of its newer version, or the whole of it.
func (r *running) half(ctx context.Context, j journal, path string) (bool, error) {
	name := filepath.Join(r.repo.Top, filepath.FromSlash(path))
	info, err := os.Lstat(name)
	if errors.Is(err, os.ErrNotExist) || notAFolder(err) {
		held, err := r.listPaths(ctx, []string{"ls-files", "-z"}, []string{path})
		return len(held) > 0, err
	}
	if err != nil {
		return false, fmt.Errorf("look at %s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return false, nil
	}
	have, err := os.ReadFile(name)
	if err != nil {
		return false, fmt.Errorf("read %s: %w", name, err)
	}
	out, err := r.repo.Run(ctx, git.Command{Args: []string{"cat-file", "--filters", j.New + ":" + path}, Read: true})
	if git.Status(err) >= 0 {
		return false, nil // not in the newer version
	}
	return err == nil && bytes.HasPrefix(out.Stdout, have), err
}
