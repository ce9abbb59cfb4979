package posts

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/site"
)

// Asset is a file that belongs to a post.
type Asset struct {
	// Path is relative to the blog; of a missing one, where it is looked for
	// first.
	Path string `json:"path"`
	// Reference is how the post refers to it, "" for a file that only lies in
	// the post's bundle.
	Reference string `json:"reference"`
	// Line is the first line that refers to it, counted from 1, or 0.
	Line    int  `json:"line"`
	Missing bool `json:"missing"`
}

// Assets gives every file of the blog that a post refers to, in its body and in
// its front matter, in the order of its lines, and then the other files of its
// bundle. Pictures that are not there are in it as missing; addresses of pages
// and of other sites are not in it. It fails when the bundle cannot be listed.
func (b *Blog) Assets(post string, lines []string) ([]Asset, error) {
	s := b.Site()
	found := collector{site: s, post: post, seen: map[string]bool{}}
	doc := frontmatter.Read(lines)
	for i := range doc.Fields {
		for _, ref := range FieldFiles(&doc.Fields[i], lines) {
			found.add(ref, doc.Fields[i].Line, IsPicture(ref))
		}
	}
	for _, r := range references(lines, doc.Body) {
		needed := r.Kind == markdown.RefImage || IsPicture(r.Target) && r.Kind != markdown.RefLink
		found.add(r.Target, r.Line+1, needed)
	}
	if dir := site.BundleDir(post); dir != "" {
		files, _, err := b.bundleFiles(dir, post)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if !found.seen[f] {
				found.assets = append(found.assets, Asset{Path: f})
			}
		}
	}
	return found.list(), nil
}

type collector struct {
	site   *site.Site
	post   string
	assets []Asset
	seen   map[string]bool
}

// add takes a reference in when it leads to a file, or when it must.
func (c *collector) add(ref string, line int, needed bool) {
	p, ok := c.site.Find(c.post, ref)
	if ok && site.IsMarkdown(p) {
		return // another post, not a part of this one
	}
	if !ok {
		candidates := c.site.Resolve(c.post, ref)
		if !needed || len(candidates) == 0 {
			return
		}
		p = candidates[0]
	}
	if !c.seen[p] {
		c.seen[p] = true
		c.assets = append(c.assets, Asset{Path: p, Reference: ref, Line: line, Missing: !ok})
	}
}

func (c *collector) list() []Asset {
	if c.assets == nil {
		return []Asset{}
	}
	return c.assets
}

var (
	pictureName = regexp.MustCompile(`(?i)\.(png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|heic|tiff?)$`)
	fileInValue = regexp.MustCompile(`(?i)(?:"([^"\n]+\.[a-z0-9]{2,5})"|'([^'\n]+\.[a-z0-9]{2,5})'|([^\s"',\[\]{}]+\.(?:png|jpe?g|gif|webp|avif|svg)))`)
)

// IsPicture tells a reference to a picture by the name's ending.
func IsPicture(ref string) bool {
	if i := strings.IndexAny(ref, "?#"); i > 0 {
		ref = ref[:i]
	}
	return pictureName.MatchString(ref)
}

// FieldFiles are the values of a field that may name files: a cover's, whatever
// they are called, and in other fields pictures.
func FieldFiles(f *frontmatter.Field, lines []string) []string {
	var out []string
	add := func(v string) {
		v = strings.TrimSpace(v)
		if v != "" && (IsPicture(v) || isCoverKey(f.Key) && path.Ext(v) != "") && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	switch f.Type {
	case frontmatter.Text:
		add(f.Text)
	case frontmatter.List:
		for _, it := range f.Items {
			add(it)
		}
	case frontmatter.Map, frontmatter.Unreadable:
		for _, l := range lines[max(f.Line-1, 0):min(f.EndLine, len(lines))] {
			for _, m := range fileInValue.FindAllStringSubmatch(l, -1) {
				add(m[1] + m[2] + m[3])
			}
		}
	}
	return out
}

// bundleFiles are the files of a bundle folder but the post, and the other posts
// in it, such as translations. Folders below that are bundles of their own are
// left out.
func (b *Blog) bundleFiles(dir, post string) (files, posts []string, err error) {
	entries, err := fs.ReadDir(b.fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("list the post's folder %s: %w", dir, err)
	}
	for _, e := range entries {
		at := path.Join(dir, e.Name())
		switch {
		case at == post || strings.HasPrefix(e.Name(), ".") || e.Name() == "Thumbs.db" || e.Name() == "desktop.ini":
		case e.IsDir():
			inner, below, err := b.bundleFiles(at, post)
			if err != nil {
				return nil, nil, err
			}
			posts = append(posts, below...)
			if !slices.ContainsFunc(below, IsBundle) {
				files = append(files, inner...)
			}
		case site.IsMarkdown(e.Name()):
			posts = append(posts, at)
		case e.Type().IsRegular():
			files = append(files, at)
		}
	}
	return files, posts, nil
}
