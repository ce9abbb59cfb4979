package posts

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// Deletion is what goes with a post, and what stays although the post has it.
type Deletion struct {
	// Move are the files and folders for the trash, the post's first: its bundle
	// as one folder when all of that goes.
	Move []string `json:"move"`
	// Keep are files of the post that something else in the blog uses.
	Keep []string `json:"keep"`
}

// Deletion tells what deleting a post would move to the trash: the post, its
// bundle, and the pictures that nothing else mentions. It fails with
// problem.NotFound when there is no such post.
func (b *Blog) Deletion(ctx context.Context, post string) (Deletion, error) {
	content, err := b.root.Read(post, sampleLimit*32)
	if err != nil {
		return Deletion{}, err
	}
	folder, inside, err := b.ownFolder(post)
	if err != nil {
		return Deletion{}, err
	}
	own, err := b.ownFiles(post, content, inside)
	if err != nil {
		return Deletion{}, err
	}
	users, err := b.usedElsewhere(ctx, post, own)
	if err != nil {
		return Deletion{}, err
	}
	d := Deletion{Move: []string{post}, Keep: []string{}}
	for _, f := range own {
		if users[f] {
			d.Keep = append(d.Keep, f)
		} else {
			d.Move = append(d.Move, f)
		}
	}
	return d.asFolder(post, folder), nil
}

// ownFolder is the folder that is a post's alone, its bundle or the one named like
// it beside it, with the files in it but the post; "" when it has none, or when
// other posts are in it too.
func (b *Blog) ownFolder(post string) (folder string, files []string, err error) {
	folder = site.BundleDir(post)
	if folder == "" {
		folder = path.Join(path.Dir(post), site.PostName(post))
		if (&plan{mender: mender{site: b.Site()}}).holdsBlog(folder) {
			return "", nil, nil
		}
	}
	files, posts, err := b.bundleFiles(folder, post)
	if err != nil || len(posts) > 0 || !b.exists(folder) {
		return "", nil, err
	}
	return folder, files, nil
}

// ownFiles are the files of a post that may go with it: those that it refers to,
// and those in its folder.
func (b *Blog) ownFiles(post string, content []byte, inside []string) ([]string, error) {
	var lines []string
	if t, err := text.Parse(content); err == nil {
		lines = t.Lines()
	} // what is no text refers to nothing; its bundle goes all the same
	assets, err := b.Assets(post, lines)
	if err != nil {
		return nil, err
	}
	var own []string
	for _, a := range assets {
		if !a.Missing && !slices.Contains(own, a.Path) {
			own = append(own, a.Path)
		}
	}
	for _, f := range inside {
		if !slices.Contains(own, f) {
			own = append(own, f)
		}
	}
	return own, nil
}

// usedElsewhere finds which of the files other texts of the blog mention: posts
// and pages, but also templates and settings.
func (b *Blog) usedElsewhere(ctx context.Context, post string, files []string) (map[string]bool, error) {
	used := map[string]bool{}
	names := map[string][][]byte{}
	for _, f := range files {
		names[f] = needles(f)
	}
	if len(files) == 0 {
		return used, nil
	}
	err := b.sources(ctx, func(p string) error {
		if p == post {
			return nil
		}
		content := b.readForSearch(p)
		for f, n := range names {
			if !used[f] && mentions(content, n) && (!site.IsMarkdown(p) || b.refersTo(p, content, f)) {
				used[f] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, problem.Wrap(problem.Unreadable, "", err)
	}
	return used, nil
}

// sources walks over the blog's texts: posts and pages, templates and settings.
func (b *Blog) sources(ctx context.Context, visit func(file string) error) error {
	return fs.WalkDir(b.fsys, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return fs.SkipDir // a folder that cannot be listed is not the blog's
		case e.IsDir() && p != "." && (e.Name() == ".git" || e.Name() == "node_modules" || e.Name() == "_site"):
			return fs.SkipDir
		case e.IsDir() || !isSource(p) || e.Type()&fs.ModeSymlink != 0 && !b.exists(p):
			return nil // also a link that leads out of the blog
		}
		return visit(p)
	})
}

// isSource tells files whose text may name a picture.
func isSource(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".md", ".markdown", ".mdx", ".html", ".htm", ".xml", ".yml", ".yaml", ".toml", ".json", ".js", ".mjs", ".cjs",
		".ts", ".jsx", ".tsx", ".astro", ".vue", ".svelte", ".njk", ".liquid", ".ejs", ".pug", ".css", ".scss", ".sass",
		".less", ".styl", ".py", ".txt", ".csv":
		return true
	}
	return false
}

// asFolder moves a post's folder as one when everything in it goes.
func (d Deletion) asFolder(post, folder string) Deletion {
	inside := func(f string) bool { return strings.HasPrefix(f, folder+"/") }
	if folder == "" || slices.ContainsFunc(d.Keep, inside) {
		return d
	}
	rest := slices.DeleteFunc(slices.Clone(d.Move), inside)
	if !inside(post) {
		d.Move = append([]string{post, folder}, rest[1:]...)
	} else {
		d.Move = append([]string{folder}, rest...)
	}
	return d
}
