package site

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// configLimit is how much of a configuration file is read, in bytes.
const configLimit = 512 << 10

// folder is a place in the blog from which configuration is read.
type folder struct {
	fsys fs.FS
	dir  string
}

// first gives the first of the names that is there as a file, or "".
func (f folder) first(names ...string) string {
	for _, n := range names {
		if info, err := fs.Stat(f.fsys, path.Join(f.dir, n)); err == nil && info.Mode().IsRegular() {
			return n
		}
	}
	return ""
}

func (f folder) isDir(name string) bool { return f.isDirAt(path.Join(f.dir, name)) }

func (f folder) isDirAt(p string) bool {
	info, err := fs.Stat(f.fsys, p)
	return err == nil && info.IsDir()
}

// read gives a file's text. What cannot be read is no evidence of anything and
// gives "": a folder is still opened when its configuration is broken.
func (f folder) read(name string) string {
	b, err := head(f.fsys, path.Join(f.dir, name), configLimit)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(string(b), "\ufeff")
}

// files are facts for those of the names that are there.
func (f folder) files(weight int, names ...string) []fact {
	var facts []fact
	for _, n := range names {
		if f.first(n) != "" {
			facts = append(facts, fact{n, weight})
		}
	}
	return facts
}

// dirs are facts for those of the names that are folders here.
func (f folder) dirs(weight int, names ...string) []fact {
	var facts []fact
	for _, n := range names {
		if f.isDir(n) {
			facts = append(facts, fact{n + "/", weight})
		}
	}
	return facts
}

// dependency is a fact when package.json names the package.
func (f folder) dependency(names ...string) []fact {
	if f.first("package.json") == "" {
		return nil
	}
	pkg := parseJSON(f.read("package.json"))
	for _, n := range names {
		for _, list := range []string{"dependencies", "devDependencies"} {
			if pkg.text(list, n) != "" {
				return []fact{{"package.json: " + n, 3}}
			}
		}
	}
	return nil
}

// head reads at most limit bytes of a file.
func head(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	b, err := io.ReadAll(io.LimitReader(f, limit))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return b, nil
}
