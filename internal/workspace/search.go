package workspace

import (
	"context"

	"penpush/internal/posts"
	"penpush/internal/search"
)

// Search finds words in all posts; those that are open count as they stand in the
// editor. An empty query makes ready for the next. A newer search ends an older
// one, which then fails with context.Canceled.
func (w *Workspace) Search(ctx context.Context, q search.Query, limits search.Limits) (search.Answer, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w.mu.Lock()
	if w.endSearch != nil {
		w.endSearch()
	}
	w.endSearch = cancel
	w.mu.Unlock()
	return w.index.Find(ctx, q, w.written(), limits)
}

// SearchFiles finds all lines with some words, for a single action.
func (w *Workspace) SearchFiles(ctx context.Context, q search.Query, width int) (search.Answer, error) {
	return search.Once(ctx, w.blog, q, width)
}

// written are the texts of the open posts, as they stand in the editor.
func (w *Workspace) written() map[string][]byte {
	texts := map[string][]byte{}
	for _, post := range w.openPosts() {
		p, err := w.find(post)
		if err != nil {
			continue // closed meanwhile, and so saved
		}
		p.mu.Lock()
		texts[post] = p.text.Bytes()
		p.mu.Unlock()
	}
	return texts
}

// marking lets the list and the search know of every change that is announced.
type marking struct {
	Announcer
	blog *posts.Blog
}

func (m marking) PostsChanged() {
	m.blog.Stale()
	m.Announcer.PostsChanged()
}
