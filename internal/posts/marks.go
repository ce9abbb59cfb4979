package posts

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/site"
)

// earliest and latest are the years that a post's date may be in; another one is a
// slip of the finger, such as 0201 or 2204.
const earliest, latest = 1900, 2100

var looksLikeDay = regexp.MustCompile(`^\W{0,2}\d{3,5}[-/.]\d{1,2}[-/.]\d{1,2}\b`)

// markDate marks a post whose date cannot be right, in its field or its name.
func (e *entry) markDate() {
	for _, date := range []string{e.post.Date, site.PostName(e.post.Path)} {
		t, _, ok := site.ParseDate(date)
		if ok && t.Year() >= earliest && t.Year() <= latest {
			return // the field says it; what the name says is only a name then
		}
		if day := looksLikeDay.FindString(date); day != "" && (ok || !isDay(day)) {
			e.post.Marks = append(e.post.Marks, mark(problem.DateOdd, e.post.Path, day))
			return
		}
	}
}

// isDay tells a day that is in the calendar and in a year that may be meant.
func isDay(s string) bool {
	t, _, ok := site.ParseDate(s)
	return ok && t.Year() >= earliest && t.Year() <= latest
}

func mark(code problem.Code, post, subject string) *problem.Problem {
	p := problem.New(code, post)
	p.Subject = subject
	return p
}

// markTwins marks posts that would lie at the same address, each with another one
// that is there. A generator builds one of them, and says nothing.
func (b *Blog) markTwins(list []Post, order []*entry) {
	first := make(map[string]int, len(list))
	for i := range list {
		key, code := b.place(order[i])
		if key == "" {
			continue
		}
		at, taken := first[key]
		if !taken {
			first[key] = i
			continue
		}
		add := func(p *Post, twin string) {
			if !slices.ContainsFunc(p.Marks, func(m *problem.Problem) bool { return m.Code == code }) {
				p.Marks = append(slices.Clip(p.Marks), mark(code, p.Path, twin))
			}
		}
		add(&list[at], list[i].Path)
		add(&list[i], list[at].Path)
	}
}

// place is where a post is on the site: its address, or where that is not known,
// its slug among the posts of its folder.
func (b *Blog) place(e *entry) (key string, code problem.Code) {
	slug := strings.ToLower(strings.TrimSpace(e.post.Slug))
	if slug == "" {
		return "", ""
	}
	folder := path.Dir(e.post.Path)
	if e.post.Bundle {
		folder = path.Dir(folder)
	}
	return strings.Join([]string{e.post.Language, folder, slug, e.nameDay}, "\x00"), problem.SlugTwice
}
