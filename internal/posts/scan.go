package posts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/git"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// headSize is what is read of a post at first, in bytes; nearly every front
// matter ends before.
const headSize = 4 << 10

// Scan gives all posts, newest first, with their states. Posts without a date
// come last. Files that have the size and time of the last scan are not read
// again. A post that cannot be read is in the list, with its problem; so is a
// folder that cannot be listed. It fails when the blog is gone or its content
// folders cannot be listed. When git cannot say what is published, posts are
// taken for unpublished and StatesProblem tells.
func (b *Blog) Scan(ctx context.Context) ([]Post, error) {
	return b.scan(ctx, func() <-chan states {
		if b.asked != nil {
			return b.asked
		}
		return askStates(ctx, b.root.Dir())
	})
}

// ScanWith is Scan for those who ask git more than what is published: ask is called
// while the posts are looked at, and has returned when ScanWith does.
func (b *Blog) ScanWith(ctx context.Context, ask func() (git.States, error)) ([]Post, error) {
	answer := asking(ask)
	list, err := b.scan(ctx, func() <-chan states { return answer })
	if err != nil {
		<-answer
	}
	return list, err
}

func (b *Blog) scan(ctx context.Context, ask func() <-chan states) ([]Post, error) {
	b.scanning.Lock()
	defer b.scanning.Unlock()
	published := ask()
	b.asked = nil
	if err := b.look(ctx); err != nil {
		return nil, err
	}
	return b.withStates(ctx, <-published)
}

// Look reads what is new or changed since the last look, without asking git what
// is published. It fails as Scan does.
func (b *Blog) Look(ctx context.Context) error {
	b.scanning.Lock()
	defer b.scanning.Unlock()
	return b.look(ctx)
}

// look is Look for those who hold b.scanning.
func (b *Blog) look(ctx context.Context) error {
	b.mu.Lock()
	changes := b.changes // what changes from now on may be missed
	b.mu.Unlock()
	began := time.Now()
	b.fsys.forget()
	if _, err := b.fsys.ReadDir("."); err != nil {
		return fmt.Errorf("look at the blog: %w", err)
	}
	if err := b.again(); err != nil {
		return err
	}
	files, others, err := b.Site().Files()
	b.fsys.letGo()
	if err != nil {
		return listFailed(err)
	}
	b.mu.Lock()
	known := b.known
	b.mu.Unlock()
	if len(known) == 0 && len(files) >= keptFrom {
		known = b.recall()
	}
	entries := make([]*entry, len(files))
	read, err := b.readAll(ctx, files, known, entries)
	if err != nil {
		return err
	}
	b.keep(slices.Clone(entries), read, began)
	now := make(map[string]*entry, len(entries))
	for _, e := range entries {
		now[e.post.Path] = e
	}
	slices.SortFunc(entries, newestFirst)
	b.mu.Lock()
	b.known, b.order, b.others, b.scanned, b.stale = now, entries, others, true, true
	b.looked = changes
	b.mu.Unlock()
	return nil
}

func listFailed(err error) error {
	var p *problem.Problem
	if errors.As(err, &p) {
		return err
	}
	return problem.Wrap(problem.Unreadable, "", fmt.Errorf("list the posts: %w", err))
}

func newestFirst(a, b *entry) int {
	if a.when.IsZero() != b.when.IsZero() {
		if a.when.IsZero() {
			return 1
		}
		return -1
	}
	if n := b.when.Compare(a.when); n != 0 {
		return n
	}
	return strings.Compare(a.post.Path, b.post.Path)
}

// readAll fills entries, with few files open at a time. Files that are as they
// were known are not opened; read is how many others there are.
func (b *Blog) readAll(ctx context.Context, files []site.File, known map[string]*entry, entries []*entry) (read int, err error) {
	var opened atomic.Int64
	err = InParts(ctx, len(files), func() func(int) {
		r := b.reading()
		return func(i int) {
			if e := known[files[i].Path]; e != nil && e.Modified != 0 && e.inDrafts == files[i].Draft {
				if v, err := b.fsys.versionOf(files[i].Path); err == nil && v == e.Version {
					entries[i] = e
					return
				}
			}
			opened.Add(1)
			entries[i] = r.file(files[i])
		}
	})
	return int(opened.Load()), err
}

// InParts does something for each of n things, in no order, on all processors and
// with few files open at a time. Every worker is made for one goroutine. It fails
// only with the context.
func InParts(ctx context.Context, n int, worker func() func(int)) error {
	const part = 64
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min((n+part-1)/part, 2*runtime.GOMAXPROCS(0), 16) {
		wait.Go(func() {
			do := worker()
			for ctx.Err() == nil {
				to := int(next.Add(part))
				for i := to - part; i < min(to, n); i++ {
					do(i)
				}
				if to >= n {
					return
				}
			}
		})
	}
	wait.Wait()
	return ctx.Err()
}

// reading makes entries of files, one after another in the same space.
type reading struct {
	blog *Blog
	head []byte
	skim frontmatter.Skimmer
}

// beginning is what was read of a post, at least its front matter, whose lines it
// has as well.
type beginning struct {
	head  []byte
	lines []string
	Version
}

func (b *Blog) reading() *reading { return &reading{blog: b, head: make([]byte, headSize)} }

// file reads the beginning of one file, and on to the front matter's end where
// that is not in it.
func (r *reading) file(f site.File) *entry {
	if f.Err != nil {
		return unreadable(r.entry(f, beginning{}), f.Err)
	}
	head, v, err := r.blog.fsys.read(f.Path, func(int64) []byte { return r.head })
	if err != nil {
		return unreadable(r.entry(f, beginning{Version: v}), err)
	}
	lines, enough := frontmatter.Head(head, v.Size <= int64(len(head)))
	if !enough {
		head, v, err = r.blog.fsys.read(f.Path, func(size int64) []byte {
			return make([]byte, min(int64(frontmatter.MaxHead), max(size, headSize)))
		})
		if err != nil {
			return unreadable(r.entry(f, beginning{Version: v}), err)
		}
		lines, _ = frontmatter.Head(head, v.Size <= int64(len(head)))
	}
	return r.entry(f, beginning{head, lines, v})
}

func unreadable(e *entry, err error) *entry {
	code := problem.Unreadable
	if errors.Is(err, fs.ErrNotExist) {
		code = problem.NotFound
	}
	e.post.Problem = problem.Wrap(code, e.post.Path, err)
	e.Modified = 0 // so that it is tried again
	return e
}
