package preflight

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"penpush/internal/markdown"
	"penpush/internal/posts"
	"penpush/internal/site"
)

// shown is a picture of the blog that a post refers to.
type shown struct {
	ref  string
	line int // of the file, from 1
	// loose references are resolved by a theme or a tag, which may look elsewhere.
	loose bool
	// path is the file, or of a missing one where it is looked for first.
	path string
	how  match
}

// pictures are those of the blog that the post shows, in its front matter and its
// body. Addresses elsewhere and variables that are not known are left out.
func (p *post) pictures() []shown {
	if p.seen != nil {
		return p.seen
	}
	p.seen = []shown{}
	for i := range p.doc.Fields {
		field := &p.doc.Fields[i]
		for _, ref := range posts.FieldFiles(field, p.lines) {
			if posts.IsPicture(ref) {
				p.show(ref, field.Line, true)
			}
		}
	}
	if p.root == nil {
		return p.seen
	}
	for _, r := range p.refs {
		picture := r.Kind == markdown.RefImage || posts.IsPicture(r.Target) && r.Kind != markdown.RefLink
		if picture {
			p.show(r.Target, p.body+r.Line+1, r.Kind == markdown.RefTag || r.Kind == markdown.RefDefinition)
		}
	}
	return p.seen
}

func (p *post) show(ref string, line int, loose bool) {
	if strings.ContainsAny(ref, "$<>") || strings.HasPrefix(ref, "{") && !strings.HasPrefix(ref, "{{") {
		return // a program's expression
	}
	candidates := p.site.Resolve(p.path, ref)
	if len(candidates) == 0 || onThisComputer(ref) {
		return
	}
	s := shown{ref: ref, line: line, loose: loose, path: candidates[0]}
	if at, how := p.file(candidates); how != nothing {
		s.path, s.how = at, how
	} else if at, ok := p.inBundle(ref); ok {
		s.path, s.how = at, exact
	}
	twice := slices.ContainsFunc(p.seen, func(o shown) bool { return o.line == line && o.path == s.path })
	if !twice { // the tag in an address is found too
		p.seen = append(p.seen, s)
	}
}

// inBundle finds a picture of another post by its place on the site.
func (p *post) inBundle(ref string) (string, bool) {
	at, _ := plainPath(ref)
	if !strings.HasPrefix(at, "/") {
		here, ok := p.place(p.site.PageOf(p.path, p.doc))
		if !ok {
			return "", false
		}
		at = path.Join(here, at)
	}
	folder := bare(strings.TrimPrefix(path.Dir(at), p.site.BasePath))
	post, _ := p.postAt(folder)
	if post == "" || site.BundleDir(post) == "" {
		return "", false
	}
	actual, how, isDir := p.find(path.Join(site.BundleDir(post), path.Base(at)))
	return actual, how == exact && !isDir
}

// each calls do with every picture that is there, once.
func (p *post) each(do func(shown)) {
	seen := map[string]bool{}
	for _, s := range p.pictures() {
		if s.how != nothing && !seen[s.path] {
			seen[s.path] = true
			do(s)
		}
	}
}

// localPictures counts pictures in the body, and those that are not there.
func (p *post) localPictures() (all, missing int) {
	for _, s := range p.pictures() {
		if s.loose {
			continue
		}
		if all++; s.how == nothing {
			missing++
		}
	}
	return all, missing
}

// anywhere tells that some folder of the blog has a file of this name: themes and
// tags know their own places.
func (f *Facts) anywhere(name string) bool { return f.fileNames()[folded(name)] }

// walkNames are the names of all files of the blog, folded.
func (f *Facts) walkNames() map[string]bool {
	names := map[string]bool{}
	_ = fs.WalkDir(f.tree.fsys, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // what cannot be listed reaches no reader
			return fs.SkipDir
		case e.IsDir() && slices.Contains([]string{".git", "node_modules"}, e.Name()):
			return fs.SkipDir
		case !e.IsDir():
			names[folded(e.Name())] = true
		}
		return nil
	})
	return names
}

// markdownFiles are the Markdown files of the blog's sources, posts or not.
func (f *Facts) markdownFiles() []string {
	var files []string
	_ = fs.WalkDir(f.tree.fsys, f.site.Base, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case e.IsDir() && (e.Name() == "node_modules" || len(e.Name()) > 1 && e.Name()[0] == '.'):
			return fs.SkipDir
		case site.IsMarkdown(e.Name()):
			files = append(files, p)
		}
		return nil
	})
	return files
}
