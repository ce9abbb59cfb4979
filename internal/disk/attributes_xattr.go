//go:build linux || darwin

package disk

import (
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// copyExtended copies extended attributes: tags and comments of file managers,
// access lists. What the system keeps for itself or the disk can't hold stays
// behind; that must not stop a save.
func copyExtended(from, to *os.File) {
	a, b := int(from.Fd()), int(to.Fd())
	size, err := unix.Flistxattr(a, nil)
	if err != nil || size == 0 {
		return
	}
	list := make([]byte, size)
	if size, err = unix.Flistxattr(a, list); err != nil {
		return
	}
	for name := range strings.SplitSeq(string(list[:size]), "\x00") {
		if name == "" {
			continue
		}
		n, err := unix.Fgetxattr(a, name, nil)
		if err != nil {
			continue
		}
		value := make([]byte, n)
		if n, err = unix.Fgetxattr(a, name, value); err == nil {
			_ = unix.Fsetxattr(b, name, value[:n], 0)
		}
	}
}
