package posts

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"penpush/internal/problem"
	"penpush/internal/site"
)

// NewPost is a post that is not written yet.
type NewPost struct {
	// Path is where nothing is yet.
	Path    string
	Content []byte
	// Line is where its body is to be written, counted from 0.
	Line int
}

// New makes a post as this blog would have written it, without writing it: its
// path, which nothing has yet, and its content with an empty body. The newest
// posts are the model for name, folder, fields, quotes and date; a blog without
// posts follows its generator's manual. dir is a folder of the blog, or "" for
// the one that the newest posts are in.
//
// It fails with problem.TitleMissing, and with problem.OutsideBlog for a dir
// that leads out, and with the problem of a .penpush.toml that cannot be used.
func (b *Blog) New(title, dir string, now time.Time) (NewPost, error) {
	title = strings.Join(strings.Fields(title), " ")
	if title == "" {
		return NewPost{}, problem.New(problem.TitleMissing, "")
	}
	c, samples, err := b.ready()
	if err == nil {
		err = b.Site().Trouble // what the owner wants is not known
	}
	if err != nil {
		return NewPost{}, err
	}
	now = composer{conventions: c, recent: samples[:min(c.Learnt, len(samples))], post: newPost{now: now}}.inZone()
	folder, pattern := c.Folder, c.Filename
	if drafts := b.draftFolder(); drafts != "" && dir == "" {
		dir = drafts
	}
	if dir = strings.ReplaceAll(dir, `\`, "/"); dir != "" {
		if folder = path.Clean(dir); !fs.ValidPath(folder) {
			return NewPost{}, problem.New(problem.OutsideBlog, dir)
		}
		pattern = withoutDateFolders(pattern)
	}
	undated := false
	if inFolderOfDrafts(b.Site(), folder+"/x") {
		// A draft has no day yet; publishing gives it one, with the name of a post.
		pattern, undated = "slug"+path.Ext(pattern), !b.draftsHaveDates()
	}
	file, slug := b.freePath(folder, pattern, wanted(title, c), now)
	lines, line := b.compose(c, samples, newPost{path: file, title: title, slug: slug, now: now, undated: undated})
	return NewPost{file, []byte(strings.Join(lines, c.LineEnd)), line}, nil
}

// newPost is what a new post is about.
type newPost struct {
	path, title, slug string
	now               time.Time
	// undated posts get no date field.
	undated bool
}

// draftFolder is where drafts of this blog begin: its folder of drafts when that
// is there or somebody said so, else "".
func (b *Blog) draftFolder() string {
	s := b.Site()
	for _, d := range s.DraftDirs {
		if slices.ContainsFunc(s.Overrides, func(o site.Override) bool { return o.Key == site.KeyDrafts }) || b.exists(d) {
			return d
		}
	}
	return ""
}

// draftsHaveDates tells that the drafts in folders of drafts have a date field.
func (b *Blog) draftsHaveDates() bool {
	s := b.Site()
	b.mu.Lock()
	defer b.mu.Unlock()
	dated, all := 0, 0
	for _, e := range b.order {
		if inFolderOfDrafts(s, e.post.Path) && e.post.Problem == nil {
			if all++; e.post.Date != "" {
				dated++
			}
		}
	}
	return dated*2 > all
}

var (
	dateFolder = regexp.MustCompile(`^(YYYY|MM|DD|YYYY[-_.]MM)$`)
	reserved   = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com\d|lpt\d|index|_index|readme)$`)
)

// withoutDateFolders leaves the name itself of a pattern, when the writer chose
// the folder.
func withoutDateFolders(pattern string) string {
	parts := strings.Split(pattern, "/")
	for len(parts) > 1 && dateFolder.MatchString(parts[0]) {
		parts = parts[1:]
	}
	return strings.Join(parts, "/")
}

// wanted is the slug that a title would have in this blog.
func wanted(title string, c site.Conventions) string {
	slug := Slug(title, c.LatinSlugs, c.SlugSeparator)
	if slug == "" { // nothing Latin in it: better its own letters than none
		slug = Slug(title, false, c.SlugSeparator)
	}
	if slug == "" {
		slug = "post"
	}
	if reserved.MatchString(slug) {
		slug += c.SlugSeparator + "post"
	}
	return slug
}

// freePath finds a name that no post has yet, also not as an address or in
// another case.
func (b *Blog) freePath(folder, pattern, slug string, now time.Time) (file, free string) {
	b.mu.Lock()
	slugs, paths := map[string]bool{}, map[string]bool{}
	for _, e := range b.order {
		slugs[strings.ToLower(e.post.Slug)] = true
		paths[strings.ToLower(e.post.Path)] = true
	}
	b.mu.Unlock()
	for n := 1; ; n++ {
		free = slug
		if n > 1 {
			free = fmt.Sprintf("%s-%d", slug, n)
		}
		file = path.Join(folder, site.Filled(pattern, free, now))
		if !strings.Contains(pattern, "slug") && n > 1 {
			ext := path.Ext(file)
			file = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(file, ext), n, ext)
		}
		taken := file
		if IsBundle(file) {
			taken = path.Dir(file)
		}
		if !slugs[strings.ToLower(free)] && !paths[strings.ToLower(file)] && !b.exists(taken) {
			return file, free
		}
	}
}

func (b *Blog) exists(name string) bool {
	_, err := fs.Stat(b.fsys, name)
	return err == nil
}

// formatDate writes a moment in the shape that model has: in its zone when it
// names one.
func formatDate(layout, model string, now time.Time) string {
	if t, l, ok := site.ParseDate(model); ok {
		layout = l
		switch {
		case strings.HasSuffix(strings.TrimSpace(model), "Z"):
			now = now.UTC()
		case strings.Contains(l, "-07") || strings.Contains(l, "Z07"):
			now = now.In(t.Location())
		}
	}
	return now.Format(layout)
}
