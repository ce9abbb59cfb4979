package disk

import (
	"io/fs"
	"slices"
)

// FS gives the folder as an fs.FS for reading: folders list without the
// temporary files of a save. It stays good when the folder goes away and comes
// back. Its errors are those of package fs, except that looking at "." while
// the folder is gone gives problem.FolderGone.
func (r *Root) FS() fs.FS { return fsys{r} }

type fsys struct{ r *Root }

var (
	_ fs.ReadDirFS  = fsys{}
	_ fs.StatFS     = fsys{}
	_ fs.ReadFileFS = fsys{}
)

// fs gives the opened folder; only looking at "." asks whether it is still in
// its place, so that a scan of many files asks once.
func (f fsys) fs(name string) (fs.FS, error) {
	if name == "." {
		root, err := f.r.here()
		if err != nil {
			return nil, err
		}
		return root.FS(), nil
	}
	f.r.mu.Lock()
	defer f.r.mu.Unlock()
	return f.r.root.FS(), nil
}

// Open opens a file for reading; a named pipe or device is refused, because
// opening one may wait for ever.
func (f fsys) Open(name string) (fs.File, error) {
	inner, err := f.fs(name)
	if err != nil {
		return nil, err
	}
	info, err := fs.Stat(inner, name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return inner.Open(name)
}

// Stat follows links that stay inside.
func (f fsys) Stat(name string) (fs.FileInfo, error) {
	inner, err := f.fs(name)
	if err != nil {
		return nil, err
	}
	return fs.Stat(inner, name)
}

// ReadFile reads a whole file.
func (f fsys) ReadFile(name string) ([]byte, error) {
	inner, err := f.fs(name)
	if err != nil {
		return nil, err
	}
	info, err := fs.Stat(inner, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	return fs.ReadFile(inner, name)
}

// ReadDir lists a folder by name, without temporary files.
func (f fsys) ReadDir(name string) ([]fs.DirEntry, error) {
	inner, err := f.fs(name)
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(inner, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return Temporary(e.Name()) }), err
}
