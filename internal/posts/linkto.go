package posts

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/site"
)

// Linked is how this blog links to a post.
type Linked struct {
	Path  string `json:"path"`
	Title string `json:"title"`
	// Address is what stands in the parentheses of a Markdown link.
	Address string `json:"address"`
	// Whole is the link with its title.
	Whole string `json:"whole"`
}

// LinkTo spells links from a post to other posts of the list as this blog's
// generator wants them: a relative path where the sources are resolved, a tag
// where there is one for it, else the address on the site. Posts that are not in
// the list are left out.
func (b *Blog) LinkTo(from string, to []string) []Linked {
	if _, _, err := b.ready(); err != nil {
		return []Linked{} // whoever lists the posts is told why
	}
	way := b.linkWay()
	out := []Linked{}
	for _, post := range to {
		b.mu.Lock()
		e := b.known[post]
		b.mu.Unlock()
		if e == nil {
			continue
		}
		l := Linked{Path: post, Title: e.post.Title, Address: fitted(way(from, post))}
		l.Whole = "[" + linkText(l.Title) + "](" + l.Address + ")"
		if name, ok := strings.CutPrefix(l.Address, "{% post_path "); ok {
			l.Whole = "{% post_link " + name
		}
		out = append(out, l)
	}
	return out
}

// linkWay is how this blog's links lead from one post to another.
func (b *Blog) linkWay() func(from, to string) string {
	s := b.Site()
	beside := func(from, to string) string {
		r := relative(path.Dir(from), to, "")
		if !strings.HasPrefix(r, "../") {
			r = "./" + r
		}
		return r
	}
	online := func(fallback func(from, to string) string) func(from, to string) string {
		return func(from, to string) string {
			if a, ok := b.Address(to); ok {
				return a.Path
			}
			return fallback(from, to)
		}
	}
	switch s.Generator {
	case "gatsby", "docusaurus", "vitepress", "plain":
		return beside
	case "hugo":
		relref := func(_, to string) string {
			return `{{< relref "/` + below(to, s.ContentDirs) + `" >}}`
		}
		if b.writes("{{< relref ", "{{< ref ", "{{% relref ", "{{% ref ") {
			return relref
		}
		return online(relref)
	case "jekyll":
		return func(_, to string) string { return "{% post_url " + jekyllName(to) + " %}" }
	case "hexo":
		return func(_, to string) string { return "{% post_path " + hexoName(to) + " %}" }
	case "zola":
		return func(_, to string) string { return "@/" + below(to, s.ContentDirs) }
	}
	return online(beside)
}

// dotted is the "./" that a blog's references begin with, or "".
func dotted(reference string) string {
	if strings.HasPrefix(reference, "./") {
		return "./"
	}
	return ""
}

// writes tells that the newest posts have one of the texts.
func (b *Blog) writes(any ...string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.ContainsFunc(b.samples, func(s site.Sample) bool {
		return slices.ContainsFunc(s.Lines, func(l string) bool {
			return slices.ContainsFunc(any, func(a string) bool { return strings.Contains(l, a) })
		})
	})
}

// below is a post's path below "content" or the like.
func below(post string, contentDirs []string) string {
	for _, c := range contentDirs {
		top, _, _ := strings.Cut(c, "/")
		if rest, ok := strings.CutPrefix(post, top+"/"); ok && strings.HasPrefix(post, c+"/") {
			return rest
		}
	}
	return post
}

// jekyllName is what post_url calls a post: its path below _posts.
func jekyllName(post string) string {
	name := namePlain.spelled(post)
	if i := strings.LastIndex("/"+name, "/_posts/"); i >= 0 {
		name = ("/" + name)[i+len("/_posts/"):]
	}
	return name
}

// hexoName is what post_link calls a post: its path below _posts, in quotes where
// it has blanks.
func hexoName(post string) string {
	name := jekyllName(post)
	if _, rest, dated := site.NameDate(post); dated && rest != "" {
		name = path.Join(path.Dir(name), rest)
	}
	if strings.ContainsAny(name, " \t") {
		return `"` + name + `"`
	}
	return name
}

// fitted is an address as a Markdown link can hold it; tags are not touched.
func fitted(address string) string {
	if strings.Contains(address, "{") {
		return address
	}
	l := link{wrap: wrapBare}
	raw, _ := l.fitted(address)
	return raw
}

// linkText is a title as a link's text can hold it.
func linkText(title string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`).Replace(norm.NFC.String(title))
}

// PictureReferences are the pictures that a post of this blog can show, each as
// the post would refer to it: those of its bundle, of the place where this post's
// pictures go, and of the folders that the site serves; at most limit.
func (b *Blog) PictureReferences(post string, place site.Images, limit int) []Asset {
	s := b.Site()
	list, seen := []Asset{}, map[string]bool{}
	add := func(file, ref string) {
		if IsPicture(file) && !seen[file] && len(list) < limit {
			seen[file] = true
			list = append(list, Asset{Path: file, Reference: fitted(ref)})
		}
	}
	before, after, _ := strings.Cut(place.Reference, "x.png")
	files := s.Pictures(pictureLimit)
	b.mu.Lock()
	files = append(files, b.others...)
	b.mu.Unlock()
	slices.Sort(files)
	for _, f := range files {
		if path.Dir(f) == place.Place {
			add(f, before+path.Base(f)+after)
		}
	}
	for _, f := range files {
		if dir := site.BundleDir(post); dir != "" && strings.HasPrefix(f, dir+"/") {
			add(f, dotted(before)+relative(dir, f, ""))
		}
	}
	for _, f := range files {
		for _, d := range s.StaticDirs {
			if rest, ok := strings.CutPrefix(f, d+"/"); ok && d != s.Base && !slices.ContainsFunc(s.ContentDirs, func(c string) bool { return strings.HasPrefix(f, c+"/") }) {
				add(f, s.BasePath+"/"+rest)
				break
			}
		}
	}
	return list
}
