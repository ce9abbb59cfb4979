//go:build unix

package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// inFolders opens two folders of the root and hands on their descriptors, so
// that system calls that package os lacks stay inside the root as well.
func inFolders(root *os.Root, a, b string, do func(a, b int) error) error {
	first, err := root.OpenFile(a, os.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return err
	}
	second, err := root.OpenFile(b, os.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return errors.Join(err, first.Close())
	}
	return errors.Join(do(int(first.Fd()), int(second.Fd())), first.Close(), second.Close())
}
