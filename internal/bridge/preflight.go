package bridge

import (
	"context"

	"penpush/internal/preflight"
	"penpush/internal/text"
)

// Noticed is something worth knowing before a post is public.
type Noticed struct {
	// Code names the rule, by which it is switched off.
	Code     string `json:"code"`
	Severity string `json:"severity"` // error, warning or hint
	Post     string `json:"post"`
	Line     int    `json:"line"` // from 1; 0 is the post as a whole
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	// Fix is what would mend it in the text of Version; empty where there is
	// nothing, or the post is not open.
	Fix     []text.Edit `json:"fix"`
	Version int         `json:"version"`
	// Mendable tells that there is a fix, once the post is open.
	Mendable bool `json:"mendable"`
}

// CheckPosts notices what is worth knowing about posts that are to be published,
// as they stand now, with unsaved words.
func (w *Window) CheckPosts(posts []string) ([]Noticed, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	before := map[string]int{}
	for _, post := range posts {
		before[post] = b.Version(post)
	}
	found, err := b.CheckBeforePublish(context.Background(), posts)
	if err != nil {
		return nil, err
	}
	list := w.noticed(found)
	for i := range list {
		if v := before[list[i].Post]; v == 0 || v != b.Version(list[i].Post) {
			list[i].Fix = []text.Edit{}
		} else {
			list[i].Version = v
		}
	}
	return list, nil
}

// CheckOpen is CheckPosts for the post that is written, again and again: what
// other files are like may be a little while ago.
func (w *Window) CheckOpen(post string) ([]Noticed, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	before := b.Version(post)
	found, err := b.CheckOpen(context.Background(), post)
	if err != nil {
		return nil, err
	}
	list := w.noticed(found)
	for i := range list {
		if list[i].Version = before; before != b.Version(post) {
			list[i].Fix = []text.Edit{}
		}
	}
	return list, nil
}

func (w *Window) noticed(found []preflight.Finding) []Noticed {
	list := make([]Noticed, len(found))
	for i, f := range found {
		told := w.tell(f.Problem)
		list[i] = Noticed{
			Code: string(f.Rule), Severity: string(f.Severity), Post: told.Path, Line: told.Line,
			Message: told.Message, Hint: told.Hint, Fix: []text.Edit{}, Mendable: f.Fix != nil,
		}
		if f.Fix != nil {
			list[i].Fix = append(list[i].Fix, *f.Fix)
		}
	}
	return list
}
