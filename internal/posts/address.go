package posts

import "penpush/internal/site"

// Newest is the newest post that readers see, and no translation of another one;
// false where there is none.
func (b *Blog) Newest() (string, bool) {
	if _, _, err := b.ready(); err != nil {
		return "", false // whoever lists the posts is told why
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	main := ""
	for _, e := range b.order {
		if e.post.Problem == nil && !e.post.Draft && b.isOriginal(e, &main) {
			return e.post.Path, true
		}
	}
	return "", false
}

// Address tells where a post of the list is, or will be, on the site. It is
// false when that cannot be known without running the generator; see
// site.Permalink.
func (b *Blog) Address(post string) (site.Address, bool) {
	if _, _, err := b.ready(); err != nil {
		return site.Address{}, false // whoever lists the posts is told why
	}
	b.mu.Lock()
	e := b.known[post]
	b.mu.Unlock()
	if e == nil {
		return site.Address{}, false
	}
	return b.Site().Permalink(site.Page{
		Path: post, Date: e.when, Title: e.post.Title, Slug: e.slug, URL: e.url, Categories: e.post.Categories,
	})
}
