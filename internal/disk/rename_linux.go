package disk

import (
	"errors"
	"os"
	"path"

	"golang.org/x/sys/unix"
)

// renameExclusive renames in one step that fails when the new name is taken, or
// with errors.ErrUnsupported where the disk has no such step.
func renameExclusive(root *os.Root, from, to string) error {
	return inFolders(root, path.Dir(from), path.Dir(to), func(a, b int) error {
		err := unix.Renameat2(a, path.Base(from), b, path.Base(to), unix.RENAME_NOREPLACE)
		if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
			return errors.ErrUnsupported
		}
		return err
	})
}
