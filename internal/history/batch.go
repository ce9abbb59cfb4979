package history

import (
	"encoding/json"
	"fmt"
	"strings"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// Batch is a change of several posts that is made, and taken back, as one. It is
// kept before the first post is written, so that a crash in the middle is seen by
// the next start. The texts from before are snapshots.
type Batch struct {
	// Key, From and To are what was asked: which list's items became what, or
	// with To "" were taken out.
	Key  string   `json:"key"`
	From []string `json:"from"`
	To   string   `json:"to"`
	// Made tells that all posts were written.
	Made  bool        `json:"made"`
	Posts []BatchPost `json:"posts"`
}

// BatchPost is one post of a batch, with the hashes of its text before and after.
type BatchPost struct {
	Post   string    `json:"post"`
	Before disk.Hash `json:"before"`
	After  disk.Hash `json:"after"`
}

const (
	batchFile = "batch.json"
	// largestBatch is past any number of posts, in bytes.
	largestBatch = 64 << 20
)

// SetBatch keeps a batch in the place of the former one.
func (h *History) SetBatch(b Batch) error {
	data, err := json.Marshal(b)
	if err != nil {
		return fmt.Errorf("keep a change of %d posts: %w", len(b.Posts), err)
	}
	if err := h.data.Put(batchFile, data); err != nil {
		return fmt.Errorf("keep a change of %d posts: %w", len(b.Posts), err)
	}
	return nil
}

// Batch gives the last batch; ok is false when there is none. One that cannot be
// understood any more is problem.BatchUnreadable: its posts' snapshots are what is
// left of it.
func (h *History) Batch() (b Batch, ok bool, err error) {
	data, err := h.data.Read(batchFile, largestBatch)
	if problem.Is(err, problem.NotFound) {
		return Batch{}, false, nil
	}
	if err != nil {
		return Batch{}, false, fmt.Errorf("read the last change of several posts: %w", err)
	}
	if err := json.Unmarshal(data, &b); err != nil {
		return Batch{}, false, problem.Wrap(problem.BatchUnreadable, "", err)
	}
	return b, true, nil
}

// SetBatchAside puts what cannot be understood out of the way of the next batch,
// for people who look.
func (h *History) SetBatchAside() error { return h.setAside(batchFile) }

func (h *History) setAside(file string) error {
	aside := strings.TrimSuffix(file, ".json") + ".unreadable.json"
	err := h.data.Remove(aside)
	if err == nil {
		err = h.data.Rename(file, aside)
	}
	if err != nil {
		return fmt.Errorf("set aside %s: %w", file, err)
	}
	return nil
}

// DropBatch forgets the last batch.
func (h *History) DropBatch() error {
	if err := h.data.Remove(batchFile); err != nil {
		return fmt.Errorf("forget the last change of several posts: %w", err)
	}
	return nil
}

// Find gives a kept text of a post by its hash. Problems: those of Get.
func (h *History) Find(post string, hash disk.Hash) ([]byte, error) {
	list, err := h.List(post)
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		if hashOf(s.ID) == string(hash) {
			return h.Get(post, s.ID)
		}
	}
	return nil, problem.New(problem.SnapshotGone, post)
}
