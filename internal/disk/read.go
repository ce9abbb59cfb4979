package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"penpush/internal/problem"
)

// Read gives a file's bytes. A limit above 0 is the most bytes it may have.
// Problems: NotFound, Unreadable, TooLarge (Subject is its size in words),
// OutsideBlog, FolderGone.
func (r *Root) Read(name string, limit int64) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	info, err := f.Stat()
	if err != nil {
		return nil, r.readFailed("read", name, err)
	}
	if limit > 0 && info.Size() > limit {
		return nil, tooLarge(name, info.Size())
	}
	src := io.Reader(f)
	if limit > 0 { // it may still be growing
		src = io.LimitReader(f, limit+1)
	}
	b := make([]byte, 0, info.Size()+1)
	for {
		n, err := src.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, r.readFailed("read", name, err)
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
	if limit > 0 && int64(len(b)) > limit {
		return nil, tooLarge(name, int64(len(b)))
	}
	return b, nil
}

func tooLarge(name string, size int64) error {
	p := problem.New(problem.TooLarge, name)
	p.Subject = fmt.Sprintf("%.1f MB", float64(size)/1e6)
	return p
}

// Open opens a file for reading. What is neither a file nor a folder, such as a
// named pipe, is problem.Unreadable: opening one may wait for ever.
func (r *Root) Open(name string) (*os.File, error) {
	root, info, err := r.stat("open", name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, r.readFailed("open", name, errNoFile)
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, r.readFailed("open", name, err)
	}
	return f, nil
}

// Stat describes what a name leads to; links that stay inside are followed.
// Problems: NotFound, Unreadable, OutsideBlog, FolderGone.
func (r *Root) Stat(name string) (fs.FileInfo, error) {
	_, info, err := r.stat("look at", name)
	return info, err
}

func (r *Root) stat(verb, name string) (*os.Root, fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, nil, problem.New(problem.OutsideBlog, name)
	}
	root, err := r.here()
	if err != nil {
		return nil, nil, fmt.Errorf("%s %s: %w", verb, name, err)
	}
	info, err := root.Stat(name)
	if err != nil {
		return nil, nil, r.readFailed(verb, name, err)
	}
	return root, info, nil
}

// Exists tells whether a name leads to a file or folder. Not being able to look
// is an error, never a "no".
func (r *Root) Exists(name string) (bool, error) {
	_, err := r.Stat(name)
	if problem.Is(err, problem.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// Hash gives the hash of a file's content now, or "" when it is not there.
func (r *Root) Hash(name string) (Hash, error) {
	f, err := r.Open(name)
	if problem.Is(err, problem.NotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", r.readFailed("read", name, err)
	}
	return Hash(hex.EncodeToString(h.Sum(nil))), nil
}

var errNoFile = errors.New("it is not a file")
