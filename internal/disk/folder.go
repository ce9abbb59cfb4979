package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"syscall"
)

// makeFolder makes a folder and those above it, and makes them last.
func (r *Root) makeFolder(root *os.Root, folder string) error {
	var fresh []string
	for at := folder; at != "."; at = path.Dir(at) {
		_, err := root.Stat(at)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		fresh = append(fresh, at)
	}
	for _, at := range slices.Backward(fresh) {
		if err := root.Mkdir(at, r.dirPerm); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		if err := syncFolder(root, path.Dir(at)); err != nil {
			return err
		}
	}
	return nil
}

// syncFolder makes a rename in a folder last through a power cut. Windows has no
// such call, and some network disks refuse it: there the system does what it
// does.
func syncFolder(root *os.Root, folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := root.Open(folder)
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return nil // it may be written and not read
		}
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("sync folder %s: %w", folder, err)
	}
	return nil
}
