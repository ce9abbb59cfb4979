//go:build unix

package disk

import (
	"os"
	"syscall"
)

// keepAttributes gives the new file what the old one has beyond its bytes:
// owner and extended attributes as far as this user may, then its mode, which
// changing the owner could have cut.
func keepAttributes(from, to *os.File) error {
	old, err := from.Stat()
	if err != nil {
		return err
	}
	fresh, err := to.Stat()
	if err != nil {
		return err
	}
	was, ok := old.Sys().(*syscall.Stat_t)
	is, okToo := fresh.Sys().(*syscall.Stat_t)
	if ok && okToo && (was.Uid != is.Uid || was.Gid != is.Gid) {
		if to.Chown(int(was.Uid), int(was.Gid)) != nil {
			// Only a privileged user may give a file away; the group alone may
			// still be one of ours. A shared folder must not stop a save.
			_ = to.Chown(-1, int(was.Gid))
		}
	}
	copyExtended(from, to)
	return to.Chmod(old.Mode())
}
