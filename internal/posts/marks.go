package posts

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// earliest and latest are the years that a post's date may be in; another one is a
// slip of the finger, such as 0201 or 2204.
const earliest, latest = 1900, 2100

var looksLikeDay = regexp.MustCompile(`^\W{0,2}\d{3,5}[-/.]\d{1,2}[-/.]\d{1,2}\b`)

// markDate marks a post whose date cannot be right, in its field, or without one
// in its name.
func (e *entry) markDate() {
	said := e.post.Date
	switch {
	case said == "" && e.nameDay == "":
		said = site.PostName(e.post.Path)
	case said == "", e.dated && e.when.Year() >= earliest && e.when.Year() <= latest:
		return
	}
	day := looksLikeDay.FindString(said)
	if day == "" && e.dated {
		day = said // such as "Jan 2, 0201"
	}
	if t, _, ok := site.ParseDate(day); day == "" || ok && t.Year() >= earliest && t.Year() <= latest {
		return // words, or a shape that is not known here
	}
	e.post.Marks = append(e.post.Marks, mark(problem.DateOdd, e.post.Path, day))
}

// OddDate is the date of a post with this front matter when it cannot be right, as
// a mark of the list says it; "" when it can.
func (b *Blog) OddDate(post string, doc *frontmatter.Document) string {
	e := &entry{post: Post{Path: post}}
	if day, _, dated := site.NameDate(post); dated {
		e.when, e.nameDay = day, day.Format(time.DateOnly)
	}
	if f, ok := site.DateField(doc); ok {
		e.setDate(f.Text)
	}
	e.markDate()
	if len(e.post.Marks) == 0 {
		return ""
	}
	return e.post.Marks[0].Subject
}

func mark(code problem.Code, post, subject string) *problem.Problem {
	p := problem.New(code, post)
	p.Subject = subject
	return p
}

// markTwins marks posts that would lie at the same address, each with another one
// that is there. A generator builds one of them, and says nothing. A draft takes
// nobody's place yet: it alone is marked beside a public post. Callers hold
// b.scanning.
func (b *Blog) markTwins(ctx context.Context, list []Post, order []*entry) error {
	s := b.Site()
	err := InParts(ctx, len(order), func() func(int) {
		return func(i int) {
			if e := order[i]; e.placeOf != s {
				e.place, e.placeOf = placed(e, s), s
			}
		}
	})
	first := make(map[string]int, len(list))
	for _, draft := range []bool{false, true} {
		for i, e := range order {
			if e.place.key == "" || list[i].Draft != draft {
				continue
			}
			at, taken := first[e.place.key]
			if !taken {
				first[e.place.key] = i
				continue
			}
			if list[at].Draft == draft {
				list[at].addMark(e.place.twice, list[i].Path)
			}
			list[i].addMark(e.place.twice, list[at].Path)
		}
	}
	return err
}

// addMark adds a mark of a kind once, without touching what the entry has.
func (p *Post) addMark(code problem.Code, subject string) {
	if !slices.ContainsFunc(p.Marks, func(m *problem.Problem) bool { return m.Code == code }) {
		p.Marks = append(slices.Clip(p.Marks), mark(code, p.Path, subject))
	}
}

// place is where a post is on the site, and what it is when two are there.
type place struct {
	key   string // "" when that is not known
	twice problem.Code
}

// placed gives a post's address, or where that is not known, its slug among the
// posts of its folder. Posts in two languages are never at one place.
func placed(e *entry, s *site.Site) place {
	at, ok := s.PathOf(site.Page{
		Path: e.post.Path, Date: e.when, Title: e.post.Title, Slug: e.slug, URL: e.url, Categories: e.post.Categories,
	})
	if ok {
		return place{e.post.Language + "\x00" + at, problem.AddressTwice}
	}
	slug := strings.ToLower(strings.TrimSpace(e.post.Slug))
	if slug == "" {
		return place{}
	}
	folder := path.Dir(e.post.Path)
	if e.post.Bundle {
		folder = path.Dir(folder)
	}
	return place{strings.Join([]string{e.post.Language, folder, slug, e.nameDay}, "\x00"), problem.SlugTwice}
}
