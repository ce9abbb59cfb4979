package workspace

import (
	"penpush/internal/frontmatter"
	"penpush/internal/preview"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// Edit is what was typed: Edits, all counted in the text of version Base, lead
// to version Version.
type Edit struct {
	Post          string
	Base, Version int
	Edits         []text.Edit
	// Preview asks for a patch of the preview.
	Preview bool
}

// Edited tells what became of an edit.
type Edited struct {
	Version int
	// NeedText tells that Base is not what is here: nothing was applied, and
	// the whole text must be sent.
	NeedText bool
	// Patch leads a pane that shows version From to Version; nil when there is
	// none, and the pane has to ask for the page.
	Patch *preview.Patch
	From  int
	// FrontMatter is set when the edit changed it.
	FrontMatter *frontmatter.Document
}

// EditPost applies what was typed to the mirror, keeps it in the journal, and
// says how the preview changes.
func (w *Workspace) EditPost(e Edit) (Edited, error) {
	p, err := w.find(e.Post)
	if err != nil {
		return Edited{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.version != e.Base {
		return Edited{Version: p.version, NeedText: true}, nil
	}
	return w.apply(p, e)
}

// ReplaceText takes the editor's whole text, when an edit found no common base.
// Lines that did not change keep their bytes.
func (w *Workspace) ReplaceText(post string, version int, lines []string) (Edited, error) {
	p, err := w.find(post)
	if err != nil {
		return Edited{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return w.apply(p, Edit{Post: post, Version: version, Edits: text.Diff(p.text.Lines(), lines)})
}

func (w *Workspace) apply(p *writing, e Edit) (Edited, error) {
	if err := p.change(e.Edits, e.Version); err != nil {
		return Edited{Version: p.version, NeedText: true}, nil //nolint:nilerr // the whole text mends edits that do not fit
	}
	if err := p.write(e.Edits); err != nil {
		p.failed = problem.Wrap(problem.JournalFailed, p.post, err)
	}
	done := Edited{Version: p.version}
	if p.touchesFrontMatter(e.Edits) {
		p.front = frontmatter.Read(p.text.Lines())
		done.FrontMatter = p.front
		if p.tags.stale(p.front) {
			w.newPane(p)
		}
	}
	if e.Preview {
		if from, patch, ok := p.pane.Update(p.version, p.text.Lines(), p.front.Body); ok {
			done.From, done.Patch = from, &patch
		}
	}
	w.saveSoon(p)
	return done, nil
}

func (p *writing) change(edits []text.Edit, version int) error {
	if err := p.text.Apply(edits); err != nil {
		return err
	}
	p.version = version
	return nil
}

// write keeps an edit that was just made in the journal.
func (p *writing) write(edits []text.Edit) error {
	if p.journaled {
		return p.journal.Append(edits)
	}
	return p.beginJournal()
}

// beginJournal starts the journal from the file as it was last read or written,
// followed by all that the mirror has beyond it.
func (p *writing) beginJournal() error {
	base, err := text.Parse(p.base)
	if err != nil {
		return err
	}
	if err := p.journal.Start(p.base); err != nil {
		return err
	}
	p.journaled = true
	return p.journal.Append(text.Diff(base.Lines(), p.text.Lines()))
}

// touchesFrontMatter tells whether an edit reaches the front matter, or could
// make one.
func (p *writing) touchesFrontMatter(edits []text.Edit) bool {
	for _, e := range edits {
		if e.From <= p.front.To {
			return true
		}
	}
	return false
}
