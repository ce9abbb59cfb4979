package bridge

import (
	"context"

	"penpush/internal/frontmatter"
	"penpush/internal/preview"
	"penpush/internal/problem"
	"penpush/internal/settings"
	"penpush/internal/text"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// Open opens a post for writing.
func (w *Window) Open(post string) (OpenPost, error) {
	b, err := w.current()
	if err != nil {
		return OpenPost{}, err
	}
	o, err := b.OpenPost(context.Background(), post)
	if err != nil {
		return OpenPost{}, err
	}
	return OpenPost{
		Path: o.Path, Version: o.Version, Lines: o.Lines, FrontMatter: w.frontMatter(o.FrontMatter),
		Save: w.saveState(o.Save), Recovered: o.Recovered, Formulas: string(o.Formulas),
	}, w.settings.Change(func(s *settings.Settings) { s.SetLastPost(b.Dir(), post) })
}

// Close saves a post and lets go of it.
func (w *Window) Close(post string) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return b.ClosePost(post)
}

// Edit applies what was typed.
func (w *Window) Edit(call EditCall) (EditAnswer, error) {
	b, err := w.current()
	if err != nil {
		return EditAnswer{}, err
	}
	e, err := b.EditPost(workspace.Edit{
		Post: call.Post, Base: call.Base, Version: call.Version, Edits: call.Edits, Preview: call.Preview,
	})
	return w.edited(e), err
}

// ReplaceText takes the whole text, when an edit found no common base.
func (w *Window) ReplaceText(call TextCall) (EditAnswer, error) {
	b, err := w.current()
	if err != nil {
		return EditAnswer{}, err
	}
	e, err := b.ReplaceText(call.Post, call.Version, call.Lines)
	return w.edited(e), err
}

// patchLimit is the size of a patch from which on the page is fetched through
// the asset handler instead, which is cheaper than the bridge.
const patchLimit = 64 << 10

func (w *Window) edited(e workspace.Edited) EditAnswer {
	a := EditAnswer{Version: e.Version, NeedText: e.NeedText, From: e.From, FrontMatter: w.frontMatter(nil), Patch: Patch{Insert: []Block{}}}
	if e.Patch != nil {
		size := 0
		for _, b := range e.Patch.Insert {
			size += len(b.HTML)
		}
		if size <= patchLimit {
			a.HasPatch = true
			a.Patch = Patch{At: e.Patch.At, Delete: e.Patch.Delete, Insert: blocks(e.Patch.Insert), Shift: e.Patch.Shift}
		}
	}
	if e.FrontMatter != nil {
		a.HasFrontMatter, a.FrontMatter = true, w.frontMatter(e.FrontMatter)
	}
	return a
}

func blocks(list []preview.Block) []Block {
	out := make([]Block, len(list))
	for i, b := range list {
		out[i] = Block{HTML: b.HTML, Line: b.Line, Lines: b.Lines}
	}
	return out
}

// Save writes a post's words to disk now.
func (w *Window) Save(post string) (SaveState, error) {
	b, err := w.current()
	if err != nil {
		return SaveState{}, err
	}
	return w.saveState(b.SavePost(post)), nil
}

func (w *Window) saveState(s workspace.Save) SaveState {
	return SaveState{Post: s.Post, State: string(s.State), Problem: w.tell(s.Problem)}
}

// SaveElsewhere writes a copy of an open post into a folder that the writer
// chooses, and gives its name there; "" when none was chosen.
func (w *Window) SaveElsewhere(post string) (string, error) {
	b, err := w.current()
	if err != nil {
		return "", err
	}
	folder, err := w.desktop.ChooseFolder(phrases().saveCopy.In(w.language()))
	if err != nil || folder == "" {
		return "", err
	}
	return b.SaveCopy(post, folder)
}

// TakeDisk brings an open post up to date with its file.
func (w *Window) TakeDisk(post string, version int) (DiskAnswer, error) {
	b, err := w.current()
	if err != nil {
		return DiskAnswer{}, err
	}
	d, err := b.TakeDisk(context.Background(), post, version)
	return w.disk(d), err
}

