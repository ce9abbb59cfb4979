package preflight

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"penpush/internal/markdown"
	"penpush/internal/site"
)

// target is what a link of the post leads to, as far as that can be told.
type target struct {
	ref  string
	line int // of the file, from 1
	how  match
	// actual is how the place is really spelled, when how is caseOnly.
	actual string
	// post is the Markdown file it leads to, "" for anything else; anchor the
	// heading there, "" for none.
	post, anchor string
	// slip is an address that was probably meant, when how is nothing.
	slip string
	// page tells an address of a page on the site, and of no file.
	page bool
}

// targets are the links of the body that can be judged.
func (p *post) targets() []target {
	if p.led != nil || p.root == nil {
		return p.led
	}
	p.led = []target{}
	for _, r := range p.refs {
		link := r.Kind == markdown.RefLink || r.Kind == markdown.RefDefinition || r.Kind == markdown.RefMedia
		if !link || onThisComputer(r.Target) {
			continue
		}
		if t, ok := p.follow(strings.TrimSpace(r.Target)); ok {
			t.ref, t.line = r.Target, p.body+r.Line+1
			p.led = append(p.led, t)
		}
	}
	if p.has("{{", "{%", "[[") {
		p.eachLine(p.tagTargets)
	}
	return p.led
}

var otherScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// follow finds what an address leads to; false when that cannot be told, such as
// of an address elsewhere.
func (p *post) follow(ref string) (target, bool) {
	ref, ok := p.site.Expand(ref)
	if !ok || strings.Contains(ref, "{%") || strings.ContainsAny(ref, "<>{}$") {
		return target{}, false
	}
	if p.site.Address != "" && strings.HasPrefix(ref, p.site.Address+"/") {
		ref = ref[len(p.site.Address):]
		if p.site.BasePath != "" && !strings.HasPrefix(ref, p.site.BasePath+"/") {
			return target{}, false // another site of the same host
		}
	}
	at, anchor := plainPath(ref)
	switch {
	case strings.HasPrefix(ref, "#"):
		return target{how: exact, post: p.path, anchor: anchor}, true
	case at == "", strings.HasPrefix(ref, "//"), strings.Contains(at, "@") && !strings.HasPrefix(at, "@"):
		return target{}, false
	case strings.HasPrefix(ref, "@/") && p.site.Generator == "zola":
		return p.source(path.Join(p.site.Base, "content", at[2:]), anchor), true
	case otherScheme.MatchString(ref), strings.HasPrefix(at, "@"), strings.HasPrefix(at, "~"):
		return target{}, false
	case strings.HasPrefix(at, "/"):
		return p.onSite(ref, at, anchor)
	}
	return p.beside(ref, at, anchor)
}

// source is a Markdown file named by its path.
func (p *post) source(file, anchor string) target {
	actual, how, isDir := p.find(file)
	if isDir {
		how = nothing
	}
	return target{how: how, actual: actual, post: actual, anchor: anchor}
}

// beside follows an address that is relative to the post's file, or to its place
// on the site.
func (p *post) beside(ref, at, anchor string) (target, bool) {
	for _, ending := range []string{"", ".md", ".mdx", ".markdown", "/index.md", "/index.mdx", "/_index.md"} {
		actual, how, isDir := p.find(path.Join(path.Dir(p.path), at+ending))
		if how == exact || how == caseOnly && ending == "" {
			if isDir && p.sourcesOf(actual) {
				continue // the post in it, or the address below
			}
			t := target{how: how, actual: actual, anchor: anchor}
			if site.IsMarkdown(actual) {
				t.post = actual
			}
			return t, true
		}
	}
	if actual, how := p.file(p.site.Resolve(p.path, ref)); how != nothing {
		return target{how: how, actual: actual}, true
	}
	folder, known := p.place(p.site.PageOf(p.path, p.doc))
	if known {
		if !strings.HasSuffix(folder, "/") {
			folder = path.Dir(folder)
		}
		if t, ok := p.onSite(ref, path.Join(folder, at), anchor); ok && t.how != nothing {
			return t, true
		}
	}
	if isFile(at) || forgotScheme(at) {
		return target{anchor: anchor, slip: schemeSlip(at, ref)}, true
	}
	return target{}, false
}

// sourcesOf tells a folder of a post of its own.
func (p *post) sourcesOf(dir string) bool {
	_, how, _ := p.find(dir + "/index.md")
	return how == exact
}

// onSite follows an address on the site, with the base path.
func (p *post) onSite(ref, at, anchor string) (target, bool) {
	w := p.way(at)
	if w.slip != "" {
		w.slip += ending(ref)
	}
	w.anchor = anchor
	return w.target, w.known
}

// way is where an address on the site leads; known tells that it can be told.
type way struct {
	target
	known bool
	said  string // all of this in words
}

