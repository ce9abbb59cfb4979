package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// gitPlace is where a repository keeps what tells its state. In a worktree, and
// in a submodule, .git is a file that names dir; the branches of all worktrees
// are in common. Layout: gitrepository-layout(5).
type gitPlace struct{ dir, common string }

// findGit finds the repository that the blog is in, and watches it. Needs mu,
// except in New.
func (w *Watcher) findGit() {
	if w.git.dir == "" {
		w.git = findGit(w.root)
	}
	if w.git.dir == "" {
		return
	}
	why := watched{git: true}
	w.add(w.git.dir, why)
	w.add(w.git.common, why)
	w.add(filepath.Join(w.git.common, "reftable"), why)
	w.addRefs(filepath.Join(w.git.common, "refs"))
}

// findGit looks for .git in a folder and in those above it.
func findGit(folder string) gitPlace {
	for at := folder; ; at = filepath.Dir(at) {
		place := filepath.Join(at, ".git")
		info, err := os.Stat(place)
		if err == nil && info.IsDir() {
			return gitPlace{dir: place, common: commonDir(place)}
		}
		if err == nil {
			if dir := gitFile(place); dir != "" {
				return gitPlace{dir: dir, common: commonDir(dir)}
			}
		}
		if at == filepath.Dir(at) {
			return gitPlace{}
		}
	}
}

// gitFile reads a .git that is a file: "gitdir: " and a path.
func gitFile(file string) string {
	b, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	dir, ok := strings.CutPrefix(strings.TrimRight(string(b), "\r\n"), "gitdir: ")
	if !ok {
		return ""
	}
	return from(filepath.Dir(file), dir)
}

// commonDir is what a worktree shares with its repository.
func commonDir(dir string) string {
	b, err := os.ReadFile(filepath.Join(dir, "commondir"))
	if err != nil {
		return dir // the repository's own folder has no such file
	}
	return from(dir, strings.TrimRight(string(b), "\r\n"))
}

func from(folder, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(folder, path)
}

// addRefs watches the folders of branches; a branch's name may hold "/". Tags
// say nothing about a post. Needs mu.
func (w *Watcher) addRefs(folder string) {
	_ = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return nil //nolint:nilerr // deleted meanwhile, or not ours to read: the focus scan asks git
		}
		if path == filepath.Join(w.git.common, "refs", "tags") || !w.add(path, watched{git: true}) {
			return fs.SkipDir
		}
		return nil
	})
}

// takeGit takes an event in one of git's folders. Needs mu.
func (w *Watcher) takeGit(path string, e fsnotify.Event) {
	name := filepath.Base(path)
	if strings.HasSuffix(name, ".lock") {
		return // it becomes the file itself by a rename
	}
	folder := filepath.Dir(path)
	if folder == w.git.dir || folder == w.git.common {
		switch name {
		case "HEAD", "packed-refs", "config", "refs", "reftable":
		default:
			return // the index, logs and objects move on every status
		}
	}
	w.gitMoved()
	if e.Has(fsnotify.Create) {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			w.addRefs(path)
		}
	}
}
