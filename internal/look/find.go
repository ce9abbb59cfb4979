package look

import (
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
)

// Blog is what is to be known of a blog to find its site's look.
type Blog struct {
	Root *disk.Root
	// Repo keeps the blog; nil where there is none.
	Repo *git.Repo
	// Generator and Base are those of site.Site.
	Generator, Base string
	// Outputs are the folders into which the generator builds, best first.
	Outputs []string
	// BasePath is what every address begins with, such as "/blog", or ""; Host is
	// the site's server, such as "someone.github.io", or "".
	BasePath, Host string
	// Posts are the posts that readers see, newest first.
	Posts []Post
}

// Post is a post that may be found on the built site.
type Post struct {
	Title string
	// Address is its path on the site, or "" where that is not known; Name is what
	// the path probably ends with.
	Address, Name string
	// Text gives its Markdown without the front matter.
	Text func() (string, error)
}

const (
	// mostTries pages are parsed to find posts, and enoughFound of them compared.
	mostTries   = 14
	enoughFound = 3
	// fewestLetters in paragraphs make a page that seems to be a post's.
	fewestLetters = 200
)

// Sources are where this blog's look may be read from, the truest first.
func (b Blog) Sources(ctx context.Context) ([]Source, error) {
	var found []Source
	for _, dir := range b.Outputs {
		if (folderFiles{b.Root, dir}).Has(ctx, "index.html") {
			found = append(found, Source{Folder, dir})
		}
	}
	branches, err := b.branches(ctx)
	if err != nil {
		return nil, err
	}
	for _, tip := range branches {
		found = append(found, Source{Branch, tip.Name})
	}
	return append(found, b.themes(ctx)...), ctx.Err()
}

// builtOn are names of branches on which sites are kept.
func builtOn(name string) bool {
	switch name {
	case "gh-pages", "pages", "master", "main", "deploy", "public", "publish", "www", "html", "site", "release", "build", "built", "dist":
		return true
	}
	return false
}

// branches gives the branches that hold a built site. Of one name, the remote's
// is what readers see.
func (b Blog) branches(ctx context.Context) ([]git.Tip, error) {
	if b.Repo == nil {
		return nil, nil
	}
	tips, err := b.Repo.Tips(ctx)
	if err != nil {
		return nil, err
	}
	here, err := b.Repo.Branch(ctx)
	if err != nil && !problem.Is(err, problem.NoBranch) {
		return nil, err
	}
	slices.Reverse(tips)
	var found []git.Tip
	for _, tip := range tips {
		if !builtOn(tip.Name) || tip.Name == strings.TrimPrefix(here.Ref, "refs/heads/") || slices.ContainsFunc(found, func(t git.Tip) bool { return t.Name == tip.Name }) {
			continue
		}
		if id, err := b.Repo.Read(ctx, "rev-parse", "-q", "--verify", tip.Commit+":index.html"); err == nil && id != "" {
			found = append(found, tip)
		}
	}
	slices.SortStableFunc(found, func(a, b git.Tip) int { return strings.Compare(a.Name, b.Name) })
	return found, nil
}

// Read reads the look of a source. Problems: LookGone, LookUnclear, and those of
// reading. The look is to be closed.
func (b Blog) Read(ctx context.Context, from Source) (*Look, error) {
	l := &Look{Source: from, base: b.BasePath, hosts: map[string]bool{}}
	if b.Host != "" {
		l.hosts[strings.ToLower(b.Host)] = true
	}
	if from.Kind == Theme {
		if err := b.readTheme(ctx, l); err != nil {
			return nil, err
		}
		return l, nil
	}
	if err := b.open(ctx, l); err != nil {
		return nil, err
	}
	page, article, err := b.postOn(ctx, l)
	if err == nil {
		err = l.read(ctx, page, article)
	}
	if err != nil {
		_ = l.Close() // nothing was written
		return nil, err
	}
	l.stamp, err = b.stampOf(ctx, l)
	return l, err
}

