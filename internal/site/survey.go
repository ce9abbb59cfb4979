package site

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// surveyDepth and surveyLimit bound the look over a folder that may be anything
// (somebody's home, a disk): posts deeper or beyond are not missed by Files,
// which walks only the content folders, without bounds.
const (
	surveyDepth = 10
	surveyLimit = 300_000
	// baseDepth is how deep a generator's configuration is looked for.
	baseDepth = 3
)

// survey is what one look over the folder's names found.
type survey struct {
	bases    []string // folders with something that a generator may have put there
	markdown []string
	seen     int
	// rough tells that of a folder of very many page bundles only the first were
	// looked at.
	rough bool
}

// manyBundles are enough to know what a folder of page bundles is.
const manyBundles = 60

// isMarker tells names that make it worth asking the generators about a folder.
func isMarker(name string) bool {
	switch name {
	case "package.json", "Gemfile", ".eleventy.js", ".eleventy.cjs", ".vitepress", "_posts", "archetypes", "scaffolds":
		return true
	}
	stem, ending, ok := cutLast(name, ".")
	if !ok || ending == "" || strings.Trim(ending, "abcdefghijklmnopqrstuvwxyz") != "" {
		return false
	}
	switch stem {
	case "hugo", "config", "_config", "zola", "gatsby-config", "astro.config", "next.config",
		"docusaurus.config", "eleventy.config", "pelicanconf":
		return true
	}
	return false
}

func look(fsys fs.FS) (*survey, error) {
	s := &survey{bases: []string{"."}}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("read folder: %w", err)
	}
	s.walk(fsys, ".", entries, 0)
	slices.SortStableFunc(s.bases, func(a, b string) int { return depth(a) - depth(b) })
	return s, nil
}

func depth(dir string) int {
	if dir == "." {
		return 0
	}
	return strings.Count(dir, "/") + 1
}

func (s *survey) walk(fsys fs.FS, dir string, entries []fs.DirEntry, deep int) {
	bundles := 0
	for _, e := range entries {
		if s.seen++; s.seen > surveyLimit {
			return
		}
		name := e.Name()
		if deep <= baseDepth && isMarker(name) && !strings.HasSuffix("/"+dir, "/config/_default") && !slices.Contains(s.bases, dir) {
			s.bases = append(s.bases, dir)
		}
		at := join(dir, name)
		switch {
		case isDir(fsys, at, e):
			if skipped(name) || deep >= surveyDepth {
				continue
			}
			if bundles >= manyBundles {
				// A folder of these alone: the next is the same.
				s.markdown, s.rough = append(s.markdown, join(at, "index.md")), true
				continue
			}
			// A folder that cannot be listed holds nothing to judge by; Files
			// tells of it when it matters.
			below, err := fs.ReadDir(fsys, at)
			if err != nil {
				continue
			}
			s.walk(fsys, at, below, deep+1)
			if slices.ContainsFunc(below, func(e fs.DirEntry) bool { return isIndex(e.Name()) && IsMarkdown(e.Name()) }) {
				bundles++
			} else {
				bundles -= manyBundles
			}
		case IsMarkdown(name) && !aside(name):
			s.markdown = append(s.markdown, at)
		}
	}
}

// isDir also follows a link to a folder, unless it leads in a circle; a link
// that leaves the blog is refused by the file system and so is no folder.
func isDir(fsys fs.FS, at string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := fs.Stat(fsys, at)
	if err != nil || !info.IsDir() {
		return false
	}
	for above := path.Dir(at); ; above = path.Dir(above) {
		if other, err := fs.Stat(fsys, above); err == nil && os.SameFile(info, other) {
			return false
		}
		if above == "." {
			return true
		}
	}
}

// skipped are folders that never hold a blog's own posts.
func skipped(name string) bool {
	switch name {
	case "node_modules", "bower_components", "vendor", "themes", "archetypes", "scaffolds", "_site",
		"resources", "dist", "coverage", "__tests__", "testdata", "fixtures", "exampleSite",
		"_includes", "_layouts", "_sass", "target", "__pycache__", "venv":
		return true
	}
	return strings.HasPrefix(name, ".")
}

// aside are Markdown files that speak about a folder, not posts.
func aside(name string) bool {
	stem := strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
	switch stem {
	case "_index", "readme", "changelog", "license", "contributing", "code_of_conduct", "agents", "claude", "security":
		return true
	}
	return strings.HasPrefix(stem, "_index.") || strings.HasPrefix(stem, "readme.") || strings.HasPrefix(stem, ".")
}

// IsMarkdown tells a Markdown file by its name.
func IsMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdx", ".mdown", ".mkd":
		return true
	}
	return false
}

func count(dir string, n int) string { return fmt.Sprintf("%s: %d", dir, n) }
