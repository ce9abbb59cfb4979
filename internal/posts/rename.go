package posts

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/frontmatter"
	"penpush/internal/images"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// Renaming asks for another name of a post.
type Renaming struct {
	// Post is the post's path, Slug what it is to be called: the last part of its
	// address, and of its file's name without the date.
	Post, Slug string
	// File renames the file or folder even where a key of the front matter makes
	// the address.
	File bool
	// Folder is where the post moves to, one of Folders; "" keeps it where it is.
	Folder string
	// Redirect has the old address lead to the new one, where this generator can.
	Redirect bool
}

// Relocation is a plan: what gets another path, and which lines change so that
// links still lead there. Nothing is done yet.
type Relocation struct {
	// From and To are the post's path before and after.
	From, To string
	// Key is the field that makes the address, "" when the name does.
	Key   string
	Moves []Move
	Texts []Rewriting
	// Mended are the files in which links change, by their path afterwards.
	Mended []string
	// Lost are links that will lead nowhere and cannot be mended.
	Lost []Place
	// Was and Is are the post's address on the site, "" when it is not known.
	Was, Is string
	// Redirect is the field that would lead the old address here, "" where there
	// is none or the post was never online.
	Redirect string
}

// Rewriting is a text of the blog whose lines change.
type Rewriting struct {
	// Path and To are where it is before and after.
	Path, To string
	// Before is the file as the edits were made for.
	Before []byte
	Edits  []text.Edit
}

// Place is a line of a file, counted from 1; 0 is the file as a whole.
type Place struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

// Rename plans to give a post another name: the key that makes its address, or
// the file or folder, with the pictures that are there, and the links to it in
// all posts and pages. Problems: SlugMissing, NameRefused, Exists, AddressTaken,
// FolderShared, OutsideBlog for a Folder that holds no posts, and those of
// reading and editing.
func (b *Blog) Rename(ctx context.Context, r Renaming) (Relocation, error) {
	r.Slug = norm.NFC.String(strings.TrimSpace(r.Slug))
	if r.Slug == "" {
		return Relocation{}, problem.New(problem.SlugMissing, r.Post)
	}
	if images.Refused(r.Slug) {
		return Relocation{}, about(problem.NameRefused, r.Post, r.Slug)
	}
	p, err := b.planning(ctx, r.Post)
	if err != nil {
		return Relocation{}, err
	}
	if r.Folder != "" && !slices.Contains(b.Folders(r.Post), r.Folder) {
		return Relocation{}, problem.New(problem.OutsideBlog, r.Folder)
	}
	key, value := b.keyOfAddress(p.doc(), r.Slug)
	p.out.Key = key
	if key != "" {
		if err := p.change.apply(frontmatter.Set(p.change.lines, key, frontmatter.Value{Type: frontmatter.Text, Text: value})); err != nil {
			return Relocation{}, err
		}
	}
	slug := r.Slug
	if key != "" && !r.File {
		slug = "" // the name stays
	}
	if err := p.rename(slug, cmp.Or(r.Folder, FolderOf(r.Post))); err != nil {
		return Relocation{}, err
	}
	if err := p.addresses(ctx, r); err != nil {
		return Relocation{}, err
	}
	if err := p.mend(ctx); err != nil {
		return Relocation{}, err
	}
	return p.out, nil
}

func about(code problem.Code, post, subject string) error {
	p := problem.New(code, post)
	p.Subject = subject
	return p
}

// plan is a relocation that is being made.
type plan struct {
	mender
	out    Relocation
	change *change // of the post's own text
	before []byte
}

// planning reads the post and looks at the blog anew.
func (b *Blog) planning(ctx context.Context, post string) (*plan, error) {
	if _, err := b.Scan(ctx); err != nil {
		return nil, err
	}
	if _, _, err := b.ready(); err != nil {
		return nil, err
	}
	content, err := b.root.Read(post, sampleLimit*16)
	if err != nil {
		return nil, err
	}
	t, err := text.Parse(content)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", post, err)
	}
	p := &plan{before: content, change: changing(t.Lines()), out: Relocation{From: post, To: post}}
	p.mender = mender{
		blog: b, site: b.Site(), posts: []string{post}, pages: map[string]string{},
		was: map[string]string{}, is: map[string]string{},
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.order {
		p.pages[norm.NFC.String(namePage.spelled(e.post.Path))] = e.post.Path
	}
	return p, nil
}

func (p *plan) doc() *frontmatter.Document { return frontmatter.Read(p.change.lines) }

// keyOfAddress finds the field that makes the post's address, and what it has to
// be for a slug. A pattern such as ":year/:title" is none: the name fills it.
func (b *Blog) keyOfAddress(doc *frontmatter.Document, slug string) (key, value string) {
	keys := []string{"slug"}
	if k := b.Site().AddressKey(); k != "" {
		keys = []string{k, "slug"}
	}
	for _, k := range keys {
		for i := range doc.Fields {
			f := &doc.Fields[i]
			if !strings.EqualFold(f.Key, k) || strings.TrimSpace(f.Text) == "" || strings.ContainsAny(f.Text, ":{") {
				continue
			}
			return f.Key, withLastPart(f.Text, slug)
		}
	}
	return "", ""
}

