// Package posts knows the posts of a blog: which there are, newest first, with
// title, date and state; what one refers to; how a new one looks; what goes when
// one goes. It reads files and answers; it never writes.
package posts

import (
	"context"
	"io/fs"
	"sync"
	"time"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// State is how a post stands against what is published.
type State string

// The states; the command line promises these words.
const (
	Draft       State = "draft"
	Unpublished State = "unpublished"
	Changed     State = "changed"
	Published   State = "published"
)

// Post is one row of the list.
type Post struct {
	// Path is relative to the blog, with "/".
	Path  string `json:"path"`
	Title string `json:"title"`
	// Date is the date as it stands in the file, or "".
	Date string `json:"date"`
	// Day is 2006-01-02, from the date or the file's name, or "".
	Day        string   `json:"day"`
	Draft      bool     `json:"draft"`
	Slug       string   `json:"slug"`
	Tags       []string `json:"tags"`
	Categories []string `json:"categories"`
	State      State    `json:"state"`
	// Language is a code such as "ko" or "pt-br", as the post, its name or its
	// folder says, or "".
	Language string `json:"language"`
	// Cover is the reference of the post's picture, as it stands in the file.
	Cover string `json:"cover"`
	// Bundle tells that the post is a folder of its own.
	Bundle bool `json:"bundle"`
	// Modified is the file's time, in milliseconds since 1970.
	Modified int64 `json:"modified"`
	// Problem says why the post can only be opened as text, or not at all; nil
	// when it was understood.
	Problem *problem.Problem `json:"-"`
	// Marks are what cannot be right about a post that was understood: DateOdd,
	// AddressTwice, SlugTwice.
	Marks []*problem.Problem `json:"-"`
}

// Blog is an opened blog. Its methods may be called from any goroutine.
type Blog struct {
	root *disk.Root
	fsys *plainFS

	scanning sync.Mutex    // one scan at a time
	asked    <-chan states // what the first scan is told by git, nil when it asks itself

	// words and commas tell how this generator takes a list in one text apart,
	// addressKey is the field in which a post says its whole address. They change
	// only while nothing scans.
	words, commas bool
	addressKey    string
	user          []site.Override // what the user said about this blog
	keeping       keeping
	said          string // .penpush.toml, as it was last read

	mu          sync.Mutex // guards what follows
	site        *site.Site
	scanned     bool
	changes     int // how often the disk was said to have changed
	looked      int // what changes was when the last look began
	known       map[string]*entry
	order       []*entry // newest first
	stale       bool     // the conventions may rest on other posts than the newest
	learnt      string   // which posts the conventions rest on
	others      []string // files in the content folders that are no posts
	samples     []site.Sample
	conventions site.Conventions
	compared    bool // states are what git said
	states      git.States
	statesErr   error
}

// Open recognises the folder. Posts are read by the first Scan.
func Open(root *disk.Root) (*Blog, error) { return OpenAs(root, nil) }

// OpenAs is Open with what the user said about the blog.
func OpenAs(root *disk.Root, user []site.Override) (*Blog, error) {
	b := &Blog{root: root, fsys: newPlainFS(root), user: user}
	if err := b.recognise(); err != nil {
		return nil, err
	}
	return b, nil
}

// OpenToScan is OpenAs for those who scan at once: git is asked what is published
// while the folder is recognised. It answers the first Scan; ctx ends it.
func OpenToScan(ctx context.Context, root *disk.Root, user []site.Override) (*Blog, error) {
	asked := askStates(ctx, root.Dir())
	b, err := OpenAs(root, user)
	if err != nil {
		return nil, err
	}
	b.asked = asked
	return b, nil
}

// FS reads the blog's folder as its root does, several times as fast. Which folders
// are real ones, and no links, is looked at anew by every look at the blog.
func (b *Blog) FS() fs.FS { return b.fsys }

// Site tells what kind of blog this is. It must not be changed.
func (b *Blog) Site() *site.Site {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.site
}

// Conventions are how this blog does things, learnt from its newest posts. The
// first call may have to look at the posts.
func (b *Blog) Conventions() site.Conventions {
	c, _, err := b.ready()
	if err != nil {
		// Posts that cannot be listed teach nothing; whoever lists or writes next
		// is told about it. What the generator's manual says is true meanwhile.
		return b.Site().Learn(nil)
	}
	return c
}

// ready looks at the posts when nobody has yet, and learns from them when they
// are others than before.
func (b *Blog) ready() (site.Conventions, []site.Sample, error) {
	b.mu.Lock()
	scanned := b.scanned
	b.mu.Unlock()
	if !scanned {
		b.scanning.Lock()
		err := b.look(context.Background())
		b.scanning.Unlock()
		if err != nil {
			return site.Conventions{}, nil, err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	err := b.learn()
	return b.conventions, b.samples, err
}

// IsBundle tells whether a post is a folder of its own: "slug/index.md".
func IsBundle(post string) bool { return site.BundleDir(post) != "" }

// Find gives the file that a reference in a post means, relative to the blog;
// problem.NotFound when there is none.
func (b *Blog) Find(post, ref string) (string, error) {
	if _, _, err := b.ready(); err != nil {
		return "", err
	}
	if p, ok := b.Site().Find(post, ref); ok {
		return p, nil
	}
	return "", problem.New(problem.NotFound, ref)
}

// PictureHome says where a picture for a post goes, a folder of the blog, and
// the form of its reference, with x.png for its name.
func (b *Blog) PictureHome(post string, now time.Time) (site.Images, error) {
	c, _, err := b.ready()
	if err != nil {
		return site.Images{}, err
	}
	b.mu.Lock()
	if e := b.known[post]; e != nil && !e.when.IsZero() {
		now = e.when
	}
	b.mu.Unlock()
	return b.Site().PictureHome(c, post, now), nil
}
