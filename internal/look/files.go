package look

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
)

const (
	// largestFile is how large a file of a site may be that is read or served.
	largestFile = 8 << 20
	// mostFiles is how many names of a site are looked at.
	mostFiles = 60_000
)

// Files are the files of a site, by their path from its front page's folder.
type Files interface {
	// Has tells whether a file is there.
	Has(ctx context.Context, name string) bool
	// Read gives a file's bytes. Problems: NotFound, TooLarge, Unreadable.
	Read(ctx context.Context, name string) ([]byte, error)
	// Pages are the names of its pages (.html), at most mostFiles of all names
	// being looked at.
	Pages(ctx context.Context) ([]string, error)
}

// folderFiles are those below a folder of an opened root.
type folderFiles struct {
	root *disk.Root
	dir  string
}

func (f folderFiles) Has(_ context.Context, name string) bool {
	if !fs.ValidPath(name) { // it leads out of the folder, if not out of the root
		return false
	}
	info, err := f.root.Stat(path.Join(f.dir, name))
	return err == nil && info.Mode().IsRegular()
}

func (f folderFiles) Read(_ context.Context, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, problem.New(problem.NotFound, name)
	}
	return f.root.Read(path.Join(f.dir, name), largestFile)
}

func (f folderFiles) Pages(ctx context.Context) ([]string, error) {
	var pages []string
	seen := 0
	err := fs.WalkDir(f.root.FS(), f.dir, func(p string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, fs.ErrPermission) && p != f.dir:
			return fs.SkipDir // what cannot be listed shows no look
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "node_modules" || e.Name() == ".git"):
			return fs.SkipDir
		}
		if seen++; seen > mostFiles {
			return fs.SkipAll
		}
		if isPage(p) {
			pages = append(pages, strings.TrimPrefix(strings.TrimPrefix(p, f.dir), "/"))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list the built site in %s: %w", f.dir, err)
	}
	return pages, nil
}

// branchFiles are those of a commit.
type branchFiles struct {
	repo   *git.Repo
	commit string
	names  map[string]bool
}

func (f branchFiles) Has(_ context.Context, name string) bool { return f.names[name] }

func (f branchFiles) Read(ctx context.Context, name string) ([]byte, error) {
	if !f.names[name] {
		return nil, problem.New(problem.NotFound, name)
	}
	b, err := f.repo.ReadAt(ctx, f.commit, name, largestFile)
	if errors.Is(err, git.ErrTooMuch) {
		return nil, problem.Wrap(problem.TooLarge, name, err)
	}
	return b, err
}

func (f branchFiles) Pages(context.Context) ([]string, error) {
	var pages []string
	for name := range f.names {
		if isPage(name) {
			pages = append(pages, name)
		}
	}
	return pages, nil
}

// savedFiles are a page that the writer saved, and the folder that the browser
// wrote beside it: "Post.html" and "Post_files". Nothing else in the page's folder
// is ever read.
type savedFiles struct {
	root *disk.Root
	page string
}

func (f savedFiles) allowed(name string) bool {
	if name == f.page {
		return true
	}
	dir, _, inside := strings.Cut(name, "/")
	own := strings.TrimSuffix(f.page, path.Ext(f.page))
	return inside && (strings.HasPrefix(dir, own+"_") || strings.HasPrefix(dir, own+"."))
}

func (f savedFiles) Has(ctx context.Context, name string) bool {
	return f.allowed(name) && folderFiles{f.root, "."}.Has(ctx, name)
}

func (f savedFiles) Read(ctx context.Context, name string) ([]byte, error) {
	if !f.allowed(name) {
		return nil, problem.New(problem.NotFound, name)
	}
	return folderFiles{f.root, "."}.Read(ctx, name)
}

func (f savedFiles) Pages(context.Context) ([]string, error) { return []string{f.page}, nil }

func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}
