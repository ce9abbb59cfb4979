package site

import (
	"fmt"
	"strings"

	"penpush/internal/markdown"
)

// Source is where something that was found out comes from.
type Source string

// The sources, each going over the ones before it.
const (
	FromGenerator Source = "generator" // its manual, or the blog's configuration
	FromPosts     Source = "posts"     // the newest posts
	FromBlog      Source = "blog"      // .penpush.toml
	FromUser      Source = "user"      // the user's settings
)

// Finding is one thing that was found out, as Blog settings lists it.
type Finding struct {
	Key Key
	// Value is what holds, Learnt what would without the override.
	Value, Learnt string
	// Posts of the last Of posts do it so; 0 of 0 where no post tells.
	Posts, Of int
	From      Source
	// Choices are the values that Key can have, empty where other texts may be.
	Choices []string
}

// Findings lists what is known of the blog, for a person to check and correct.
// The conventions are Learn's.
func (s *Site) Findings(c Conventions) []Finding {
	var out []Finding
	for _, k := range keys() {
		f := Finding{Key: k.key, Value: k.get(s, c), Learnt: k.get(s, c), From: FromGenerator, Choices: k.choices}
		if n, ok := c.Evidence[k.key]; ok && n.Of > 0 {
			f.Posts, f.Of, f.From = n.Posts, n.Of, FromPosts
		}
		if o, ok := said(s.Overrides, k.key); ok {
			f.From, f.Learnt = o.From, c.Learned[k.key]
			if was, ok := s.found[k.key]; ok {
				f.Learnt = was
			}
		}
		out = append(out, f)
	}
	return out
}

// known is one key: how its value reads.
type known struct {
	key     Key
	choices []string
	get     func(*Site, Conventions) string
}

func keys() []known {
	var kinds []string
	for _, g := range generators() {
		kinds = append(kinds, g.name())
	}
	quotes := []string{"", `"`, "'"}
	return []known{
		{KeyGenerator, kinds, func(s *Site, _ Conventions) string { return s.Generator }},
		{KeyDialect, markdown.Dialects(), func(s *Site, _ Conventions) string { return s.dialectName() }},
		{KeyPosts, nil, func(_ *Site, c Conventions) string { return c.Folder }},
		{KeyDrafts, nil, func(s *Site, _ Conventions) string { return strings.Join(s.DraftDirs, ", ") }},
		{KeyBasePath, nil, func(s *Site, _ Conventions) string { return s.BasePath }},
		{KeyFilename, nil, func(_ *Site, c Conventions) string { return c.Filename }},
		{KeyFrontMatter, []string{"yaml", "toml", "json", "pelican", "none"}, func(_ *Site, c Conventions) string { return string(c.FrontMatter) }},
		{KeyDateKey, nil, func(_ *Site, c Conventions) string { return c.DateKey }},
		{KeyDateFormat, nil, func(_ *Site, c Conventions) string { return c.DateLayout }},
		{KeyDateQuote, quotes, func(_ *Site, c Conventions) string { return c.DateQuote }},
		{KeyTitleQuote, quotes, func(_ *Site, c Conventions) string { return c.TitleQuote }},
		{KeyListStyle, []string{"block", "flow", "text"}, func(_ *Site, c Conventions) string { return c.ListStyle }},
		{KeyDraftKey, nil, func(_ *Site, c Conventions) string { return c.DraftKey }},
		{KeySlugs, []string{"latin", "kept"}, func(_ *Site, c Conventions) string { return c.SlugStyle() }},
		{KeySlugSeparator, []string{"-", "_"}, func(_ *Site, c Conventions) string { return c.SlugSeparator }},
		{KeyLineEnd, []string{"lf", "crlf"}, func(_ *Site, c Conventions) string { return c.LineEndName() }},
		{KeyFinalNewline, []string{"true", "false"}, func(_ *Site, c Conventions) string { return fmt.Sprint(c.FinalNewline) }},
		{KeyBlankLines, nil, func(_ *Site, c Conventions) string { return fmt.Sprint(c.BlankLines) }},
		{KeyImagePlace, nil, func(_ *Site, c Conventions) string { return c.Images.Place }},
		{KeyImageReference, nil, func(_ *Site, c Conventions) string { return c.Images.Reference }},
		{KeyChecksOff, nil, func(s *Site, _ Conventions) string { return strings.Join(s.ChecksOff(), ", ") }},
	}
}

// SlugStyle is "latin" or "kept".
func (c Conventions) SlugStyle() string {
	if c.LatinSlugs {
		return "latin"
	}
	return "kept"
}

// LineEndName is "lf" or "crlf".
func (c Conventions) LineEndName() string {
	if c.LineEnd == "\r\n" {
		return "crlf"
	}
	return "lf"
}
