package preflight

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// tree knows the names in a blog's folders as they are really spelled, also
// where the file system would take another spelling for the same. It lists each
// folder once.
type tree struct {
	fsys fs.FS
	dirs sync.Map // folder -> func() *listing
}

func newTree(fsys fs.FS) *tree { return &tree{fsys: fsys} }

// match is how well a path fits what is there.
type match int

const (
	nothing  match = iota
	caseOnly       // but for large and small letters
	exact          // as it is, or in another Unicode normal form
)

// listing is one folder: what is in it, folders being true.
type listing struct {
	names map[string]bool
	// folded are the names in lower case and composed.
	folded map[string]string
}

func (t *tree) list(dir string) *listing {
	once, ok := t.dirs.Load(dir)
	if !ok {
		once, _ = t.dirs.LoadOrStore(dir, sync.OnceValue(func() *listing { return t.read(dir) }))
	}
	return once.(func() *listing)()
}

// read lists a folder; one that cannot be listed is as good as empty, because
// nothing in it reaches the site.
func (t *tree) read(dir string) *listing {
	l := &listing{names: map[string]bool{}, folded: map[string]string{}}
	entries, err := fs.ReadDir(t.fsys, dir)
	if err != nil {
		return l
	}
	for _, e := range entries {
		isDir := e.IsDir()
		if e.Type()&fs.ModeSymlink != 0 {
			info, err := fs.Stat(t.fsys, path.Join(dir, e.Name()))
			if err != nil {
				continue // a link to nowhere
			}
			isDir = info.IsDir()
		}
		l.names[e.Name()] = isDir
		l.folded[folded(e.Name())] = e.Name()
	}
	return l
}

func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// find gives what a path names as it is spelled on disk.
func (t *tree) find(p string) (actual string, how match, isDir bool) {
	if !fs.ValidPath(p) {
		return "", nothing, false
	}
	if p == "." {
		return ".", exact, true
	}
	at, how, isDir := ".", exact, true
	for part := range strings.SplitSeq(p, "/") {
		if !isDir {
			return "", nothing, false
		}
		l := t.list(at)
		dir, ok := l.names[part]
		if !ok {
			name, known := l.folded[folded(part)]
			if !known {
				return "", nothing, false
			}
			if norm.NFC.String(name) != norm.NFC.String(part) {
				how = caseOnly
			}
			part, dir = name, l.names[name]
		}
		at, isDir = join(at, part), dir
	}
	return at, how, isDir
}

// firstFile is the first of some paths that find takes for a file: one that fits
// exactly, else one that fits but for its letters.
func firstFile(paths []string, find func(string) (string, match, bool)) (actual string, how match) {
	for _, p := range paths {
		a, h, isDir := find(p)
		if h > how && !isDir {
			actual, how = a, h
		}
		if how == exact {
			break
		}
	}
	return actual, how
}

func join(dir, name string) string {
	if dir == "." {
		return name
	}
	return dir + "/" + name
}
