package posts

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"penpush/internal/disk"
)

// plainFS reads the blog like disk.Root.FS, several times as fast: a folder that
// a listing showed to be a real one, below real ones, is opened by its name at
// once, where the root would open each folder on the way. Everything that a link
// may be part of still goes through the root, which keeps it inside.
type plainFS struct {
	root  *disk.Root
	inner fs.FS

	mu    sync.RWMutex
	plain map[string]bool // folders without a link on the way
	// kept are large folders as they were listed to recognise the blog, for the
	// first look, which follows at once; nil after that.
	kept map[string]listing
}

// listing is what a folder held that had not changed for a while.
type listing struct {
	changed time.Time
	entries []fs.DirEntry
}

// manyFiles in a folder are not listed twice.
const manyFiles = 256

func newPlainFS(root *disk.Root) *plainFS {
	return &plainFS{root: root, inner: root.FS(), plain: map[string]bool{}, kept: map[string]listing{}}
}

// forget takes nothing for granted any more; every look at the blog begins with
// it.
func (f *plainFS) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	clear(f.plain)
}

// letGo ends the time in which folders are kept.
func (f *plainFS) letGo() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kept = nil
}

func (f *plainFS) isPlain(dir string) bool {
	f.mu.RLock()
	plain, known := f.plain[dir]
	f.mu.RUnlock()
	if known || !fs.ValidPath(dir) {
		return plain
	}
	if plain = dir == "."; !plain && f.isPlain(path.Dir(dir)) {
		info, err := os.Lstat(f.native(dir))
		plain = err == nil && info.Mode().Type() == fs.ModeDir
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.plain[dir] = plain
	return plain
}

func (f *plainFS) native(name string) string {
	return f.root.Dir() + string(filepath.Separator) + filepath.FromSlash(name)
}

// Open opens a file for reading.
func (f *plainFS) Open(name string) (fs.File, error) {
	if fs.ValidPath(name) && name != "." && f.isPlain(path.Dir(name)) {
		native := f.native(name)
		if info, err := os.Lstat(native); err == nil && info.Mode().IsRegular() {
			return os.Open(native)
		}
	}
	return f.inner.Open(name)
}

// room gives what a file of size bytes is read into, which need not hold all of
// it.
type room func(size int64) []byte

// read gives the beginning of a file, as much as there is room for.
func (f *plainFS) read(name string, into room) ([]byte, Version, error) {
	if fs.ValidPath(name) && name != "." && f.isPlain(path.Dir(name)) {
		if content, v, err := readPlain(f.native(name), into); err == nil {
			return content, v, nil
		}
	}
	file, err := f.inner.Open(name) // which follows a link, or says why not
	if err != nil {
		return nil, Version{}, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	return readOpen(file, into)
}

func readOpen(file fs.File, into room) ([]byte, Version, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, Version{}, err
	}
	buffer := into(info.Size())
	n, err := io.ReadFull(file, buffer)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return buffer[:n], versionOf(info), err
}

// versionOf looks at a file without opening it.
func (f *plainFS) versionOf(name string) (Version, error) {
	if fs.ValidPath(name) && name != "." && f.isPlain(path.Dir(name)) {
		if v, err := lookPlain(f.native(name)); err == nil {
			return v, nil
		}
	}
	info, err := fs.Stat(f.inner, name)
	if err != nil {
		return Version{}, err
	}
	return versionOf(info), nil
}

// Stat follows links that stay inside.
func (f *plainFS) Stat(name string) (fs.FileInfo, error) {
	if fs.ValidPath(name) && name != "." && f.isPlain(path.Dir(name)) {
		if info, err := os.Lstat(f.native(name)); err == nil && info.Mode()&(fs.ModeSymlink|fs.ModeIrregular) == 0 {
			return info, nil
		}
	}
	return fs.Stat(f.inner, name)
}

// ReadDir lists a folder by name, without temporary files.
func (f *plainFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "." || !f.isPlain(name) {
		return fs.ReadDir(f.inner, name)
	}
	entries, ok := f.known(name)
	if !ok {
		var err error
		if entries, err = os.ReadDir(f.native(name)); err != nil {
			return fs.ReadDir(f.inner, name) // which says why in the root's words
		}
		entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return disk.Temporary(e.Name()) })
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, e := range entries {
		if e.Type() == fs.ModeDir {
			f.plain[path.Join(name, e.Name())] = true
		}
	}
	if f.kept != nil && !ok && len(entries) > manyFiles {
		info, err := os.Lstat(f.native(name))
		if err == nil && time.Since(info.ModTime()) > settled {
			f.kept[name] = listing{info.ModTime(), entries}
		}
	}
	return entries, nil
}

// known gives a folder that was kept and is as it was.
func (f *plainFS) known(name string) ([]fs.DirEntry, bool) {
	f.mu.RLock()
	l, ok := f.kept[name]
	f.mu.RUnlock()
	if !ok {
		return nil, false
	}
	info, err := os.Lstat(f.native(name))
	return l.entries, err == nil && info.IsDir() && info.ModTime().Equal(l.changed)
}
