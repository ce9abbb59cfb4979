package preflight

import (
	"context"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/posts"
)

// addresses are where the blog's posts are on the site, below the base path and
// without what browsers and servers do not care about: "/2024/글".
type addresses struct {
	posts  map[string]string // post by address, "" for a redirect
	folded map[string]string // address by address in lower case
	// parents are the folders that addresses lie in, dates as "#": "/posts",
	// "/#/#". Where posts lie, a link to another one is meant to be a post.
	parents map[string]bool
	// complete tells that every post's address is known, so that none can be at an
	// address that is not here.
	complete bool
}

func (f *Facts) addressBook() *addresses {
	a := &addresses{posts: map[string]string{}, folded: map[string]string{}, parents: map[string]bool{}, complete: true}
	all := make([]string, len(f.listed)) // "" where that is not known
	address := func(i int) {
		if at, ok := f.blog.Address(f.listed[i].Path); ok {
			all[i] = bare(strings.TrimPrefix(at.Path, f.site.BasePath))
		}
	}
	// The context does not end.
	_ = posts.InParts(context.Background(), len(all), func() func(int) { return address })
	for i, one := range all {
		if one == "" {
			a.complete = false
			continue
		}
		a.add(one, f.listed[i].Path)
		a.parents[shape(path.Dir(one))] = true
	}
	for _, key := range []string{"aliases", "redirect_from", "redirect_to", "alias"} {
		for _, t := range f.blog.Tags(key) {
			if at := "/" + strings.TrimLeft(t.Tag, "/"); a.posts[bare(at)] == "" {
				a.add(bare(at), "")
			}
		}
	}
	return a
}

func (a *addresses) add(address, post string) {
	a.posts[address] = post
	a.folded[strings.ToLower(address)] = address
}

// bare is an address as it is compared.
func bare(address string) string {
	address = norm.NFC.String(unescaped(address))
	address = strings.TrimSuffix(address, "/")
	address = strings.TrimSuffix(strings.TrimSuffix(address, "/index.html"), ".html")
	return "/" + strings.TrimLeft(address, "/")
}

var digits = regexp.MustCompile(`\d+`)

// shape is a folder of the site with its dates taken out.
func shape(dir string) string { return digits.ReplaceAllString(dir, "#") }

// meansPost tells that an address lies where posts lie and nothing else is known
// to. At the very top of a site there are pages too, that themes make, so there an
// address has to be a slip of a post's.
func (a *addresses) meansPost(address string) bool {
	if !a.complete || len(a.posts) == 0 {
		return false
	}
	if dir := path.Dir(address); dir != "/" {
		return a.parents[shape(dir)]
	}
	_, ok := a.similar(address)
	return ok && utf8.RuneCountInString(address) > 6
}

// similar is the one address that another one is a slip of, in the same folder.
func (a *addresses) similar(address string) (string, bool) {
	address = strings.ToLower(address)
	dir, name := path.Split(address)
	if utf8.RuneCountInString(name) < 4 {
		return "", false
	}
	found := ""
	for lower, other := range a.folded {
		d := len(lower) - len(address)
		if d > 8 || d < -8 || !strings.HasPrefix(lower, dir) || a.posts[other] == "" || !near(address, lower) {
			continue
		}
		if found != "" {
			return "", false
		}
		found = other
	}
	return found, found != ""
}

// nameBook are the names by which tags and wiki links call Markdown files: every
// end of a path, without ending, folded, and without the date that Jekyll's and
// Hexo's names begin with.
func (f *Facts) nameBook() map[string]bool {
	names := map[string]bool{}
	add := func(file string) {
		for _, spelled := range posts.Names(file) {
			parts := strings.Split(folded(spelled), "/")
			for i := range parts {
				names[strings.Join(parts[i:], "/")] = true
			}
		}
	}
	for _, file := range f.markdownFiles() {
		add(file)
	}
	for _, l := range f.listed {
		add(l.Path)
	}
	return names
}

// postAt is the post that lies at an address, "" for a redirect.
func (f *Facts) postAt(address string) (string, bool) {
	post, ok := f.addresses().posts[address]
	return post, ok
}

// knowsName tells that something has this name.
func (f *Facts) knowsName(name string) bool {
	name = strings.Trim(folded(unescaped(name)), "/")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "./"), "../")
	for strings.HasPrefix(name, "../") {
		name = name[3:]
	}
	return name == "" || f.names()[name]
}
