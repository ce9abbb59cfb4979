package posts

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
	"unique"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// entry is a post as it was last read.
type entry struct {
	post Post
	Version
	when time.Time // by the post's own clock, zero when unknown
	// lists are the post's list fields, for counting and completion.
	lists []list
	// inDrafts tells that it lies in a folder of drafts.
	inDrafts bool
	// dated tells that when is what the date field says.
	dated bool
	// place is where it is on the site, as markTwins found it for a state of the
	// site; see place.
	place   place
	placeOf *site.Site
	// nameDay is the day in the file's name, which may be a part of its address.
	nameDay string
	// unclear tells that tags or categories may be in it that lists lacks.
	unclear bool
	// keys are the post's fields, as spelled.
	keys []unique.Handle[string]
	// slug and url are the fields that make its address; "" when it has none.
	slug, url string
}

type list struct {
	key   string
	items []string
}

// entry makes an entry of the beginning of a file, and keeps nothing of it alive.
func (r *reading) entry(f site.File, b beginning) *entry {
	e := &entry{Version: b.Version, inDrafts: f.Draft}
	e.post = Post{
		Path: f.Path, Bundle: IsBundle(f.Path), Draft: f.Draft, Modified: b.Modified / int64(time.Millisecond),
		Tags: []string{}, Categories: []string{},
	}
	day, rest, dated := site.NameDate(f.Path)
	if dated {
		e.when, e.post.Day = day, day.Format(time.DateOnly)
		e.nameDay = e.post.Day
	}
	e.post.Language = languageOf(f.Path)
	e.post.Slug = strings.Clone(rest)
	if code := textProblem(b.head); code != "" {
		e.post.Problem = problem.New(code, f.Path)
		e.post.Title = nameTitle(f.Path)
		return e
	}
	doc := r.skim.Skim(b.lines)
	r.blog.fill(e, doc, b.lines)
	if why := r.blog.unreadable(doc); why != nil {
		p := *why
		p.Path = f.Path
		e.post.Problem = &p
		salvage(e, b.lines)
	}
	e.markDate()
	if strings.TrimSpace(e.post.Title) == "" {
		e.post.Title = heading(bodyOf(b.head, doc.Body))
	}
	if e.post.Title == "" {
		e.post.Title = nameTitle(f.Path)
	}
	return e
}

// unreadable tells why this blog's generator cannot read a front matter: of all of
// them, only Hexo takes tabs for blanks.
func (b *Blog) unreadable(doc *frontmatter.Document) *problem.Problem {
	if doc.Problem == nil && doc.Tab > 0 && b.site.Generator != "hexo" {
		return &problem.Problem{Code: problem.FrontMatterTab, Line: doc.Tab}
	}
	return doc.Problem
}

// textProblem tells what is no text; a rune that head cut in two is fine.
func textProblem(head []byte) problem.Code {
	if bytes.IndexByte(head, 0) >= 0 {
		return problem.Binary
	}
	for n := len(head) - 1; n >= 0 && n >= len(head)-utf8.UTFMax; n-- {
		if utf8.RuneStart(head[n]) {
			if !utf8.FullRune(head[n:]) {
				head = head[:n]
			}
			break
		}
	}
	if utf8.Valid(head) {
		return ""
	}
	return problem.NotUTF8
}

// fill takes what the fields tell.
func (b *Blog) fill(e *entry, doc *frontmatter.Document, lines []string) {
	p := &e.post
	dated, _ := site.DateField(doc)
	for i := range doc.Fields {
		f := &doc.Fields[i]
		e.keys = append(e.keys, unique.Make(f.Key))
		switch key := strings.ToLower(f.Key); {
		case f == dated:
			e.setDate(f.Text)
		case key == "title":
			p.Title = strings.Clone(f.Text)
		case key == "slug" && strings.TrimSpace(f.Text) != "":
			p.Slug = strings.Clone(f.Text)
			e.slug = strings.TrimSpace(p.Slug)
		case key == b.addressKey:
			e.url = strings.Clone(strings.TrimSpace(f.Text))
		case isLanguageKey(key) && strings.TrimSpace(f.Text) != "":
			p.Language = strings.Clone(squareCode(strings.TrimSpace(f.Text)))
		case b.isDraftMark(f):
			p.Draft = true
		}
		b.fillMore(e, f)
		for _, below := range doc.Inner(f) {
			if strings.EqualFold(f.Key, "taxonomies") || isCoverKey(f.Key) && IsPicture(below.Text) {
				b.fillMore(e, &below)
			}
		}
	}
	if e.when.IsZero() {
		if t, _, ok := site.ParseDate(strings.ReplaceAll(addressDay.FindString(e.url), "/", "-")); ok {
			e.when, p.Day = t, t.Format(time.DateOnly)
		}
	}
	p.Tags, p.Categories = e.items("tags"), e.items("categories")
}

// fillMore takes lists and the cover.
func (b *Blog) fillMore(e *entry, f *frontmatter.Field) {
	if items, ok := b.items(f); ok {
		e.addList(listKey(f.Key), items)
	}
	e.unclear = e.unclear || b.isUnclear(f)
	if e.post.Cover != "" || !isCoverKey(f.Key) || f.Type == frontmatter.Bool {
		return
	}
	e.post.Cover = strings.Clone(strings.TrimSpace(f.Text))
	if len(f.Items) > 0 {
		e.post.Cover = strings.Clone(f.Items[0])
	}
}

