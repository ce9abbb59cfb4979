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
}

func newPlainFS(root *disk.Root) *plainFS {
	return &plainFS{root: root, inner: root.FS(), plain: map[string]bool{}}
}

// forget takes nothing for granted any more; every look at the blog begins with
// it.
func (f *plainFS) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	clear(f.plain)
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

// version tells one state of a file from another, as far as its folder knows.
type version struct {
	size     int64
	modified int64 // in nanoseconds since 1970
}

func versionOf(info fs.FileInfo) version { return version{info.Size(), info.ModTime().UnixNano()} }

// room gives what a file of size bytes is read into, which need not hold all of
// it.
type room func(size int64) []byte

// read gives the beginning of a file, as much as there is room for.
func (f *plainFS) read(name string, into room) ([]byte, version, error) {
	if fs.ValidPath(name) && name != "." && f.isPlain(path.Dir(name)) {
		if content, v, err := readPlain(f.native(name), into); err == nil {
			return content, v, nil
		}
	}
	file, err := f.inner.Open(name) // which follows a link, or says why not
	if err != nil {
		return nil, version{}, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	return readOpen(file, into)
}

func readOpen(file fs.File, into room) ([]byte, version, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, version{}, err
	}
	buffer := into(info.Size())
	n, err := io.ReadFull(file, buffer)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return buffer[:n], versionOf(info), err
}

// versionOf looks at a file without opening it.
func (f *plainFS) versionOf(name string) (version, error) {
	if fs.ValidPath(name) && name != "." && f.isPlain(path.Dir(name)) {
		if v, err := lookPlain(f.native(name)); err == nil {
			return v, nil
		}
	}
	info, err := fs.Stat(f.inner, name)
	if err != nil {
		return version{}, err
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
	entries, err := os.ReadDir(f.native(name))
	if err != nil {
		return fs.ReadDir(f.inner, name) // which says why in the root's words
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return disk.Temporary(e.Name()) })
	f.mu.Lock()
	for _, e := range entries {
		if e.Type() == fs.ModeDir {
			f.plain[path.Join(name, e.Name())] = true
		}
	}
	f.mu.Unlock()
	return entries, nil
}