// way is where an address on the site leads, looked for once.
func (f *Facts) way(at string) way {
	led, known := f.ways.Load(at)
	if !known {
		w := f.lead(at)
		w.said = fmt.Sprintf("%d %t %q %q %q %t", w.how, w.known, w.actual, w.post, w.slip, w.page)
		led, _ = f.ways.LoadOrStore(at, w)
	}
	return led.(way)
}

func (f *Facts) lead(at string) way {
	book, below := f.addresses(), at
	if rest, ok := strings.CutPrefix(at, f.site.BasePath+"/"); ok {
		below = "/" + rest
	}
	for _, a := range []string{bare(below), bare(at)} {
		if post, ok := book.posts[a]; ok {
			return way{target: target{how: exact, post: post}, known: true}
		}
	}
	if t := f.served(slices.Compact([]string{path.Clean(below), path.Clean(at)})); t.how != nothing {
		return way{target: t, known: true}
	}
	if file, ok := f.beneath(bare(path.Dir(below)), path.Base(below)); ok {
		return way{target: target{how: exact, actual: file}, known: true}
	}
	if real, ok := book.folded[strings.ToLower(bare(below))]; ok {
		return way{target: target{how: caseOnly, actual: strings.TrimPrefix(real, "/"), post: book.posts[real]}, known: true}
	}
	if !book.complete && f.knowsName(strings.TrimSuffix(below, ".html")) {
		return way{}
	}
	if isFile(at) && !strings.HasSuffix(at, ".html") || !made(below) && book.meansPost(bare(below)) {
		t := target{page: !isFile(at) || strings.HasSuffix(at, ".html")}
		if slip, ok := book.similar(bare(below)); ok {
			t.slip = f.site.BasePath + slip
		}
		return way{target: t, known: true}
	}
	return way{}
}

// beneath finds a file of a page bundle by its address.
func (f *Facts) beneath(folder, name string) (string, bool) {
	dir := site.BundleDir(f.addresses().posts[folder])
	if dir == "" {
		return "", false
	}
	actual, how, isDir := f.tree.find(path.Join(dir, unescaped(name)))
	return actual, how == exact && !isDir
}

// served finds what the site serves at one of some paths.
func (f *Facts) served(paths []string) target {
	folds := target{}
	for _, one := range paths {
		for _, dir := range f.site.StaticDirs {
			if _, how, isDir := f.tree.find(path.Join(dir, path.Dir(one))); how == nothing || !isDir {
				continue
			}
			for _, ending := range []string{"", ".md", ".mdx", ".html", ".markdown"} {
				actual, how, _ := f.tree.find(path.Join(dir, one) + ending)
				if how == exact {
					return target{how: exact, actual: actual}
				}
				if how == caseOnly && isFile(actual) && folds.how == nothing {
					folds = target{how: caseOnly, actual: actual}
				}
			}
		}
	}
	return folds
}

// ending is what stands behind the path's last name.
func ending(ref string) string {
	tail := ""
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		ref, tail = ref[:i], ref[i:]
	}
	if strings.HasSuffix(ref, "/") {
		return "/" + tail
	}
	if strings.HasSuffix(ref, ".html") {
		return ".html" + tail
	}
	return tail
}

// made tells an address that generators make without a source: pages of lists,
// tags, feeds.
func made(at string) bool {
	if ext := path.Ext(at); ext != "" && ext != ".html" && len(ext) < 6 {
		return true // a feed, or another file that a template makes
	}
	parts := strings.Split(strings.Trim(strings.ToLower(at), "/"), "/")
	return slices.ContainsFunc(parts, func(s string) bool {
		return slices.Contains([]string{"tags", "tag", "categories", "category", "page", "series", "archives", "archive", "authors", "author", "search", "about"}, s)
	})
}

// isFile tells a path that names a file by an ending that files for readers have.
func isFile(at string) bool {
	ext := strings.ToLower(path.Ext(at))
	return slices.Contains([]string{
		".md", ".mdx", ".markdown", ".html", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".zip", ".gz", ".mp4",
		".webm", ".mov", ".mp3", ".ogg", ".wav", ".csv", ".txt", ".ipynb", ".docx", ".xlsx", ".pptx", ".epub",
	}, ext)
}

var hostName = regexp.MustCompile(`^(?:www\.[\w-]+\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|kr|jp|cn|me|app|ai|co))(?:/|$)`)

// forgotScheme tells an address elsewhere that lacks its https://, so that it is
// looked for on this site.
func forgotScheme(at string) bool { return hostName.MatchString(strings.ToLower(at)) }

func schemeSlip(at, ref string) string {
	if forgotScheme(at) {
		return "https://" + ref
	}
	return ""
}
