package watch

import (
	"os"
	"path/filepath"
	"strings"
)

// watched is why a folder is watched; it may be for several reasons.
type watched struct {
	root, posts, git bool
	cost             int
}

func (a watched) any() bool { return a.root || a.posts || a.git }

// add watches a folder for one more reason and tells whether it is watched. A
// folder that can't be is tried again at the next heartbeat. Needs mu.
func (w *Watcher) add(folder string, why watched) bool {
	what, ok := w.watched[folder]
	if !ok {
		if w.fs == nil {
			return false
		}
		info, err := os.Stat(folder)
		if err != nil || !info.IsDir() {
			return false
		}
		what.cost = cost(folder)
		// Git and the folder itself are few, and worth more than the bound.
		if why.posts && !why.root && w.spent+what.cost > Limit {
			return false
		}
		if err := w.fs.Add(folder); err != nil {
			return false // gone again, or the system's own bound is reached
		}
		w.spent += what.cost
	}
	what.root = what.root || why.root
	what.posts = what.posts || why.posts
	what.git = what.git || why.git
	w.watched[folder] = what
	return true
}

// drop takes back reasons to watch a folder. Needs mu.
func (w *Watcher) drop(folder string, why watched) {
	what, ok := w.watched[folder]
	if !ok {
		return
	}
	what.root = what.root && !why.root
	what.posts = what.posts && !why.posts
	what.git = what.git && !why.git
	if what.any() {
		w.watched[folder] = what
		return
	}
	delete(w.watched, folder)
	w.spent -= what.cost
	_ = w.fs.Remove(folder) // a folder that is gone has taken its watch along
}

// forget drops a folder that moved or went, and those below it. Needs mu.
func (w *Watcher) forget(folder string) {
	for other := range w.watched {
		if other == folder || below(other, folder) {
			w.drop(other, watched{root: true, posts: true, git: true})
		}
	}
}

func below(path, folder string) bool {
	return strings.HasPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator))
}

// belowWanted tells whether a folder was asked for, or was made later in one
// that was. Needs mu.
func (w *Watcher) belowWanted(folder string) bool {
	for at := folder; ; at = filepath.Dir(at) {
		if w.wantAll[at] {
			return true
		}
		if at == w.root || at == filepath.Dir(at) {
			return false
		}
	}
}

// addWanted watches the folders that were asked for and are not watched yet, and
// gives those that are new. Needs mu.
func (w *Watcher) addWanted() []string {
	var fresh []string
	for _, folder := range w.wanted {
		if w.watched[folder].posts || (w.spent >= Limit && !w.watched[folder].any()) {
			continue
		}
		if w.add(folder, watched{posts: true}) {
			fresh = append(fresh, folder)
		}
	}
	return fresh
}

// renew watches everything from nothing. Needs mu, except in New.
func (w *Watcher) renew() {
	for folder := range w.watched {
		w.drop(folder, watched{root: true, posts: true, git: true})
	}
	w.git = gitPlace{}
	w.add(w.root, watched{root: true})
	w.findGit()
	w.addWanted()
}

// addTree watches a folder that was just made, with those below it, and notes
// what is in it: what was written before the watch began sent no event. Hidden
// folders and packages are no place for posts. Needs mu.
func (w *Watcher) addTree(folder string) {
	if name := filepath.Base(folder); strings.HasPrefix(name, ".") || name == "node_modules" {
		return
	}
	if !w.add(folder, watched{posts: true}) {
		return
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		w.overflow() // what is in it can't be told
		return
	}
	for _, e := range entries {
		full := filepath.Join(folder, e.Name())
		w.notePath(full)
		if e.IsDir() {
			w.addTree(full)
		}
	}
}
