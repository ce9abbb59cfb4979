package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"penpush/internal/problem"
)

// Trash moves a file or folder to the system's trash, from where the person's
// file manager brings it back. A link is moved itself, not what it leads to.
// What can't be moved stays where it is.
//
// Problems: NotFound, NotTrashed (Details say why), OutsideBlog, FolderGone.
func (r *Root) Trash(name string) error {
	root, err := r.here()
	if err != nil {
		return fmt.Errorf("trash %s: %w", name, err)
	}
	at, err := entry(root, name)
	if err != nil {
		return r.failed("trash", name, err, problem.NotTrashed)
	}
	if _, err := root.Lstat(at); err != nil {
		return r.readFailed("trash", name, err)
	}
	if err := toTrash(root, at, filepath.Join(r.dir, filepath.FromSlash(at))); err != nil {
		return r.failed("trash", name, err, problem.NotTrashed)
	}
	return nil
}

// copyOut copies a file, link or folder of the root to a full path that must not
// exist. It is how something reaches a trash on another disk: a rename can't.
func copyOut(root *os.Root, name, to string) error {
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		target, err := root.Readlink(name)
		if err != nil {
			return err
		}
		return os.Symlink(target, to)
	case info.IsDir():
		return copyFolderOut(root, name, to)
	case info.Mode().IsRegular():
		return copyFileOut(root, name, to)
	}
	return &fs.PathError{Op: "copy", Path: name, Err: errNoFile}
}

func copyFolderOut(root *os.Root, name, to string) error {
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	entries, err := fs.ReadDir(root.FS(), name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := copyOut(root, path.Join(name, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return errors.Join(os.Chtimes(to, info.ModTime(), info.ModTime()), os.Chmod(to, info.Mode().Perm()))
}

func copyFileOut(root *os.Root, name, to string) (err error) {
	in, err := root.Open(name)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // nothing was written
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return errors.Join(err, out.Close())
	}
	if err := errors.Join(out.Chmod(info.Mode().Perm()), out.Sync(), out.Close()); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}
