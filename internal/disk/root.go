// Package disk is the only door through which Penpush writes files, and the way
// things leave for the system's trash.
//
// A Root is one folder. Nothing reaches outside it: names are relative with
// "/", and links that are absolute or lead out are refused with
// problem.OutsideBlog. Every error a writer can meet is a *problem.Problem.
package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"penpush/internal/problem"
)

// Hash is a file's content as the hexadecimal SHA-256 of its bytes; "" means
// that there is no such file.
type Hash string

// Sum gives the hash of some content.
func Sum(b []byte) Hash {
	sum := sha256.Sum256(b)
	return Hash(hex.EncodeToString(sum[:]))
}

// Root is an opened folder. It may be used by several goroutines at once.
type Root struct {
	dir               string
	filePerm, dirPerm fs.FileMode

	mu     sync.Mutex // guards what follows
	root   *os.Root
	id     fs.FileInfo
	closed bool
	swept  map[string]bool

	// moving is held from the last look at a file until it is replaced, so that
	// two saves in this process can't both believe to be the next.
	moving sync.Mutex
}

// Open opens a folder that is there. Otherwise it fails with
// problem.FolderGone, or problem.Unreadable when it may not be entered.
func Open(dir string) (*Root, error) {
	return open(dir, 0o666, 0o777)
}

// Own opens a folder for Penpush's own data, and makes it first when it is not
// there. Only this user may read what is written there.
func Own(dir string) (*Root, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, problem.Wrap(writeCode(err), filepath.Base(dir), fmt.Errorf("make folder %s: %w", dir, err))
	}
	return open(dir, 0o600, 0o700)
}

func open(dir string, filePerm, dirPerm fs.FileMode) (*Root, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find folder %s: %w", dir, err)
	}
	r := &Root{dir: abs, filePerm: filePerm, dirPerm: dirPerm, swept: map[string]bool{}}
	if _, err := r.here(); err != nil {
		return nil, err
	}
	return r, nil
}

// Dir is the folder's absolute path, as this system spells it.
func (r *Root) Dir() string { return r.dir }

// Close lets go of the folder.
func (r *Root) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil
	}
	r.closed = true
	if err := r.root.Close(); err != nil {
		return fmt.Errorf("close folder %s: %w", r.dir, err)
	}
	return nil
}

// here gives the folder that is at Dir now. An os.Root follows a folder that is
// moved, even into the trash: writing on there would lose what is written. And
// a folder that was away and came back (a disk plugged in again, a fresh clone)
// is simply used again.
func (r *Root) here() (*os.Root, error) {
	info, err := os.Stat(r.dir)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: r.dir, Err: syscall.ENOTDIR}
	}
	if err != nil {
		return nil, r.lost(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, fmt.Errorf("use folder %s: %w", r.dir, fs.ErrClosed)
	}
	if r.root != nil && os.SameFile(info, r.id) {
		return r.root, nil
	}
	return r.reopen()
}

func (r *Root) reopen() (*os.Root, error) {
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, r.lost(err)
	}
	id, err := root.Stat(".")
	if err != nil {
		return nil, errors.Join(r.lost(err), root.Close())
	}
	if r.root != nil {
		if err := r.root.Close(); err != nil {
			return nil, errors.Join(fmt.Errorf("close the former folder %s: %w", r.dir, err), root.Close())
		}
	}
	r.root, r.id = root, id
	return root, nil
}

// lost is the problem of a folder that can't be opened.
func (r *Root) lost(err error) error {
	code := problem.Unreadable
	if missing(err) || disconnected(err) {
		code = problem.FolderGone
	}
	p := problem.Wrap(code, "", fmt.Errorf("open folder: %w", err))
	p.Subject, p.Details = r.dir, reason(err)
	if code == problem.Unreadable {
		p.Path = filepath.ToSlash(r.dir)
	}
	return p
}
