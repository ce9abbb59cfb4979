package history

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// Snapshot is an earlier text of a post.
type Snapshot struct {
	// ID names it within its post.
	ID string
	// Time is when it was last kept; Bytes is its size as a file.
	Time  time.Time
	Bytes int
}

// A snapshot's file is named <unix milliseconds>-<bytes>-<hash>.gz, so that the
// folder is its own list and nothing can disagree with it.
const snapshotEnd = ".gz"

// Keep keeps a text of a post. A text that is kept already, whenever that was,
// is kept once, with the new time. Older ones are thinned out, as thin says.
func (h *History) Keep(post string, content []byte, when time.Time) error {
	defer h.hold(post)()
	list, err := h.list(post)
	if err != nil {
		return fmt.Errorf("keep a text of %s: %w", post, err)
	}
	hash := string(disk.Sum(content))
	fresh := Snapshot{ID: name(when, len(content), hash), Time: when.Truncate(time.Millisecond), Bytes: len(content)}
	at := slices.IndexFunc(list, func(s Snapshot) bool { return hashOf(s.ID) == hash })
	switch {
	case at >= 0 && !list[at].Time.Before(fresh.Time):
		return nil
	case at >= 0:
		err = h.data.Rename(h.file(post, list[at].ID), h.file(post, fresh.ID))
		list = slices.Delete(list, at, at+1)
	default:
		err = h.write(post, fresh.ID, content)
	}
	if err != nil {
		return fmt.Errorf("keep a text of %s: %w", post, err)
	}
	return h.drop(post, thin(newestFirst(append(list, fresh)), when))
}

func (h *History) write(post, snapshot string, content []byte) error {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(content)
	if err := errors.Join(err, z.Close()); err != nil {
		return fmt.Errorf("compress: %w", err)
	}
	if err := h.data.Put(path.Join(folder(post), "post"), []byte(post+"\n")); err != nil {
		return err
	}
	return h.data.Create(h.file(post, snapshot), b.Bytes())
}

func (h *History) drop(post string, snapshots []Snapshot) error {
	for _, s := range snapshots {
		if err := h.data.Remove(h.file(post, s.ID)); err != nil {
			return fmt.Errorf("thin out texts of %s: %w", post, err)
		}
	}
	return nil
}

// List gives a post's earlier texts, newest first. A post without any gives
// none.
func (h *History) List(post string) ([]Snapshot, error) {
	defer h.hold(post)()
	list, err := h.list(post)
	if err != nil {
		return nil, fmt.Errorf("list texts of %s: %w", post, err)
	}
	return list, nil
}

func (h *History) list(post string) ([]Snapshot, error) {
	list := []Snapshot{}
	entries, err := fs.ReadDir(h.data.FS(), folder(post))
	if errors.Is(err, fs.ErrNotExist) {
		return list, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if s, ok := parse(e.Name()); ok {
			list = append(list, s)
		}
	}
	return newestFirst(list), nil
}

// Get gives an earlier text, byte for byte as it was kept. Problems:
// SnapshotGone, SnapshotDamaged, Unreadable.
func (h *History) Get(post, snapshot string) ([]byte, error) {
	if _, ok := parse(snapshot); !ok {
		return nil, problem.New(problem.SnapshotGone, post)
	}
	defer h.hold(post)()
	packed, err := h.data.Read(h.file(post, snapshot), 0)
	if problem.Is(err, problem.NotFound) {
		return nil, problem.Wrap(problem.SnapshotGone, post, err)
	}
	if err != nil {
		return nil, fmt.Errorf("read a text of %s: %w", post, err)
	}
	content, err := unpack(packed)
	if err == nil && string(disk.Sum(content)) != hashOf(snapshot) {
		err = errors.New("its content has another hash")
	}
	if err != nil {
		return nil, problem.Wrap(problem.SnapshotDamaged, post, err)
	}
	return content, nil
}

func unpack(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// Move lets a post that was renamed keep its snapshots. What the new name has
// kept of a former post stays, and both are listed together. A journal is not
// moved: a post is saved before it is renamed.
func (h *History) Move(from, to string) error {
	defer h.hold(from, to)()
	list, err := h.list(from)
	if err != nil {
		return fmt.Errorf("move texts of %s: %w", from, err)
	}
	for _, s := range list {
		err := h.data.Rename(h.file(from, s.ID), h.file(to, s.ID))
		if problem.Is(err, problem.Exists) {
			err = h.data.Remove(h.file(from, s.ID)) // the same text at the same time
		}
		if err != nil {
			return fmt.Errorf("move texts of %s: %w", from, err)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return h.data.Put(path.Join(folder(to), "post"), []byte(to+"\n"))
}

func folder(post string) string { return path.Join("snapshots", id(post)) }

func (h *History) file(post, snapshot string) string {
	return path.Join(folder(post), snapshot+snapshotEnd)
}

func name(when time.Time, size int, hash string) string {
	return fmt.Sprintf("%013d-%d-%s", when.UnixMilli(), size, hash)
}

func hashOf(snapshot string) string { return snapshot[strings.LastIndexByte(snapshot, '-')+1:] }

// parse reads a snapshot's id, with or without its file's end; anything else in
// the folder is none.
func parse(file string) (Snapshot, bool) {
	snapshot := strings.TrimSuffix(file, snapshotEnd)
	parts := strings.Split(snapshot, "-")
	if len(parts) != 3 || len(parts[2]) != 64 || strings.ContainsAny(parts[2], "/\\.") {
		return Snapshot{}, false
	}
	ms, errTime := strconv.ParseUint(parts[0], 10, 62)
	size, errSize := strconv.ParseUint(parts[1], 10, 31)
	if errTime != nil || errSize != nil {
		return Snapshot{}, false
	}
	return Snapshot{ID: snapshot, Time: time.UnixMilli(int64(ms)), Bytes: int(size)}, true
}

func newestFirst(list []Snapshot) []Snapshot {
	slices.SortFunc(list, func(a, b Snapshot) int {
		if c := b.Time.Compare(a.Time); c != 0 {
			return c
		}
		return strings.Compare(b.ID, a.ID)
	})
	return list
}
