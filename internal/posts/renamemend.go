package posts

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// addresses finds where the posts are on the site before and after, that no other
// post is there already, and the redirect that can be offered.
func (p *plan) addresses(ctx context.Context, r Renaming) error {
	for _, post := range p.posts {
		lines, now := p.change.was, p.change.lines
		if post != p.out.From {
			content, err := p.blog.root.Read(post, sampleLimit*16)
			if err != nil {
				return err
			}
			t, err := text.Parse(content)
			if err != nil {
				continue // it moves along; what is no text has no address of its own
			}
			lines = t.Lines()
			now = lines
		}
		p.was[post] = p.blog.addressOf(post, lines)
		p.is[post] = p.blog.addressOf(p.moved(post), now)
	}
	if p.out.Was, p.out.Is = p.was[p.out.From], p.is[p.out.From]; p.out.Was != "" && p.out.Is != "" {
		p.out.Was, p.out.Is = p.site.BasePath+p.out.Was, p.site.BasePath+p.out.Is
	}
	if err := p.free(r.Slug); err != nil {
		return err
	}
	if p.out.Was == p.out.Is || p.out.Was == "" || !p.blog.Online(ctx, p.out.From) {
		return nil
	}
	p.out.Redirect = p.site.RedirectKey()
	if p.out.Redirect == "" || !r.Redirect {
		return nil
	}
	return p.change.apply(frontmatter.AddItem(p.change.lines, p.out.Redirect, p.was[p.out.From]))
}

// addressOf is where a post with this text is on the site, without the base path:
// "/2024/글/", or "" when that cannot be known.
func (b *Blog) addressOf(post string, lines []string) string {
	s := b.Site()
	a, ok := s.Permalink(s.PageOf(post, frontmatter.Read(lines)))
	if !ok {
		return ""
	}
	return strings.TrimPrefix(a.Path, s.BasePath)
}

// free refuses an address that another post has.
func (p *plan) free(slug string) error {
	b := p.blog
	b.mu.Lock()
	var alike []string
	for _, e := range b.order {
		if strings.EqualFold(e.post.Slug, slug) && !slices.Contains(p.posts, e.post.Path) {
			alike = append(alike, e.post.Path)
		}
	}
	b.mu.Unlock()
	for _, other := range alike {
		content, err := b.root.Read(other, sampleLimit*16)
		if err != nil {
			return err
		}
		t, err := text.Parse(content)
		if err != nil {
			continue // in the list with its problem; the generator won't take it
		}
		a := b.addressOf(other, t.Lines())
		if strings.EqualFold(a, p.is[p.out.From]) && (a != "" || p.out.Key != "") {
			return about(problem.AddressTaken, other, slug)
		}
	}
	return nil
}

// mend plans the edits of all texts of the blog.
func (p *plan) mend(ctx context.Context) error {
	search, seen := p.needles(), map[string]bool{}
	visit := func(file string) error {
		if !site.IsMarkdown(file) || seen[file] {
			return nil
		}
		seen[file] = true
		if file == p.out.From {
			return p.rewrite(file, p.before)
		}
		content, err := fs.ReadFile(p.blog.fsys, file)
		if err != nil {
			return problem.Wrap(problem.Unreadable, file, err)
		}
		if p.moved(file) == file && !mentions(content, search) {
			return nil
		}
		return p.rewrite(file, content)
	}
	if err := p.blog.sources(ctx, visit); err != nil {
		return err
	}
	p.blog.mu.Lock()
	order := p.blog.order
	p.blog.mu.Unlock()
	for _, e := range order { // folders that are links are not walked into
		if err := visit(e.post.Path); err != nil {
			return err
		}
	}
	return nil
}

