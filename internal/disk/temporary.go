package disk

import (
	"fmt"
	"os"
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
