package site

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// eleventySite is what Eleventy's addresses are made of:
// https://www.11ty.dev/docs/permalinks/
type eleventySite struct {
	input string // relative to the blog
	// data are the permalinks that data files of folders set, by folder.
	data map[string]string
}

// computed is a permalink that a program makes.
const computed = "{{ }}"

func eleventySiteOf(home folder, input string) eleventySite {
	e := eleventySite{input: path.Join(home.dir, input), data: map[string]string{}}
	seen := 0
	_ = fs.WalkDir(home.fsys, e.input, func(p string, d fs.DirEntry, err error) error {
		if seen++; err != nil || seen > routeLimit || d.IsDir() && p != e.input && (skipped(d.Name()) || depth(p) > 5) {
			return fs.SkipDir // what cannot be listed sets nothing that is known
		}
		dir, name, _ := strings.Cut(path.Base(p), ".")
		if d.IsDir() || dir != path.Base(path.Dir(p)) {
			return nil
		}
		text := (folder{home.fsys, "."}).read(p)
		switch name {
		case "json", "11tydata.json":
			if s := parseJSON(text).text("permalink"); s != "" {
				e.data[path.Dir(p)] = s
			}
		case "11tydata.js", "11tydata.cjs", "11tydata.mjs":
			if s := scriptText(text, "permalink"); s != "" {
				e.data[path.Dir(p)] = s
			} else if mentions(text, "permalink") {
				e.data[path.Dir(p)] = computed
			}
		}
		return nil
	})
	return e
}

var (
	dayPrefix    = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}-`)
	eleventyTerm = regexp.MustCompile(`\{\{-?\s*([\w.]+)\s*(?:\|\s*(slug|slugify)\s*)?-?\}\}`)
)

func (e eleventySite) route(p Page) (string, bool) {
	name, ok := below(e.input, p.Path)
	if !ok || p.URL == "false" {
		return "", false
	}
	stem := path.Join(path.Dir(name), dayPrefix.ReplaceAllString(path.Base(name), ""))
	pattern := p.URL
	for dir := path.Dir(p.Path); pattern == "" && within(dir, e.input); dir = path.Dir(dir) {
		if pattern = e.data[dir]; dir == "." {
			break
		}
	}
	switch {
	case pattern == "false" || strings.Contains(pattern, "{%"):
		return "", false
	case pattern == "":
		return "/" + folded(stem) + "/", true
	}
	known := true
	at := eleventyTerm.ReplaceAllStringFunc(pattern, func(m string) string {
		parts := eleventyTerm.FindStringSubmatch(m)
		v, ok := e.term(parts[1], stem, p)
		if parts[2] != "" {
			v, ok = strings.ToLower(strings.Trim(nonWord.ReplaceAllString(v, "-"), "-")), ok && isASCII(v)
		}
		known = known && ok
		return v
	})
	return strings.TrimSuffix("/"+at, "index.html"), known
}

func (e eleventySite) term(name, stem string, p Page) (string, bool) {
	switch name {
	case "page.fileSlug":
		return dayPrefix.ReplaceAllString(path.Base(folded(stem)), ""), folded(stem) != ""
	case "page.filePathStem":
		return "/" + stem, true
	case "title":
		return p.Title, p.Title != ""
	case "slug":
		return p.Slug, p.Slug != ""
	}
	return "", false
}
