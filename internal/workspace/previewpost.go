package workspace

import (
	"penpush/internal/frontmatter"
	"penpush/internal/posts"
	"penpush/internal/preview"
)

// PreviewPost gives the whole preview of an open post, and remembers it as what
// the pane shows: the next edit's patch leads on from there.
func (w *Workspace) PreviewPost(post string) (preview.Page, error) {
	p, err := w.find(post)
	if err != nil {
		return preview.Page{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pane.Page(p.version, p.text.Lines(), p.front.Body), nil
}

// Code is a piece of code in a language as its fence names it.
type Code struct{ Language, Text string }

// ColorCode colors code that the preview of an open post left plain, because all of
// it would have held up the page. Each answer is the HTML of one piece.
func (w *Workspace) ColorCode(post string, list []Code) ([]string, error) {
	if _, err := w.find(post); err != nil {
		return nil, err
	}
	md := w.markdown(post)
	colored := make([]string, len(list))
	for i, c := range list {
		colored[i] = md.Color(c.Language, c.Text)
	}
	return colored, nil
}

// RenderPost gives a post's HTML as the site's article would have it.
func (w *Workspace) RenderPost(post string) (string, error) {
	lines, err := w.Lines(post)
	if err != nil {
		return "", err
	}
	page := frontmatter.Read(lines)
	md, _ := w.showing(post, page)
	return preview.HTML(md, lines, page.Body), nil
}

// ShareCard is what chats and social networks will show of a post, as it stands
// in the editor.
func (w *Workspace) ShareCard(post string) (posts.ShareCard, error) {
	lines, err := w.Lines(post)
	if err != nil {
		return posts.ShareCard{}, err
	}
	return w.blog.ShareCard(w.markdown(post), post, lines), nil
}
