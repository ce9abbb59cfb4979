package history

import (
	"encoding/json"
	"fmt"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// Relocation is a renaming with all that changes for it. It is kept before
// anything is done, so that a crash in the middle is seen by the next start, and
// afterwards, so that it can be taken back as one.
type Relocation struct {
	// Made tells that all of it was done.
	Made bool `json:"made"`
	// Post is the path of the post that it is about, before.
	Post  string           `json:"post"`
	Moves []RelocationMove `json:"moves"`
	// Posts are the posts that move with it, whose snapshots follow.
	Posts []RelocationMove `json:"posts"`
	Texts []RelocationText `json:"texts"`
}

// RelocationMove is a file or folder that gets another path.
type RelocationMove struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// RelocationText is a text whose lines change, with all that it was before.
type RelocationText struct {
	From   string    `json:"from"`
	To     string    `json:"to"`
	Before []byte    `json:"before"`
	After  disk.Hash `json:"after"`
}

const (
	relocationFile = "relocation.json"
	relocationLock = "relocation.lock"
	// largestRelocation is past any number of texts, in bytes.
	largestRelocation = 1 << 30
)

// LockRelocation lets one renaming at a time through, of this window or another
// program. taken is false when another is under way.
func (h *History) LockRelocation() (release func(), taken bool, err error) {
	return h.data.Lock(relocationLock)
}

// SetRelocation keeps a renaming in the place of the former one.
func (h *History) SetRelocation(r Relocation) error {
	data, err := json.Marshal(r)
	if err == nil {
		err = h.data.Put(relocationFile, data)
	}
	if err != nil {
		return fmt.Errorf("keep the renaming of %s: %w", r.Post, err)
	}
	return nil
}

// Relocation gives the last renaming; ok is false when there is none. One that
// cannot be understood any more is problem.RenamingUnreadable.
func (h *History) Relocation() (r Relocation, ok bool, err error) {
	data, err := h.data.Read(relocationFile, largestRelocation)
	if problem.Is(err, problem.NotFound) {
		return Relocation{}, false, nil
	}
	if err != nil {
		return Relocation{}, false, fmt.Errorf("read the last renaming: %w", err)
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return Relocation{}, false, problem.Wrap(problem.RenamingUnreadable, "", err)
	}
	return r, true, nil
}

// SetRelocationAside puts what cannot be understood out of the way of the next
// renaming, for people who look.
func (h *History) SetRelocationAside() error { return h.setAside(relocationFile) }

// DropRelocation forgets the last renaming.
func (h *History) DropRelocation() error {
	if err := h.data.Remove(relocationFile); err != nil {
		return fmt.Errorf("forget the last renaming: %w", err)
	}
	return nil
}
