package site

import (
	"math"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"penpush/internal/frontmatter"
)

// newest is how many posts predict the next one best: with more, blogs that
// changed their ways long ago would be followed into the past.
const newest = 10

// Sample is a post to learn from.
type Sample struct {
	Path  string
	Lines []string // without line ends
	Doc   *frontmatter.Document
	// Day is the post's date; it is zero when that is unknown.
	Day time.Time
	// Pictures are the references to pictures in the body.
	Pictures []string
	// LineEnd is "\n" or "\r\n".
	LineEnd string
}

// Learn concludes conventions from posts, the newest first. The first ten
// count; for pictures, the first ten that have any, so give some more.
func (s *Site) Learn(samples []Sample) Conventions {
	c := s.learn(samples)
	c.Learned = map[Key]string{}
	for _, k := range keys() {
		c.Learned[k.key] = k.get(s, c)
	}
	c.override(s.Overrides)
	return c
}

func (s *Site) learn(samples []Sample) Conventions {
	c := s.traits.first
	c.Folder, c.Evidence = s.ContentDirs[0], Evidence{}
	c.StaticDirs = s.orderStatic(samples)
	s.learnImages(&c, samples)
	recent := samples[:min(len(samples), newest)]
	if c.Learnt = len(recent); c.Learnt == 0 {
		return c
	}
	s.learnNames(&c, recent)
	learnShape(&c, recent)
	learnSlugs(&c, recent)
	c.Fields = nil
	if c.FrontMatter != frontmatter.None {
		learnFields(&c, recent)
	}
	return c
}

// vote counts what posts do; of equals the one that was seen first, which is
// the newest post's, wins.
type vote[T comparable] struct {
	order []T
	count map[T]int
}

func (v *vote[T]) add(x T) {
	if v.count == nil {
		v.count = map[T]int{}
	}
	if v.count[x]++; v.count[x] == 1 {
		v.order = append(v.order, x)
	}
}

func (v *vote[T]) total() (n int) {
	for _, k := range v.count {
		n += k
	}
	return n
}

func (v *vote[T]) sum(is func(T) bool) (n int) {
	for x, k := range v.count {
		if is(x) {
			n += k
		}
	}
	return n
}

func (v *vote[T]) winner() (best T, ok bool) {
	for i, x := range v.order {
		if i == 0 || v.count[x] > v.count[best] {
			best, ok = x, true
		}
	}
	return best, ok
}

func (s *Site) learnNames(c *Conventions, recent []Sample) {
	var names vote[string]
	for _, p := range recent {
		_, name := s.pattern(p.Path)
		names.add(name)
	}
	c.Filename, _ = decide(c.Evidence, KeyFilename, names)
	var folders vote[string]
	for _, p := range recent {
		if folder, name := s.pattern(p.Path); name == c.Filename {
			folders.add(folder)
		}
	}
	c.Folder, _ = decide(c.Evidence, KeyPosts, folders)
}

// learnShape learns how the front matter is written.
func learnShape(c *Conventions, recent []Sample) {
	var kinds vote[frontmatter.Kind]
	var ends vote[string]
	var blanks vote[int]
	var closed vote[bool]
	for _, p := range recent {
		closed.add(len(p.Lines) > 0 && p.Lines[len(p.Lines)-1] == "")
		kinds.add(p.Doc.Kind)
		ends.add(p.LineEnd)
		if p.Doc.To > p.Doc.From {
			blanks.add(blankLines(p))
		}
	}
	c.FrontMatter, _ = decide(c.Evidence, KeyFrontMatter, kinds)
	c.LineEnd, _ = decide(c.Evidence, KeyLineEnd, ends)
	c.FinalNewline, _ = decide(c.Evidence, KeyFinalNewline, closed)
	c.BlankLines, _ = decide(c.Evidence, KeyBlankLines, blanks)
	learnValues(c, recent)
}

// learnValues learns how dates, titles and lists are written.
func learnValues(c *Conventions, recent []Sample) {
	var keys, layouts, dateQuotes, titleQuotes, lists vote[string]
	for _, p := range recent {
		own := "" // of one post: a real list tells more than one in a text
		dated := ""
		if f, ok := DateField(p.Doc); ok {
			dated = f.Key
		}
		for _, f := range p.Doc.Fields {
			switch {
			case f.Key == dated:
				keys.add(f.Key)
				if _, layout, ok := ParseDate(f.Text); ok {
					layouts.add(layout)
				}
				dateQuotes.add(f.Style.Quote)
			case strings.EqualFold(f.Key, "title"):
				titleQuotes.add(f.Style.Quote)
			case isListKey(f.Key):
				if style := listStyle(f, p.Doc.Kind); own == "" || own == "text" {
					own = style
				}
			}
		}
		if own != "" {
			lists.add(own)
		}
	}
	if c.DateKey = ""; len(recent) <= 2*keys.total() {
		c.DateKey, _ = decide(c.Evidence, KeyDateKey, keys)
	}
	if l, ok := decide(c.Evidence, KeyDateFormat, layouts); ok {
		c.DateLayout = l
	}
	c.DateQuote, _ = decide(c.Evidence, KeyDateQuote, dateQuotes)
	c.TitleQuote, _ = decide(c.Evidence, KeyTitleQuote, titleQuotes)
	if l, ok := decide(c.Evidence, KeyListStyle, lists); ok {
		c.ListStyle = l
	}
}

func blankLines(p Sample) int {
	n := 0
	for _, l := range p.Lines[min(p.Doc.To, len(p.Lines)):] {
		if strings.TrimSpace(l) != "" {
			return n
		}
		n++
	}
	return 1
}

