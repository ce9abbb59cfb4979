package workspace

import (
	"bytes"
	"context"
	"time"

	"penpush/internal/disk"
	"penpush/internal/frontmatter"
	"penpush/internal/git"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// Disk is what another program did to an open post.
type Disk struct {
	// Stale: the editor is not at the version that is here; ask again.
	Stale bool
	// HasText: the editor makes Edits and is then at Version.
	HasText bool
	Version int
	Edits   []text.Edit
	// Conflict: nothing was changed; Theirs is what is on disk, to be seen
	// beside the writer's words.
	Conflict bool
	Theirs   []string
	// Gone: the file is not there any more; the words stay here.
	Gone        bool
	FrontMatter *frontmatter.Document
}

// TakeDisk brings an open post up to date with its file. Without unsaved words
// it follows the file; with them, both are merged by their common text; what
// cannot be merged is left for the writer to choose, and nothing is overwritten.
func (w *Workspace) TakeDisk(ctx context.Context, post string, version int) (Disk, error) {
	p, file, answer, err := w.look(post, version)
	if err != nil || p == nil {
		return answer, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.version != version {
		return Disk{Stale: true, Version: p.version}, nil
	}
	if disk.Sum(file) == p.hash {
		return Disk{Version: p.version, FrontMatter: p.front}, nil
	}
	theirs, err := parse(post, file)
	if err != nil {
		p.conflict = true
		return Disk{}, err
	}
	next := theirs
	if p.unsaved() {
		merged, conflicts, err := git.MergeFile(ctx, p.text.Bytes(), p.base, file)
		if err != nil || conflicts > 0 {
			p.conflict = true
			go w.announce.SaveChanged(p.state())
			return Disk{Version: p.version, Conflict: true, Theirs: theirs.Lines(), FrontMatter: p.front}, nil
		}
		if next, err = parse(post, merged); err != nil {
			return Disk{}, err
		}
	}
	return w.follow(p, file, next)
}

// look reads the file without holding up typing. A nil post means that the
// answer is complete.
func (w *Workspace) look(post string, version int) (*writing, []byte, Disk, error) {
	p, err := w.find(post)
	if err != nil {
		return nil, nil, Disk{}, err
	}
	file, err := w.root.Read(post, largest)
	if problem.Is(err, problem.NotFound) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.conflict = true
		p.failed = problem.New(problem.PostGone, post)
		go w.announce.SaveChanged(p.state())
		return nil, nil, Disk{Version: p.version, Gone: true, FrontMatter: p.front}, nil
	}
	if err != nil {
		return nil, nil, Disk{}, err
	}
	return p, file, Disk{Version: version}, nil
}

// follow makes next the post's text and file its base; it needs p.mu.
func (w *Workspace) follow(p *writing, file []byte, next *text.Text) (Disk, error) {
	edits := text.Diff(p.text.Lines(), next.Lines())
	p.text, p.base, p.hash = next, file, disk.Sum(file)
	p.conflict, p.failed, p.tries = false, nil, 0
	p.version++
	p.front = frontmatter.Read(next.Lines())
	if p.tags.stale(p.front) {
		w.newPane(p)
	}
	if err := p.restartJournal(); err != nil {
		p.failed = problem.Wrap(problem.JournalFailed, p.post, err)
	}
	if p.unsaved() {
		w.saveSoon(p)
	} else {
		go w.announce.SaveChanged(p.state())
	}
	return Disk{HasText: true, Version: p.version, Edits: edits, FrontMatter: p.front}, nil
}

// KeepMine ends a conflict with the writer's words: what is on disk becomes a
// snapshot, and is then replaced.
func (w *Workspace) KeepMine(post string) (Save, error) {
	p, err := w.find(post)
	if err != nil {
		return Save{}, err
	}
	file, err := w.root.Read(post, largest)
	gone := problem.Is(err, problem.NotFound)
	if err != nil && !gone {
		return Save{}, err
	}
	p.mu.Lock()
	p.conflict, p.failed = false, nil
	if p.base, p.hash = file, disk.Sum(file); gone {
		p.base, p.hash = nil, ""
	}
	p.mu.Unlock()
	return w.SavePost(post), nil
}

// TakeTheirs ends a conflict with what is on disk; the writer's words become a
// snapshot first.
func (w *Workspace) TakeTheirs(post string, version int) (Disk, error) {
	p, file, answer, err := w.look(post, version)
	if err != nil || p == nil {
		return answer, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.version != version {
		return Disk{Stale: true, Version: p.version}, nil
	}
	theirs, err := parse(post, file)
	if err != nil {
		return Disk{}, err
	}
	if mine := p.text.Bytes(); !bytes.Equal(mine, file) {
		if err := w.history.Keep(post, mine, time.Now()); err != nil {
			return Disk{}, problem.Wrap(problem.SnapshotFailed, post, err)
		}
	}
	return w.follow(p, file, theirs)
}
