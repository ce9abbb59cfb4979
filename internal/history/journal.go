package history

import (
	"errors"
	"fmt"
	"os"
	"path"
	"sync"
	"time"

	"penpush/internal/disk"
	"penpush/internal/text"
)

// Journal is what was typed into one post since it was last saved. What Append
// returned for survives the end of this process in whatever way; the machine's
// own end costs at most about a second.
type Journal struct {
	post string
	file string
	data *disk.Root

	mu   sync.Mutex
	f    *os.File // nil until something is written
	good int64    // bytes of f that are whole records
	// base waits for the first edits, with which it is written as one record.
	base []byte
	// began tells that base is in the file; waiting are edits that could not be
	// written when they came, and go before the next.
	began   bool
	started bool
	waiting [][]text.Edit
	// compactAt is the size at which the edits are next put together.
	compactAt int64

	dirty   bool
	syncErr error
}

// syncAfter bounds what the end of the machine can cost.
const syncAfter = time.Second

// compactSize is where a journal is first put together; saves that fail for
// hours get it there.
const compactSize = 8 << 20

// Journal opens a post's journal. Nothing is written before the first Append.
func (h *History) Journal(post string) (*Journal, error) {
	return &Journal{
		post: post, file: path.Join("journal", id(post)), data: h.data, compactAt: compactSize,
	}, nil
}

// Start says what text the edits that follow start from: the file as it is on
// disk. What the journal held before is dropped by the first Append, in the
// same step that writes its edits, so that words are never in no journal; Clear
// drops it at once.
func (j *Journal) Start(base []byte) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.base = append([]byte{}, base...)
	j.started, j.began, j.waiting = true, false, nil
	return nil
}

// Append keeps the edits of one step, each counted in the text as it was before
// the step. When it fails, the edits wait here and are written by the next
// Append that succeeds, in their order.
func (j *Journal) Append(edits []text.Edit) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if !j.started {
		return fmt.Errorf("append to the journal of %s: it has no base", j.post)
	}
	j.waiting = append(j.waiting, clone(edits))
	if err := j.write(); err != nil {
		return fmt.Errorf("append to the journal of %s: %w", j.post, err)
	}
	if j.good > j.compactAt {
		if err := j.compact(); err != nil {
			return fmt.Errorf("put the journal of %s together: %w", j.post, err)
		}
	}
	j.syncSoon()
	err := j.syncErr
	j.syncErr = nil
	return err
}

// write writes what waits as one piece, at the end of the whole records; it
// needs mu.
func (j *Journal) write() error {
	if err := j.open(); err != nil {
		return err
	}
	var b []byte
	if !j.began {
		b = startRecord(j.post, j.base, j.waiting)
	} else {
		for _, edits := range j.waiting {
			b = appendRecord(b, editRecord, encodeEdits(nil, edits))
		}
	}
	if _, err := j.f.WriteAt(b, j.good); err != nil {
		// Half a record at the end is none; cutting it off is only tidier.
		return errors.Join(j.failed(err), j.f.Truncate(j.good))
	}
	j.good += int64(len(b))
	j.began, j.waiting = true, nil
	return nil
}

// open needs mu. A file of an earlier run is kept as far as it is whole.
func (j *Journal) open() error {
	if j.f != nil {
		return nil
	}
	old, err := j.readFile()
	if err != nil {
		return j.failed(err)
	}
	f, err := j.data.OpenOwn(j.file)
	if err != nil {
		return j.failed(err)
	}
	j.good = decode(old).good
	if err := f.Truncate(j.good); err != nil {
		return errors.Join(j.failed(err), f.Close())
	}
	j.f = f
	return nil
}

// syncSoon needs mu.
func (j *Journal) syncSoon() {
	if j.dirty {
		return
	}
	j.dirty = true
	f := j.f
	time.AfterFunc(syncAfter, func() {
		j.mu.Lock()
		current := j.f == f
		if current {
			j.dirty = false
		}
		j.mu.Unlock()
		if !current {
			return // cleared or closed since
		}
		err := f.Sync()
		if err == nil || errors.Is(err, os.ErrClosed) {
			return
		}
		j.mu.Lock()
		j.syncErr = j.failed(err)
		j.mu.Unlock()
	})
}

// Recover gives what the journal holds: the text that it starts from, and the
// edits of each step. ok is false when there are no unsaved words. A last record
// that was cut off is passed over. Afterwards Append goes on where the journal
// ended.
func (j *Journal) Recover() (base []byte, edits [][]text.Edit, ok bool, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	b, err := j.readFile()
	if err != nil {
		return nil, nil, false, fmt.Errorf("read the journal of %s: %w", j.post, err)
	}
	held := decode(b)
	if len(held.edits) == 0 {
		return nil, nil, false, nil
	}
	j.started, j.began, j.waiting, j.base = true, true, nil, held.base
	return held.base, held.edits, true, nil
}

// Clear drops everything: the words are saved. The next edits need a Start.
func (j *Journal) Clear() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	err := j.release()
	if err := errors.Join(err, j.data.Remove(j.file)); err != nil {
		return fmt.Errorf("clear the journal of %s: %w", j.post, err)
	}
	j.base, j.started, j.began, j.waiting = nil, false, false, nil
	j.compactAt = compactSize
	return nil
}

// Close makes the journal last and lets go of its file; what it holds stays for
// Recover.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	var err error
	if j.f != nil {
		if err = j.f.Sync(); err != nil {
			err = j.failed(err)
		}
	}
	if len(j.waiting) > 0 {
		err = errors.Join(err, fmt.Errorf("%d steps could not be written", len(j.waiting)))
	}
	if err := errors.Join(err, j.syncErr, j.release()); err != nil {
		return fmt.Errorf("close the journal of %s: %w", j.post, err)
	}
	return nil
}

// release needs mu.
func (j *Journal) release() error {
	if j.f == nil {
		return nil
	}
	err := j.f.Close()
	j.f, j.good, j.dirty, j.syncErr = nil, 0, false, nil
	return err
}
