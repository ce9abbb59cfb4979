package site

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// File is a Markdown file where posts are.
type File struct {
	Path     string
	Size     int64
	Modified int64 // in nanoseconds since 1970
	// Draft tells that it lies in a folder of drafts.
	Draft bool
}

// maxDepth stops at links that lead in circles.
const maxDepth = 24

// Files walks the content and draft folders and gives their Markdown files,
// without those that speak about a folder (README.md, _index.md). A folder that
// is not there is an empty one; one that cannot be listed is an error, because
// unreadable is not empty.
func (s *Site) Files() ([]File, error) {
	var out []File
	seen := map[string]bool{}
	for _, dir := range append(slices.Clone(s.ContentDirs), s.DraftDirs...) {
		if _, err := fs.Stat(s.fsys, dir); err != nil {
			continue
		}
		if err := s.files(dir, 0, seen, &out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *Site) files(dir string, deep int, seen map[string]bool, out *[]File) error {
	if seen[dir] || deep > maxDepth {
		return nil
	}
	seen[dir] = true
	entries, err := fs.ReadDir(s.fsys, dir)
	if err != nil {
		return fmt.Errorf("list %s: %w", dir, err)
	}
	draft := s.inDrafts(dir)
	for _, e := range entries {
		name := e.Name()
		at := path.Join(dir, name)
		switch {
		case IsMarkdown(name) && !aside(name) && !e.IsDir():
			info, err := s.info(at, e)
			if err != nil || !info.Mode().IsRegular() {
				continue // vanished meanwhile, or a link to nowhere
			}
			*out = append(*out, File{at, info.Size(), info.ModTime().UnixNano(), draft})
		case isDir(s.fsys, at, e) && !s.noPosts(dir, name):
			if err := s.files(at, deep+1, seen, out); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Site) info(at string, e fs.DirEntry) (fs.FileInfo, error) {
	if e.Type()&fs.ModeSymlink != 0 {
		return fs.Stat(s.fsys, at)
	}
	return e.Info()
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
