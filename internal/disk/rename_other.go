//go:build !linux && !darwin

package disk

import (
	"errors"
	"os"
)

// renameExclusive says that this system has no such step that os.Root reaches.
func renameExclusive(*os.Root, string, string) error { return errors.ErrUnsupported }