// needles are the names under which texts may link to what moves.
func (p *plan) needles() [][]byte {
	var out [][]byte
	for _, post := range p.posts {
		out = append(out, needles(site.PostName(post))...)
		out = append(out, needles(strings.TrimSuffix(path.Base(post), path.Ext(post)))...)
		if s := nameSlug.spelled(post); s != "" {
			out = append(out, needles(s)...)
		}
		if a := strings.TrimSuffix(p.was[post], "/"); a != "" {
			out = append(out, needles(a)...)
			if plain, err := url.PathUnescape(a); err == nil {
				out = append(out, needles(plain)...)
			}
		}
	}
	for _, m := range p.moves {
		out = append(out, needles(m.From)...)
	}
	return slices.DeleteFunc(out, func(n []byte) bool { return len(n) == 0 || string(n) == "index" || string(n) == "." })
}

// rewrite plans the edits of one text.
func (p *plan) rewrite(file string, content []byte) error {
	t, err := text.Parse(content)
	if err != nil {
		p.out.Lost = append(p.out.Lost, Place{Path: p.moved(file)})
		return nil //nolint:nilerr // told as lost: what is no text cannot be edited
	}
	ch := changing(t.Lines())
	if file == p.out.From {
		ch = p.change
	}
	body := frontmatter.Read(ch.lines).Body
	if _, known := p.was[file]; !known {
		a := p.blog.addressOf(file, ch.lines)
		p.was[file], p.is[file] = a, a
	}
	mended := p.mendLinks(file, ch, body)
	fields, err := p.mendFields(file, ch)
	if err != nil {
		return err
	}
	mended = mended || fields
	edits := ch.edits()
	if len(edits) == 0 {
		return nil
	}
	p.out.Texts = append(p.out.Texts, Rewriting{Path: file, To: p.moved(file), Before: bytes.Clone(content), Edits: edits})
	if mended {
		p.out.Mended = append(p.out.Mended, p.moved(file))
	}
	return nil
}

// mendLinks spells the links of a body anew.
func (p *plan) mendLinks(file string, ch *change, body int) (mended bool) {
	found := links(ch.lines, body, func(l *link) bool {
		raw, ok := p.respell(file, l)
		return !ok || raw != l.raw
	})
	line, until := -1, 0 // what is mended already begins there
	for _, l := range slices.Backward(found) {
		if l.line == line && l.to > until {
			continue // it holds a link that was mended
		}
		raw, ok := p.respell(file, &l)
		if !ok {
			p.out.Lost = append(p.out.Lost, Place{Path: p.moved(file), Line: l.line + 1, Text: l.raw})
			continue
		}
		if raw != l.raw {
			ch.lines[l.line] = ch.lines[l.line][:l.from] + raw + ch.lines[l.line][l.to:]
			mended, line, until = true, l.line, l.from
		}
	}
	return mended
}

// mendFields spells the pictures of a front matter anew, and the posts that it
// names by their files.
func (p *plan) mendFields(file string, ch *change) (mended bool, err error) {
	doc := frontmatter.Read(ch.lines)
	spell := func(ref string) (string, bool) {
		if strings.HasPrefix(ref, "/") || otherScheme.MatchString(ref) || !IsPicture(ref) && !site.IsMarkdown(ref) {
			return ref, false
		}
		now, ok := p.beside(file, ref)
		return now, ok && norm.NFC.String(now) != norm.NFC.String(ref)
	}
	one := func(key string, f *frontmatter.Field) error {
		switch now, changed := spell(f.Text); {
		case f.ReadOnly:
		case f.Type == frontmatter.Text && changed:
			mended = true
			return ch.apply(frontmatter.Set(ch.lines, key, frontmatter.Value{Type: frontmatter.Text, Text: now}))
		case f.Type == frontmatter.List:
			items, changed := slices.Clone(f.Items), false
			for i := range items {
				if now, ok := spell(items[i]); ok {
					items[i], changed = now, true
				}
			}
			if changed {
				mended = true
				return ch.apply(frontmatter.Set(ch.lines, key, frontmatter.Value{Type: frontmatter.List, Items: items}))
			}
		}
		return nil
	}
	for i := range doc.Fields {
		f := &doc.Fields[i]
		if err := one(f.Key, f); err != nil {
			return mended, err
		}
		for _, below := range doc.Inner(f) {
			if err := one(f.Key+"."+below.Key, &below); err != nil {
				return mended, err
			}
		}
	}
	return mended, nil
}
