package workspace

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"penpush/internal/preflight"
	"penpush/internal/problem"
)

// CheckPosts notices what is worth knowing before posts are public, with the
// unsaved words of those that are open; nil checks all posts. links also asks
// about links that lead elsewhere; nil leaves them alone.
func (w *Workspace) CheckPosts(ctx context.Context, posts []string, links *preflight.Links) ([]preflight.Finding, error) {
	for _, post := range posts {
		there, err := w.root.Exists(post)
		if err != nil {
			return nil, err
		}
		if !there {
			return nil, problem.New(problem.NotFound, post)
		}
	}
	facts, err := w.learnFacts(ctx, true)
	if err != nil {
		return nil, err
	}
	return facts.Check(ctx, preflight.Choice{Posts: posts, Lines: w.openLines, Links: links})
}

// CheckBeforePublish is CheckPosts for posts that are about to go, without what a
// publish settles itself: that one is a draft, or that its pictures are new. Posts
// that were deleted have nothing to check.
func (w *Workspace) CheckBeforePublish(ctx context.Context, posts []string) ([]preflight.Finding, error) {
	there := []string{}
	for _, post := range posts {
		ok, err := w.root.Exists(post)
		if err != nil {
			return nil, err
		}
		if ok {
			there = append(there, post)
		}
	}
	if len(there) == 0 {
		return nil, nil
	}
	found, err := w.CheckPosts(ctx, there, nil)
	return slices.DeleteFunc(found, settledByPublish), err
}

func settledByPublish(f preflight.Finding) bool {
	return f.Rule == problem.StillDraft || f.Rule == problem.PictureUncommitted
}

// CheckOpen is CheckBeforePublish for a post while it is written. What was learnt
// about the rest of the blog is used again for a while.
func (w *Workspace) CheckOpen(ctx context.Context, post string) ([]preflight.Finding, error) {
	if _, err := w.find(post); err != nil {
		return nil, err
	}
	facts, err := w.learnFacts(ctx, false)
	if err != nil {
		return nil, err
	}
	found, err := facts.Check(ctx, preflight.Choice{Posts: []string{post}, Lines: w.openLines})
	return slices.DeleteFunc(found, settledByPublish), err
}

// factsShare is how much of the time may go into learning about the blog while
// somebody writes: one part of so many.
const factsShare = 20

// checking is what was learnt about the blog, and how long it may be used.
type checking struct {
	mu    sync.Mutex
	facts *preflight.Facts
	until time.Time
}

// forget learns about the blog anew at the next check.
func (c *checking) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.facts = nil
}

// learnFacts learns about the blog, or gives what was learnt a while ago.
func (w *Workspace) learnFacts(ctx context.Context, fresh bool) (*preflight.Facts, error) {
	w.checking.mu.Lock()
	defer w.checking.mu.Unlock()
	began := time.Now()
	if !fresh && w.checking.facts != nil && began.Before(w.checking.until) {
		return w.checking.facts, nil
	}
	facts, err := preflight.Learn(ctx, w.blog, w.Dir())
	if err != nil {
		return nil, fmt.Errorf("check the posts: %w", err)
	}
	w.checking.facts, w.checking.until = facts, time.Now().Add(factsShare*time.Since(began))
	return facts, nil
}

// Version is the version of an open post's text; 0 for one that is not open.
func (w *Workspace) Version(post string) int {
	p, err := w.find(post)
	if err != nil {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.version
}

// openLines are those of a post that is open.
func (w *Workspace) openLines(post string) ([]string, bool) {
	p, err := w.find(post)
	if err != nil {
		return nil, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Lines(), true
}