// open finds the files of the look's source.
func (b Blog) open(ctx context.Context, l *Look) error {
	gone := problem.New(problem.LookGone, l.Source.Where)
	switch l.Source.Kind {
	case Folder:
		l.files = folderFiles{b.Root, l.Source.Where}
		if !l.files.Has(ctx, "index.html") {
			return gone
		}
	case Branch:
		tips, err := b.branches(ctx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(tips, func(t git.Tip) bool { return t.Name == l.Source.Where })
		if at < 0 {
			return gone
		}
		names, err := b.Repo.NamesAt(ctx, tips[at].Commit)
		if err != nil {
			return err
		}
		l.files = branchFiles{b.Repo, tips[at].Commit, names}
	case Saved:
		root, err := disk.Open(filepath.Dir(l.Source.Where))
		if problem.Is(err, problem.FolderGone) {
			return gone
		}
		if err != nil {
			return fmt.Errorf("open the saved page's folder: %w", err)
		}
		l.close = root.Close
		l.files = savedFiles{root, filepath.Base(l.Source.Where)}
		if !l.files.Has(ctx, filepath.Base(l.Source.Where)) {
			_ = root.Close() // nothing was written
			return gone
		}
	default:
		return gone
	}
	return nil
}

// postOn finds a page with a post, and the element in it that holds the text.
func (b Blog) postOn(ctx context.Context, l *Look) (page, article *html.Node, err error) {
	if l.Source.Kind == Saved {
		return b.savedPost(ctx, l)
	}
	most, tries, found := 0, 0, 0
	for _, post := range b.Posts {
		name := b.pageOf(ctx, l.files, post)
		if name == "" {
			continue
		}
		if tries++; tries > mostTries || found == enoughFound {
			break
		}
		p, a, n := b.shown(ctx, l.files, name, post)
		if n > 0 {
			found++
		}
		if n > most {
			page, article, most, l.Page = p, a, n, name
		}
	}
	if article != nil {
		return page, article, ctx.Err()
	}
	return b.guessed(ctx, l)
}

// shown looks for a post on a page.
func (b Blog) shown(ctx context.Context, files Files, name string, post Post) (page, article *html.Node, letters int) {
	page, err := parsePage(ctx, files, name)
	if err != nil {
		return nil, nil, 0 // another page may tell
	}
	text, err := post.Text()
	if err != nil {
		return nil, nil, 0 // whoever opens that post is told why
	}
	article, letters = articleOf(page, text)
	return page, article, letters
}

// pageOf is the page that a post's address leads to, or "".
func (b Blog) pageOf(ctx context.Context, files Files, post Post) string {
	at := strings.Trim(post.Address, "/")
	if at == "" {
		return ""
	}
	all := []string{at}
	if below, ok := strings.CutPrefix(at, strings.Trim(b.BasePath, "/")+"/"); ok {
		all = append(all, below)
	}
	for _, p := range all {
		for _, name := range []string{p + "/index.html", p + ".html", p} {
			if isPage(name) && files.Has(ctx, name) {
				return name
			}
		}
	}
	return ""
}

// guessed looks through the pages for one that seems to show a post: at first
// those that are called like one.
func (b Blog) guessed(ctx context.Context, l *Look) (page, article *html.Node, err error) {
	names, err := l.files.Pages(ctx)
	if err != nil {
		return nil, nil, err
	}
	posts := map[string]Post{}
	for _, p := range b.Posts {
		if p.Name != "" {
			posts[strings.ToLower(p.Name)] = p
		}
	}
	called := func(name string) string {
		base := strings.TrimSuffix(path.Base(name), path.Ext(name))
		if base == "index" {
			base = path.Base(path.Dir(name))
		}
		return strings.ToLower(base)
	}
	slices.Sort(names)
	slices.SortStableFunc(names, func(x, y string) int {
		_, a := posts[called(x)]
		_, b := posts[called(y)]
		switch {
		case a && !b:
			return -1
		case b && !a:
			return 1
		}
		return strings.Count(y, "/") - strings.Count(x, "/")
	})
	most := 0
	for _, name := range names[:min(len(names), mostTries)] {
		if post, ok := posts[called(name)]; ok {
			if p, a, n := b.shown(ctx, l.files, name, post); n > 0 {
				l.Page = name
				return p, a, nil
			}
		}
		p, err := parsePage(ctx, l.files, name)
		if err != nil {
			continue // another page may tell
		}
		if a, n := likelyArticle(p); n > most {
			page, article, most, l.Page = p, a, n, name
		}
	}
	if most < fewestLetters {
		return nil, nil, problem.New(problem.LookUnclear, l.Source.Where)
	}
	return page, article, ctx.Err()
}

// savedPost finds the text on a page that the writer saved: the post whose title
// the page has, else what seems to be a text.
func (b Blog) savedPost(ctx context.Context, l *Look) (page, article *html.Node, err error) {
	l.Page = filepath.Base(l.Source.Where)
	if page, err = parsePage(ctx, l.files, l.Page); err != nil {
		return nil, nil, err
	}
	title := ""
	if n := find(page, func(n *html.Node) bool { return n.Data == "title" && n.Namespace == "" }); n != nil {
		title = letters(textOf(n))
	}
	tries := 0
	for _, post := range b.Posts {
		if t := letters(post.Title); t == "" || !strings.Contains(title, t) {
			continue
		}
		if tries++; tries > mostTries {
			break
		}
		text, err := post.Text()
		if err != nil {
			continue // whoever opens that post is told why
		}
		if article, n := articleOf(page, text); n > 0 {
			return page, article, nil
		}
	}
	if article, n := likelyArticle(page); n >= fewestLetters/2 {
		return page, article, nil
	}
	return nil, nil, problem.New(problem.LookUnclear, l.Page)
}

// Fresh tells that a look is still as it was read.
func (b Blog) Fresh(ctx context.Context, l *Look) bool {
	now, err := b.stampOf(ctx, l)
	return err == nil && now == l.stamp
}

// stampOf is what changes when a look's page is made anew.
func (b Blog) stampOf(ctx context.Context, l *Look) (string, error) {
	switch files := l.files.(type) {
	case branchFiles:
		tips, err := b.branches(ctx)
		for _, t := range tips {
			if t.Name == l.Source.Where {
				return t.Commit, err
			}
		}
		return "", err
	case folderFiles:
		return timeOf(files.root, path.Join(files.dir, l.Page))
	case savedFiles:
		return timeOf(files.root, l.Page)
	}
	return "", errors.ErrUnsupported // templates are read again: several files make a page
}

func timeOf(root *disk.Root, name string) (string, error) {
	info, err := root.Stat(name)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(info.ModTime().UnixNano(), info.Size()), nil
}
