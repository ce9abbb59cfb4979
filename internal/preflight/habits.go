package preflight

import (
	"context"
	"slices"
	"strings"
	"sync"

	"penpush/internal/markdown"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// newest is how many posts tell what a blog's habit is.
const newest = 30

// habits are what the newest posts show to be this blog's way.
type habits struct {
	// broken are rules that are broken again and again.
	broken map[problem.Code]bool
	// wiki tells that [[x]] is a link here; see resolvesWiki.
	wiki bool
	// stray tells that this blog's references to pictures are resolved in a way that
	// is not known here.
	stray bool
	// lost tells the same of its links between pages.
	lost bool
}

// learnHabits looks at the newest posts. Those that cannot be read teach nothing;
// whoever checks them is told.
func (f *Facts) learnHabits(ctx context.Context) habits {
	var models []site.File
	for _, l := range f.listed {
		if row := f.rows[l.Path]; len(models) < newest && row.Problem == nil && !row.Draft {
			models = append(models, l.File)
		}
	}
	var mu sync.Mutex
	h := habits{broken: map[problem.Code]bool{}}
	posts, shown, missing, led, astray := 0, 0, 0, 0, 0
	having := map[problem.Code]int{}
	// It fails for a context that has ended alone, and this one does not end.
	_ = f.blog.ReadTexts(ctx, models, largest, func(i int, content []byte, err error) {
		lines := splitLines(content)
		if err != nil || lines == nil {
			return
		}
		p := f.read(models[i].Path, lines)
		all, gone := p.localPictures()
		wiki := p.resolvesWiki()
		right, wrong := p.pageLinks()
		mu.Lock()
		defer mu.Unlock()
		posts++
		shown, missing = shown+all, missing+gone
		led, astray = led+right, astray+wrong
		h.wiki = h.wiki || wiki
		for _, one := range f.on {
			if r := (&report{post: p, rule: one}); one.habit {
				if one.find(p, r); len(r.found) > 0 {
					having[one.code]++
				}
			}
		}
	})
	h.stray = missing >= 8 && missing*3 > shown
	h.lost = astray >= 3 && astray > led
	for code, n := range having {
		h.broken[code] = n >= 4 && n*4 > posts
	}
	return h
}

// pageLinks counts links to pages of the site that lead somewhere, and that do not,
// where a script of the site's owner makes the addresses: those of other generators
// are known.
func (p *post) pageLinks() (led, astray int) {
	if !slices.Contains([]string{"nextjs", "gatsby", "astro", "eleventy"}, p.site.Generator) {
		return 0, 0
	}
	for _, r := range p.refs {
		if r.Kind != markdown.RefLink || !strings.HasPrefix(r.Target, "/") {
			continue
		}
		switch t, ok := p.follow(r.Target); {
		case ok && t.how != nothing:
			led++
		case ok && t.page:
			astray++
		}
	}
	return led, astray
}