func isListKey(key string) bool {
	switch strings.ToLower(key) {
	case "tags", "tag", "categories", "category", "keywords", "taxonomies.tags", "taxonomies.categories":
		return true
	}
	return false
}

func listStyle(f frontmatter.Field, kind frontmatter.Kind) string {
	switch {
	case kind == frontmatter.Pelican: // where commas part a text
	case f.Type == frontmatter.List && f.Style.List != "":
		return f.Style.List
	case f.Type == frontmatter.List:
		return "block"
	}
	return "text"
}

// learnSlugs learns whether names stay Latin where titles are not.
func learnSlugs(c *Conventions, recent []Sample) {
	latin, kept, underscores, hyphens := 0, 0, 0, 0
	for _, p := range recent {
		_, name, _ := NameDate(p.Path)
		underscores += strings.Count(name, "_")
		hyphens += strings.Count(name, "-")
		title := ""
		if f, ok := frontmatter.Get(p.Doc, "title"); ok {
			title = f.Text
		}
		switch {
		case !isASCII(name):
			kept++
		case strings.ContainsFunc(title, foreign):
			latin++
		}
	}
	if latin+kept > 0 {
		c.LatinSlugs = latin >= kept
		c.Evidence[KeySlugs] = Count{max(latin, kept), latin + kept}
	}
	if c.SlugSeparator = "-"; underscores > hyphens {
		c.SlugSeparator = "_"
	}
}

func foreign(r rune) bool { return r > 127 && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

// learnFields learns which fields posts have, of which type, in which order.
func learnFields(c *Conventions, recent []Sample) {
	type seen struct {
		FieldConvention
		types  vote[frontmatter.Type]
		values vote[string]
		place  float64
		n      int
	}
	var all []*seen
	for _, p := range recent {
		for i, f := range p.Doc.Fields {
			at := slices.IndexFunc(all, func(s *seen) bool { return s.Key == f.Key })
			if at < 0 {
				all = append(all, &seen{FieldConvention: FieldConvention{Key: f.Key}})
				at = len(all) - 1
			}
			s := all[at]
			s.n++
			s.types.add(f.Type)
			s.values.add(same(f))
			s.place += float64(i) / float64(len(p.Doc.Fields))
		}
	}
	slices.SortStableFunc(all, func(a, b *seen) int {
		return int(math.Round(1e6 * (a.place/float64(a.n) - b.place/float64(b.n))))
	})
	for _, s := range all {
		s.Share = float64(s.n) / float64(len(recent))
		s.Type, _ = s.types.winner()
		if len(s.values.order) == 1 && s.n > 1 {
			s.Same = s.values.order[0]
		}
		c.Fields = append(c.Fields, s.FieldConvention)
	}
	learnDrafts(c, recent)
}

func same(f frontmatter.Field) string {
	switch f.Type {
	case frontmatter.Bool:
		if f.Bool {
			return "true"
		}
		return "false"
	case frontmatter.List:
		return strings.Join(f.Items, ", ")
	}
	return f.Text
}

// DraftKeys are the switches that mark drafts, and the value that does.
func DraftKeys() []FieldConvention {
	return []FieldConvention{
		{Key: "draft", Type: frontmatter.Bool, Same: "true"},
		{Key: "published", Type: frontmatter.Bool, Same: "false"},
		{Key: "isDraft", Type: frontmatter.Bool, Same: "true"},
		{Key: "public", Type: frontmatter.Bool, Same: "false"},
		{Key: "hidden", Type: frontmatter.Bool, Same: "true"},
		{Key: "status", Type: frontmatter.Text, Same: "draft"},
	}
}

func learnDrafts(c *Conventions, recent []Sample) {
	c.DraftKey = ""
	for _, d := range DraftKeys() {
		uses, stays := 0, 0
		for _, p := range recent {
			f, ok := frontmatter.Get(p.Doc, d.Key)
			if !ok || f.Type != d.Type {
				continue
			}
			if uses++; !strings.EqualFold(same(*f), d.Same) {
				stays++
			}
		}
		if uses*2 >= len(recent) {
			c.DraftKey, c.DraftStays = d.Key, stays*2 >= len(recent)
			c.Evidence[KeyDraftKey] = Count{uses, len(recent)}
			return
		}
		c.DraftStays = c.DraftStays || stays > 0
	}
}

// Learnt gives the site with what was learnt about where "/x" is served from.
func (s *Site) Learnt(c Conventions) *Site {
	learnt := *s
	learnt.StaticDirs = c.StaticDirs
	return &learnt
}

// orderStatic puts the folder first that answers most of the blog's references
// from the root.
func (s *Site) orderStatic(samples []Sample) []string {
	hits := map[string]int{}
	for _, p := range samples {
		for _, ref := range p.Pictures {
			ref, ok := s.expand(ref)
			if !ok {
				continue
			}
			if ref, ok = s.local(ref); !ok || !strings.HasPrefix(ref, "/") {
				continue
			}
			for _, spelling := range spellings(ref) {
				s.answer(spelling, hits)
			}
		}
	}
	dirs := slices.Clone(s.StaticDirs)
	slices.SortStableFunc(dirs, func(a, b string) int { return hits[b] - hits[a] })
	return dirs
}

func (s *Site) answer(ref string, hits map[string]int) {
	clean := path.Clean(ref)
	if rest, ok := strings.CutPrefix(clean, s.BasePath+"/"); ok {
		clean = "/" + rest
	}
	for _, d := range s.StaticDirs {
		for _, p := range forms(path.Join(d, clean)) {
			if allowed(p) && (folder{s.fsys, "."}).first(p) != "" {
				hits[d]++
				break
			}
		}
	}
}
