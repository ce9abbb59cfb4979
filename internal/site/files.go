package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// File is a Markdown file where posts are.
type File struct {
	Path string
	// Draft tells that it lies in a folder of drafts.
	Draft bool
	// Err says why this is a folder below that cannot be listed: the posts in it
	// are not known.
	Err error
}

// maxDepth stops at links that lead in circles.
const maxDepth = 24

// Files walks the content and draft folders and gives their Markdown files,
// without those that speak about a folder (README.md, _index.md), and the paths
// of all other files there. A folder that is not there is an empty one; one that
// cannot be listed is an error, or below the content folders a File with one,
// because unreadable is not empty.
func (s *Site) Files() (posts []File, others []string, err error) {
	w := walk{site: s, seen: map[string]bool{}}
	for _, dir := range append(slices.Clone(s.ContentDirs), s.DraftDirs...) {
		if _, err := fs.Stat(s.fsys, dir); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := w.folder(dir, 0); err != nil {
			return nil, nil, err
		}
	}
	return w.posts, w.others, nil
}

type walk struct {
	site   *Site
	seen   map[string]bool
	posts  []File
	others []string
}

func (w *walk) folder(dir string, deep int) error {
	if w.seen[dir] || deep > maxDepth {
		return nil
	}
	w.seen[dir] = true
	entries, err := fs.ReadDir(w.site.fsys, dir)
	if err != nil && deep > 0 {
		w.posts = append(w.posts, File{Path: dir, Err: fmt.Errorf("list %s: %w", dir, err)})
		return nil
	}
	if err != nil {
		return fmt.Errorf("list %s: %w", dir, err)
	}
	draft := w.site.inDrafts(dir)
	for _, e := range entries {
		name := e.Name()
		at := join(dir, name)
		switch {
		case e.IsDir() || e.Type()&fs.ModeSymlink != 0 && isDir(w.site.fsys, at, e):
			if !w.site.noPosts(dir, name) {
				if err := w.folder(at, deep+1); err != nil {
					return err
				}
			}
		case !IsMarkdown(name):
			w.others = append(w.others, at)
		case !aside(name):
			if e.Type().IsRegular() || isFile(w.site.fsys, at, e) {
				w.posts = append(w.posts, File{Path: at, Draft: draft})
			}
		}
	}
	return nil
}

func join(dir, name string) string {
	if dir == "." {
		return name
	}
	return dir + "/" + name
}

// Pictures gives the paths of the files in the folders that "/x" is served from,
// as far as these hold nothing else; at most limit of them.
func (s *Site) Pictures(limit int) []string {
	var out []string
	for _, dir := range s.StaticDirs {
		if dir == s.Base || dir == "." || slices.Contains([]string{"src", "content", "source"}, path.Base(dir)) && !s.hasPictures(dir) {
			continue
		}
		_ = fs.WalkDir(s.fsys, dir, func(p string, e fs.DirEntry, err error) error {
			switch {
			case err != nil, e.IsDir() && (skipped(e.Name()) || slices.Contains(s.ContentDirs, p)):
				return fs.SkipDir // what cannot be listed is not known to have changed
			case len(out) >= limit:
				return fs.SkipAll
			case !e.IsDir() && !IsMarkdown(p):
				out = append(out, p)
			}
			return nil
		})
	}
	return out
}

// hasPictures tells a folder of sources that pictures are served from as well,
// such as Hexo's.
func (s *Site) hasPictures(dir string) bool { return len(s.StaticDirs) > 0 && s.StaticDirs[0] == dir }

// isFile follows a link, unless it leads nowhere.
func isFile(fsys fs.FS, at string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := fs.Stat(fsys, at)
	return err == nil && info.Mode().IsRegular()
}

// noPosts are folders that the walk leaves out. Below a content folder a post
// may be called "themes"; where the blog's own top is the content folder, it
// isn't one.
func (s *Site) noPosts(dir, name string) bool {
	if dir == s.Base || dir == "." {
		return skipped(name) || outside([]string{s.Base}, path.Join(dir, name, "x.md"))
	}
	return name[0] == '.' || name == "node_modules"
}

func (s *Site) inDrafts(dir string) bool {
	return path.Base(dir) == "_drafts" || slices.ContainsFunc(s.DraftDirs, func(d string) bool { return within(dir, d) })
}
