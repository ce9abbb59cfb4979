package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"penpush/internal/disk"
	"penpush/internal/frontmatter"
	"penpush/internal/git"
	"penpush/internal/history"
	"penpush/internal/preview"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// largest is the size of a post that the editor still takes.
const largest = 16 << 20

// writing is an open post. The editor owns its text; this is the mirror of it,
// with every line's own terminator, and what is known of the file.
type writing struct {
	post string

	mu      sync.Mutex
	text    *text.Text
	version int
	front   *frontmatter.Document
	pane    *preview.Pane
	tags    *siteTags // that the pane shows
	journal *history.Journal
	// journaled tells that the journal has begun, from base.
	journaled bool
	// base is the file as it was last read or written; hash tells it from
	// what others write. A hash of "" is a file that is not there.
	base []byte
	hash disk.Hash
	// conflict stops saving until the writer has chosen; failed is why the last
	// save did not succeed.
	conflict bool
	failed   error
	tries    int
	timer    *time.Timer
	closed   bool

	// saving lets one save at a time through, without holding up typing.
	saving sync.Mutex
}

// Opened is a post as the editor takes it.
type Opened struct {
	Path        string
	Version     int
	Lines       []string
	FrontMatter *frontmatter.Document
	Save        Save
	// Recovered tells that words of an earlier run, never saved, are in it.
	Recovered bool
	// Formulas is what the site draws as formulas in this post's text.
	Formulas site.Formulas
}

// OpenPost opens a post for writing, with the words that an earlier run did not
// get to save. A post that is open already is given as it is.
func (w *Workspace) OpenPost(ctx context.Context, post string) (Opened, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, ok := w.open[post]
	recovered := false
	if !ok {
		var err error
		if p, recovered, err = w.read(ctx, post); err != nil {
			return Opened{}, err
		}
		w.open[post] = p
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if recovered && !p.conflict {
		w.saveSoon(p)
	}
	return Opened{
		Path: post, Version: p.version, Lines: p.text.Lines(), FrontMatter: p.front,
		Save: p.state(), Recovered: recovered, Formulas: w.formulas(p),
	}, nil
}

// formulas is what the site draws in the post, by its own fields and the blog's.
func (w *Workspace) formulas(p *writing) site.Formulas {
	return w.blog.Site().Formulas(func(key string) (string, bool) {
		f, ok := p.front.Get(key)
		if !ok {
			return "", false
		}
		return f.Text, true
	})
}

func (w *Workspace) read(ctx context.Context, post string) (*writing, bool, error) {
	file, err := w.root.Read(post, largest)
	if err != nil {
		return nil, false, err
	}
	t, err := parse(post, file)
	if err != nil {
		return nil, false, err
	}
	p := &writing{
		post: post, version: 1, text: t, base: file, hash: disk.Sum(file),
	}
	if p.journal, err = w.history.Journal(post); err != nil {
		return nil, false, fmt.Errorf("open the journal of %s: %w", post, err)
	}
	recovered, err := p.recover(ctx)
	if err != nil {
		return nil, false, errors.Join(fmt.Errorf("bring back unsaved words of %s: %w", post, err), p.journal.Close())
	}
	p.front = frontmatter.Read(p.text.Lines())
	w.newPane(p)
	return p, recovered, nil
}

// recover plays the journal of an earlier run. When the file has changed since,
// both are merged; what cannot be merged is left for the writer to choose.
func (p *writing) recover(ctx context.Context) (bool, error) {
	base, edits, ok, err := p.journal.Recover()
	if err != nil || !ok {
		return false, err
	}
	mine, err := text.Parse(base)
	if err != nil {
		return false, err
	}
	for _, e := range edits {
		if err := mine.Apply(e); err != nil {
			return false, err
		}
	}
	words := mine.Bytes()
	if bytes.Equal(words, p.base) || bytes.Equal(words, base) {
		return false, p.journal.Clear()
	}
	if !bytes.Equal(base, p.base) {
		merged, conflicts, err := git.MergeFile(ctx, words, base, p.base)
		if err != nil || conflicts > 0 {
			// Without git nothing can be merged: the writer sees both. The journal
			// goes on from the text that both have in common.
			p.conflict, p.journaled = true, true
			p.base, p.hash = base, disk.Sum(base)
		} else if mine, err = text.Parse(merged); err != nil {
			return false, err
		}
	}
	p.text = mine
	return true, nil
}

// parse reads a file as text; a problem carries the post's path.
func parse(post string, file []byte) (*text.Text, error) {
	t, err := text.Parse(file)
	var p *problem.Problem
	if errors.As(err, &p) {
		p.Path = post
	}
	return t, err
}

// find gives an open post.
func (w *Workspace) find(post string) (*writing, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if p, ok := w.open[post]; ok {
		return p, nil
	}
	return nil, problem.New(problem.PostNotOpen, post)
}

// ClosePost saves a post and lets go of it. When it cannot be saved it is let
// go of all the same: its words stay in the journal, and come back when it is
// opened again.
func (w *Workspace) ClosePost(post string) error {
	p, err := w.find(post)
	if err != nil {
		return err
	}
	saved := w.SavePost(post)
	w.blog.Stale()
	w.mu.Lock()
	delete(w.open, post)
	w.mu.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	if p.timer != nil {
		p.timer.Stop()
	}
	return errors.Join(saved.Problem, p.journal.Close())
}
