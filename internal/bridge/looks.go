package bridge

import (
	"context"
	"time"

	"penpush/internal/look"
	"penpush/internal/problem"
	"penpush/internal/words"
)

// Looks are what the preview may wear.
type Looks struct {
	// Chosen is the ID of a source, or "" for the neutral look.
	Chosen  string       `json:"chosen"`
	Sources []LookSource `json:"sources"`
	// Missing says what would make the site's look known, where there is no source.
	Missing words.Told `json:"missing"`
	// Problem says why the chosen look cannot be worn.
	Problem words.Told `json:"problem"`
	// Dark tells that the worn look has a dark side; of the neutral one it is true.
	Dark bool `json:"dark"`
	// Lacks are servers whose stylesheets or fonts the pane does without.
	Lacks []string `json:"lacks"`
}

// LookSource is where the site's look may be read from.
type LookSource struct {
	ID string `json:"id"`
	// Kind is folder, branch, theme or saved; Where its name.
	Kind  string `json:"kind"`
	Where string `json:"where"`
}

// patience with a large built site.
const lookPatience = 30 * time.Second

// Looks finds what the open blog's preview may wear.
func (w *Window) Looks() (Looks, error) {
	b, err := w.current()
	if err != nil {
		return Looks{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), lookPatience)
	defer cancel()
	found, err := b.Looks(ctx)
	if err != nil {
		return Looks{}, err
	}
	all := Looks{Chosen: found.Chosen, Sources: []LookSource{}, Missing: w.tell(nil), Problem: w.tell(found.Problem), Dark: true, Lacks: []string{}}
	for _, s := range found.Sources {
		all.Sources = append(all.Sources, LookSource{ID: s.ID(), Kind: string(s.Kind), Where: s.Where})
	}
	if len(found.Sources) == 0 {
		all.Missing = w.tell(problem.New(problem.LookMissing, ""))
	}
	if found.Worn != nil {
		all.Dark, all.Lacks = found.Worn.Dark.Has, append(all.Lacks, found.Worn.Lacks...)
	}
	return all, nil
}

// ChooseLook keeps which look the preview wears, "" for the neutral one; the pane
// is to be loaded again.
func (w *Window) ChooseLook(id string) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), lookPatience)
	defer cancel()
	return b.ChooseLook(ctx, id)
}

// ChooseSavedPage asks the writer for a page of their site that a browser saved,
// and has the preview wear its look; the answer is its ID, "" when nothing was
// chosen.
func (w *Window) ChooseSavedPage() (string, error) {
	file, err := w.desktop.ChoosePage(phrases().choosePage.In(w.language()))
	if err != nil || file == "" {
		return "", err
	}
	id := look.Source{Kind: look.Saved, Where: file}.ID()
	return id, w.ChooseLook(id)
}
