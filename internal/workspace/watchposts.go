package workspace

import (
	"context"
	"path"
	"slices"

	"penpush/internal/disk"
	"penpush/internal/problem"
	"penpush/internal/watch"
)

// watchPosts looks at the folders that hold posts, and at those on the way there: a
// blog that sorts by months gets its next one in them.
func (w *Workspace) watchPosts(ctx context.Context) error {
	list, err := w.blog.Listed(ctx)
	if err != nil {
		return err
	}
	folders := slices.Clone(w.blog.Site().ContentDirs)
	var hold []string
	seen := map[string]bool{}
	for _, p := range list {
		folder := path.Dir(p.Path)
		for at := folder; !seen[at] && !slices.Contains(w.blog.Site().ContentDirs, at); at = path.Dir(at) {
			seen[at] = true
			if at == folder {
				hold = append(hold, at)
			} else {
				folders = append(folders, at)
			}
			if at == "." {
				break
			}
		}
	}
	return w.watcher.Set(append(folders, hold...))
}

// diskChanged takes a hint that something changed; the truth is on disk.
func (w *Workspace) diskChanged(c watch.Change) {
	if c.Gone {
		w.setGone(true)
		return
	}
	w.LookAgain()
}

// LookAgain compares the disk with what is open and tells what changed. The
// window calls it when it gets the focus, since watching has its limits.
func (w *Workspace) LookAgain() {
	if !w.there() {
		w.setGone(true)
		return
	}
	w.setGone(false)
	for _, post := range w.openPosts() {
		if w.differs(post) {
			w.announce.DiskChanged(post)
		}
	}
	w.announce.PostsChanged()
}

// there tells whether the blog's folder is still at its place.
func (w *Workspace) there() bool {
	root, err := disk.Open(w.root.Dir())
	if err != nil {
		return false
	}
	return root.Close() == nil
}

func (w *Workspace) setGone(gone bool) {
	w.mu.Lock()
	changed := w.gone != gone
	w.gone = gone
	w.mu.Unlock()
	switch {
	case changed && gone:
		w.announce.BlogGone()
	case changed:
		w.announce.BlogBack()
	}
}

// differs tells whether an open post's file is not what was last read or
// written. A file that cannot be read at the moment is asked about again.
func (w *Workspace) differs(post string) bool {
	p, err := w.find(post)
	if err != nil {
		return false
	}
	file, err := w.root.Read(post, largest)
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		return problem.Is(err, problem.NotFound) && p.hash != "" && !p.conflict
	}
	return disk.Sum(file) != p.hash
}
