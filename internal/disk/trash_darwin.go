package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// toTrash moves a name of the root to ~/.Trash, under a name that is free there.
// From another disk it is copied there and then removed; a copy that fails
// removes nothing.
func toTrash(root *os.Root, name, full string) error {
	home, err := os.UserHomeDir()
	if err != nil {
		return fmt.Errorf("find the home folder: %w", err)
	}
	trash := filepath.Join(home, ".Trash")
	if err := os.MkdirAll(trash, 0o700); err != nil {
		return fmt.Errorf("make the trash: %w", err)
	}
	dir, err := os.Open(trash)
	if err != nil {
		return fmt.Errorf("open the trash: %w", err)
	}
	defer dir.Close() //nolint:errcheck // nothing was written
	base := filepath.Base(full)
	ext := filepath.Ext(base)
	for n := 1; ; n++ {
		as := base
		if n > 1 {
			as = strings.TrimSuffix(base, ext) + " " + strconv.Itoa(n) + ext
		}
		err := moveOut(root, name, dir, as)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		return err
	}
}

func moveOut(root *os.Root, name string, trash *os.File, as string) error {
	err := inFolders(root, path.Dir(name), path.Dir(name), func(from, _ int) error {
		return unix.RenameatxNp(from, path.Base(name), int(trash.Fd()), as, unix.RENAME_EXCL)
	})
	if !errors.Is(err, unix.EXDEV) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	to := filepath.Join(trash.Name(), as)
	if _, err := os.Lstat(to); err == nil {
		return &fs.PathError{Op: "copy", Path: to, Err: fs.ErrExist}
	}
	if err := copyOut(root, name, to); err != nil {
		return errors.Join(err, os.RemoveAll(to))
	}
	if err := root.RemoveAll(name); err != nil {
		// Part of it may be gone already, so the copy has to stay.
		return fmt.Errorf("remove what was copied to the trash: %w", err)
	}
	return nil
}
