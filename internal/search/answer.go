package search

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// Largest is the size of a post that is searched, in bytes: what the editor
// still takes.
const Largest = 16 << 20

// Answer is what was found: posts whose title has it first, then the newest.
type Answer struct {
	Posts []Post
	// Lines and Found count all lines and posts with it, those too that a limit
	// left out of Posts.
	Lines, Found int
	// Unread are the posts that could not be searched, and why.
	Unread []*problem.Problem
}

// Post is a post with what was searched for.
type Post struct {
	Path, Title string
	When        time.Time
	// Count is how many of its lines have it; Lines may be fewer.
	Count int
	Lines []Line

	titled bool
}

// best orders posts: the title, the date, the path.
func best(a, b Post) int {
	switch {
	case a.titled && !b.titled:
		return -1
	case b.titled && !a.titled:
		return 1
	case a.When.IsZero() != b.When.IsZero():
		if a.When.IsZero() {
			return 1
		}
		return -1
	}
	if n := b.When.Compare(a.When); n != 0 {
		return n
	}
	return strings.Compare(a.Path, b.Path)
}

// unread says why a post's text cannot be searched, or nil.
func unread(path string, content []byte, utf8 bool) *problem.Problem {
	if utf8 && bytes.IndexByte(content, 0) < 0 {
		return nil
	}
	_, err := text.Parse(content)
	p := *problem.Of(err)
	p.Path = path
	return &p
}

// linesOf gives the lines of a post with these numbers, which rise.
func (p pattern) linesOf(content []byte, numbers []int, width int) []Line {
	lines := make([]Line, 0, len(numbers))
	rest, at := bytes.TrimLeft(content, "\ufeff"), 1
	for _, number := range numbers {
		for ; at < number; at++ {
			_, rest, _ = bytes.Cut(rest, []byte{'\n'})
		}
		line, _, found := bytes.Cut(rest, []byte{'\n'})
		if found {
			line = bytes.TrimSuffix(line, []byte{'\r'})
		}
		if l, ok := p.shown(number, string(line), width); ok {
			lines = append(lines, l)
		}
	}
	return lines
}

// post is a listed post that count lines of have it.
func (p pattern) post(l posts.Listed, count int) Post {
	return Post{Path: l.Path, Title: l.Title, When: l.When, Count: count, titled: p.in(l.Title)}
}

func (a *Answer) sort() {
	slices.SortFunc(a.Posts, best)
	slices.SortFunc(a.Unread, func(a, b *problem.Problem) int { return strings.Compare(a.Path, b.Path) })
}
