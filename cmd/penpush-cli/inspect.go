package main

import (
	"errors"
	"fmt"
	"strings"

	"penpush/internal/posts"
	"penpush/internal/site"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// inspected is what a blog is and how it does things. Paths are relative to the
// blog but for Root.
type inspected struct {
	Root        string       `json:"root"`
	Generator   string       `json:"generator"`
	Base        string       `json:"base"`
	Evidence    []string     `json:"evidence"`
	ContentDirs []string     `json:"contentDirs"`
	DraftDirs   []string     `json:"draftDirs"`
	Posts       int          `json:"posts"`
	Unreadable  []unreadable `json:"unreadable"`
	Languages   []string     `json:"languages"`
	BasePath    string       `json:"basePath"`
	Conventions conventions  `json:"conventions"`
	// Newest is the newest post that is no draft; null where there is none.
	Newest *newest `json:"newest"`
}

type unreadable struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

type newest struct {
	Path string `json:"path"`
	// Address is where it is on the site, URL the same with the host; "" when
	// that cannot be known.
	Address string `json:"address"`
	URL     string `json:"url"`
}

type conventions struct {
	Filename      string       `json:"filename"`
	FrontMatter   string       `json:"frontMatter"`
	DateFormat    string       `json:"dateFormat"`
	ListStyle     string       `json:"listStyle"`
	Images        pictureHome  `json:"images"`
	Fields        []fieldShare `json:"fields"`
	Folder        string       `json:"folder"`
	DateKey       string       `json:"dateKey"`
	DateQuote     string       `json:"dateQuote"`
	TitleQuote    string       `json:"titleQuote"`
	Slugs         string       `json:"slugs"` // latin or kept
	SlugSeparator string       `json:"slugSeparator"`
	LineEnd       string       `json:"lineEnd"` // lf or crlf
	FinalNewline  bool         `json:"finalNewline"`
	BlankLines    int          `json:"blankLines"`
	DraftKey      string       `json:"draftKey"`
	// Evidence is how many posts do it so, by the names above, "imagePlace" and
	// "posts" for the folder.
	Evidence []evidence `json:"evidence"`
}

type pictureHome struct {
	Place     string `json:"place"`
	Reference string `json:"reference"`
}

type fieldShare struct {
	Key   string  `json:"key"`
	Type  string  `json:"type"`
	Share float64 `json:"share"`
}

type evidence struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	Posts int    `json:"posts"`
	Of    int    `json:"of"`
	// From is posts, generator, blog or user.
	From string `json:"from"`
	Says string `json:"says"`
}

// inspect tells what a blog is and how it does things.
func inspect(c *call) (err error) {
	w, err := c.openBlog(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	all, err := w.ListPosts(c.ctx)
	if err != nil {
		return err
	}
	blog := w.Blog()
	s, learnt := blog.Site(), blog.Conventions()
	found := inspected{
		Root: w.Dir(), Generator: s.Generator, Base: s.Base, Evidence: append([]string{}, s.Evidence...),
		ContentDirs: s.ContentDirs, DraftDirs: append([]string{}, s.DraftDirs...), Posts: len(all),
		Unreadable: []unreadable{}, Languages: append([]string{}, s.Languages...), BasePath: s.BasePath,
		Conventions: conventionsOf(learnt), Newest: newestOf(blog),
	}
	for _, p := range all {
		if p.Problem != nil {
			found.Unreadable = append(found.Unreadable, unreadable{p.Path, p.Problem.Line, words.Tell(p.Problem, c.language).Message})
		}
	}
	if trouble := blog.Site().Trouble; trouble != nil {
		told := words.Tell(trouble, c.language)
		found.Unreadable = append(found.Unreadable, unreadable{told.Path, told.Line, told.Message})
	}
	found.Conventions.Evidence = c.evidence(w)
	if c.json {
		c.answer(found)
		return nil
	}
	c.sayInspected(found)
	return nil
}

func conventionsOf(c site.Conventions) conventions {
	out := conventions{
		Filename: c.Filename, FrontMatter: string(c.FrontMatter), DateFormat: c.DateLayout, ListStyle: c.ListStyle,
		Images: pictureHome{c.Images.Place, c.Images.Reference}, Fields: []fieldShare{}, Folder: c.Folder,
		DateKey: c.DateKey, DateQuote: c.DateQuote, TitleQuote: c.TitleQuote, Slugs: c.SlugStyle(),
		SlugSeparator: c.SlugSeparator, LineEnd: c.LineEndName(), FinalNewline: c.FinalNewline, BlankLines: c.BlankLines, DraftKey: c.DraftKey,
	}
	for _, f := range c.Fields {
		out.Fields = append(out.Fields, fieldShare{f.Key, string(f.Type), f.Share})
	}
	return out
}

// newestOf is the newest post that readers see.
func newestOf(blog *posts.Blog) *newest {
	post, ok := blog.Newest()
	if !ok {
		return nil
	}
	a, _ := blog.Address(post)
	return &newest{post, a.Path, a.URL}
}

func (c *call) evidence(w *workspace.Workspace) []evidence {
	out := []evidence{}
	for _, f := range w.Blog().Findings() {
		out = append(out, evidence{
			Key: string(f.Key), Value: f.Value, Posts: f.Posts, Of: f.Of, From: string(f.From), Says: words.Found(f.Posts, f.Of, string(f.From)).In(c.language),
		})
	}
	return out
}

// sayInspected is for people: one line for each thing.
func (c *call) sayInspected(found inspected) {
	c.say(words.Inspected(found.Posts, found.Generator).In(c.language) + " (" + strings.Join(found.Evidence, ", ") + ")")
	for _, e := range found.Conventions.Evidence {
		c.say(fmt.Sprintf("  %-15s %-28s %s", e.Key, e.Value, e.Says))
	}
	var keys []string
	for _, f := range found.Conventions.Fields {
		keys = append(keys, fmt.Sprintf("%s (%s, %.0f%%)", f.Key, f.Type, f.Share*100))
	}
	c.say("  fields          " + strings.Join(keys, ", "))
	if found.Newest != nil {
		c.say("  newest          " + found.Newest.Path + "  " + firstOf(found.Newest.URL, found.Newest.Address))
	}
	for _, u := range found.Unreadable {
		c.say(fmt.Sprintf("  %s:%d: %s", u.Path, u.Line, u.Message))
	}
}
