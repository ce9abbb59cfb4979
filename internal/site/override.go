package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
)

// OverrideFile is where a blog itself says how it does things: TOML with the keys
// of Findings and nothing else.
const OverrideFile = ".penpush.toml"

// Override is something that a person said about the blog, which goes over what
// was learnt.
type Override struct {
	Key   Key
	Value string
	From  Source // FromBlog or FromUser
}

// Sound checks a key and its value: problem.OverrideUnknown or
// problem.OverrideInvalid.
func (o Override) Sound() error {
	code := problem.OverrideInvalid
	i := slices.IndexFunc(keys(), func(k known) bool { return k.key == o.Key })
	switch {
	case i < 0:
		code = problem.OverrideUnknown
	case keys()[i].holds(o.Value):
		return nil
	}
	return &problem.Problem{Code: code, Subject: string(o.Key)}
}

// ReadOverrides reads a .penpush.toml. It is strict: with a key that it does not
// know, or a value that the key cannot have, all of the file is refused.
func ReadOverrides(content string) ([]Override, error) {
	values := map[string]any{}
	if _, err := toml.Decode(strings.TrimPrefix(content, "\ufeff"), &values); err != nil {
		p := problem.Wrap(problem.OverridesUnreadable, OverrideFile, err)
		p.Details, p.Line = err.Error(), 1
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			p.Line = syntax.Position.Line
		}
		return nil, p
	}
	var out []Override
	for key, v := range values {
		o := Override{Key(key), overrideText(v), FromBlog}
		if err := o.Sound(); err != nil {
			p := problem.Of(err)
			p.Path, p.Line = OverrideFile, lineOf(content, key)
			return nil, p
		}
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b Override) int { return strings.Compare(string(a.Key), string(b.Key)) })
	return out, nil
}

// overrideText is a value as text; what is no text, number, switch or list of
// texts becomes one that no key can have.
func overrideText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool, int64:
		return fmt.Sprint(v)
	case []any:
		var items []string
		for _, it := range v {
			items = append(items, fmt.Sprint(it))
		}
		return strings.Join(items, ", ")
	}
	return "\x00"
}

func lineOf(content, key string) int {
	re := regexp.MustCompile(`^\s*\[*\s*["']?` + regexp.QuoteMeta(key) + `["']?\s*[.=\]]`)
	for i, line := range strings.Split(content, "\n") {
		if re.MatchString(line) {
			return i + 1
		}
	}
	return 1
}

// overridesIn reads the blog's own file; a blog without one has none.
func overridesIn(fsys fs.FS) ([]Override, error) {
	b, err := head(fsys, OverrideFile, configLimit)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, problem.Wrap(problem.Unreadable, OverrideFile, err)
	}
	return ReadOverrides(string(b))
}

// said is what was said of a key last: the user's word goes over the blog's.
func said(list []Override, key Key) (Override, bool) {
	var found Override
	ok := false
	for _, o := range list {
		if o.Key == key && (!ok || o.From == FromUser) {
			found, ok = o, true
		}
	}
	return found, ok
}

// overrideSite puts what was said over what the folder told.
func (s *Site) overrideSite() {
	folders := func(v string) []string {
		dirs := parts(v)
		for i, d := range dirs {
			dirs[i] = path.Clean(d)
		}
		return dirs
	}
	if o, ok := said(s.Overrides, KeyPosts); ok {
		s.ContentDirs, s.Choices = folders(o.Value), nil
	}
	if o, ok := said(s.Overrides, KeyDrafts); ok {
		s.DraftDirs = folders(o.Value)
	}
	if o, ok := said(s.Overrides, KeyBasePath); ok {
		s.BasePath = basePath(o.Value)
	}
}

// parts are the items of a value that is a list.
func parts(v string) []string {
	items := []string{}
	for it := range strings.SplitSeq(v, ",") {
		if it = strings.TrimSpace(it); it != "" {
			items = append(items, it)
		}
	}
	return items
}

// ChecksOff are the rules of preflight that are switched off for this blog.
func (s *Site) ChecksOff() []string {
	o, _ := said(s.Overrides, KeyChecksOff)
	return parts(o.Value)
}

