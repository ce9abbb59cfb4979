//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"syscall"
)

func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// full includes a person's own share of a disk that others still write to.
func full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// forbidden includes files that were made immutable (EPERM) and disks mounted
// for reading (EROFS).
func forbidden(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// disconnected is a disk or server that went away under an open folder.
func disconnected(err error) bool {
	return errors.Is(err, syscall.ESTALE) || errors.Is(err, syscall.ENOTCONN) ||
		errors.Is(err, syscall.ENODEV) || errors.Is(err, syscall.ENXIO)
}

// busy is never: here a file may be replaced while others have it open.
func busy(error) bool { return false }
