package search

import (
	"bytes"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"

	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// Limits bound an answer; posts and lines beyond them are only counted.
type Limits struct {
	// Lines are given in all, at most PerPost of one post.
	Lines, PerPost int
	// Width is how many bytes of a line are given at most.
	Width int
}

// Index keeps the folded text of all posts in memory, about as many bytes as the
// posts have on disk, so that every further letter of a query is answered at
// once. It may be used by several goroutines.
type Index struct {
	blog *posts.Blog

	mu    sync.Mutex // guards texts; held while files are read
	texts map[string]*kept
}

// kept is a post's text as it was last read.
type kept struct {
	size, modified int64
	text           []byte
	unread         *problem.Problem
}

// NewIndex makes an empty index; the first Find fills it.
func NewIndex(blog *posts.Blog) *Index {
	return &Index{blog: blog, texts: map[string]*kept{}}
}

// Find searches all posts. Files that changed since they were last read are read
// again. open are the texts of posts that are being written, which count instead
// of their files. A Find that ctx ends keeps what it has read so far; one with an
// empty query only reads.
func (x *Index) Find(ctx context.Context, q Query, open map[string][]byte, limits Limits) (Answer, error) {
	listed, err := x.blog.Listed(ctx)
	if err != nil {
		return Answer{}, err
	}
	texts, err := x.read(ctx, listed)
	if err != nil || q.nowhere() {
		return Answer{}, err
	}
	f := finding{pattern: compile(q), listed: listed, texts: texts, open: open, limits: limits}
	if err := f.count(ctx); err != nil {
		return Answer{}, err
	}
	return f.answer(ctx, x.blog)
}

// read brings the texts up to date and gives those of the listed posts.
func (x *Index) read(ctx context.Context, listed []posts.Listed) ([]*kept, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	var todo []posts.Listed
	var files []site.File
	for _, l := range listed {
		if t := x.texts[l.Path]; t == nil || t.size != l.Size || t.modified != l.Modified || l.Modified == 0 {
			todo, files = append(todo, l), append(files, l.File)
		}
	}
	fresh := make([]*kept, len(todo))
	scratch := sync.Pool{New: func() any { return new([]byte) }}
	err := x.blog.ReadTexts(ctx, files, Largest, func(i int, content []byte, err error) {
		t := &kept{size: todo[i].Size, modified: todo[i].Modified, unread: problem.Of(err)}
		fresh[i] = t
		if err != nil {
			return
		}
		buffer := scratch.Get().(*[]byte)
		defer scratch.Put(buffer)
		text, ok := fold((*buffer)[:0], content)
		*buffer = text
		if t.unread = unread(todo[i].Path, content, ok); t.unread == nil {
			t.text = bytes.Clone(text) // no larger than it must be
		}
	})
	for i, t := range fresh {
		if t != nil {
			x.texts[todo[i].Path] = t
		}
	}
	if err != nil {
		return nil, err
	}
	return x.listed(listed), nil
}

// listed gives the texts in the list's order, and forgets those of posts that
// are gone.
func (x *Index) listed(listed []posts.Listed) []*kept {
	texts := make([]*kept, len(listed))
	for i, l := range listed {
		texts[i] = x.texts[l.Path]
	}
	if len(x.texts) > len(listed) {
		x.texts = make(map[string]*kept, len(listed))
		for i, l := range listed {
			if texts[i] != nil {
				x.texts[l.Path] = texts[i]
			}
		}
	}
	return texts
}

// finding is one search.
type finding struct {
	pattern pattern
	listed  []posts.Listed
	texts   []*kept
	open    map[string][]byte
	limits  Limits

	// counts are of the lines with it, by post.
	counts []int
}

// count looks through all texts, with all processors.
func (f *finding) count(ctx context.Context) error {
	f.counts = make([]int, len(f.listed))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(f.listed) && ctx.Err() == nil; i += workers {
				f.countIn(i)
			}
		})
	}
	wait.Wait()
	return ctx.Err()
}

func (f *finding) countIn(i int) { _, f.counts[i] = f.pattern.lines(f.text(i), 0) }

// text is a post's folded text: as it is written, or as its file has it.
func (f *finding) text(i int) []byte {
	if written, ok := f.open[f.listed[i].Path]; ok {
		text, _ := fold(nil, written)
		return text
	}
	if t := f.texts[i]; t != nil {
		return t.text
	}
	return nil
}

// answer gives the best posts with their lines, read again from their files: what
// is shown is what is there.
func (f *finding) answer(ctx context.Context, blog *posts.Blog) (Answer, error) {
	var a Answer
	at := map[string]int{}
	for i, l := range f.listed {
		if t := f.texts[i]; t != nil && t.unread != nil && f.open[l.Path] == nil {
			a.Unread = append(a.Unread, t.unread)
		}
		if f.counts[i] == 0 {
			continue
		}
		at[l.Path] = i
		a.Lines += f.counts[i]
		a.Posts = append(a.Posts, f.pattern.post(l, f.counts[i]))
	}
	a.Found = len(a.Posts)
	a.sort()
	var files []site.File
	var numbers [][]int
	left := f.limits.Lines
	for n, p := range a.Posts {
		if left <= 0 {
			a.Posts = a.Posts[:n]
			break
		}
		its, _ := f.pattern.lines(f.text(at[p.Path]), min(left, f.limits.PerPost))
		left -= len(its)
		numbers = append(numbers, its)
		files = append(files, f.listed[at[p.Path]].File)
	}
	err := blog.ReadTexts(ctx, files, math.MaxInt64, func(i int, content []byte, err error) {
		p := &a.Posts[i]
		if written, ok := f.open[p.Path]; ok {
			content, err = written, nil
		}
		if err == nil {
			p.Lines = f.pattern.linesOf(content, numbers[i], f.limits.Width)
		}
	})
	// A file that changed since it was counted is found again by the next search.
	a.Posts = slices.DeleteFunc(a.Posts, func(p Post) bool { return len(p.Lines) == 0 })
	return a, err
}
