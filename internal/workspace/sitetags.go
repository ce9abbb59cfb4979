package workspace

import (
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"sync"

	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/markdown/sitetag"
	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// siteTags answers what the tags of one post ask about the blog. It looks each
// thing up once, so that a text is always shown the same.
type siteTags struct {
	blog  *posts.Blog
	post  string
	files site.TagFiles
	// read gives the beginning of a file of the blog.
	read func(name string, size int64) (text string, cut bool, err error)

	mu sync.Mutex
	// page is the post's front matter; askedPage tells that a tag shows some of it.
	page      *frontmatter.Document
	askedPage bool
	pages     map[string]*sitetag.Page // nil for one that is not there
	values    map[string]*string
	texts     map[string]*string
}

func (w *Workspace) siteTags(post string, page *frontmatter.Document) *siteTags {
	return &siteTags{
		blog: w.blog, post: post, files: w.blog.Site().TagFiles(), read: w.head, page: page,
		pages: map[string]*sitetag.Page{}, values: map[string]*string{}, texts: map[string]*string{},
	}
}

// showing is the post's Markdown with the site's tags shown.
func (w *Workspace) showing(post string, page *frontmatter.Document) (*markdown.Markdown, *siteTags) {
	tags := w.siteTags(post, page)
	return w.markdown(post).Showing(tags), tags
}

// Template implements sitetag.Site.
func (t *siteTags) Template(tag sitetag.Tag) (sitetag.Template, bool) {
	found, ok := t.files[tagFileName(tag)]
	return sitetag.Template{Path: found.Path, Inner: found.Inner, Markdown: found.Markdown}, ok
}

// tagFileName is the name under which a tag's file is known.
func tagFileName(tag sitetag.Tag) string {
	switch tag.Name {
	case "include", "include_cached", "include_relative", "render", "extends", "import":
		return "include " + tag.Get("", 0)
	}
	return tag.Name
}

// Value implements sitetag.Site.
func (t *siteTags) Value(expression string) (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if v, ok := t.values[expression]; ok {
		return orEmpty(v), v != nil
	}
	v, ok := t.value(expression)
	t.values[expression] = nil
	if ok {
		t.values[expression] = &v
	}
	return v, ok
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (t *siteTags) value(expression string) (string, bool) {
	for _, prefix := range []string{"page.", "param."} {
		key, ok := strings.CutPrefix(expression, prefix)
		if !ok {
			continue
		}
		t.askedPage = true
		if f, ok := t.page.Lookup(key); ok && f.Text != "" {
			return f.Text, true
		}
		if prefix == "param." {
			if f, ok := t.page.Lookup("params." + key); ok && f.Text != "" {
				return f.Text, true
			}
			return t.blog.Site().Parameter(key)
		}
		return "", false
	}
	return t.blog.Site().Worth(expression)
}

// Page implements sitetag.Site.
func (t *siteTags) Page(name string) (sitetag.Page, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if p, ok := t.pages[name]; ok {
		if p == nil {
			return sitetag.Page{}, false
		}
		return *p, true
	}
	t.pages[name] = nil
	tag := `{{< relref "` + name + `" >}}`
	switch t.blog.Site().Generator {
	case "jekyll":
		tag = "{% post_url " + name + " %}"
	case "hexo":
		tag = "{% post_path " + name + " %}"
	}
	to, _, ok := t.blog.Follow(t.post, tag)
	if !ok {
		return sitetag.Page{}, false
	}
	address, ok := t.blog.Address(to)
	if !ok {
		return sitetag.Page{}, false
	}
	p := sitetag.Page{Address: address.Path, Whole: address.URL}
	if linked := t.blog.LinkTo(t.post, []string{to}); len(linked) > 0 {
		p.Title = linked[0].Title
	}
	t.pages[name] = &p
	return p, true
}

// File implements sitetag.Files.
func (t *siteTags) File(name string) (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if text, ok := t.texts[name]; ok {
		return orEmpty(text), text != nil
	}
	t.texts[name] = nil
	ref := name
	if rest, ok := strings.CutPrefix(name, "@"); ok && !strings.HasPrefix(rest, "/") {
		ref = "@/" + rest
	}
	file, ok := t.blog.Site().Find(t.post, ref)
	if !ok {
		return "", false
	}
	text, _, err := t.read(file, tagFileSize)
	if err != nil {
		return "", false // the page says that it is missing
	}
	t.texts[name] = &text
	return text, true
}

// stale tells that what tags show of a front matter is not what it says now.
func (t *siteTags) stale(now *frontmatter.Document) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.askedPage && now != t.page
}

// TagFile is the file that makes a tag, as it is on disk.
type TagFile struct {
	Path string
	// Text is its beginning, at most tagFileSize bytes.
	Text string
	// Cut tells that there is more.
	Cut bool
}

const tagFileSize = 64 << 10

// TagFile finds the file behind a tag or a component of an open post. It is a
// problem.NotFound when the blog has none.
func (w *Workspace) TagFile(post, tag, template string) (TagFile, error) {
	name := template
	if name == "" {
		lines, err := w.Lines(post)
		if err != nil {
			return TagFile{}, err
		}
		name = w.imported(post, tag, lines)
	} else if !w.makesTags(name) {
		name = ""
	}
	if name == "" {
		return TagFile{}, problem.New(problem.NotFound, tag)
	}
	text, cut, err := w.head(name, tagFileSize)
	return TagFile{Path: name, Text: text, Cut: cut}, err
}

// makesTags tells a file behind some tag: no other is shown.
func (w *Workspace) makesTags(name string) bool {
	for _, f := range w.blog.Site().TagFiles() {
		if f.Path == name {
			return true
		}
	}
	return false
}

var imports = regexp.MustCompile(`^\s*import\s+(.*?)\s+from\s+['"]([^'"]+)['"]`)

// imported finds the file that an import of a post takes a component from.
func (w *Workspace) imported(post, component string, lines []string) string {
	component, _, _ = strings.Cut(component, ".")
	word := regexp.MustCompile(`\b` + regexp.QuoteMeta(component) + `\b`)
	for _, line := range lines {
		m := imports.FindStringSubmatch(line)
		if m == nil || !word.MatchString(m[1]) {
			continue
		}
		from := m[2]
		base := w.blog.Site().Base
		var at string
		switch {
		case strings.HasPrefix(from, "."):
			at = path.Join(path.Dir(post), from)
		case strings.HasPrefix(from, "@site/"):
			at = path.Join(base, strings.TrimPrefix(from, "@site/"))
		case strings.HasPrefix(from, "@/"), strings.HasPrefix(from, "~/"):
			at = path.Join(base, "src", from[2:])
		case strings.HasPrefix(from, "/"):
			at = path.Join(base, from)
		default:
			return "" // a package
		}
		for _, ending := range []string{"", ".tsx", ".jsx", ".ts", ".js", ".mdx", ".astro", ".svelte", ".vue", "/index.tsx", "/index.jsx", "/index.js", "/index.ts"} {
			if w.isFile(at + ending) {
				return at + ending
			}
		}
	}
	return ""
}

// head is the beginning of a file of the blog.
func (w *Workspace) head(name string, size int64) (text string, cut bool, err error) {
	file, err := w.root.Open(name)
	if err != nil {
		return "", false, err
	}
	defer file.Close() //nolint:errcheck // read only
	b, err := io.ReadAll(io.LimitReader(file, size+1))
	if err != nil {
		return "", false, fmt.Errorf("read %s: %w", name, err)
	}
	if int64(len(b)) > size {
		return strings.ToValidUTF8(string(b[:size]), ""), true, nil
	}
	return strings.ToValidUTF8(string(b), "\uFFFD"), false, nil
}

func (w *Workspace) isFile(name string) bool {
	file, err := w.root.Open(name)
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // read only
	info, err := file.Stat()
	return err == nil && info.Mode().IsRegular()
}
