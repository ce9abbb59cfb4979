package workspace

import (
	"bytes"
	"time"

	"penpush/internal/disk"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// Rewrite changes a post that is not open for writing, in one step. The file
// before and after is returned; with dry nothing is written. What was on disk is
// kept as a snapshot.
func (w *Workspace) Rewrite(post string, dry bool, change func(*text.Text) error) (before, after []byte, err error) {
	before, err = w.root.Read(post, largest)
	if err != nil {
		return nil, nil, err
	}
	t, err := parse(post, before)
	if err != nil {
		return nil, nil, err
	}
	if err := change(t); err != nil {
		return nil, nil, about(post, err)
	}
	after = t.Bytes()
	if dry || bytes.Equal(before, after) {
		return before, after, nil
	}
	if err := w.history.Keep(post, before, time.Now()); err != nil {
		return nil, nil, problem.Wrap(problem.SnapshotFailed, post, err)
	}
	return before, after, w.root.Replace(post, disk.Sum(before), after)
}

// Lines gives a post's lines: the open text where it is open, else the file's.
func (w *Workspace) Lines(post string) ([]string, error) {
	if p, err := w.find(post); err == nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.text.Lines(), nil
	}
	file, err := w.root.Read(post, largest)
	if err != nil {
		return nil, err
	}
	t, err := parse(post, file)
	if err != nil {
		return nil, err
	}
	return t.Lines(), nil
}
