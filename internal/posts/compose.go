package posts

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// compose writes the lines of a new post. The newest post that does things as
// most do is the model: its front matter is taken as it is written, and the
// values that belong to it alone are replaced by edits. line is where the body is
// to be written, counted from 0.
func (b *Blog) compose(c site.Conventions, samples []site.Sample, post newPost) (lines []string, line int) {
	w := composer{b.Site(), c, samples[:min(c.Learnt, len(samples))], post}
	if c.FrontMatter == frontmatter.None && c.Learnt > 0 {
		return w.ended([]string{"# " + post.title, ""})
	}
	if t, ok := w.site.Template(post.path, inFolderOfDrafts(w.site, post.path)); ok {
		if lines, line, ok := w.fromTemplate(t); ok {
			return lines, line
		}
	}
	for _, model := range ranked(w.recent, c) {
		ch := changing(model.Lines[model.Doc.From:model.Doc.To])
		if _, ok := model.Doc.Get(c.DateKey); c.IsSaid(site.KeyDateKey) && c.DateKey != "" && !ok {
			continue
		}
		if w.follow(ch, model) == nil && w.sound(ch.lines, c.FrontMatter) {
			return w.finished(ch.lines)
		}
		// A model with a field that cannot be edited is no model; try the next.
	}
	return w.finished(w.fresh())
}

// composer knows what a new post is made of.
type composer struct {
	site        *site.Site
	conventions site.Conventions
	recent      []site.Sample // what the conventions rest on
	post        newPost
}

// fresh writes a front matter where there is no model: the generator's usual
// fields, or those that this blog has.
func (w composer) fresh() []string {
	c, post, title := w.conventions, w.post, w.titleKey()
	var fields []frontmatter.NewField
	for _, f := range c.Fields {
		v := frontmatter.Value{Type: f.Type, Text: f.Same}
		style := frontmatter.Style{}
		switch key := strings.ToLower(f.Key); {
		case f.Share < 0.5 || f.Type == frontmatter.Map || f.Type == frontmatter.Unreadable:
			continue
		case f.Key == title:
			v = frontmatter.Value{Type: frontmatter.Text, Text: post.title}
			style.Quote, title = c.TitleQuote, ""
		case f.Key == c.DateKey && post.undated:
			continue
		case f.Key == c.DateKey:
			v = frontmatter.Value{Type: frontmatter.DateTime, Text: post.now.Format(c.DateLayout)}
			style.Quote = c.DateQuote
		case f.Key == c.DraftKey:
			v = draftValue(f.Key)
		case key == "slug":
			v.Text = post.slug
		case f.Type == frontmatter.List:
			v = frontmatter.Value{Type: frontmatter.List, Items: []string{}}
		case f.Type == frontmatter.Bool:
			v.Bool = f.Same == "true"
		case isCoverKey(f.Key) || f.Type == frontmatter.Date || f.Type == frontmatter.DateTime || f.Type == frontmatter.Number:
			continue
		}
		fields = append(fields, frontmatter.NewField{Key: f.Key, Value: v, Style: style})
	}
	if title != "" {
		fields = slices.Insert(fields, 0, frontmatter.NewField{Key: title, Value: frontmatter.Value{Text: post.title}})
	}
	return frontmatter.Write(c.FrontMatter, fields)
}

// finished adds the blank lines before the body, which begins empty or with the
// title as its heading.
func (w composer) finished(front []string) ([]string, int) {
	front = w.spaced(front)
	if w.titleKey() == "" {
		front = append(front, "# "+w.post.title, "")
	}
	return w.ended(front)
}

func (w composer) spaced(front []string) []string {
	blanks := w.conventions.BlankLines
	if w.conventions.FrontMatter == frontmatter.Pelican {
		blanks-- // its block ends with one
	}
	for range blanks {
		front = append(front, "")
	}
	return front
}

// ended adds the line that the body is written in, with an end of its own where
// this blog's files have a final newline.
func (w composer) ended(above []string) ([]string, int) {
	lines := append(above, "")
	if w.conventions.FinalNewline {
		lines = append(lines, "")
	}
	return lines, len(above)
}

