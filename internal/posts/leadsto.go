package posts

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// LeadsTo gives the post that a link's address in a post means, spelled in one of
// the ways of LinkTo or as a path beside it.
func (b *Blog) LeadsTo(from, address string) (string, bool) {
	if _, _, err := b.ready(); err != nil {
		return "", false
	}
	plain, err := url.PathUnescape(address)
	if err != nil {
		plain = address
	}
	beside := path.Join(path.Dir(from), plain)
	b.mu.Lock()
	order := b.order
	b.mu.Unlock()
	way := b.linkWay()
	for _, e := range order {
		post := e.post.Path
		if _, ok := nameOf(post, beside); ok && !strings.HasPrefix(plain, "/") {
			return post, true
		}
		if fitted(way(from, post)) == address {
			return post, true
		}
		if a, ok := b.Address(post); ok && norm.NFC.String(strings.TrimSuffix(a.Path, "/")) == norm.NFC.String(strings.TrimSuffix(plain, "/")) {
			return post, true
		}
	}
	return "", false
}
