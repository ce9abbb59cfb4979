package workspace

import (
	"os"
	"path/filepath"

	"penpush/internal/problem"
	"penpush/internal/site"
)

// Find gives the blog that a file is in, as a folder, and the file's path in it:
// from the file upwards, the first folder that a generator's files are in, but
// not past the repository; else the repository; else the file's own folder.
func Find(file string) (dir, post string, err error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", "", err
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(real, filepath.Base(abs))
	} else {
		return "", "", problem.Wrap(problem.NotFound, filepath.ToSlash(file), err)
	}
	dir = filepath.Dir(abs)
	for folder := dir; ; folder = filepath.Dir(folder) {
		if site.Marked(os.DirFS(folder)) {
			dir = folder
			break
		}
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			dir = folder
			break
		}
		if folder == filepath.Dir(folder) {
			break
		}
	}
	inside, err := filepath.Rel(dir, abs)
	return dir, filepath.ToSlash(inside), err
}
