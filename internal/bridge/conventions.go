package bridge

import (
	"context"
	"strings"

	"penpush/internal/site"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// AboutBlog is what was understood of a blog, for a person to check and correct.
// Which posts could not be read, and why, is in their rows.
type AboutBlog struct {
	Generator string   `json:"generator"` // as in CLI.md: "gatsby", "plain", …
	Evidence  []string `json:"evidence"`
	// Folders are those with posts.
	Folders  []string  `json:"folders"`
	Findings []Finding `json:"findings"`
	// Trouble says why .penpush.toml is not used; code "" when it is.
	Trouble words.Told `json:"trouble"`
}

// Finding is how this blog does one thing.
type Finding struct {
	// Key and Value are those of docs/penpush-toml.md; Learnt is what would hold if
	// nobody had said anything.
	Key    string `json:"key"`
	Value  string `json:"value"`
	Learnt string `json:"learnt"`
	// Says is what it rests on, in words: "9 of the last 10 posts".
	Says string `json:"says"`
	// From is generator (its manual, or the blog's configuration), posts, blog (its
	// .penpush.toml) or user.
	From string `json:"from"`
	// Choices are all values that it can have, empty where other texts may be.
	Choices []string `json:"choices"`
}

// ConventionCall says how the open blog does a thing.
type ConventionCall struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	// From is where it is kept: blog for everybody, user for this writer alone.
	From string `json:"from"`
}

// AboutBlog tells what was understood of the open blog.
func (w *Window) AboutBlog() (AboutBlog, error) {
	b, err := w.current()
	if err != nil {
		return AboutBlog{}, err
	}
	return w.about(b), nil
}

// SetConvention says how the open blog does a thing, over what was learnt.
func (w *Window) SetConvention(call ConventionCall) (AboutBlog, error) {
	b, err := w.current()
	if err != nil {
		return AboutBlog{}, err
	}
	said := site.Override{Key: site.Key(call.Key), Value: call.Value, From: site.Source(call.From)}
	if err := b.SetConvention(context.Background(), said); err != nil {
		return AboutBlog{}, err
	}
	return w.about(b), nil
}

// ClearConvention takes back what was said of a key in one of the places; the
// call's value means nothing.
func (w *Window) ClearConvention(call ConventionCall) (AboutBlog, error) {
	b, err := w.current()
	if err != nil {
		return AboutBlog{}, err
	}
	if err := b.ClearConvention(context.Background(), site.Key(call.Key), site.Source(call.From)); err != nil {
		return AboutBlog{}, err
	}
	return w.about(b), nil
}

// LookedAt tells that the writer has seen what was understood of the blog, which
// is shown once.
func (w *Window) LookedAt() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.fresh = ""
}

func (w *Window) about(b *workspace.Workspace) AboutBlog {
	found, trouble := b.Findings()
	s := b.Blog().Site()
	about := AboutBlog{
		Generator: s.Generator, Evidence: append([]string{}, s.Evidence...), Folders: append([]string{}, s.ContentDirs...),
		Findings: make([]Finding, len(found)), Trouble: w.tell(trouble),
	}
	for i, f := range found {
		about.Findings[i] = Finding{
			Key: string(f.Key), Value: f.Value, Learnt: f.Learnt, From: string(f.From),
			Says: words.Found(f.Posts, f.Of, string(f.From)).In(w.language()), Choices: append([]string{}, f.Choices...),
		}
		if f.Key == site.KeyGenerator && f.From == site.FromGenerator && len(s.Evidence) > 0 {
			about.Findings[i].Says = strings.Join(s.Evidence, ", ")
		}
	}
	return about
}
