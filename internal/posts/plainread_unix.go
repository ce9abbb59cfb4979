//go:build unix

package posts

import (
	"errors"
	"io/fs"
	"syscall"

	"golang.org/x/sys/unix"
)

// readPlain reads the beginning of a file, as much as there is room for. It makes
// four calls of the system where an os.File makes nine, which for ten thousand
// small files is most of the time. What became a link since it was listed is not
// followed, and what became a pipe is not waited for: both are an error.
func readPlain(native string, into room) ([]byte, Version, error) {
	fd, err := again(func() (int, error) {
		return unix.Open(native, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, Version{}, &fs.PathError{Op: "open", Path: native, Err: err}
	}
	defer unix.Close(fd) //nolint:errcheck // nothing was written
	var info unix.Stat_t
	if err := unix.Fstat(fd, &info); err != nil {
		return nil, Version{}, &fs.PathError{Op: "stat", Path: native, Err: err}
	}
	if info.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, Version{}, &fs.PathError{Op: "read", Path: native, Err: fs.ErrInvalid}
	}
	buffer, n := into(info.Size), 0
	for n < len(buffer) && (n == 0 || int64(n) < info.Size) {
		got, err := again(func() (int, error) { return unix.Read(fd, buffer[n:]) })
		if err != nil {
			return nil, Version{}, &fs.PathError{Op: "read", Path: native, Err: err}
		}
		if got == 0 {
			break
		}
		n += got
	}
	return buffer[:n], Version{info.Size, info.Mtim.Nano(), info.Ctim.Nano()}, nil
}

// lookPlain looks at a file that is no link.
func lookPlain(native string) (Version, error) {
	var info unix.Stat_t
	if err := unix.Lstat(native, &info); err != nil {
		return Version{}, &fs.PathError{Op: "stat", Path: native, Err: err}
	}
	if info.Mode&unix.S_IFMT != unix.S_IFREG {
		return Version{}, &fs.PathError{Op: "stat", Path: native, Err: fs.ErrInvalid}
	}
	return Version{info.Size, info.Mtim.Nano(), info.Ctim.Nano()}, nil
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
