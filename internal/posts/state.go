package posts

import (
	"context"
	"fmt"
	"path"

	"penpush/internal/git"
	"penpush/internal/site"
)

// pictureLimit bounds how many files of the static folders are asked about.
const pictureLimit = 50_000

type states struct {
	git.States
	err error
}

// askStates asks git in the background, and gives its answer once.
func askStates(ctx context.Context, dir string) <-chan states {
	return asking(func() (git.States, error) { return git.StatesOf(ctx, dir) })
}

func asking(ask func() (git.States, error)) <-chan states {
	answer := make(chan states, 1)
	go func() {
		defer close(answer)
		s, err := ask()
		answer <- states{s, err}
	}()
	return answer
}

// withStates gives the list with the posts' states.
func (b *Blog) withStates(ctx context.Context, s states) ([]Post, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	b.mu.Lock()
	order := b.order
	b.compared = s.err == nil
	if b.states, b.statesErr = s.States, nil; s.err != nil {
		b.statesErr = fmt.Errorf("compare the posts with what is published: %w", s.err)
	}
	b.mu.Unlock()
	touched, err := b.touched(ctx, s.States, order)
	if err != nil {
		return nil, err
	}
	list := make([]Post, len(order))
	for i, e := range order {
		list[i] = e.post
		p := &list[i]
		p.State = State(s.Of(p.Path))
		switch {
		case p.Draft:
			p.State = Draft
		case p.State == Published && touched[p.Path]:
			p.State = Changed
		}
	}
	return list, b.markTwins(ctx, list, order)
}

// StatesProblem is why the last Scan could not tell what is published, or nil. A
// repository that is broken must not keep anybody from writing.
func (b *Blog) StatesProblem() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.statesErr
}

// Online tells whether what is published, as last known, has the post.
func (b *Blog) Online(ctx context.Context, post string) bool {
	b.mu.Lock()
	compared, states := b.compared, b.states
	b.mu.Unlock()
	if !compared {
		s, err := git.StatesOf(ctx, b.root.Dir())
		if err != nil {
			return false // only the words of a message depend on it
		}
		states = s
	}
	return states.Of(post) != git.Unpublished
}

// touched are the posts with a picture or another file that is not as it was
// published. Texts are searched only when there is such a file outside of the
// bundles.
func (b *Blog) touched(ctx context.Context, s git.States, order []*entry) (map[string]bool, error) {
	out := map[string]bool{}
	b.mu.Lock()
	others := b.others
	b.mu.Unlock()
	bundles := map[string][]string{} // folder -> posts
	for _, e := range order {
		if d := site.BundleDir(e.post.Path); d != "" {
			bundles[d] = append(bundles[d], e.post.Path)
		}
	}
	var loose []string
	for _, f := range append(b.Site().Pictures(pictureLimit), others...) {
		if s.Of(f) != git.Changed {
			continue
		}
		owned := false
		for d := path.Dir(f); d != "." && !owned; d = path.Dir(d) {
			for _, p := range bundles[d] {
				out[p], owned = true, true
			}
		}
		loose = append(loose, f)
	}
	for _, f := range loose {
		if err := b.mark(ctx, f, order, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mark finds the posts that refer to a file.
func (b *Blog) mark(ctx context.Context, file string, order []*entry, out map[string]bool) error {
	names := needles(file)
	for _, e := range order {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if out[e.post.Path] {
			continue
		}
		if content := b.readForSearch(e.post.Path); mentions(content, names) && b.refersTo(e.post.Path, content, file) {
			out[e.post.Path] = true
		}
	}
	return nil
}