// titleKey is the field that holds a post's title in this blog; "" where the first
// heading of the body does.
func (w composer) titleKey() string {
	other := ""
	for _, f := range w.conventions.Fields {
		name := strings.ToLower(f.Key)
		if name == "title" {
			return f.Key
		}
		if f.Type == frontmatter.Text && f.Share >= 0.5 && strings.HasSuffix(name, "title") && name != "subtitle" {
			other = f.Key
		}
	}
	headed := 0
	for _, s := range w.recent {
		if body := strings.TrimSpace(strings.Join(s.Lines[s.Doc.Body:], "\n")); strings.HasPrefix(body, "# ") {
			headed++
		}
	}
	switch {
	case other != "":
		return other
	case headed*2 > len(w.recent):
		return ""
	}
	return "title"
}

// ranked are the posts that may be the model, the most usual one first.
func ranked(recent []site.Sample, c site.Conventions) []site.Sample {
	score := func(s site.Sample) int {
		n := 0
		for _, f := range c.Fields {
			if _, has := s.Doc.Get(f.Key); has == (f.Share >= 0.5) {
				n += 4
			}
		}
		if f, ok := s.Doc.Get("title"); ok && f.Style.Quote == c.TitleQuote {
			n += 2
		}
		if f, ok := s.Doc.Get(c.DateKey); ok {
			if _, layout, _ := site.ParseDate(f.Text); layout == c.DateLayout {
				n += 6
			}
			if f.Style.Quote == c.DateQuote {
				n += 4
			}
		}
		for _, f := range s.Doc.Fields {
			if listKey(f.Key) == "tags" && f.Style.List == c.ListStyle && len(f.Items) > 0 {
				n += 2
			}
		}
		return n
	}
	var models []site.Sample
	for _, s := range recent {
		if s.Doc.Problem == nil && s.Doc.To > s.Doc.From && s.Doc.Kind == c.FrontMatter {
			models = append(models, s)
		}
	}
	slices.SortStableFunc(models, func(a, b site.Sample) int { return score(b) - score(a) })
	return models
}

// sound tells that a front matter says what it should.
func (w composer) sound(lines []string, kind frontmatter.Kind) bool {
	doc := frontmatter.Read(append(slices.Clone(lines), ""))
	if doc.Problem != nil || doc.Kind != kind {
		return false
	}
	key := w.titleKey()
	title, ok := doc.Get(key)
	return key == "" || ok && title.Text == w.post.title
}

// follow replaces what belongs to the model alone.
func (w composer) follow(ch *change, model site.Sample) error {
	dropOwnComments(ch, w.recent)
	for _, f := range frontmatter.Read(ch.lines).Fields {
		v, keep := w.valueFor(f, model)
		var err error
		switch {
		case strings.EqualFold(f.Key, "taxonomies") && f.Type == frontmatter.Map:
			err = emptyTaxonomies(ch, f)
		case !keep:
			err = dropField(ch, f.Key)
		case v != nil:
			if err = ch.apply(frontmatter.Set(ch.lines, f.Key, *v)); v.Type == frontmatter.Null || f.Type == frontmatter.List {
				trimField(ch, f.Key)
			}
		}
		if err != nil {
			return err
		}
	}
	c := w.conventions
	if title := w.titleKey(); title != "" && !slices.ContainsFunc(c.Fields, func(f site.FieldConvention) bool { return f.Key == title }) {
		if err := ch.apply(frontmatter.Set(ch.lines, title, frontmatter.Value{Text: w.post.title})); err != nil {
			return err
		}
	}
	w.restyle(ch)
	doc := frontmatter.Read(ch.lines)
	if _, ok := doc.Get(c.DraftKey); c.DraftKey != "" && !ok {
		return ch.apply(frontmatter.Set(ch.lines, c.DraftKey, draftValue(c.DraftKey)))
	}
	return nil
}

// restyle spells title and date as a person said, where that is not the model's
// way.
func (w composer) restyle(ch *change) {
	c := w.conventions
	spell := func(key string, style frontmatter.Style, v frontmatter.Value) {
		f, ok := frontmatter.Read(ch.lines).Get(key)
		if !ok || f.Line < 1 || f.EndLine > len(ch.lines) || c.FrontMatter == frontmatter.JSON {
			return
		}
		style.Separator = f.Style.Separator
		lines := frontmatter.Write(c.FrontMatter, []frontmatter.NewField{{Key: f.Key, Value: v, Style: style}})
		if c.FrontMatter == frontmatter.Pelican {
			lines = append([]string{""}, lines...)
		}
		ch.lines = slices.Replace(ch.lines, f.Line-1, f.EndLine, lines[1:len(lines)-1]...)
	}
	if c.IsSaid(site.KeyTitleQuote) && w.titleKey() != "" {
		spell(w.titleKey(), frontmatter.Style{Quote: c.TitleQuote}, frontmatter.Value{Type: frontmatter.Text, Text: w.post.title})
	}
	if c.IsSaid(site.KeyDateFormat, site.KeyDateQuote) && c.DateKey != "" {
		spell(c.DateKey, frontmatter.Style{Quote: c.DateQuote}, frontmatter.Value{Type: frontmatter.DateTime, Text: w.post.now.Format(c.DateLayout)})
	}
}

