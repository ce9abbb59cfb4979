package posts

import (
	"context"
	"path"
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/site"
)

// CanBundle tells that a post of this blog could be a folder of its own and is
// not one yet.
func (b *Blog) CanBundle(post string) bool {
	bundles := []string{"hugo", "zola", "gatsby", "astro", "docusaurus", "eleventy", "vitepress"}
	return slices.Contains(bundles, b.Site().Generator) && !IsBundle(post) && !b.inDrafts(post)
}

// MakeBundle plans to make a folder of a post: "x.md" becomes "x/index.md". The
// pictures that it refers to beside it go along, unless another text of the blog
// uses them. Problems: NoBundles, Exists, and those of reading and editing.
func (b *Blog) MakeBundle(ctx context.Context, post string) (Relocation, error) {
	if !b.CanBundle(post) {
		return Relocation{}, problem.New(problem.NoBundles, post)
	}
	p, err := b.planning(ctx, post)
	if err != nil {
		return Relocation{}, err
	}
	name := site.PostName(post)
	ending := languageEnd.FindString(name)
	dir := path.Join(path.Dir(post), strings.TrimSuffix(name, ending))
	own, err := b.ownBeside(ctx, post, p.change.lines)
	if err != nil {
		return Relocation{}, err
	}
	if err := p.move(post, path.Join(dir, "index"+ending+path.Ext(post))); err != nil {
		return Relocation{}, err
	}
	for _, f := range own {
		rest := strings.TrimPrefix(f, path.Dir(post)+"/")
		rest = strings.TrimPrefix(rest, path.Base(dir)+"/")
		if to := path.Join(dir, rest); to != f {
			if err := p.move(f, to); err != nil {
				return Relocation{}, err
			}
		}
	}
	if err := p.addresses(ctx, Renaming{}); err != nil {
		return Relocation{}, err
	}
	if err := p.mend(ctx); err != nil {
		return Relocation{}, err
	}
	return p.out, nil
}

// ownBeside are the pictures beside or below a post that only it refers to.
func (b *Blog) ownBeside(ctx context.Context, post string, lines []string) ([]string, error) {
	assets, err := b.Assets(post, lines)
	if err != nil {
		return nil, err
	}
	var near []string
	for _, a := range assets {
		beside := path.Join(path.Dir(post), a.Reference) == a.Path && strings.HasPrefix(a.Path, path.Dir(post)+"/")
		if beside && !a.Missing && !strings.HasPrefix(a.Reference, "/") && !slices.Contains(near, a.Path) {
			near = append(near, a.Path)
		}
	}
	used, err := b.usedElsewhere(ctx, post, near)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(near, func(f string) bool { return used[f] }), nil
}
