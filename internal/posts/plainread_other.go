//go:build !unix

package posts

import (
	"io/fs"
	"os"
)

// readPlain reads the beginning of a file that is no link, as much as there is
// room for.
func readPlain(native string, into room) ([]byte, Version, error) {
	if _, err := lookPlain(native); err != nil {
		return nil, Version{}, err
	}
	f, err := os.Open(native)
	if err != nil {
		return nil, Version{}, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	return readOpen(f, into)
}

// lookPlain looks at a file that is no link.
func lookPlain(native string) (Version, error) {
	info, err := os.Lstat(native)
	if err != nil {
		return Version{}, err
	}
	if !info.Mode().IsRegular() {
		return Version{}, &fs.PathError{Op: "stat", Path: native, Err: fs.ErrInvalid}
	}
	return versionOf(info), nil
}
