package history

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"penpush/internal/disk"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// Pending gives the posts whose journal holds words that were not saved, by
// path. A journal that can't be read is an error beside those that can.
func (h *History) Pending() ([]string, error) {
	entries, err := fs.ReadDir(h.data.FS(), "journal")
	if errors.Is(err, fs.ErrNotExist) {
		return []string{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for unsaved words: %w", err)
	}
	list := []string{}
	var failed []error
	for _, e := range entries {
		b, err := h.data.Read(path.Join("journal", e.Name()), 0)
		if err != nil {
			failed = append(failed, fmt.Errorf("look for unsaved words: %w", err))
			continue
		}
		if held := decode(b); len(held.edits) > 0 {
			list = append(list, held.post)
		}
	}
	slices.Sort(list)
	return list, errors.Join(failed...)
}

func (j *Journal) readFile() ([]byte, error) {
	b, err := j.data.Read(j.file, 0)
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	return b, err
}

// compact puts a long journal's steps together as one, when that gives the same
// text to the byte; it needs mu. Without it, saves that fail for hours would
// fill the disk.
func (j *Journal) compact() error {
	b, err := j.readFile()
	if err != nil {
		return err
	}
	j.compactAt = 2 * max(j.good, compactSize/2)
	held := decode(b)
	step, ok := together(held.base, held.edits)
	if !ok {
		return nil
	}
	whole := startRecord(j.post, held.base, [][]text.Edit{step})
	good := int64(len(whole))
	if good > j.good/2 {
		return nil
	}
	if err := j.release(); err != nil {
		return err
	}
	if err := j.data.Put(j.file, whole); err != nil {
		return j.failed(err)
	}
	return nil
}

// together gives the one step that has the effect of many.
func together(base []byte, steps [][]text.Edit) ([]text.Edit, bool) {
	before, err := text.Parse(base)
	if err != nil {
		return nil, false
	}
	after := before.Clone()
	for _, edits := range steps {
		if err := after.Apply(edits); err != nil {
			return nil, false
		}
	}
	step := text.Diff(before.Lines(), after.Lines())
	if err := before.Apply(step); err != nil || !bytes.Equal(before.Bytes(), after.Bytes()) {
		return nil, false
	}
	return step, true
}

// failed names the post in a problem with the journal's own file, which a
// writer knows nothing of.
func (j *Journal) failed(err error) error {
	var p *problem.Problem
	if errors.As(err, &p) {
		about := *p
		about.Path = j.post
		return &about
	}
	return disk.WriteProblem("journal", j.post, err)
}