var addressEnd = regexp.MustCompile(`^(.*?)([^/]+?)((?:/index)?\.html?|/*)$`)

// withLastPart replaces the last part of an address, or all of a plain slug.
func withLastPart(address, slug string) string {
	m := addressEnd.FindStringSubmatch(address)
	if m == nil {
		return slug
	}
	return m[1] + slug + m[3]
}

var languageEnd = regexp.MustCompile(`\.[a-z]{2}(?:[-_][A-Za-z]{2,4})?$`)

// FolderOf is the folder that a post, or its bundle, is in.
func FolderOf(post string) string {
	if dir := site.BundleDir(post); dir != "" {
		return path.Dir(dir)
	}
	return path.Dir(post)
}

// Folders are those that hold posts, drafts apart from the others, in order: a
// post can move from one to another.
func (b *Blog) Folders(post string) []string {
	drafts := b.inDrafts(post)
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.site
	var found []string
	for _, e := range b.order {
		if p := e.post.Path; inFolderOfDrafts(s, p) == drafts && p != post {
			found = append(found, FolderOf(p))
		}
	}
	found = append(found, FolderOf(post))
	slices.Sort(found)
	return slices.Compact(found)
}

// rename gives the post's file or folder another name, or another place, and the
// folder of pictures that is named like it. A slug of "" keeps the name.
func (p *plan) rename(slug, folder string) error {
	post := p.out.From
	name := site.PostName(post)
	if slug = p.nameFor(slug); same(slug, name) && folder == FolderOf(post) {
		return nil
	}
	if dir := site.BundleDir(post); dir != "" {
		if p.holdsBlog(dir) {
			return about(problem.FolderShared, post, dir)
		}
		return p.move(dir, path.Join(folder, slug))
	}
	own := path.Join(path.Dir(post), name)
	if err := p.move(post, path.Join(folder, slug+path.Ext(post))); err != nil {
		return err
	}
	if info, err := fs.Stat(p.blog.fsys, own); err != nil || !info.IsDir() || p.holdsBlog(own) {
		return nil //nolint:nilerr // most posts have no folder of pictures
	}
	if _, posts, err := p.blog.bundleFiles(own, post); err != nil || len(posts) > 0 {
		return err
	}
	return p.move(own, path.Join(folder, slug))
}

// nameFor is the file's name for a slug: its date and its language stay.
func (p *plan) nameFor(slug string) string {
	post := p.out.From
	name := site.PostName(post)
	if slug == "" {
		return name
	}
	ending := ""
	if !IsBundle(post) {
		ending = languageEnd.FindString(name)
	}
	stem, slug := strings.TrimSuffix(name, ending), strings.TrimSuffix(slug, ending)
	if _, rest, dated := site.NameDate(post); dated {
		date := strings.TrimSuffix(stem, strings.TrimSuffix(rest, ending))
		if rest == "" {
			date += "-"
		}
		slug = date + slug
	}
	return slug + ending
}

// holdsBlog tells a folder that is more than one post's.
func (p *plan) holdsBlog(dir string) bool {
	s := p.site
	if p.holdsOthers(dir) {
		return true
	}
	for _, d := range slices.Concat(s.ContentDirs, s.DraftDirs, s.StaticDirs, []string{s.Base}) {
		if d == dir || strings.HasPrefix(d, dir+"/") {
			return true
		}
	}
	return false
}

// holdsOthers tells a folder with posts that are not the one bundle's, in whatever
// language.
func (p *plan) holdsOthers(dir string) bool {
	for _, post := range p.pages {
		if strings.HasPrefix(post, dir+"/") && site.BundleDir(post) != dir {
			return true
		}
	}
	return false
}

// move adds a move to the plan, to a name that nothing has.
func (p *plan) move(from, to string) error {
	entries, err := fs.ReadDir(p.blog.fsys, path.Dir(to))
	if err != nil && path.Dir(to) == path.Dir(from) {
		return problem.Wrap(problem.Unreadable, path.Dir(to), err)
	}
	for _, e := range entries {
		at := path.Join(path.Dir(to), e.Name())
		if at != from && strings.EqualFold(norm.NFC.String(at), norm.NFC.String(to)) {
			return problem.New(problem.Exists, at)
		}
	}
	p.moves = append(p.moves, Move{From: from, To: to})
	p.out.Moves = p.moves
	p.out.To = p.moved(p.out.From)
	p.blog.mu.Lock()
	defer p.blog.mu.Unlock()
	for _, e := range p.blog.order {
		if strings.HasPrefix(e.post.Path, from+"/") && !slices.Contains(p.posts, e.post.Path) {
			p.posts = append(p.posts, e.post.Path)
		}
	}
	return nil
}