// override puts what was said over what was learnt.
func (c *Conventions) override(list []Override) {
	texts := map[Key]*string{
		KeyFilename: &c.Filename, KeyDateKey: &c.DateKey, KeyDateFormat: &c.DateLayout, KeyDateQuote: &c.DateQuote,
		KeyTitleQuote: &c.TitleQuote, KeyListStyle: &c.ListStyle, KeyDraftKey: &c.DraftKey, KeySlugSeparator: &c.SlugSeparator,
		KeyImagePlace: &c.Images.Place, KeyImageReference: &c.Images.Reference,
	}
	if o, ok := said(list, KeyDateKey); ok {
		for i := range c.Fields {
			if c.Fields[i].Key == c.DateKey && o.Value != "" {
				c.Fields = slices.Clone(c.Fields)
				c.Fields[i].Key = o.Value
			}
		}
	}
	for key, text := range texts {
		if o, ok := said(list, key); ok {
			*text = o.Value
			c.Said = append(c.Said, key)
		}
	}
	for key, set := range map[Key]func(string){
		KeyFrontMatter:  func(v string) { c.FrontMatter = frontmatter.Kind(v) },
		KeySlugs:        func(v string) { c.LatinSlugs = v == "latin" },
		KeyLineEnd:      func(v string) { c.LineEnd = map[string]string{"lf": "\n", "crlf": "\r\n"}[v] },
		KeyFinalNewline: func(v string) { c.FinalNewline = v == "true" },
		KeyBlankLines:   func(v string) { c.BlankLines, _ = strconv.Atoi(v) }, // which Sound has checked
		KeyPosts:        func(v string) { c.Folder, _, _ = strings.Cut(v, ","); c.Folder = path.Clean(c.Folder) },
	} {
		if o, ok := said(list, key); ok {
			set(o.Value)
			c.Said = append(c.Said, key)
		}
	}
	if c.IsSaid(KeyImagePlace, KeyImageReference) && c.Images.Place != Remote {
		c.OwnImages = c.Images
	}
}

// IsSaid tells that a person said one of these.
func (c Conventions) IsSaid(keys ...Key) bool {
	return slices.ContainsFunc(keys, func(k Key) bool { return slices.Contains(c.Said, k) })
}

var plainKey = regexp.MustCompile(`^[\p{L}\p{N}_-]*$`)

// holds tells whether a key can have a value.
func (k known) holds(v string) bool {
	if strings.ContainsAny(v, "\x00\n\r") {
		return false
	}
	folder := func(d string) bool { return fs.ValidPath(path.Clean(d)) && allowedDir(path.Clean(d)) }
	switch k.key {
	case KeyFilename:
		return fs.ValidPath(v) && IsMarkdown(v) && spelledName(v)
	case KeyPosts, KeyDrafts:
		for d := range strings.SplitSeq(v, ",") {
			if !folder(strings.TrimSpace(d)) {
				return k.key == KeyDrafts && strings.TrimSpace(v) == ""
			}
		}
		return true
	case KeyBasePath:
		return v == "" || v == "/" || basePath(v) != ""
	case KeyDateFormat:
		now := time.Date(2024, 5, 16, 17, 8, 9, 0, time.UTC)
		t, err := time.Parse(v, now.Format(v))
		return err == nil && t.Format(time.DateOnly) == "2024-05-16"
	case KeyDateKey, KeyDraftKey:
		return plainKey.MatchString(v)
	case KeyBlankLines:
		n, err := strconv.Atoi(v)
		return err == nil && n >= 0 && n < 10
	case KeyImagePlace:
		return v == Beside || v == Remote || folder(v)
	case KeyImageReference:
		return strings.Contains(v, "x.png")
	case KeyChecksOff:
		return !slices.ContainsFunc(parts(v), func(c string) bool { return !problem.Code(c).IsCheck() })
	}
	return slices.Contains(k.choices, v)
}

func allowedDir(d string) bool { return d == "." || allowed(d) }

// spelledName tells a spelling that gives each post a name of its own.
func spelledName(v string) bool {
	a := Filled(v, "a", time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC))
	b := Filled(v, "b", time.Date(2023, 4, 5, 0, 0, 0, 0, time.UTC))
	return a != b
}
