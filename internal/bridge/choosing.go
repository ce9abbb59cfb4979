package bridge

import (
	"path/filepath"
	"slices"

	"penpush/internal/problem"
	"penpush/internal/settings"
	"penpush/internal/site"
	"penpush/internal/workspace"
)

// BlogChoice is one of several blogs in a folder.
type BlogChoice struct {
	// Dir is its folder, below the one that holds them all, or "." for that one.
	Dir       string   `json:"dir"`
	Generator string   `json:"generator"`
	Evidence  []string `json:"evidence"`
	Posts     int      `json:"posts"` // about how many
}

// askWhich is the question when a folder holds several blogs, else nil.
func askWhich(b *workspace.Workspace) error {
	choices := b.Blog().Site().Choices
	if len(choices) == 0 {
		return nil
	}
	p := problem.New(problem.BlogDecision, "")
	p.Subject = filepath.Base(b.Dir())
	for _, c := range choices {
		if !slices.Contains(p.Choices, c.Dir) {
			p.Choices = append(p.Choices, c.Dir)
		}
	}
	return p
}

// BlogsIn lists the blogs of a folder that holds several; of one blog it is empty.
func (w *Window) BlogsIn(dir string) ([]BlogChoice, error) {
	found, err := workspace.BlogsIn(dir, w.settings)
	list := make([]BlogChoice, len(found))
	for i, c := range found {
		list[i] = BlogChoice{Dir: c.Dir, Generator: c.Generator, Evidence: append([]string{}, c.Evidence...), Posts: c.Posts}
	}
	return list, err
}

// OpenOneOf opens one of the blogs of a folder. Where the folder alone does not
// tell them apart, the settings keep which one is meant.
func (w *Window) OpenOneOf(dir string, choice BlogChoice) (Blog, error) {
	all, err := workspace.BlogsIn(dir, w.settings)
	if err != nil {
		return Blog{}, err
	}
	if !slices.ContainsFunc(all, func(c site.Choice) bool { return c.Dir == choice.Dir && c.Generator == choice.Generator }) {
		return w.OpenBlog(dir) // it is not there any more
	}
	own := filepath.Join(dir, filepath.FromSlash(choice.Dir))
	again, err := workspace.BlogsIn(own, nil) // whatever was chosen before
	if err != nil {
		return Blog{}, err
	}
	if len(again) > 0 {
		said := settings.Override{Dir: own, Key: string(site.KeyGenerator), Value: choice.Generator}
		if err := w.settings.Change(func(s *settings.Settings) { s.SetOverride(said) }); err != nil {
			return Blog{}, err
		}
	}
	return w.OpenBlog(own)
}
