package posts

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"penpush/internal/frontmatter"
	"penpush/internal/site"
)

// fromTemplate fills the generator's own template for a new post. It is false
// when an expression in it is not one of the few that are known, and when the
// newest posts are not made like it: then the owner writes another way now.
func (w composer) fromTemplate(t site.Template) (lines []string, line int, ok bool) {
	c := w.conventions
	content, known := w.filled(t)
	if !known && c.Learnt > 0 {
		return nil, 0, false
	}
	lines = strings.Split(strings.ReplaceAll(content, "\r\n", "\n"), "\n")
	doc := frontmatter.Read(lines)
	said := c.IsSaid(site.KeyFrontMatter) && doc.Kind != c.FrontMatter
	if doc.Problem != nil || len(doc.Fields) == 0 || said || !w.alike(doc) {
		return nil, 0, false
	}
	ch := changing(lines)
	if ch.apply(frontmatter.Set(ch.lines, "title", frontmatter.Value{Text: w.post.title})) != nil {
		return nil, 0, false
	}
	if f, ok := doc.Get(c.DateKey); ok && c.DateKey != "" && strings.TrimSpace(f.Text) == "" {
		// A date that is left to the writer.
		v := frontmatter.Value{Type: frontmatter.DateTime, Text: w.post.now.Format(c.DateLayout)}
		if ch.apply(frontmatter.Set(ch.lines, f.Key, v)) != nil {
			return nil, 0, false
		}
	}
	if doc.Kind == c.FrontMatter {
		w.restyle(ch)
	}
	if !w.sound(ch.lines, doc.Kind) {
		return nil, 0, false
	}
	doc = frontmatter.Read(ch.lines)
	if strings.TrimSpace(strings.Join(ch.lines[doc.To:], "")) == "" && c.Learnt > 0 {
		lines, line = w.finished(ch.lines[:doc.To]) // no body: as much room for it as posts have
		return lines, line, true
	}
	if last := ch.lines[len(ch.lines)-1]; last != "" {
		ch.lines = append(ch.lines, "")
	}
	line = doc.To
	for line < len(ch.lines)-1 && strings.TrimSpace(ch.lines[line]) == "" {
		line++
	}
	return ch.lines, line, true
}

// inZone is the post's moment in the zone that the newest posts' dates name, so
// that the day in its name is the day in its date.
func (w composer) inZone() time.Time {
	for _, s := range w.recent {
		if f, ok := s.Doc.Get(w.conventions.DateKey); ok {
			if t, layout, ok := site.ParseDate(f.Text); ok && strings.Contains(layout, "07") {
				return w.post.now.In(t.Location())
			}
		}
	}
	return w.post.now
}

// alike tells that the newest posts have this front matter's language, all of its
// keys, and hardly others, and write title and date as it does.
func (w composer) alike(doc *frontmatter.Document) bool {
	c := w.conventions
	if c.Learnt == 0 {
		return true
	}
	if doc.Kind != c.FrontMatter {
		return false
	}
	for i := range doc.Fields {
		f := &doc.Fields[i]
		at := slices.IndexFunc(c.Fields, func(x site.FieldConvention) bool { return x.Key == f.Key })
		switch {
		case at < 0 && !isDraftKey(f.Key):
			return false
		case strings.EqualFold(f.Key, "title") && f.Style.Quote != c.TitleQuote && f.Text != "":
			return false
		case f.Key == c.DateKey && f.Text != "":
			if _, layout, ok := site.ParseDate(f.Text); !ok || layout != c.DateLayout || f.Style.Quote != c.DateQuote {
				return false
			}
		}
	}
	for _, x := range c.Fields {
		if _, ok := doc.Get(x.Key); !ok && x.Share >= 0.5 {
			return false
		}
	}
	return true
}

var (
	expression = regexp.MustCompile(`\s*\{\{-\s*(.*?)\s*-\}\}\s*|\s*\{\{-\s*(.*?)\s*\}\}|\{\{\s*(.*?)\s*-\}\}\s*|\{\{\s*(.*?)\s*\}\}`)
	word       = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'[^']*'|[^\\s()]+")
)

