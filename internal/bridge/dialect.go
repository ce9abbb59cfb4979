package bridge

import (
	"penpush/internal/markdown"
	"penpush/internal/text"
)

// Dialect is the Markdown that a post is written in, and why.
type Dialect struct {
	// Name is a generator, "github" or "commonmark", as the key dialect of
	// docs/penpush-toml.md has it.
	Name     string           `json:"name"`
	Features []DialectFeature `json:"features"`
}

// DialectFeature is something that this Markdown does or does not.
type DialectFeature struct {
	// Feature is one of lineBreaks, typography, rawHTML, headingIDs, attributes,
	// bareLinks, footnotes, definitions, tables, tasks, strikes, containers, emoji,
	// math; parser, images and tags come only when a setting tells of them.
	Feature string `json:"feature"`
	On      bool   `json:"on"`
	// Says is the setting of the blog that tells, as it is written, such as
	// "hugo.toml: markup.goldmark.renderer.unsafe = true"; "" where it is the
	// generator's own way.
	Says string `json:"says"`
}

// DialectOf tells which Markdown a post of the open blog is written in.
func (w *Window) DialectOf(post string) (Dialect, error) {
	b, err := w.current()
	if err != nil {
		return Dialect{}, err
	}
	spoken := b.Spoken(post)
	out := Dialect{Name: spoken.Name, Features: []DialectFeature{}}
	said := map[markdown.Feature]string{}
	for _, because := range spoken.Because {
		said[because.Feature] = because.Says
	}
	for _, has := range spoken.Features() {
		out.Features = append(out.Features, DialectFeature{string(has.Feature), has.On, said[has.Feature]})
		delete(said, has.Feature)
	}
	for _, extra := range []markdown.Feature{markdown.FeatureParser, markdown.FeatureImages, markdown.FeatureTags} {
		if says, ok := said[extra]; ok {
			out.Features = append(out.Features, DialectFeature{string(extra), true, says})
		}
	}
	return out, nil
}

// EmphasisLeft is what an open post has of asterisks that its writer meant.
type EmphasisLeft struct {
	// Version is the text's that Stays was found in; edits are for it alone.
	Version int     `json:"version"`
	Stays   []Stays `json:"stays"`
}

// Stays is a stretch that the site will show as it is typed.
type Stays struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	// Reason is closing, opening, blank or word.
	Reason string     `json:"reason"`
	Fixes  []StaysFix `json:"fixes"`
}

// StaysFix is a way to mend it, tried on this blog's Markdown.
type StaysFix struct {
	// Kind is outside, tag or space; Shows is how the line then reads.
	Kind  string      `json:"kind"`
	Shows string      `json:"shows"`
	Edits []text.Edit `json:"edits"`
}

// EmphasisLeft lists the stretches of an open post that stay as they are typed.
func (w *Window) EmphasisLeft(post string) (EmphasisLeft, error) {
	b, err := w.current()
	if err != nil {
		return EmphasisLeft{}, err
	}
	version, left, err := b.EmphasisLeft(post)
	out := EmphasisLeft{Version: version, Stays: make([]Stays, len(left))}
	for i, l := range left {
		out.Stays[i] = Stays{Line: l.Line, Text: l.Text, Reason: string(l.Reason), Fixes: make([]StaysFix, len(l.Fixes))}
		for k, f := range l.Fixes {
			out.Stays[i].Fixes[k] = StaysFix{string(f.Kind), f.Shows, edits(f.Edits)}
		}
	}
	return out, err
}
