package disk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"penpush/internal/problem"
)

// Temporary tells whether a file's name is that of a save under way. One that
// stays is left by a crash; lists pass over it, and the next save in its folder
// removes it once it is old.
func Temporary(name string) bool {
	return strings.HasPrefix(name, temporaryPrefix) && strings.HasSuffix(name, temporarySuffix)
}

const (
	temporaryPrefix = ".penpush-"
	temporarySuffix = ".tmp"
	// stale is past any save that could still be under way.
	stale = 10 * time.Minute
)

// Replace gives a file new content in one step: whoever reads it sees the old
// bytes or the new, and after a crash or on a full disk the old are whole. It
// happens only while the file's content has the hash expect, else it fails with
// problem.ChangedOnDisk; with expect "" the file must not be there yet, and its
// folders are made. A file that has the content already is not touched.
//
// The file keeps its mode, its extended attributes, and its owner where this
// user may give files away. A name that is a link stays one. Other hard links
// to the file keep the old content, because there is no safe way to change both.
//
// Problems: ChangedOnDisk, ReadOnly, DiskFull, FolderGone, OutsideBlog,
// Unreadable, Unwritable.
func (r *Root) Replace(name string, expect Hash, data []byte) error {
	return r.write(save{name: name, expect: expect, data: data})
}

// Create writes a new file and makes the folders above it. Problems: Exists,
// and those of Replace.
func (r *Root) Create(name string, data []byte) error {
	return r.write(save{name: name, data: data, fresh: true})
}

// save is one file on its way to the disk.
type save struct {
	name   string
	target string // name with its links followed
	expect Hash
	data   []byte
	fresh  bool // whatever is there already is in the way
}

func (r *Root) write(s save) (err error) {
	root, err := r.here()
	if err != nil {
		return fmt.Errorf("save %s: %w", s.name, err)
	}
	if s.target, err = resolve(root, s.name); err != nil {
		return r.writeFailed("save", s.name, err)
	}
	if same, err := r.compare(s); same || err != nil {
		return err
	}
	if s.expect == "" {
		if err := r.makeFolder(root, path.Dir(s.target)); err != nil {
			return r.writeFailed("make the folder of", s.name, err)
		}
	}
	temp, err := r.writeTemporary(root, s)
	if err != nil {
		return r.writeFailed("save", s.name, err)
	}
	if err := r.moveIn(root, temp, s); err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	if err := syncFolder(root, path.Dir(s.target)); err != nil {
		return r.writeFailed("save", s.name, err)
	}
	return r.sweep(root, path.Dir(s.target))
}

// compare looks at what is on disk: it tells that nothing has to be written, or
// fails when it is not what the writer of the new text has seen.
func (r *Root) compare(s save) (same bool, err error) {
	if s.fresh {
		taken, err := r.Exists(s.target)
		if taken {
			return false, problem.New(problem.Exists, s.name)
		}
		return false, err
	}
	now, err := r.Hash(s.target)
	switch {
	case err != nil:
		return false, fmt.Errorf("save %s: %w", s.name, err)
	case now == Sum(s.data):
		return true, nil
	case now != s.expect:
		return false, problem.New(problem.ChangedOnDisk, s.name)
	}
	return false, nil
}

// moveIn puts the finished temporary file in its place, after a last look.
func (r *Root) moveIn(root *os.Root, temp string, s save) error {
	r.moving.Lock()
	defer r.moving.Unlock()
	if same, err := r.compare(s); err != nil {
		return err
	} else if same {
		return root.Remove(temp)
	}
	if s.expect != "" {
		if err := renameOver(root, temp, s.target); err != nil {
			return r.writeFailed("save", s.name, err)
		}
		return nil
	}
	err := moveNew(root, temp, s.target)
	if errors.Is(err, fs.ErrExist) && !s.fresh {
		return problem.New(problem.ChangedOnDisk, s.name)
	}
	if err != nil {
		return r.writeFailed("save", s.name, err)
	}
	return nil
}

// writeTemporary writes the data beside the target, safe on the disk, with what
// the target's file has beyond its bytes.
func (r *Root) writeTemporary(root *os.Root, s save) (string, error) {
	old, err := openOld(root, s)
	if err != nil {
		return "", err
	}
	if old != nil {
		defer old.Close() //nolint:errcheck // nothing was written
	}
	temp := path.Join(path.Dir(s.target), temporaryPrefix+strings.ToLower(rand.Text())+temporarySuffix)
	perm := r.filePerm
	if old != nil {
		perm = 0o600 // until it has the mode of the file it replaces
	}
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return "", err
	}
	if err := fill(f, old, s.data); err != nil {
		return "", errors.Join(err, f.Close(), root.Remove(temp))
	}
	if err := f.Close(); err != nil {
		return "", errors.Join(err, root.Remove(temp))
	}
	return temp, nil
}

// openOld opens the file that is to be replaced, for writing: a rename asks only
// its folder for permission, and a file that its owner made read-only would be
// written all the same.
func openOld(root *os.Root, s save) (*os.File, error) {
	if s.expect == "" {
		return nil, nil
	}
	old, err := root.OpenFile(s.target, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.New(problem.ChangedOnDisk, s.name)
	}
	if err != nil {
		return nil, err
	}
	info, err := old.Stat()
	if err == nil && info.Mode()&0o222 == 0 {
		// A privileged user may open it nevertheless.
		err = problem.New(problem.ReadOnly, s.name)
	}
	if err != nil {
		return nil, errors.Join(err, old.Close())
	}
	return old, nil
}

func fill(f, old *os.File, data []byte) error {
	if _, err := f.Write(data); err != nil {
		return err
	}
	if old != nil {
		if err := keepAttributes(old, f); err != nil {
			return err
		}
	}
	return f.Sync()
}

// sweep removes what crashed saves left in a folder, once per folder.
func (r *Root) sweep(root *os.Root, folder string) error {
	r.mu.Lock()
	before := r.swept[folder]
	r.swept[folder] = true
	r.mu.Unlock()
	if before {
		return nil
	}
	entries, err := fs.ReadDir(root.FS(), folder)
	if err != nil {
		return nil // a folder that may be written and not listed: nothing to tidy
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !Temporary(e.Name()) || !info.Mode().IsRegular() || time.Since(info.ModTime()) < stale {
			continue
		}
		if err := root.Remove(path.Join(folder, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return r.writeFailed("remove", e.Name(), err)
		}
	}
	return nil
}
