//go:build unix

package posts

import (
	"errors"
	"io/fs"
	"syscall"
)

// readPlain fills the buffer from the beginning of a file, and takes a file of
// size bytes for read when it has as many. It makes three calls of the system
// where an os.File makes nine, which for ten thousand small files is most of the
// time. What became a link since it was listed is not followed, and what became
// a pipe is not waited for: both are an error.
func readPlain(native string, buffer []byte, size int64) (int, error) {
	fd, err := again(func() (int, error) {
		return syscall.Open(native, syscall.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	if err != nil {
		return 0, &fs.PathError{Op: "open", Path: native, Err: err}
	}
	defer syscall.Close(fd) //nolint:errcheck // nothing was written
	n := 0
	for n < len(buffer) && (n == 0 || int64(n) < size) {
		got, err := again(func() (int, error) { return syscall.Read(fd, buffer[n:]) })
		if err == nil && got == 0 && n == 0 {
			err = emptyFile(fd)
		}
		if err != nil {
			return n, &fs.PathError{Op: "read", Path: native, Err: err}
		}
		if got == 0 {
			break
		}
		n += got
	}
	return n, nil
}

// emptyFile tells a file without bytes from a pipe that nobody writes into.
func emptyFile(fd int) error {
	var info syscall.Stat_t
	if err := syscall.Fstat(fd, &info); err != nil {
		return err
	}
	if info.Mode&syscall.S_IFMT != syscall.S_IFREG {
		return fs.ErrInvalid
	}
	return nil
}

// again calls the system until no signal is in the way.
func again(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
