package workspace

import (
	"sync"

	"penpush/internal/markdown"
	"penpush/internal/preview"
	"penpush/internal/site"
)

// dialects keeps the Markdowns that are set up: most blogs have one.
type dialects struct {
	mu   sync.Mutex
	made map[markdown.Dialect]*markdown.Markdown
}

func (d *dialects) get(which markdown.Dialect) *markdown.Markdown {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.made == nil {
		d.made = map[markdown.Dialect]*markdown.Markdown{}
	}
	if d.made[which] == nil {
		d.made[which] = markdown.New(which)
	}
	return d.made[which]
}

// Spoken is the Markdown that a post is written in, and why.
func (w *Workspace) Spoken(post string) site.Spoken { return w.blog.Site().Spoken(post) }

// markdown is set up for the post's dialect.
func (w *Workspace) markdown(post string) *markdown.Markdown {
	return w.spoken.get(w.Spoken(post).Dialect)
}

// speakAgain gives the open posts' panes the dialect that holds now. A pane that
// is new shows nothing, so that the window asks for the whole page.
func (w *Workspace) speakAgain() {
	w.mu.Lock()
	open := make(map[string]*writing, len(w.open))
	for post, p := range w.open {
		open[post] = p
	}
	w.mu.Unlock()
	for _, p := range open {
		p.mu.Lock()
		w.newPane(p)
		p.mu.Unlock()
	}
}

// newPane gives an open post a pane that shows nothing yet.
func (w *Workspace) newPane(p *writing) {
	var md *markdown.Markdown
	md, p.tags = w.showing(p.post, p.front)
	p.pane = preview.NewPane(md.Marking())
}
