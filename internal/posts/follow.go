package posts

import (
	"net/url"
	"path"
	"strings"
)

// Follow gives the post that a link in a post leads its reader to, and the
// heading named after "#". Beside what LeadsTo knows, the link may be a tag that
// the generator resolves ("{{< relref "a.md" >}}", "{% post_url 2024-01-02-a %}")
// or the post's whole address on the site.
func (b *Blog) Follow(from, address string) (post, heading string, ok bool) {
	address = strings.TrimSpace(address)
	if tag, err := url.PathUnescape(address); err == nil && strings.Contains(tag, "{") {
		address = tag // rendered, a tag has percent signs
	}
	for _, l := range links([]string{address}, 0, nil) {
		if l.form == formAddress {
			continue // the whole is looked at below
		}
		name, heading, _ := strings.Cut(l.meant(), "#")
		if name == "" {
			return from, heading, true
		}
		if post, ok := b.named(from, name); ok {
			return post, heading, true
		}
	}
	plain, heading, _ := strings.Cut(b.withoutSite(address), "#")
	plain, _, _ = strings.Cut(plain, "?")
	if plain == "" {
		return "", "", false
	}
	if h, err := url.PathUnescape(heading); err == nil {
		heading = h
	}
	post, ok = b.LeadsTo(from, plain)
	return post, heading, ok
}

// withoutSite takes the site's own host off an address.
func (b *Blog) withoutSite(address string) string {
	host := b.Site().Address
	if rest, ok := strings.CutPrefix(address, host); ok && host != "" && strings.HasPrefix(rest, "/") {
		return rest
	}
	return address
}

// named finds the post that a tag names: beside the post, from the source's
// root, or by the end of its path.
func (b *Blog) named(from, name string) (string, bool) {
	if post, ok := b.LeadsTo(from, name); ok {
		return post, true
	}
	name = strings.Trim(name, "/")
	b.mu.Lock()
	order := b.order
	b.mu.Unlock()
	for _, e := range order {
		file := e.post.Path
		for dir := file; dir != "."; dir = path.Dir(dir) {
			end := strings.TrimPrefix(file, path.Dir(dir)+"/")
			if _, ok := nameOf(end, name); ok {
				return file, true
			}
		}
	}
	return "", false
}
