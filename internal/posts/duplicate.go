package posts

import (
	"fmt"
	"path"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// Copy is what duplicating a post writes: the post, and before it the files that
// are its own.
type Copy struct {
	Path    string
	Content []byte
	Files   []Move
}

// Duplicate plans a copy of a post under the next free name ("x-2"), with the
// files of its bundle or of the folder named like it. A key that makes the
// address follows; where this blog marks drafts by a switch, the copy is one.
func (b *Blog) Duplicate(post string) (Copy, error) {
	c, _, err := b.ready()
	if err != nil {
		return Copy{}, err
	}
	content, err := b.root.Read(post, sampleLimit*16)
	if err != nil {
		return Copy{}, err
	}
	t, err := text.Parse(content)
	if err != nil {
		return Copy{}, fmt.Errorf("read %s: %w", post, err)
	}
	if IsBundle(post) && (&plan{mender: mender{site: b.Site()}}).holdsBlog(path.Dir(post)) {
		return Copy{}, about(problem.FolderShared, post, path.Dir(post))
	}
	to, slug := b.nextName(post)
	ch := changing(t.Lines())
	if key, value := b.keyOfAddress(frontmatter.Read(ch.lines), slug); key != "" {
		if err := ch.apply(frontmatter.Set(ch.lines, key, frontmatter.Value{Type: frontmatter.Text, Text: value})); err != nil {
			return Copy{}, err
		}
	}
	if strings.EqualFold(c.DraftKey, "draft") && !b.inDrafts(post) {
		if err := ch.apply(frontmatter.Set(ch.lines, c.DraftKey, frontmatter.Value{Type: frontmatter.Bool, Bool: true})); err != nil {
			return Copy{}, err
		}
	}
	if err := t.Apply(ch.edits()); err != nil {
		return Copy{}, err
	}
	files, err := b.copied(post, to)
	return Copy{Path: to, Content: t.Bytes(), Files: files}, err
}

// nextName is the first free name after a post's, and the slug in it.
func (b *Blog) nextName(post string) (file, slug string) {
	dir, ext := path.Dir(post), path.Ext(post)
	name := site.PostName(post)
	ending := ""
	if !IsBundle(post) {
		ending = languageEnd.FindString(name)
	}
	stem := strings.TrimSuffix(name, ending)
	_, rest, _ := site.NameDate(post)
	rest = strings.TrimSuffix(rest, ending)
	b.mu.Lock()
	slugs := map[string]bool{}
	for _, e := range b.order {
		slugs[strings.ToLower(e.post.Slug)] = true
	}
	b.mu.Unlock()
	for n := 2; ; n++ {
		slug = fmt.Sprintf("%s-%d", rest, n)
		next := fmt.Sprintf("%s-%d%s", stem, n, ending)
		taken := path.Join(dir, next)
		if file = taken + ext; IsBundle(post) {
			taken = path.Join(path.Dir(dir), next)
			file = path.Join(taken, path.Base(post))
		}
		if !slugs[strings.ToLower(slug)] && !b.exists(taken) && !b.exists(file) {
			return file, slug
		}
	}
}

// copied are the files that only belong to the post.
func (b *Blog) copied(post, to string) ([]Move, error) {
	from, into := site.BundleDir(post), site.BundleDir(to)
	if from == "" {
		from = path.Join(path.Dir(post), site.PostName(post))
		into = path.Join(path.Dir(to), site.PostName(to))
	}
	files, posts, err := b.bundleFiles(from, post)
	if err != nil || !IsBundle(post) && len(posts) > 0 {
		return nil, err
	}
	var out []Move
	for _, f := range files {
		out = append(out, Move{From: f, To: into + strings.TrimPrefix(f, from)})
	}
	return out, nil
}