// TakeTheirs ends a conflict with what is on disk; the writer's words stay as a
// snapshot.
func (w *Window) TakeTheirs(post string, version int) (DiskAnswer, error) {
	b, err := w.current()
	if err != nil {
		return DiskAnswer{}, err
	}
	d, err := b.TakeTheirs(post, version)
	return w.disk(d), err
}

// KeepMine ends a conflict with the writer's words; what is on disk stays as a
// snapshot.
func (w *Window) KeepMine(post string) (SaveState, error) {
	b, err := w.current()
	if err != nil {
		return SaveState{}, err
	}
	s, err := b.KeepMine(post)
	return w.saveState(s), err
}

func (w *Window) disk(d workspace.Disk) DiskAnswer {
	return DiskAnswer{
		Stale: d.Stale, HasText: d.HasText, Version: d.Version, Edits: edits(d.Edits), Conflict: d.Conflict,
		Theirs: append([]string{}, d.Theirs...), Gone: d.Gone, FrontMatter: w.frontMatter(d.FrontMatter),
	}
}

func edits(list []text.Edit) []text.Edit {
	out := make([]text.Edit, len(list))
	for i, e := range list {
		out[i] = text.Edit{From: e.From, To: e.To, Lines: append([]string{}, e.Lines...)}
	}
	return out
}

// FieldEdit gives the edit that changes a field; the editor applies it.
func (w *Window) FieldEdit(call FieldCall) (EditsAnswer, error) {
	b, err := w.current()
	if err != nil {
		return EditsAnswer{}, err
	}
	change := workspace.FieldChange{Post: call.Post, Version: call.Version, Key: call.Key}
	switch call.Op {
	case "text":
		change.Value.Text = call.Text
	case "switch":
		change.Value = frontmatter.Value{Type: frontmatter.Bool, Bool: call.On}
	case "list":
		change.Value = frontmatter.Value{Type: frontmatter.List, Items: call.Items}
	case "unset":
		change.Unset = true
	default:
		p := problem.New(problem.WrongUse, call.Post)
		p.Subject = call.Op
		return EditsAnswer{}, p
	}
	f, err := b.ChangeField(change)
	return EditsAnswer{Version: f.Version, Stale: f.Stale, Edits: edits(f.Edits)}, err
}

// frontMatter puts a front matter in words; nil is none.
func (w *Window) frontMatter(d *frontmatter.Document) FrontMatter {
	f := FrontMatter{Kind: string(frontmatter.None), Fields: []Field{}, Problem: w.tell(nil)}
	if d == nil {
		return f
	}
	f.Kind, f.From, f.To = string(d.Kind), d.From, d.To
	if d.Problem != nil {
		f.Problem = w.tell(d.Problem)
	}
	f.Fields = append(f.Fields, w.fields(d, "", d.Fields)...)
	return f
}

// fields puts fields in words. In the place of a map that stands on lines of its
// own are the fields in it, each called by the way to it: "taxonomies.tags".
func (w *Window) fields(d *frontmatter.Document, path string, list []frontmatter.Field) []Field {
	var all []Field
	for _, field := range list {
		shown := w.field(field)
		shown.Key = path + field.Key
		inner := d.InnerOf(shown.Key)
		if field.Reason != problem.FieldMap || len(inner) == 0 {
			all = append(all, shown)
			continue
		}
		all = append(all, w.fields(d, shown.Key+".", inner)...)
	}
	return all
}

func (w *Window) field(f frontmatter.Field) Field {
	shown := Field{
		Key: f.Key, Type: string(f.Type), Control: control(f), Text: f.Text,
		Items: append([]string{}, f.Items...), On: f.Bool, Line: f.Line, ReadOnly: f.ReadOnly,
	}
	if f.ReadOnly {
		shown.Reason = words.Tell(&problem.Problem{Code: f.Reason, Subject: f.Key, Line: f.Line}, w.language()).Message
	}
	return shown
}