func (e *entry) setDate(text string) {
	e.post.Date = strings.Clone(text)
	if t, _, ok := site.ParseDate(text); ok {
		e.when, e.post.Day, e.dated = t, t.Format(time.DateOnly), true
	}
}

// items are those of a list, never nil.
func (e *entry) items(key string) []string {
	for _, l := range e.lists {
		if l.key == key {
			return l.items
		}
	}
	return []string{}
}

func (e *entry) addList(key string, items []string) {
	copied := make([]string, 0, len(items))
	for _, it := range items {
		copied = append(copied, strings.Clone(it))
	}
	for i := range e.lists {
		if e.lists[i].key == key {
			e.lists[i].items = append(e.lists[i].items, copied...)
			return
		}
	}
	e.lists = append(e.lists, list{strings.Clone(key), copied})
}

// isDraftMark tells a field that marks its post as a draft.
func (b *Blog) isDraftMark(f *frontmatter.Field) bool {
	for _, d := range site.DraftKeys() {
		if !strings.EqualFold(d.Key, f.Key) {
			continue
		}
		if f.Type == frontmatter.Bool {
			return d.Type == frontmatter.Bool && f.Bool == (d.Same == "true")
		}
		// A switch in quotes is still meant as one.
		said := strings.TrimSpace(f.Text)
		if g := b.Site().Generator; d.Type == frontmatter.Bool && f.Style.Quote == "" && (g == "jekyll" || g == "hugo") {
			said = oldSwitch(said)
		}
		return strings.EqualFold(said, d.Same)
	}
	return false
}

// oldSwitch is a switch as YAML 1.1 spells it too, which Jekyll and Hugo read:
//
//	published: no
func oldSwitch(said string) string {
	switch strings.ToLower(said) {
	case "yes", "on":
		return "true"
	case "no", "off":
		return "false"
	}
	return said
}

var (
	titleLine = regexp.MustCompile(`(?i)^\s*"?title"?\s*[:=]\s*(.+?)\s*,?\s*$`)
	dateLine  = regexp.MustCompile(`(?i)^\s*"?(?:date|pubDate)"?\s*[:=]\s*(.+?)\s*,?\s*$`)
	draftLine = regexp.MustCompile(`(?i)^\s*"?(?:draft"?\s*[:=]\s*true|published"?\s*[:=]\s*false)\s*,?\s*$`)
)

// salvage finds title and date of a front matter that cannot be read as a
// whole, so that the list shows which post it is.
func salvage(e *entry, lines []string) {
	for _, l := range lines[:min(len(lines), 60)] {
		if m := titleLine.FindStringSubmatch(l); m != nil && e.post.Title == "" {
			e.post.Title = strings.Clone(strings.Trim(m[1], `"'`))
		}
		if m := dateLine.FindStringSubmatch(l); m != nil && e.post.Date == "" {
			e.setDate(strings.Trim(m[1], `"'`))
		}
		if draftLine.MatchString(l) {
			e.post.Draft = true
		}
	}
}

// bodyOf gives the lines of the body, as far as head has it.
func bodyOf(head []byte, from int) []string {
	lines := strings.Split(strings.ReplaceAll(string(head), "\r\n", "\n"), "\n")
	return lines[min(from, len(lines)):]
}

// heading finds the first heading of a body, outside of code.
func heading(lines []string) string {
	fence := ""
	for i, l := range lines {
		t := strings.TrimSpace(l)
		switch {
		case fence != "":
			if strings.HasPrefix(t, fence) {
				fence = ""
			}
		case strings.HasPrefix(t, "```"), strings.HasPrefix(t, "~~~"):
			fence = t[:3]
		case strings.HasPrefix(t, "#"):
			marks := len(t) - len(strings.TrimLeft(t, "#"))
			if rest := t[marks:]; marks <= 6 && strings.HasPrefix(rest, " ") {
				if h := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(rest), "#")); h != "" {
					return strings.Clone(h)
				}
			}
		case i > 0 && t != "" && strings.Trim(t, "=") == "" && strings.TrimSpace(lines[i-1]) != "":
			return strings.Clone(strings.TrimSpace(lines[i-1]))
		}
	}
	return ""
}

// nameTitle makes a title of a file's name: without date, as it is spelled.
func nameTitle(file string) string {
	if _, rest, _ := site.NameDate(file); rest != "" {
		return strings.Clone(rest)
	}
	if name := site.PostName(file); name != "" {
		return strings.Clone(name)
	}
	return path.Base(file)
}

// isCoverKey tells the keys that hold a post's picture.
func isCoverKey(key string) bool {
	switch squeezed(key) {
	case "cover", "coverimage", "covers", "coverimg", "coverurl", "image", "images", "img", "thumbnail", "thumb",
		"thumbnailimage", "banner", "bannerimg", "bannerimage", "hero", "heroimage", "featured", "featuredimage", "featureimage",
		"featuredimg", "headerimg", "headerimage", "header", "ogimage", "socialimage", "teaser", "photo", "photos",
		"indeximg", "topimg", "preview", "previewimage", "imageurl", "coverimageurl", "imagepath", "coversrc", "src", "headimg", "cardimage":
		return true
	}
	return false
}

// squeezed is a key in lower case without the marks between its words.
func squeezed(key string) string {
	if !strings.ContainsFunc(key, func(r rune) bool { return r == '_' || r == '-' || r == '.' || r >= 'A' && r <= 'Z' }) {
		return key
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_' || r == '-' || r == '.':
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, key)
}
