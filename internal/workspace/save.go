package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"time"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// A save follows a pause in typing, and is tried again after a failure, at
// first soon and then ever more rarely.
const (
	pause     = 800 * time.Millisecond
	firstTry  = 2 * time.Second
	rarestTry = 30 * time.Second
)

// SaveState is how a post's words stand against the disk.
type SaveState string

// The states of an open post.
const (
	Saved   SaveState = "saved"
	Unsaved SaveState = "unsaved"
	// Failed: the words are kept here and in the journal, and saving is tried
	// again; Save.Problem says why.
	Failed SaveState = "failed"
	// Conflict: another program changed the same lines; the writer chooses.
	Conflict SaveState = "conflict"
)

// Save is the state of a post.
type Save struct {
	Post    string
	State   SaveState
	Problem error
}

// state needs p.mu.
func (p *writing) state() Save {
	s := Save{Post: p.post, State: Saved, Problem: p.failed}
	switch {
	case p.conflict:
		s.State = Conflict
	case p.tries > 0:
		s.State = Failed
	case p.unsaved():
		s.State = Unsaved
	}
	return s
}

func (p *writing) unsaved() bool { return p.hash == "" || !bytes.Equal(p.text.Bytes(), p.base) }

// saveSoon needs p.mu.
func (w *Workspace) saveSoon(p *writing) {
	if p.tries > 0 {
		return // the next try is already set
	}
	w.saveAfter(p, pause)
	go w.announce.SaveChanged(p.state())
}

func (w *Workspace) saveAfter(p *writing, wait time.Duration) {
	if p.closed {
		return
	}
	if p.timer != nil {
		p.timer.Stop()
	}
	p.timer = time.AfterFunc(wait, func() { w.SavePost(p.post) })
}

// SavePost writes a post's words to disk, if they are not there yet. A failure
// is told in the answer, announced, and tried again later.
func (w *Workspace) SavePost(post string) Save {
	p, err := w.find(post)
	if err != nil {
		return Save{Post: post, State: Failed, Problem: err}
	}
	p.saving.Lock()
	defer p.saving.Unlock()
	p.mu.Lock()
	if p.conflict || !p.unsaved() {
		defer p.mu.Unlock()
		if !p.conflict {
			p.failed, p.tries = nil, 0
		}
		return p.state()
	}
	words, base, hash := p.text.Bytes(), p.base, p.hash
	p.mu.Unlock()

	err = w.replace(post, base, hash, words)

	p.mu.Lock()
	defer p.mu.Unlock()
	state := w.saved(p, words, err)
	w.announce.SaveChanged(state)
	return state
}

// replace keeps what is on disk as a snapshot, then writes the new words.
func (w *Workspace) replace(post string, base []byte, hash disk.Hash, words []byte) error {
	if hash != "" {
		if err := w.history.Keep(post, base, time.Now()); err != nil {
			return problem.Wrap(problem.SnapshotFailed, post, err)
		}
	}
	return w.root.Replace(post, hash, words)
}

// saved records how a save went; it needs p.mu.
func (w *Workspace) saved(p *writing, words []byte, err error) Save {
	if problem.Is(err, problem.ChangedOnDisk) {
		// The editor takes the change in, or the writer chooses; then it is
		// saved again.
		go w.announce.DiskChanged(p.post)
		return Save{Post: p.post, State: Unsaved}
	}
	if err != nil {
		p.failed = err
		p.tries++
		w.saveAfter(p, min(firstTry*time.Duration(p.tries), rarestTry))
		return p.state()
	}
	p.base, p.hash, p.failed, p.tries = words, disk.Sum(words), nil, 0
	if err := p.restartJournal(); err != nil {
		p.failed = problem.Wrap(problem.JournalFailed, p.post, err)
	}
	if p.unsaved() {
		w.saveAfter(p, pause)
	}
	go w.announce.PostsChanged()
	return p.state()
}

// restartJournal drops what is saved from the journal and keeps what was typed
// meanwhile; it needs p.mu.
func (p *writing) restartJournal() error {
	if p.unsaved() {
		return p.beginJournal()
	}
	p.journaled = false
	return p.journal.Clear()
}

// SaveCopy gives an open post's words as a file, for saving them elsewhere when
// the blog's folder is gone.
func (w *Workspace) SaveCopy(post, folder string) (name string, err error) {
	p, err := w.find(post)
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	words := p.text.Bytes()
	p.mu.Unlock()
	root, err := disk.Open(folder)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	name = path.Base(post)
	for i := 2; ; i++ {
		err := root.Create(name, words)
		if err == nil {
			return name, nil
		}
		if !problem.Is(err, problem.Exists) || i > 99 {
			return "", err
		}
		name = fmt.Sprintf("%d-%s", i, path.Base(post))
	}
}