// filled puts values into the template. Where an expression is not known, known
// is false and its line is left out.
func (w composer) filled(t site.Template) (content string, known bool) {
	const unknown = "{{?}}"
	content = expression.ReplaceAllStringFunc(t.Content, func(m string) string {
		parts := expression.FindStringSubmatch(m)
		v, ok := w.evaluate(strings.Join(parts[1:], ""), t)
		if !ok {
			return unknown
		}
		return v
	})
	lines := strings.Split(content, "\n")
	whole := slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return strings.Contains(l, "{{") || strings.Contains(l, "{%") })
	return strings.Join(whole, "\n"), len(whole) == len(lines)
}

// evaluate gives an expression's value, as Hugo's and Hexo's commands would for
// this post.
func (w composer) evaluate(expression string, t site.Template) (string, bool) {
	if strings.HasPrefix(expression, "/*") && strings.HasSuffix(expression, "*/") {
		return "", true
	}
	if w.site.Generator == "hexo" {
		v, ok := map[string]string{
			"title": "title", "slug": w.post.slug, "layout": "post", "date": w.post.now.Format(time.DateTime),
		}[strings.TrimSpace(expression)]
		return v, ok
	}
	var value string
	for i, stage := range strings.Split(expression, "|") {
		words := word.FindAllString(stage, -1)
		if len(words) == 0 || strings.Contains(stage, "(") {
			return "", false
		}
		var args []string
		for _, a := range words[1:] {
			v, ok := w.operand(a, t)
			if !ok {
				return "", false
			}
			args = append(args, v)
		}
		if i > 0 {
			args = append(args, value)
		}
		var ok bool
		if value, ok = w.apply(words[0], args, t); !ok {
			return "", false
		}
	}
	return value, true
}

// operand is a text in quotes or a value of the post.
func (w composer) operand(s string, t site.Template) (string, bool) {
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '`') && s[n-1] == s[0] && !strings.Contains(s, `\`) {
		return s[1 : n-1], true
	}
	name := site.PostName(w.post.path)
	switch s {
	case ".Name", ".File.ContentBaseName", ".File.BaseFileName", ".File.TranslationBaseName", ".TranslationBaseName":
		return name, true
	case ".Date", "now", "time.Now":
		return w.post.now.Format("2006-01-02T15:04:05-07:00"), true
	case ".Type", ".Section":
		return t.Section, t.Section != ""
	case ".File.Dir":
		return path.Dir(w.post.path) + "/", false
	}
	return "", false
}

// apply is a function of Hugo's with its arguments, or a value without any.
func (w composer) apply(name string, args []string, t site.Template) (string, bool) {
	switch {
	case len(args) == 0:
		return w.operand(name, t)
	case len(args) == 1 && (name == "now.Format" || name == "time.Now.Format" || name == ".Date.Format"):
		return w.post.now.Format(args[0]), true
	case len(args) == 2 && (name == "dateFormat" || name == "time.Format"):
		at, err := time.Parse("2006-01-02T15:04:05-07:00", args[1])
		return at.Format(args[0]), err == nil
	case len(args) == 3 && (name == "replace" || name == "strings.Replace"):
		return strings.ReplaceAll(args[0], args[1], args[2]), true
	case len(args) != 1:
		return "", false
	}
	switch strings.TrimPrefix(name, "strings.") {
	case "title", "Title":
		return capitals(args[0]), true
	case "humanize", "inflect.Humanize":
		s := strings.NewReplacer("-", " ", "_", " ").Replace(args[0])
		r, n := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(r)) + s[n:], s != ""
	case "lower", "ToLower":
		return strings.ToLower(args[0]), true
	case "upper", "ToUpper":
		return strings.ToUpper(args[0]), true
	case "urlize", "urls.URLize", "anchorize":
		return Slug(args[0], false, "-"), true
	}
	return "", false
}

// capitals begins each word with a capital letter.
func capitals(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		was := start
		start = unicode.IsSpace(r)
		if was {
			return unicode.ToUpper(r)
		}
		return r
	}, s)
}
