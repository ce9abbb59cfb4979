package bridge

import (
	"context"
	"time"

	"penpush/internal/posts"
	"penpush/internal/settings"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// Posts gives the list, newest first.
func (w *Window) Posts() ([]PostRow, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	list, err := b.ListPosts(context.Background())
	if err != nil {
		return nil, err
	}
	return w.rows(list), nil
}

func (w *Window) rows(list []posts.Post) []PostRow {
	rows := make([]PostRow, len(list))
	for i, p := range list {
		rows[i] = PostRow{
			Path: p.Path, Title: p.Title, Date: p.Date, Day: p.Day, Tags: append([]string{}, p.Tags...),
			Categories: append([]string{}, p.Categories...), Language: p.Language, Modified: p.Modified,
			Slug: p.Slug, State: string(p.State), Cover: p.Cover, Problem: w.tell(nil), Marks: []words.Told{},
		}
		if p.Problem != nil {
			rows[i].Problem = w.tell(p.Problem)
		}
		for _, m := range p.Marks {
			rows[i].Marks = append(rows[i].Marks, w.tell(m))
		}
	}
	return rows
}

// SetListView keeps how the open blog's posts are listed.
func (w *Window) SetListView(v ListView) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return w.settings.Change(func(s *settings.Settings) { s.SetListView(b.Dir(), settings.ListView(v)) })
}

// Tags gives the values that the blog's posts have for a list field such as
// "tags" or "categories", the most used first.
func (w *Window) Tags(key string) ([]TagCount, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	return tagCounts(b, key), nil
}

func tagCounts(b *workspace.Workspace, key string) []TagCount {
	counts := []TagCount{}
	for _, t := range b.Blog().Tags(key) {
		counts = append(counts, TagCount{Tag: t.Tag, Count: t.Count})
	}
	return counts
}

// NewPost writes a new post as this blog would have written it.
func (w *Window) NewPost(title string) (NewPost, error) {
	b, err := w.current()
	if err != nil {
		return NewPost{}, err
	}
	made, err := b.NewPost(title, "", time.Now())
	return NewPost{Path: made.Path, Line: made.Line}, err
}

// DeletionOf tells what deleting a post would move, and what stays.
func (w *Window) DeletionOf(post string) (Deletion, error) {
	b, err := w.current()
	if err != nil {
		return Deletion{}, err
	}
	d, err := b.DeletionOf(context.Background(), post)
	return deletion(post, d), err
}

// Delete moves a post, with its bundle, to the system's trash.
func (w *Window) Delete(post string) (Deletion, error) {
	b, err := w.current()
	if err != nil {
		return Deletion{}, err
	}
	d, err := b.DeletePost(context.Background(), post)
	return deletion(post, d), err
}

func deletion(post string, d posts.Deletion) Deletion {
	return Deletion{Post: post, Moves: append([]string{}, d.Move...), Keeps: append([]string{}, d.Keep...)}
}