// trimField takes away the blanks that a value left behind.
func trimField(ch *change, key string) {
	if f, ok := frontmatter.Read(ch.lines).Get(key); ok && f.Line >= 1 && f.Line <= len(ch.lines) && f.Line == f.EndLine {
		ch.lines[f.Line-1] = strings.TrimRight(ch.lines[f.Line-1], " \t")
	}
}

// dropField takes a field out of the model. One that could not be edited in
// somebody's post can still be left out of a new one, by whole lines.
func dropField(ch *change, key string) error {
	if ch.apply(frontmatter.Unset(ch.lines, key)) == nil {
		return nil
	}
	doc := frontmatter.Read(ch.lines)
	f, ok := doc.Get(key)
	if !ok || doc.Kind == frontmatter.JSON || f.Line < 1 || f.EndLine > len(ch.lines) {
		return problem.New(problem.FieldReadOnly, "")
	}
	ch.lines = slices.Delete(ch.lines, f.Line-1, f.EndLine)
	return nil
}

// emptyTaxonomies leaves Zola's table of lists with its lists empty.
func emptyTaxonomies(ch *change, f frontmatter.Field) error {
	for _, l := range frontmatter.Read(ch.lines).Inner(&f) {
		if l.Type != frontmatter.List {
			continue
		}
		empty := frontmatter.Value{Type: frontmatter.List, Items: []string{}}
		if err := ch.apply(frontmatter.Set(ch.lines, f.Key+"."+l.Key, empty)); err != nil {
			return err
		}
	}
	return nil
}

// dropOwnComments takes away the comment lines that most other posts don't have.
func dropOwnComments(ch *change, recent []site.Sample) {
	ch.lines = slices.DeleteFunc(ch.lines, func(line string) bool {
		if t := strings.TrimSpace(line); !strings.HasPrefix(t, "#") {
			return false
		}
		n := 0
		for _, s := range recent {
			if slices.Contains(s.Lines[s.Doc.From:s.Doc.To], line) {
				n++
			}
		}
		return n*2 < len(recent) || n < 2
	})
}

// valueFor decides what a field of the model becomes: nil keeps it as it is,
// keep false takes it away.
func (w composer) valueFor(f frontmatter.Field, model site.Sample) (v *frontmatter.Value, keep bool) {
	c, post := w.conventions, w.post
	i := slices.IndexFunc(c.Fields, func(x site.FieldConvention) bool { return x.Key == f.Key })
	if i < 0 {
		return nil, false
	}
	usual := c.Fields[i]
	text := func(s string) (*frontmatter.Value, bool) { return &frontmatter.Value{Text: s}, true }
	key := strings.ToLower(f.Key)
	switch {
	case f.Key == w.titleKey():
		return text(post.title)
	case f.Key == c.DateKey && post.undated:
		return nil, false
	case f.Key == c.DateKey:
		return text(formatDate(c.DateLayout, f.Text, post.now))
	case strings.EqualFold(f.Key, c.DraftKey):
		draft := draftValue(f.Key)
		return &draft, true
	case isDraftKey(f.Key) || usual.Share < 0.5:
		return nil, false
	case key == "slug":
		return text(post.slug)
	case isAddressKey(key):
		return addressLike(f, model, post)
	case isCoverKey(f.Key) && usual.Same != "":
		// One picture for all posts stays; "./cover.png" would be missing here.
		if _, ok := w.site.Find(post.path, f.Text); ok {
			return nil, true
		}
	case usual.Same != "" || f.Type == frontmatter.Null || c.Learnt == 1 && isBoilerplate(key):
		return nil, true
	}
	if c.IsSaid(site.KeyListStyle) && f.Type == frontmatter.List {
		f.Style.List = c.ListStyle
	}
	return emptied(f, usual, post.now, w.site.Generator)
}

