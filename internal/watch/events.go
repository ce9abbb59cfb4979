package watch

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"

	"penpush/internal/disk"
)

// takeAll takes events of the system's.
func (w *Watcher) takeAll(events []fsnotify.Event, missed bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range events {
		w.take(e)
	}
	if missed {
		w.overflow()
	}
}

// overflow notes that something was missed. Needs mu.
func (w *Watcher) overflow() {
	w.burst.overflow = true
	w.burst.note()
}

// gitMoved notes that the repository may be in another state. Needs mu.
func (w *Watcher) gitMoved() {
	w.burst.git = true
	w.burst.note()
}

// take takes one event. Needs mu.
func (w *Watcher) take(e fsnotify.Event) {
	if e.Op == fsnotify.Chmod {
		return // indexers and virus scanners do that all day
	}
	path := filepath.Clean(e.Name)
	if _, ok := w.watched[path]; ok && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)) {
		w.folderWent(path)
	}
	in := w.watched[filepath.Dir(path)]
	if in.git {
		w.takeGit(path, e)
	}
	if in.root && path == filepath.Join(w.root, ".git") {
		w.git = gitPlace{}
		w.findGit()
		w.gitMoved()
	}
	if in.posts {
		w.notePath(path)
		if e.Has(fsnotify.Create) {
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				w.addTree(path)
			}
		}
	}
}

// folderWent handles that a watched folder was renamed or deleted; another one
// may have its name already. Needs mu.
func (w *Watcher) folderWent(folder string) {
	what := w.watched[folder]
	w.forget(folder)
	if what.root {
		w.look()
		return
	}
	if what.git {
		w.git = gitPlace{}
		w.findGit()
		w.gitMoved()
	}
	if what.posts {
		w.notePath(folder)
		w.noteFresh(w.addWanted())
	}
}

// notePath notes a path as changed, unless it is git's or a save under way.
// Needs mu.
func (w *Watcher) notePath(full string) {
	rel, err := filepath.Rel(w.root, full)
	if err != nil || disk.Temporary(filepath.Base(full)) {
		return
	}
	rel = filepath.ToSlash(rel)
	if rel == ".git" || strings.HasPrefix(rel, ".git/") {
		return
	}
	w.burst.path(rel)
}

// noteFresh notes folders that are watched now and were not, with what is in
// them. Needs mu.
func (w *Watcher) noteFresh(folders []string) {
	for _, folder := range folders {
		w.notePath(folder)
		entries, err := os.ReadDir(folder)
		if err != nil {
			w.overflow()
			continue
		}
		for _, e := range entries {
			w.notePath(filepath.Join(folder, e.Name()))
		}
	}
}

// beat looks at what sends no events.
func (w *Watcher) beat() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.look() {
		return
	}
	if w.fs == nil {
		w.overflow()
		return
	}
	w.noteFresh(w.addWanted())
	if w.git.dir == "" {
		if w.findGit(); w.git.dir != "" {
			w.gitMoved()
		}
	}
}

// look tells whether the blog's folder is there, notes when it went, and watches
// anew when it is back or another one took its place. Needs mu.
func (w *Watcher) look() bool {
	info, err := os.Stat(w.root)
	if err != nil || !info.IsDir() {
		if w.id != nil {
			w.id = nil
			w.forget(w.root)
			w.burst = burst{gone: true}
			w.burst.note()
		}
		return false
	}
	_, ok := w.watched[w.root]
	if w.id != nil && os.SameFile(w.id, info) && (ok || w.fs == nil) {
		return true
	}
	w.id = info
	w.renew()
	w.burst.gone, w.burst.overflow, w.burst.git = false, true, true
	w.burst.note()
	return true
}
