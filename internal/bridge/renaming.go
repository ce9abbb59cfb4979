package bridge

import (
	"context"

	"penpush/internal/posts"
	"penpush/internal/workspace"
)

// RenameCall asks for another name of a post.
type RenameCall struct {
	Post string `json:"post"`
	// Slug is the last part of its address; File renames the file or folder too
	// where a key makes the address; Redirect has the old address lead here.
	Slug     string `json:"slug"`
	File     bool   `json:"file"`
	Redirect bool   `json:"redirect"`
	// Folder is where it moves to, "" to stay.
	Folder string `json:"folder"`
	// Plan is the plan that was looked at.
	Plan string `json:"plan"`
}

// RenamePlan is what the sheet shows: what moves, and every line that changes.
type RenamePlan struct {
	Plan string `json:"plan"`
	From string `json:"from"`
	To   string `json:"to"`
	// Key is the field that makes the address, "" when the name does.
	Key string `json:"key"`
	// Was and Is are the post's address before and after, "" when not known.
	Was string `json:"was"`
	Is  string `json:"is"`
	// Folder is where it will be, Folders are where it can be; none when the plan
	// is not for a place.
	Folder  string     `json:"folder"`
	Folders []string   `json:"folders"`
	Moves   []FileMove `json:"moves"`
	Files   []PlanFile `json:"files"`
	// Lost are links that will lead nowhere and cannot be mended, as "path:line".
	Lost []FilePlace `json:"lost"`
	// Redirect tells that the old address can be made to lead here.
	Redirect bool `json:"redirect"`
}

// FileMove is a file or folder that gets another path.
type FileMove struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// FilePlace is a line of a file, counted from 1.
type FilePlace struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

// PlanRename tells what giving a post another name would change.
func (w *Window) PlanRename(call RenameCall) (RenamePlan, error) {
	b, err := w.current()
	if err != nil {
		return RenamePlan{}, err
	}
	p, err := b.PlanRename(context.Background(), renaming(call))
	if err != nil {
		return RenamePlan{}, err
	}
	out := renamePlan(p)
	out.Folder, out.Folders = posts.FolderOf(p.To), b.Folders(call.Post)
	return out, nil
}

// Rename gives a post another name, mends the links to it, and tells what was
// done; it does only what call.Plan has shown.
func (w *Window) Rename(call RenameCall) (RenamePlan, error) {
	b, err := w.current()
	if err != nil {
		return RenamePlan{}, err
	}
	p, err := b.RenamePost(context.Background(), renaming(call), call.Plan)
	return renamePlan(p), err
}

// PlanBundle tells what making a folder of a post would change.
func (w *Window) PlanBundle(post string) (RenamePlan, error) {
	b, err := w.current()
	if err != nil {
		return RenamePlan{}, err
	}
	p, err := b.PlanBundle(context.Background(), post)
	return renamePlan(p), err
}

// MakeBundle makes a folder of a post; it does only what the plan has shown.
func (w *Window) MakeBundle(post, plan string) (RenamePlan, error) {
	b, err := w.current()
	if err != nil {
		return RenamePlan{}, err
	}
	p, err := b.BundlePost(context.Background(), post, plan)
	return renamePlan(p), err
}

// UndoRename takes the last renaming back, and tells the post's path then and
// now.
func (w *Window) UndoRename() (FileMove, error) {
	b, err := w.current()
	if err != nil {
		return FileMove{}, err
	}
	u, err := b.UndoRename()
	return FileMove{From: u.From, To: u.To}, err
}

// Duplicate writes a copy of a post and gives its path.
func (w *Window) Duplicate(post string) (string, error) {
	b, err := w.current()
	if err != nil {
		return "", err
	}
	return b.DuplicatePost(post)
}

func renaming(c RenameCall) posts.Renaming {
	return posts.Renaming{Post: c.Post, Slug: c.Slug, File: c.File, Redirect: c.Redirect, Folder: c.Folder}
}

func renamePlan(p workspace.RelocationPlan) RenamePlan {
	out := RenamePlan{
		Plan: p.ID, From: p.From, To: p.To, Key: p.Key, Was: p.Was, Is: p.Is, Folders: []string{}, Moves: []FileMove{}, Lost: []FilePlace{},
		Files: planFiles(p.Changes), Redirect: p.Redirect != "",
	}
	for _, m := range p.Moves {
		out.Moves = append(out.Moves, FileMove(m))
	}
	for _, l := range p.Lost {
		out.Lost = append(out.Lost, FilePlace(l))
	}
	return out
}
