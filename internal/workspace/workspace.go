// Package workspace has one file for each thing a writer does with an open blog.
// It holds the posts that are open, and otherwise only puts the other rooms in
// order.
package workspace

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"penpush/internal/devserver"
	"penpush/internal/disk"
	"penpush/internal/history"
	"penpush/internal/posts"
	"penpush/internal/publish"
	"penpush/internal/search"
	"penpush/internal/settings"
	"penpush/internal/watch"
)

// Announcer hears that something changed. Calls come from any goroutine and
// must return at once; what changed is asked for afterwards.
type Announcer interface {
	PostsChanged()
	// DiskChanged tells that an open post's file is not what was last read.
	DiskChanged(post string)
	SaveChanged(Save)
	PublishProgress(publish.Progress)
	// SiteChanged tells that the blog's own server does something else, or said
	// something.
	SiteChanged()
	// RehearsalChanged tells that the generator said something while a publish is
	// rehearsed.
	RehearsalChanged()
	// RetagProgress tells how far a change of several posts is.
	RetagProgress(percent int)
	// BlogGone tells that the blog's folder vanished, BlogBack that it is there
	// again.
	BlogGone()
	BlogBack()
}

// Options are what a workspace is opened with.
type Options struct {
	// DataDir is where snapshots and journals are kept.
	DataDir string
	// Announce hears of changes; nil opens the blog for a single action, as the
	// command line does: nothing is watched and other windows are not shut out.
	Announce Announcer
	// List tells that the posts are listed at once.
	List bool
	// Settings keep what the writer said about blogs; nil leaves that out.
	Settings *settings.Store
}

// Workspace is an opened blog. Its methods may be called from any goroutine.
type Workspace struct {
	root     *disk.Root
	blog     *posts.Blog
	history  *history.History
	settings *settings.Store
	watcher  *watch.Watcher
	spoken   *dialects
	worn     worn
	index    *search.Index
	announce Announcer
	unlock   func()
	server   devserver.Server
	rehearse rehearsing

	mu        sync.Mutex // guards open, endSearch and gone
	open      map[string]*writing
	endSearch context.CancelFunc

	checking   checking
	publishing sync.Mutex
	retagging  sync.Mutex // guards retag, and lets one change of several posts through
	retag      *retagPlan
	gone       bool

	unmended []error
}

// Open opens the folder as a blog. It reads, and changes nothing in it.
func Open(ctx context.Context, dir string, o Options) (*Workspace, error) {
	root, err := disk.Open(dir)
	if err != nil {
		return nil, err
	}
	w := &Workspace{root: root, settings: o.Settings, announce: o.Announce, spoken: &dialects{}, open: map[string]*writing{}}
	if err := w.start(ctx, o); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

func (w *Workspace) start(ctx context.Context, o Options) error {
	var err error
	if w.history, err = history.Open(o.DataDir, w.root.Dir()); err != nil {
		return fmt.Errorf("open the blog's history: %w", err)
	}
	if o.List {
		w.blog, err = posts.OpenToScan(ctx, w.root, w.userOverrides())
	} else {
		w.blog, err = posts.OpenAs(w.root, w.userOverrides())
	}
	if err != nil {
		return fmt.Errorf("open the blog: %w", err)
	}
	w.blog.KeepIn(w.history.Own())
	w.index = search.NewIndex(w.blog)
	w.rehearse.parent = filepath.Join(o.DataDir, "rehearsals")
	w.mended("renaming", w.mendLastRelocation())
	if o.Announce == nil {
		w.announce = silent{}
		return nil
	}
	w.announce = marking{o.Announce, w.blog}
	w.server.Changed = w.announce.SiteChanged
	if w.unlock, err = w.history.Lock(); err != nil {
		return err
	}
	w.mended("change of several posts", w.mendBatch())
	w.mended("rehearsal", disk.SweepSpare(w.rehearse.parent))
	if w.watcher, err = watch.New(w.root.Dir(), w.diskChanged); err != nil {
		return fmt.Errorf("watch the blog: %w", err)
	}
	return w.watchPosts(ctx)
}

// Close saves what is unsaved and lets go of the blog. Words that cannot be
// saved stay in the journal, and the problem is returned.
func (w *Workspace) Close() error {
	w.server.Stop()
	w.rehearse.quit()
	problems := []error{w.worn.takeOff()}
	for _, post := range w.openPosts() {
		problems = append(problems, w.ClosePost(post))
	}
	if w.watcher != nil {
		problems = append(problems, w.watcher.Close())
	}
	if w.unlock != nil {
		w.unlock()
	}
	if w.blog != nil {
		w.blog.Done()
	}
	if w.history != nil {
		problems = append(problems, w.history.Close())
	}
	return errors.Join(append(problems, w.root.Close())...)
}

// Dir is the blog's folder.
func (w *Workspace) Dir() string { return w.root.Dir() }

// Blog gives the blog's posts and conventions, to be read.
func (w *Workspace) Blog() *posts.Blog { return w.blog }

// Unmended tells what a crash left half done and the start could not take back.
// It does not keep the writer out of the blog, and is tried again by the next
// start.
func (w *Workspace) Unmended() []error { return w.unmended }

func (w *Workspace) mended(what string, err error) {
	if err != nil {
		w.unmended = append(w.unmended, fmt.Errorf("look after the last %s: %w", what, err))
	}
}

func (w *Workspace) openPosts() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	names := make([]string, 0, len(w.open))
	for post := range w.open {
		names = append(names, post)
	}
	return names
}

// silent is for a single action, where nobody listens.
type silent struct{}

func (silent) PostsChanged()                    {}
func (silent) DiskChanged(string)               {}
func (silent) SaveChanged(Save)                 {}
func (silent) PublishProgress(publish.Progress) {}
func (silent) SiteChanged()                     {}
func (silent) RehearsalChanged()                {}
func (silent) RetagProgress(int)                {}
func (silent) BlogGone()                        {}
func (silent) BlogBack()                        {}
