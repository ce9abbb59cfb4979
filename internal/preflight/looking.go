package preflight

import (
	"context"

	"penpush/internal/site"
	"penpush/internal/text"
)

// looking is one check of some posts.
type looking struct {
	*Facts
	choice Choice
	files  []site.File
	found  [][]Finding

	// What follows is there when all posts are looked at and what is found is kept:
	// what was found before, and of each file where it is there, or what its rules
	// asked now, in the keeper; open is one of which nothing can be kept.
	notes  bool
	kept   *kept
	held   []*place
	asked  [][]int32
	open   []bool
	keeper keeper
}

// recalled takes what an earlier check found and still holds, and gives the files
// that are to be read, by their places in the list.
func (l *looking) recalled(ctx context.Context) ([]int, error) {
	todo := make([]int, 0, len(l.files))
	whole := l.choice.Posts == nil && l.choice.Links == nil
	if l.notes = whole && l.blog.Keeps() && len(l.files) >= l.keptFrom; !l.notes {
		for i := range l.files {
			todo = append(todo, i)
		}
		return todo, nil
	}
	l.keeper.When, l.keeper.numbers = l.now.UnixNano(), map[question]int32{}
	l.held, l.asked, l.open = make([]*place, len(l.files)), make([][]int32, len(l.files)), make([]bool, len(l.files))
	var holding map[string]place
	if l.kept = l.recall(); l.kept != nil {
		var err error
		if holding, err = l.kept.holding(ctx, l.Facts); err != nil {
			return nil, err
		}
	}
	for i, file := range l.listed {
		at, ok := holding[file.Path]
		_, written := l.choice.lines(file.Path)
		if !ok || written || l.repo.online(file.Path) != nil || !l.kept.isOf(file, l.rows[file.Path], at) {
			todo, l.open[i] = append(todo, i), true // until it was read and understood
			continue
		}
		l.held[i], l.found[i] = &at, l.kept.findings(at)
	}
	return todo, nil
}

// see looks at the text of one file.
func (l *looking) see(i int, content []byte, err error) {
	path := l.files[i].Path
	if err != nil {
		l.found[i] = l.unreadable(path, err)
		return
	}
	lines, written := l.choice.lines(path)
	if !written {
		if lines = splitLines(content); lines == nil {
			_, err := text.Parse(content)
			l.found[i] = l.unreadable(path, err)
			return
		}
	}
	p := l.read(path, lines)
	p.asked, p.notes = l.choice.Posts != nil, l.notes
	l.found[i] = l.look(p, l.on)
	if l.choice.Links != nil {
		l.choice.Links.note(p)
	}
	if l.notes {
		l.open[i] = p.open || written || p.online != nil || !keepable(l.found[i])
		if !l.open[i] {
			l.asked[i] = l.keeper.number(p.noted)
		}
	}
}

// keep keeps what was found when much of it is new: what was not understood, or
// changed so shortly before that it may change again without looking different, is
// left out.
func (l *looking) keep(read int) {
	if !l.notes || read*50 < len(l.files) {
		return
	}
	l.blog.Keep(keptFile, l.by(), func() any {
		for i, file := range l.listed {
			asked := l.asked[i]
			switch at := l.held[i]; {
			case at != nil:
				asked = l.keeper.number(l.kept.asked(*at))
			case l.open[i] || !file.Settled(l.began):
				continue
			}
			l.keeper.add(file, l.rows[file.Path], asked, l.found[i])
		}
		return &l.keeper.kept
	})
}
