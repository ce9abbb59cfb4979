package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Temporary folders are the system's, for this user alone.

// TempFolder makes an empty folder that only this user may enter, outside every
// blog; remove takes it away with all that is in it. Its path is short, as the
// address of a local socket has to be.
func TempFolder() (dir string, remove func() error, err error) {
	if dir, err = os.MkdirTemp("", "penpush-"); err != nil {
		return "", nil, fmt.Errorf("make a temporary folder: %w", err)
	}
	return dir, func() error { return os.RemoveAll(dir) }, nil
}

const spareLock = "lock"

// Spare makes an empty folder in a folder of Penpush's own, for work that may be
// large and take long. remove takes it away with all that is in it; a folder that
// a dead run left is taken away by the next SweepSpare.
func Spare(parent string) (dir string, remove func() error, err error) {
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return "", nil, fmt.Errorf("make %s: %w", parent, err)
	}
	home, err := os.MkdirTemp(parent, "")
	if err != nil {
		return "", nil, fmt.Errorf("make a folder in %s: %w", parent, err)
	}
	release, taken, err := lockSpare(home)
	if err != nil || !taken { // another start is just taking it for a dead run's
		return "", nil, errors.Join(fmt.Errorf("keep %s for this run", home), err)
	}
	// Programs that were started here may look at where they really are.
	real, err := filepath.EvalSymlinks(home)
	if err == nil {
		dir = filepath.Join(real, "spare")
		err = os.Mkdir(dir, 0o700)
	}
	remove = func() error {
		err := removeSpare(dir)
		release()
		return errors.Join(err, os.RemoveAll(home))
	}
	if err != nil {
		return "", nil, errors.Join(fmt.Errorf("make a folder in %s: %w", parent, err), remove())
	}
	return dir, remove, nil
}

// removeSpare removes a folder also where a program took its rights away.
func removeSpare(dir string) error {
	if err := os.RemoveAll(dir); err == nil {
		return nil
	}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() {
			_ = os.Chmod(name, 0o700)
		}
		return nil
	})
	return os.RemoveAll(dir)
}

// SweepSpare takes away the folders that Spare made and nobody works in.
func SweepSpare(parent string) error {
	entries, err := os.ReadDir(parent)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("list %s: %w", parent, err)
	}
	for _, e := range entries {
		home := filepath.Join(parent, e.Name())
		release, free, lost := lockSpare(home)
		if lost != nil || !free {
			err = errors.Join(err, lost)
			continue
		}
		lost = removeSpare(filepath.Join(home, "spare"))
		release()
		err = errors.Join(err, lost, os.RemoveAll(home))
	}
	return err
}

func lockSpare(home string) (release func(), taken bool, err error) {
	root, err := Own(home)
	if err != nil {
		return nil, false, err
	}
	release, taken, err = root.Lock(spareLock)
	return release, taken, errors.Join(err, root.Close())
}

// LinkOut makes name in a folder that Spare made lead to a file or folder
// elsewhere; what is there already stays. Folders on the way are made.
func LinkOut(spare, name, target string) error {
	root, err := os.OpenRoot(spare)
	if err != nil {
		return fmt.Errorf("open %s: %w", spare, err)
	}
	defer root.Close() //nolint:errcheck // it only names a folder
	name = filepath.FromSlash(name)
	if err := root.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fmt.Errorf("make the folder of %s: %w", name, err)
	}
	if err := root.Symlink(target, name); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("link %s: %w", name, err)
	}
	return nil
}
