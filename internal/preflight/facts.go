package preflight

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/git"
	"penpush/internal/markdown"
	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// Facts are what rules have to know about a blog beside the post: which posts and
// files there are, how they are called and addressed, what git knows. They are
// found out once, and hold for as long as nothing changes.
type Facts struct {
	blog     *posts.Blog
	site     *site.Site
	learnt   site.Conventions
	markdown *markdown.Markdown
	custom   custom
	began    time.Time // when all this was begun
	now      time.Time
	keptFrom int // see kept

	listed []posts.Listed
	rows   map[string]*posts.Post
	tree   *tree
	keys   map[string]int // how many posts have a field
	on     []rule         // those that are not switched off

	addresses func() *addresses
	names     func() map[string]bool
	fileNames func() map[string]bool
	fields    func() []string
	manner    func() frontmatter.Manner
	habits    func() habits
	repo      *repository

	pictureFiles sync.Map // path -> picture
	ways         sync.Map // address on the site -> way
	tongues      sync.Map // markdown.Dialect -> *markdown.Markdown
	outlines     sync.Map // path -> idsOf
}

// unneeded is what no rule looks at; ids are made when a link wants one.
const unneeded = markdown.Highlighting | markdown.BareLinks | markdown.TaskLists | markdown.Strikethrough

// Learn finds out about a blog, whose folder is dir. It fails as posts.Blog.Scan
// does; a repository that cannot be asked leaves out what git knows.
func Learn(ctx context.Context, blog *posts.Blog, dir string) (*Facts, error) {
	began := time.Now()
	var repo *repository
	list, err := blog.ScanWith(ctx, func() (states git.States, err error) {
		repo, states, err = ask(ctx, dir)
		return states, err
	})
	if err != nil {
		return nil, err
	}
	f := &Facts{
		blog: blog, learnt: blog.Conventions(), began: began, now: time.Now(), keptFrom: keptFrom, rows: make(map[string]*posts.Post, len(list)),
		markdown: markdown.New(markdown.Dialect{Without: unneeded, HeadingIDs: markdown.NoIDs}), keys: blog.Keys(), tree: newTree(blog.FS()),
	}
	f.site = blog.Site()
	all, err := blog.Listed(ctx)
	if err != nil {
		return nil, err
	}
	f.listed = all
	for i := range list {
		f.rows[list[i].Path] = &list[i]
	}
	f.custom = custom{f.learnt.FrontMatter, f.learnt.DateKey, f.learnt.DateLayout}
	f.manner = sync.OnceValue(blog.Manner)
	f.fields = sync.OnceValue(f.fieldBook)
	f.addresses = sync.OnceValue(f.addressBook)
	f.names, f.fileNames = sync.OnceValue(f.nameBook), sync.OnceValue(f.walkNames)
	f.repo = repo
	f.on = slices.DeleteFunc(rules(), func(r rule) bool { return f.isOff(r.code) })
	f.habits = sync.OnceValue(func() habits { return f.learnHabits(context.WithoutCancel(ctx)) })
	return f, f.repo.compare(ctx, f)
}

// isOff tells a rule that this blog does not want.
func (f *Facts) isOff(code problem.Code) bool {
	return slices.Contains(f.site.ChecksOff(), string(code))
}

// custom is how this blog's newest posts are written, as far as rules may ask.
type custom struct {
	frontMatter         frontmatter.Kind
	dateKey, dateLayout string
}

// repository is what git knows of a blog's files; nil where there is none.
type repository struct {
	repo    *git.Repo
	tracked map[string]bool
	changed map[string]bool // files that are not as they were committed, or new
	// untracked files are new; what git neither knows nor calls new is ignored.
	untracked map[string]bool
	// before are published posts that changed, as they are online.
	before map[string][]byte
}

// ask asks git what it knows, and what is published. Without git or a repository
// nothing can be said about it.
func ask(ctx context.Context, dir string) (*repository, git.States, error) {
	repo, err := git.Open(ctx, dir)
	if err != nil {
		states, err := git.StatesOf(ctx, dir) // which can do with an older git
		return nil, states, err
	}
	r := &repository{repo: repo, changed: map[string]bool{}, untracked: map[string]bool{}}
	listed := make(chan error, 1)
	go func() {
		var err error
		r.tracked, err = repo.Tracked(ctx)
		listed <- err
	}()
	states, entries, err := repo.StatesAndStatus(ctx)
	if missing := <-listed; err != nil || missing != nil {
		return nil, states, err // posts.Blog.StatesProblem tells those who list the posts
	}
	for _, e := range entries {
		r.changed[e.Path] = true
		if e.Untracked() {
			r.untracked[e.Path] = true
		}
	}
	return r, states, nil
}

// mostCompared bounds how many changed posts are compared with what is online.
const mostCompared = 500

// compare reads what is online of the posts that changed.
func (r *repository) compare(ctx context.Context, f *Facts) error {
	if r == nil {
		return nil
	}
	var changed []string
	for _, l := range f.listed {
		row := f.rows[l.Path]
		was := row.State == posts.Changed || row.Draft && r.changed[l.Path] && r.tracked[l.Path]
		if was && len(changed) < mostCompared && !strings.Contains(l.Path, "\n") {
			changed = append(changed, l.Path)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	up, err := r.repo.Upstream(ctx)
	if err != nil || up.Tracking == "" {
		return err
	}
	r.before, err = r.repo.Committed(ctx, up.Tracking, changed)
	return err
}

// gitFile is what git knows of a file: it may be tracked, and as it was committed or
// changed; new; or there, and passed over.
type gitFile struct{ tracked, changed, untracked, ignored bool }

func (g gitFile) String() string { return fmt.Sprintf("%t", g) }

// file is what git knows of a file; nothing where there is no repository.
func (r *repository) file(file string) gitFile {
	if r == nil {
		return gitFile{}
	}
	return gitFile{r.tracked[file], r.changed[file], r.untracked[file], r.isIgnored(file)}
}

// online is a post as it is published, where it has changed since; else nil.
func (r *repository) online(post string) []byte {
	if r == nil {
		return nil
	}
	return r.before[post]
}

func (r *repository) isIgnored(file string) bool {
	if r.tracked[file] || r.untracked[file] {
		return false
	}
	for dir := file; strings.Contains(dir, "/"); {
		dir = dir[:strings.LastIndexByte(dir, '/')]
		if r.tracked[dir] {
			return false // in a repository of its own
		}
	}
	return true
}
