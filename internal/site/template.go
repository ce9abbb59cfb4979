package site

import (
	"path"
	"strings"
)

// Template is the generator's own file for new posts, such as a Hugo archetype.
type Template struct {
	// Path is relative to the blog.
	Path    string
	Content string
	// Section is the first folder of the post below the content folder.
	Section string
}

// Template gives the file that the generator's own command would make a new post
// of; false where it has none. It is read, and never executed.
func (s *Site) Template(post string, draft bool) (Template, bool) {
	home := folder{s.fsys, s.Base}
	section := s.sectionOf(post)
	var names []string
	switch s.Generator {
	case "hugo":
		names = hugoTemplates(s.traits.theme, section, BundleDir(post) != "")
	case "hexo":
		names = []string{"scaffolds/post.md"}
		if draft {
			names = []string{"scaffolds/draft.md", "scaffolds/post.md"}
		}
	}
	name := home.first(names...)
	if name == "" {
		return Template{}, false
	}
	return Template{path.Join(s.Base, name), home.read(name), section}, true
}

// hugoTemplates are the archetypes that Hugo looks for, best first:
// https://gohugo.io/content-management/archetypes/
func hugoTemplates(theme, section string, bundle bool) []string {
	var names []string
	for _, dir := range []string{"archetypes", path.Join("themes", theme, "archetypes")} {
		if dir == "themes/archetypes" {
			continue
		}
		for _, kind := range []string{section, "default"} {
			if kind == "" {
				continue
			}
			if bundle {
				names = append(names, path.Join(dir, kind, "index.md"))
			}
			names = append(names, path.Join(dir, kind+".md"))
		}
	}
	return names
}

// sectionOf is the first folder of a post below "content" and a language.
func (s *Site) sectionOf(post string) string {
	dir := path.Dir(post)
	if b := BundleDir(post); b != "" {
		dir = path.Dir(b)
	}
	rest, ok := below(path.Join(s.Base, s.traits.root), dir+"/x")
	if !ok {
		return ""
	}
	for part := range strings.SplitSeq(path.Dir(rest), "/") {
		if part != "." && !isLanguage(part) {
			return part
		}
	}
	return ""
}
