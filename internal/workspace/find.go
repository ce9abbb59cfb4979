package workspace

import (
	"os"
	"path/filepath"

	"penpush/internal/problem"
	"penpush/internal/site"
)

// Find gives the blog that a file is in, as a folder, and the file's path in it:
// from the file upwards, the first folder that a generator's files are in, but
// not past the repository; else the repository; else, for a post in Jekyll's
// _posts, the folder with its configuration or the one that _posts is in; else the
// file's own folder.
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
	dir = jekyllHome(filepath.Dir(abs))
	for folder := filepath.Dir(abs); ; folder = filepath.Dir(folder) {
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

// jekyllHome is where a blog is whose folders alone tell what it is; a folder that
// is in none is its own.
func jekyllHome(dir string) string {
	home := dir
	for folder := dir; folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		if name := filepath.Base(folder); name == "_posts" || name == "_drafts" {
			home = filepath.Dir(folder)
		}
	}
	if home == dir {
		return dir
	}
	for folder := home; folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		for _, config := range []string{"_config.yml", "_config.yaml", "_config.toml"} {
			if _, err := os.Stat(filepath.Join(folder, config)); err == nil {
				return folder
			}
		}
	}
	return home
}
