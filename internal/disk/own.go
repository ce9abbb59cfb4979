package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"penpush/internal/problem"
)

// What follows is for Penpush's own data, in a folder opened with Own. In a blog
// files are replaced, renamed and put in the trash, nothing else.

// OpenOwn opens a file to read and write in place, and makes it and its folders
// when they are not there.
func (r *Root) OpenOwn(name string) (*os.File, error) {
	root, err := r.here()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	if err := r.makeFolder(root, path.Dir(name)); err != nil {
		return nil, r.writeFailed("make the folder of", name, err)
	}
	f, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE, r.filePerm)
	if err != nil {
		return nil, r.writeFailed("open", name, err)
	}
	return f, nil
}

// Put gives a file new content in one step, whatever it held before.
func (r *Root) Put(name string, data []byte) error {
	for {
		now, err := r.Hash(name)
		if err != nil {
			return err
		}
		if err := r.Replace(name, now, data); !problem.Is(err, problem.ChangedOnDisk) {
			return err
		}
	}
}

// Remove deletes a file, for good; that it is not there is fine.
func (r *Root) Remove(name string) error {
	root, err := r.here()
	if err != nil {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r.writeFailed("remove", name, err)
	}
	return nil
}

// Lock takes a file as a lock between programs, until release is called or this
// process ends in whatever way. It does not wait: taken is false when another
// holds it.
func (r *Root) Lock(name string) (release func(), taken bool, err error) {
	f, err := r.OpenOwn(name)
	if err != nil {
		return nil, false, err
	}
	taken, err = lockFile(f)
	if err != nil || !taken {
		return nil, false, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, true, nil // closing lets go of the lock
}
