package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"penpush/internal/problem"
)

// Rename moves a file or folder inside the root and makes the folders above its
// new name. It never replaces anything: a name that is taken is problem.Exists,
// except that a name may change its own case where the disk takes both for one.
// A link is moved itself, not what it leads to.
//
// Problems: NotFound, Exists, ReadOnly, DiskFull, FolderGone, OutsideBlog,
// Unwritable.
func (r *Root) Rename(from, to string) error {
	root, err := r.here()
	if err != nil {
		return fmt.Errorf("rename %s: %w", from, err)
	}
	source, err := entry(root, from)
	if err != nil {
		return r.writeFailed("rename", from, err)
	}
	target, err := entry(root, to)
	if err != nil {
		return r.writeFailed("rename to", to, err)
	}
	if _, err := root.Lstat(source); err != nil {
		return r.readFailed("rename", from, err)
	}
	if source == target {
		return nil
	}
	if err := r.makeFolder(root, path.Dir(target)); err != nil {
		return r.writeFailed("make the folder of", to, err)
	}
	r.moving.Lock()
	defer r.moving.Unlock()
	if err := moveNew(root, source, target); errors.Is(err, fs.ErrExist) {
		return problem.Wrap(problem.Exists, to, fmt.Errorf("rename %s: %w", from, err))
	} else if err != nil {
		return r.writeFailed("rename", from, err)
	}
	if err := errors.Join(syncFolder(root, path.Dir(target)), syncFolder(root, path.Dir(source))); err != nil {
		return r.writeFailed("rename", from, err)
	}
	return nil
}

// entry resolves the folder of a name and leaves its last part as it is, so that
// it names a link rather than what the link leads to.
func entry(root *os.Root, name string) (string, error) {
	if !fs.ValidPath(name) || name == "." {
		return "", problem.New(problem.OutsideBlog, name)
	}
	folder, err := resolve(root, path.Dir(name))
	if err != nil {
		var p *problem.Problem
		if errors.As(err, &p) {
			p.Path = name
		}
		return "", err
	}
	return path.Join(folder, path.Base(name)), nil
}

// renameOver renames onto a file. On Windows a virus scanner or indexer that has
// just opened it is in the way for a moment.
func renameOver(root *os.Root, from, to string) error {
	for try := 1; ; try++ {
		err := root.Rename(from, to)
		if err == nil || !busy(err) || try == 10 {
			return err
		}
		time.Sleep(time.Duration(try) * 5 * time.Millisecond)
	}
}

// moveNew renames, and fails with fs.ErrExist when the new name is taken.
func moveNew(root *os.Root, from, to string) error {
	err := renameExclusive(root, from, to)
	if errors.Is(err, fs.ErrExist) && onlyCase(root, from, to) {
		return root.Rename(from, to)
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	// This disk cannot do both in one step: look, then rename.
	if _, err := root.Lstat(to); err == nil && !onlyCase(root, from, to) {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return root.Rename(from, to)
}

// onlyCase tells that two names differ in case only and are one file: on most
// disks of macOS and Windows "Post.md" and "post.md" are.
func onlyCase(root *os.Root, from, to string) bool {
	if !strings.EqualFold(from, to) {
		return false
	}
	a, errA := root.Lstat(from)
	b, errB := root.Lstat(to)
	if errA != nil || errB != nil || !os.SameFile(a, b) {
		return false
	}
	// Two hard links may differ in case as well: then both names are listed.
	entries, err := fs.ReadDir(root.FS(), path.Dir(to))
	if err != nil {
		return false
	}
	for _, e := range entries {
		if path.Join(path.Dir(to), e.Name()) == to {
			return false
		}
	}
	return true
}
