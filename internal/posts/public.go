package posts

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// IsDraft tells whether a post with this text is a draft, in any of the ways
// that generators have.
func (b *Blog) IsDraft(post string, lines []string) bool {
	doc := frontmatter.Read(lines)
	for i := range doc.Fields {
		if b.isDraftMark(&doc.Fields[i]) {
			return true
		}
	}
	return b.inDrafts(post)
}

func (b *Blog) inDrafts(post string) bool { return inFolderOfDrafts(b.Site(), post) }

func inFolderOfDrafts(s *site.Site, post string) bool {
	for _, d := range s.DraftDirs {
		if strings.HasPrefix(post, d+"/") {
			return true
		}
	}
	return strings.HasPrefix(post, "_drafts/") || strings.Contains(post, "/_drafts/")
}

// MakePublic tells what makes a draft public as this blog does it: its mark is
// turned or taken away, a draft folder is left, and a date is set when it has
// none and the blog's posts have one. The edits are for lines; the path is the
// post's own when it stays where it is.
func (b *Blog) MakePublic(post string, lines []string, now time.Time) (string, []text.Edit, error) {
	c, _, err := b.ready()
	if err != nil {
		return "", nil, err
	}
	ch := changing(lines)
	if err := b.unmark(ch, c); err != nil {
		return "", nil, fmt.Errorf("make %s public: %w", post, err)
	}
	doc := frontmatter.Read(ch.lines)
	day, _, dated := site.NameDate(post)
	if !dated {
		day = now
	}
	switch f, ok := site.DateField(doc); {
	case ok:
		if t, _, parsed := site.ParseDate(f.Text); parsed {
			day = t
		}
	case c.DateKey != "" && c.Learnt > 0 || b.inDrafts(post) && c.DateKey != "" && !strings.Contains(c.Filename, "YYYY"):
		v := frontmatter.Value{Type: frontmatter.DateTime, Text: formatDate(c.DateLayout, "", now)}
		if doc.Kind != frontmatter.None {
			if err := ch.apply(b.Manner().Set(ch.lines, c.DateKey, v)); err != nil {
				return "", nil, fmt.Errorf("make %s public: %w", post, err)
			}
		} else {
			title := heading(lines)
			if title == "" {
				title = nameTitle(post)
			}
			w := composer{site: b.Site(), conventions: public(c), post: newPost{path: post, title: title, now: now}}
			ch.lines = slices.Concat(w.spaced(w.fresh()), ch.lines)
		}
		day = now
	}
	to, err := b.publicPath(post, c, day)
	return to, ch.edits(), err
}

// public are the conventions of a post that is no draft.
func public(c site.Conventions) site.Conventions {
	c.Fields = slices.DeleteFunc(slices.Clone(c.Fields), func(f site.FieldConvention) bool {
		return isDraftKey(f.Key) || strings.EqualFold(f.Key, "slug")
	})
	return c
}

// unmark turns the draft mark where published posts keep it, else takes it away.
func (b *Blog) unmark(ch *change, c site.Conventions) error {
	doc := frontmatter.Read(ch.lines)
	for i := range doc.Fields {
		f := &doc.Fields[i]
		if !b.isDraftMark(f) {
			continue
		}
		var err error
		switch {
		case !c.DraftStays || !strings.EqualFold(c.DraftKey, f.Key):
			err = ch.apply(frontmatter.Unset(ch.lines, f.Key))
		case f.Type == frontmatter.Bool:
			err = ch.apply(frontmatter.Set(ch.lines, f.Key, frontmatter.Value{Type: frontmatter.Bool, Bool: !f.Bool}))
		case strings.EqualFold(f.Key, "status"):
			err = ch.apply(frontmatter.Set(ch.lines, f.Key, frontmatter.Value{Text: "published"}))
		default:
			err = ch.apply(frontmatter.Unset(ch.lines, f.Key))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// publicPath is where a post of a draft folder goes: under the name that this
// blog's posts have there, and never over another one. A draft with a folder of
// pictures is refused: one name could not take them along.
func (b *Blog) publicPath(post string, c site.Conventions, day time.Time) (string, error) {
	if !b.inDrafts(post) {
		return post, nil
	}
	own := path.Join(path.Dir(post), site.PostName(post))
	if info, err := fs.Stat(b.fsys, own); IsBundle(post) || err == nil && info.IsDir() {
		return "", problem.New(problem.DraftHasFolder, post)
	}
	folder, below := c.Folder, ""
	if i := strings.LastIndex("/"+post, "/_drafts/"); i >= 0 {
		folder, below = path.Join(post[:i], "_posts"), path.Dir(post[i+len("_drafts/"):])
	}
	_, slug, _ := site.NameDate(post)
	name := slug + path.Ext(post)
	if strings.Contains(c.Filename, "slug") && !strings.Contains(c.Filename, "slug/") {
		name = strings.TrimSuffix(site.Filled(c.Filename, slug, day), path.Ext(c.Filename)) + path.Ext(post)
	}
	to := path.Join(folder, below, name)
	if _, err := fs.Stat(b.fsys, to); err == nil {
		return "", problem.New(problem.Exists, to)
	}
	return to, nil
}