// emptied is the value of a field that each post fills in its own way.
func emptied(f frontmatter.Field, usual site.FieldConvention, now time.Time, generator string) (*frontmatter.Value, bool) {
	if _, _, ok := site.ParseDate(f.Text); ok && (f.Type == frontmatter.Date || f.Type == frontmatter.DateTime || f.Type == frontmatter.Text) {
		return &frontmatter.Value{Text: formatDate("", f.Text, now)}, true
	}
	switch f.Type {
	case frontmatter.List:
		return emptyList(f.Style.List != "flow", generator), !isCoverKey(f.Key)
	case frontmatter.Bool:
		return &frontmatter.Value{Type: frontmatter.Bool}, true
	case frontmatter.Text:
		// A picture that is not chosen yet: an empty one stays in sight where
		// every post has one, but breaks a schema that wants a file.
		if isCoverKey(f.Key) && (usual.Share < 0.9 || generator == "astro") {
			return nil, false
		}
		if key := listKey(f.Key); key == "tags" || key == "categories" {
			if empty := emptyList(true, generator); empty.Type == frontmatter.Null {
				return empty, true // the first one may be followed by others
			}
		}
		return &frontmatter.Value{Text: ""}, true
	}
	return nil, false
}

// emptyList is a bare key where lists are not in brackets, so that the first item
// is written as this blog does. Themes and schemas of the generators that are
// scripts want a list at any time.
func emptyList(bare bool, generator string) *frontmatter.Value {
	if bare && slices.Contains([]string{"hexo", "jekyll", "hugo", "eleventy", "pelican"}, generator) {
		return &frontmatter.Value{Type: frontmatter.Null}
	}
	return &frontmatter.Value{Type: frontmatter.List, Items: []string{}}
}

func draftValue(key string) frontmatter.Value {
	for _, d := range site.DraftKeys() {
		if strings.EqualFold(d.Key, key) {
			if d.Type == frontmatter.Bool {
				return frontmatter.Value{Type: frontmatter.Bool, Bool: d.Same == "true"}
			}
			return frontmatter.Value{Type: frontmatter.Text, Text: d.Same}
		}
	}
	return frontmatter.Value{Type: frontmatter.Bool, Bool: true}
}

func isDraftKey(key string) bool {
	return slices.ContainsFunc(site.DraftKeys(), func(d site.FieldConvention) bool { return strings.EqualFold(d.Key, key) })
}

func isAddressKey(key string) bool {
	switch key {
	case "permalink", "url", "path", "link", "id", "canonical", "canonicalurl", "aliases", "alias", "redirect_from":
		return true
	}
	return false
}

// isBoilerplate tells the keys whose value is likely the same in every post,
// when there is only one to learn from.
func isBoilerplate(key string) bool {
	switch key {
	case "layout", "template", "type", "author", "authors", "lang", "language", "toc", "comments", "math", "mathjax":
		return true
	}
	return false
}

// addressDay is a day in an address, of a post that has no other date.
var addressDay = regexp.MustCompile(`\b(?:19|20)\d\d(?:/\d\d/|-\d\d-)\d\d\b`)

// addressLike makes an address like the model's, when that is made of its name.
func addressLike(f frontmatter.Field, model site.Sample, post newPost) (*frontmatter.Value, bool) {
	_, name, _ := site.NameDate(model.Path)
	if s, ok := model.Doc.Get("slug"); ok && strings.Contains(f.Text, s.Text) && s.Text != "" {
		name = s.Text
	}
	if f.Type != frontmatter.Text || name == "" || !strings.Contains(f.Text, name) {
		return nil, false
	}
	address := strings.Replace(f.Text, name, post.slug, 1)
	if model.Day.IsZero() {
		address = addressDay.ReplaceAllStringFunc(address, func(was string) string {
			return post.now.Format("2006" + was[4:5] + "01" + was[4:5] + "02")
		})
	} else {
		for _, layout := range []string{"2006/01/02", "2006-01-02", "2006/01", "/2006/"} {
			if was := model.Day.Format(layout); strings.Contains(address, was) {
				address = strings.Replace(address, was, post.now.Format(layout), 1)
				break
			}
		}
	}
	return &frontmatter.Value{Text: address}, true
}
