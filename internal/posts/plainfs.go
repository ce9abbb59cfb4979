package posts

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"penpush/internal/disk"
	"penpush/internal/site"
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
	// sizes asks ReadDir to look at the Markdown files as well.
	sizes bool
}

func newPlainFS(root *disk.Root) *plainFS {
	return &plainFS{root: root, inner: root.FS(), plain: map[string]bool{}}
}

// forget takes nothing for granted any more; every look at the blog begins with
// it. From then on the size of every post will be asked for.
func (f *plainFS) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	clear(f.plain)
	f.sizes = true
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

// read fills the buffer from a file's beginning; a listing told its size.
func (f *plainFS) read(name string, buffer []byte, size int64) (int, error) {
	if fs.ValidPath(name) && name != "." && f.isPlain(path.Dir(name)) {
		if n, err := readPlain(f.native(name), buffer, size); err == nil {
			return n, nil
		}
	}
	file, err := f.inner.Open(name) // which follows a link, or says why not
	if err != nil {
		return 0, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	n, err := io.ReadFull(file, buffer)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return n, err
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
	sizes := f.sizes
	f.mu.Unlock()
	if sizes && len(entries) > manyFiles {
		measure(entries)
	}
	return entries, nil
}

// manyFiles in a folder are looked at by several goroutines at once.
const manyFiles = 256

// measured is a file of a listing that was already looked at.
type measured struct {
	fs.DirEntry
	info fs.FileInfo
	err  error
}

func (m measured) Info() (fs.FileInfo, error) { return m.info, m.err }

// measure looks at the Markdown files of a listing, with all processors.
func measure(entries []fs.DirEntry) {
	var wait sync.WaitGroup
	for part := range slices.Chunk(entries, len(entries)/runtime.GOMAXPROCS(0)+1) {
		wait.Go(func() {
			for i, e := range part {
				if e.Type().IsRegular() && site.IsMarkdown(e.Name()) {
					info, err := e.Info()
					part[i] = measured{e, info, err}
				}
			}
		})
	}
	wait.Wait()
}
