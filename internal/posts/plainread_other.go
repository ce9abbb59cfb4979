//go:build !unix

package posts

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// readPlain fills the buffer from the beginning of a file that is no link.
func readPlain(native string, buffer []byte, _ int64) (int, error) {
	info, err := os.Lstat(native)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, &fs.PathError{Op: "open", Path: native, Err: fs.ErrInvalid}
	}
	f, err := os.Open(native)
	if err != nil {
		return 0, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	n, err := io.ReadFull(f, buffer)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return n, err
}
