package workspace

import (
	"context"
	"slices"

	"penpush/internal/disk"
	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/settings"
	"penpush/internal/site"
	"penpush/internal/text"
)

// overrideNote begins a .penpush.toml, for whoever finds it.
const overrideNote = "# How Penpush writes in this blog, where that differs from the newest posts."

// Findings lists what is known of the blog and by what evidence. A .penpush.toml
// that cannot be used is the error; the list is good all the same.
func (w *Workspace) Findings() ([]site.Finding, error) {
	return w.blog.Findings(), w.blog.Site().Trouble
}

// SetConvention says how this blog does a thing, over what was learnt: for
// everybody who writes in it (site.FromBlog, in its .penpush.toml), or for this
// user alone (site.FromUser, in the settings). Problems: OverrideUnknown,
// OverrideInvalid, and those of writing.
func (w *Workspace) SetConvention(ctx context.Context, o site.Override) error {
	if err := o.Sound(); err != nil {
		return err
	}
	if o.From == site.FromUser {
		return w.changeOverrides(ctx, func(s *settings.Settings) {
			s.SetOverride(settings.Override{Dir: w.Dir(), Key: string(o.Key), Value: o.Value})
		})
	}
	err := w.changeOverrideFile(ctx, func(lines []string) ([]text.Edit, error) {
		return frontmatter.Set(lines, string(o.Key), frontmatter.Value{Type: frontmatter.Text, Text: o.Value})
	})
	alone := func(u site.Override) bool { return u.Key == o.Key }
	if err != nil || !slices.ContainsFunc(w.userOverrides(), alone) {
		return err
	}
	// What this user said alone would hide what is said for everybody.
	return w.ClearConvention(ctx, o.Key, site.FromUser)
}

// ClearConvention leaves a thing to what is learnt again, in one of the places.
func (w *Workspace) ClearConvention(ctx context.Context, key site.Key, from site.Source) error {
	if from == site.FromUser {
		return w.changeOverrides(ctx, func(s *settings.Settings) { s.ClearOverride(w.Dir(), string(key)) })
	}
	return w.changeOverrideFile(ctx, func(lines []string) ([]text.Edit, error) {
		return frontmatter.Unset(lines, string(key))
	})
}

// userOverrides are what the settings have for this blog.
func (w *Workspace) userOverrides() []site.Override {
	if w.settings == nil {
		return nil
	}
	var out []site.Override
	for _, s := range w.settings.Get().OverridesOf(w.Dir()) {
		o := site.Override{Key: site.Key(s.Key), Value: s.Value, From: site.FromUser}
		if o.Sound() == nil { // another version's may mean nothing here, and stay
			out = append(out, o)
		}
	}
	return out
}

func (w *Workspace) changeOverrides(ctx context.Context, change func(*settings.Settings)) error {
	if w.settings == nil {
		return problem.New(problem.Unwritable, "")
	}
	err := w.settings.Change(change)
	if again := w.blog.SetOverrides(w.userOverrides()); again != nil {
		return again
	}
	w.speakAgain()
	w.checking.forget()
	w.announce.PostsChanged()
	return err
}

// changeOverrideFile edits lines of .penpush.toml: as a front matter in TOML, so
// that what others wrote into it stays as it is.
func (w *Workspace) changeOverrideFile(ctx context.Context, edit func([]string) ([]text.Edit, error)) error {
	const fence = "+++"
	was, err := w.root.Read(site.OverrideFile, 1<<20)
	hash, note := disk.Sum(was), ""
	if problem.Is(err, problem.NotFound) {
		was, hash, note, err = nil, "", overrideNote+"\n", nil
	}
	if err != nil {
		return err
	}
	t, err := parse(site.OverrideFile, was)
	if err != nil {
		return err
	}
	lines := t.Lines()
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	block := append(append([]string{fence}, lines...), fence)
	edits, err := edit(block)
	if err != nil {
		return err
	}
	for i := range edits {
		edits[i].From--
		edits[i].To--
	}
	if err := t.Apply(edits); err != nil {
		return err
	}
	if _, err := site.ReadOverrides(string(t.Bytes())); err != nil {
		return err
	}
	if err := w.root.Replace(site.OverrideFile, hash, append([]byte(note), t.Bytes()...)); err != nil {
		return err
	}
	if _, err := w.blog.Scan(ctx); err != nil {
		return err
	}
	w.speakAgain()
	w.checking.forget()
	w.announce.PostsChanged()
	return nil
}
