// Package history keeps, outside the blog, what a writer may need back: earlier
// texts of a post (snapshots), and what was typed and is not yet saved (the
// journal). Only this user can read it, and nothing of it is ever sent away.
//
// The files of one blog lie in history/<blog id>/ of the data folder:
//
//	blog                    the blog's folder, for people who look
//	lock                    held by the window that has the blog open
//	posts                   what the list of posts was last, to open it faster
//	snapshots/<post id>/    one compressed file per earlier text
//	journal/<post id>       one file per post with unsaved words
package history

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// History is what is kept of one blog. It may be used by several goroutines.
type History struct {
	blog string // the blog's folder
	data *disk.Root

	// mu lets one change to a post's snapshots through at a time. Posts share locks
	// by their ids, so that a change of many posts keeps several at once.
	mu [64]sync.Mutex
}

// Open opens the history of the blog in a folder, which is known by its path
// with links followed; it makes the places where the history is kept.
func Open(dataDir, blogDir string) (*History, error) {
	dir, err := filepath.Abs(blogDir)
	if err != nil {
		return nil, fmt.Errorf("find blog %s: %w", blogDir, err)
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real // else it is not there now, and still has a history
	}
	data, err := disk.Own(filepath.Join(dataDir, "history", id(dir)))
	if err != nil {
		return nil, fmt.Errorf("open history of %s: %w", dir, err)
	}
	h := &History{blog: dir, data: data}
	if err := data.Put("blog", []byte(dir+"\n")); err != nil {
		return nil, errors.Join(fmt.Errorf("open history of %s: %w", dir, err), data.Close())
	}
	return h, nil
}

// Own is the folder of what Penpush keeps of the blog, for what need not be kept.
func (h *History) Own() *disk.Root { return h.data }

// Close lets go of the folder. Journals are closed by those who opened them.
func (h *History) Close() error { return h.data.Close() }

// Lock holds the blog for this window until release is called or the process
// ends in whatever way. problem.BlogInUse tells that another window has it.
func (h *History) Lock() (release func(), err error) {
	release, taken, err := h.data.Lock("lock")
	if err != nil {
		return nil, fmt.Errorf("lock history: %w", err)
	}
	if !taken {
		p := problem.New(problem.BlogInUse, "")
		p.Subject = filepath.Base(h.blog)
		return nil, p
	}
	return release, nil
}

// hold takes the locks of posts until the answer is called.
func (h *History) hold(posts ...string) (release func()) {
	at := make([]int, len(posts))
	for i, post := range posts {
		sum := sha256.Sum256([]byte(post))
		at[i] = int(sum[0]) % len(h.mu)
	}
	slices.Sort(at) // always in the same order, so that no two wait for each other
	at = slices.Compact(at)
	for _, i := range at {
		h.mu[i].Lock()
	}
	return func() {
		for _, i := range at {
			h.mu[i].Unlock()
		}
	}
}

// id names a file after a path of any length and spelling.
func id(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:16])
}
