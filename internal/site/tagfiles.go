package site

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// TagFile is a file of the blog that makes a tag.
type TagFile struct {
	Path string
	// Inner tells that a tag of it has text between it and a closing tag; Markdown
	// that this text is read as Markdown.
	Inner, Markdown bool
}

// TagFiles are the files behind the tags of a blog's posts, by the tags' names.
// An included file's name is the one that include gives it, with "include " before
// it.
type TagFiles map[string]TagFile

// tagFileLimit bounds how many files are looked at.
const tagFileLimit = 2000

// TagFiles finds the files behind tags. What cannot be read makes no tag that is
// known.
func (s *Site) TagFiles() TagFiles {
	t := TagFiles{}
	f := folder{s.fsys, s.Base}
	switch s.Generator {
	case "hugo":
		// What the blog has goes over what its themes have.
		for _, dir := range append(f.themed("layouts/shortcodes", "layouts/_shortcodes"), "layouts/shortcodes", "layouts/_shortcodes") {
			t.shortcodes(f, dir)
		}
	case "zola":
		for _, dir := range append(f.themed("templates/shortcodes"), "templates/shortcodes") {
			t.shortcodes(f, dir)
		}
	case "jekyll":
		t.included(f, "_includes")
		t.registered(f, "_plugins", rubyTag, ".rb")
	case "hexo":
		for _, dir := range append(f.themed("scripts"), "scripts") {
			t.registered(f, dir, hexoTag, ".js")
		}
	case "eleventy":
		config := f.first(".eleventy.js", ".eleventy.cjs", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs")
		for _, dir := range []string{"_includes", "src/_includes"} {
			t.included(f, dir)
		}
		t.named(f, config, eleventyTag)
	}
	return t
}

var (
	rubyTag     = regexp.MustCompile(`register_tag\s*\(?\s*['"]([\w-]+)['"]`)
	hexoTag     = regexp.MustCompile(`tag\.register\(\s*['"]([\w-]+)['"]`)
	eleventyTag = regexp.MustCompile(`add(?:Nunjucks|Liquid|Async|NunjucksAsync)?(Paired)?(?:Nunjucks|Liquid|Async)?Shortcode\(\s*['"]([\w-]+)['"]`)
	innerTag    = regexp.MustCompile(`\.Inner\b|\{\{-?\s*body\b`)
	asMarkdown  = regexp.MustCompile(`markdownify|RenderString|InnerMarkdown|partial|\bmarkdown\b`)
)

// themed gives folders of the themes that lie in the blog.
func (f folder) themed(dirs ...string) []string {
	var out []string
	themes, err := fs.ReadDir(f.fsys, path.Join(f.dir, "themes"))
	if err != nil {
		return nil // a blog without themes of its own
	}
	for _, theme := range themes {
		for _, dir := range dirs {
			out = append(out, path.Join("themes", theme.Name(), dir))
		}
	}
	return out
}

// each visits the files below a folder that have one of the endings.
func (f folder) each(dir string, visit func(name, rest string), endings ...string) {
	start := path.Join(f.dir, dir)
	seen := 0
	_ = fs.WalkDir(f.fsys, start, func(p string, e fs.DirEntry, err error) error {
		if seen++; err != nil || seen > tagFileLimit {
			return fs.SkipDir // what cannot be listed makes no tag that is known
		}
		if !e.IsDir() && (len(endings) == 0 || slices.Contains(endings, path.Ext(p))) {
			rest := strings.TrimPrefix(p, start+"/")
			visit(path.Join(dir, rest), rest)
		}
		return nil
	})
}

// shortcodes are files named like the tag: youtube.html, img/wide.html.
func (t TagFiles) shortcodes(f folder, dir string) {
	f.each(dir, func(name, rest string) {
		tag, _, _ := strings.Cut(path.Base(rest), ".")
		text := f.read(name)
		t[path.Join(path.Dir(rest), tag)] = TagFile{
			Path: path.Join(f.dir, name), Inner: innerTag.MatchString(text),
			Markdown: asMarkdown.MatchString(text) || path.Ext(name) == ".md",
		}
	}, ".html", ".md", ".htm", ".txt")
}

// included are files that a tag names.
func (t TagFiles) included(f folder, dir string) {
	f.each(dir, func(name, rest string) { t["include "+rest] = TagFile{Path: path.Join(f.dir, name)} })
}

// registered are tags that scripts in a folder tell by name. Whether one has text
// inside is told behind its name, before the next one's.
func (t TagFiles) registered(f folder, dir string, pattern *regexp.Regexp, ending string) {
	f.each(dir, func(name, _ string) {
		text := f.read(name)
		found := pattern.FindAllStringSubmatchIndex(text, -1)
		for i, m := range found {
			end := len(text)
			if i+1 < len(found) {
				end = found[i+1][0]
			}
			block := strings.Contains(text, "Liquid::Block") || hexoEnds.MatchString(text[m[1]:end])
			t[text[m[2]:m[3]]] = TagFile{Path: path.Join(f.dir, name), Inner: block, Markdown: true}
		}
	}, ending)
}

var hexoEnds = regexp.MustCompile(`\bends\s*:\s*true|,\s*true\s*\)`)

// named are the shortcodes that Eleventy's configuration adds.
func (t TagFiles) named(f folder, config string, pattern *regexp.Regexp) {
	if config == "" {
		return
	}
	for _, m := range pattern.FindAllStringSubmatch(f.read(config), -1) {
		t[m[2]] = TagFile{Path: path.Join(f.dir, config), Inner: m[1] != "", Markdown: true}
	}
}

// Worth works out an expression of Liquid, such as "site.baseurl"; false when its
// value is not known.
func (s *Site) Worth(expression string) (string, bool) {
	if s.traits.variables == nil {
		return "", false
	}
	return s.evaluate(expression)
}

// Parameter is what Hugo's configuration says below params.
func (s *Site) Parameter(name string) (string, bool) {
	if s.Generator != "hugo" {
		return "", false
	}
	f := folder{s.fsys, s.Base}
	for _, file := range []string{"config/_default/params.toml", "config/_default/params.yaml", "config/_default/params.yml"} {
		if c := f.parse(f.first(file)); c != nil && c.value(strings.Split(name, ".")...) != nil {
			return c.text(strings.Split(name, ".")...), true
		}
	}
	c := f.parse(f.first("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
		"config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml", "config/_default/config.yaml"))
	keys := append([]string{"params"}, strings.Split(name, ".")...)
	if c.value(keys...) == nil {
		return "", false
	}
	return c.text(keys...), true
}
