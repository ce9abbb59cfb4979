// Package watch tells that something in the blog's folder changed. What it tells
// are hints, sent once for a burst of events: the truth is on disk, and whoever
// is told looks there.
//
// Our own writes are told like any other; whoever wrote knows them by their
// content. Folders past the bound, and disks that send no events, are left to a
// look when the window gets the focus.
package watch

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Limit is how many folders are watched at most; on systems that need a
// descriptor for every file in a folder, files count as well.
const Limit = 2000

const (
	// quiet ends a burst: a save by rename is three or four events.
	quiet = 100 * time.Millisecond
	// longest is how long a burst that does not end is held back.
	longest = 500 * time.Millisecond
	// heartbeat is how often the blog's folder itself is looked at: that a
	// folder above it was moved, or that it came back, sends no event.
	heartbeat = 2 * time.Second
	// mostPaths is past what is worth telling one by one.
	mostPaths = 1000
)

// Change is what is known to have changed since the last one.
type Change struct {
	// Paths are files and folders in watched folders, relative to the blog with
	// "/", sorted. They may have been made, changed, renamed away or deleted.
	Paths []string
	// Git tells that the repository's branch, commits or remote branches may
	// have moved.
	Git bool
	// Overflow tells that something was missed: everything has to be looked at.
	// It comes as well when a folder that was gone is back.
	Overflow bool
	// Gone tells that the blog's folder itself is not there any more.
	Gone bool
}

// Watcher watches one blog.
type Watcher struct {
	root    string
	changed func(Change)
	fs      *fsnotify.Watcher // nil when the system gives no notifier
	stop    chan struct{}
	closing sync.Once

	mu      sync.Mutex // guards what follows
	id      fs.FileInfo
	wanted  []string // full paths, as Set was given them
	wantAll map[string]bool
	watched map[string]watched
	spent   int
	git     gitPlace
	burst   burst
}

// New watches the blog in the folder root, at first only whether the folder is
// there and what its repository does; Set adds folders. changed is called from
// one goroutine, one call at a time.
//
// Where the system gives no notifier (its number may be used up by other
// programs), the watcher asks for a look at everything now and then instead.
func New(root string, changed func(Change)) (*Watcher, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	w := &Watcher{
		root: filepath.Clean(abs), changed: changed, stop: make(chan struct{}),
		wantAll: map[string]bool{}, watched: map[string]watched{},
	}
	if w.id, err = os.Stat(w.root); err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	if w.fs, err = fsnotify.NewWatcher(); err != nil {
		w.fs = nil
	}
	w.renew()
	go w.run()
	return w, nil
}

// Set chooses which folders of the blog to watch, by their paths relative to it
// ("." is the blog's own folder); their subfolders are not, except those that
// are made later. One that is not there yet is watched once it is. Past Limit
// the rest is not watched, which is no error.
func (w *Watcher) Set(folders []string) error {
	wanted := make([]string, 0, len(folders))
	all := make(map[string]bool, len(folders))
	for _, folder := range folders {
		if !fs.ValidPath(folder) {
			return fmt.Errorf("watch %s: %w", folder, fs.ErrInvalid)
		}
		full := filepath.Join(w.root, filepath.FromSlash(folder))
		if !all[full] {
			all[full] = true
			wanted = append(wanted, full)
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wanted, w.wantAll = wanted, all
	for folder, what := range w.watched {
		if what.posts && !w.belowWanted(folder) {
			w.drop(folder, watched{posts: true})
		}
	}
	w.addWanted()
	return nil
}

// Close stops watching. A call of changed that has begun may still be running;
// none begins afterwards.
func (w *Watcher) Close() error {
	var err error
	w.closing.Do(func() {
		w.mu.Lock()
		close(w.stop)
		w.mu.Unlock()
		if w.fs != nil {
			err = w.fs.Close()
		}
	})
	if err != nil {
		return fmt.Errorf("stop watching %s: %w", w.root, err)
	}
	return nil
}

func (w *Watcher) run() {
	q := newQueue()
	if w.fs != nil {
		go q.fill(w.fs, w.stop)
	}
	out := make(chan Change)
	defer close(out)
	go w.deliver(out)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		ready, next, wait := w.due(out)
		select {
		case <-w.stop:
			return
		case <-q.wake:
			w.takeAll(q.take())
		case <-beat.C:
			w.beat()
		case <-wait:
		case ready <- next:
			w.sent()
		}
	}
}

// deliver calls changed, while the loop goes on taking events from the system.
func (w *Watcher) deliver(out chan Change) {
	for c := range out {
		w.mu.Lock()
		stopped := w.stopped()
		w.mu.Unlock()
		if stopped {
			return
		}
		w.changed(c)
	}
}

// stopped needs mu.
func (w *Watcher) stopped() bool {
	select {
	case <-w.stop:
		return true
	default:
		return false
	}
}
