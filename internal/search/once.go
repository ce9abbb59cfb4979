package search

import (
	"context"
	"math"
	"strings"
	"sync"

	"penpush/internal/posts"
	"penpush/internal/problem"
)

// Once searches a blog from its files, once and for all hits, without keeping
// anything; lines longer than width bytes are cut. It fails when the posts cannot
// be listed or ctx ends.
func Once(ctx context.Context, blog *posts.Blog, q Query, width int) (Answer, error) {
	files, err := blog.Files()
	if err != nil || q.nowhere() {
		return Answer{}, err
	}
	p := compile(q)
	var mu sync.Mutex // guards answer
	var answer Answer
	scratch := sync.Pool{New: func() any { return new([]byte) }}
	err = blog.ReadTexts(ctx, files, Largest, func(i int, content []byte, err error) {
		buffer := scratch.Get().(*[]byte)
		defer scratch.Put(buffer)
		var why *problem.Problem
		var numbers []int
		if err != nil {
			why = problem.Of(err)
		} else {
			folded, ok := fold((*buffer)[:0], content)
			*buffer = folded
			if why = unread(files[i].Path, content, ok); why == nil {
				numbers, _ = p.lines(folded, math.MaxInt)
			}
		}
		if why == nil && len(numbers) == 0 {
			return
		}
		var found Post
		if why == nil {
			found = p.post(blog.Describe(files[i], content), len(numbers))
			found.Lines = p.linesOf(content, numbers, width)
		}
		mu.Lock()
		defer mu.Unlock()
		if why != nil {
			answer.Unread = append(answer.Unread, why)
			return
		}
		answer.Posts = append(answer.Posts, found)
		answer.Lines += len(numbers)
	})
	answer.Found = len(answer.Posts)
	answer.sort()
	return answer, err
}

// nowhere tells a query that no line can hold.
func (q Query) nowhere() bool { return q.Text == "" || strings.ContainsAny(q.Text, "\n") }
