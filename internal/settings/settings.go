// Package settings keeps what the writer chose, in one JSON file in the user's
// configuration folder. Nothing of a post is in it.
package settings

import (
	"slices"
)

// Settings are the writer's choices. The zero value is what a first start has.
type Settings struct {
	// Language is "en" or "ko", Theme "light" or "dark"; "" follows the system.
	Language string `json:"language"`
	Theme    string `json:"theme"`
	Window   Window `json:"window"`
	Panes    Panes  `json:"panes"`
	// Recent are the blogs that were opened, latest first, at most 20.
	Recent []Recent `json:"recent"`
	// Blogs is where the writer was in each blog, latest first.
	Blogs []Blog `json:"blogs"`
	// NoOnlineHint leaves out the question at the start whether the online copy of
	// a blog has moved on.
	NoOnlineHint bool `json:"noOnlineHint"`
	// Messages are how the messages of blogs are written.
	Messages []Message `json:"messages"`
	// Overrides are what the writer said about how blogs do things.
	Overrides []Override `json:"overrides"`
}

// Message is how the messages of a blog's publishes are written: {verb}, {title}
// and {path} are filled in.
type Message struct {
	Dir  string `json:"dir"`
	Form string `json:"form"`
}

// MessageForm is how the messages of a blog are written; "" is the usual way.
func (s Settings) MessageForm(dir string) string {
	for _, m := range s.Messages {
		if m.Dir == dir {
			return m.Form
		}
	}
	return ""
}

// SetMessageForm keeps how the messages of a blog are written; "" forgets it.
func (s *Settings) SetMessageForm(dir, form string) {
	s.Messages = slices.DeleteFunc(s.Messages, func(m Message) bool { return m.Dir == dir })
	if form != "" {
		s.Messages = append(s.Messages, Message{dir, form})
	}
}

// Override is one thing that the writer said about a blog, over what was learnt
// from its posts. Key and Value are those of package site.
type Override struct {
	Dir   string `json:"dir"`
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Window is the window's size and place in the system's pixels; sizes of 0 are
// the usual ones.
type Window struct {
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Maximised bool `json:"maximised"`
}

// Panes are how the writer arranged the window; widths in CSS pixels, 0 for the
// usual one.
type Panes struct {
	ListWidth    int  `json:"listWidth"`
	PreviewWidth int  `json:"previewWidth"`
	HideList     bool `json:"hideList"`
	HidePreview  bool `json:"hidePreview"`
	HideForm     bool `json:"hideForm"`
	// PreviewAs is the device that the preview is as wide as: "" for as wide as
	// its pane, "phone" or "tablet". PreviewTheme is "light" or "dark", "" for
	// the window's.
	PreviewAs    string `json:"previewAs,omitempty"`
	PreviewTheme string `json:"previewTheme,omitempty"`
	// Raw shows the front matter as text.
	Raw bool `json:"raw"`
}

// Recent is a blog that was opened, as the welcome page shows it.
type Recent struct {
	Dir       string `json:"dir"`
	Name      string `json:"name"`
	Generator string `json:"generator"`
	Posts     int    `json:"posts"`
	// Opened is when, in Unix seconds.
	Opened int64 `json:"opened"`
}

// Blog is where the writer was in a blog: the post by its path in the blog, and
// the cursor's line and column, both counted from 0.
type Blog struct {
	Dir      string `json:"dir"`
	LastPost string `json:"lastPost"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	// List is how the list of posts is sorted, grouped and filtered.
	List ListView `json:"list"`
	// Server is the command that starts the blog's own preview server, where the
	// writer chose another one than is proposed.
	Server string `json:"server,omitempty"`
	// Build is the command that builds the blog's site for a rehearsal, where the
	// writer chose another one than is proposed; Rehearse has every publish
	// rehearsed.
	Build    string `json:"build,omitempty"`
	Rehearse bool   `json:"rehearse,omitempty"`
	// NoRemote keeps the preview from loading pictures from other servers.
	NoRemote bool `json:"noRemotePictures,omitempty"`
	// Look is the site's look that the preview wears, as package look names it; ""
	// is the neutral one.
	Look string `json:"look,omitempty"`
}

// ListView is how a blog's posts are listed. The zero value is the usual way:
// newest first under their years, all of them.
type ListView struct {
	// Sort is "" for the date, "title" or "changed"; Reverse turns it round.
	Sort    string `json:"sort,omitempty"`
	Reverse bool   `json:"reverse,omitempty"`
	// Group is "" for what suits the sorting, "year", "folder" or "none".
	Group string `json:"group,omitempty"`
	// What follows shows only the posts that have it; "" shows all.
	Year     string `json:"year,omitempty"`
	Tag      string `json:"tag,omitempty"`
	Category string `json:"category,omitempty"`
	Language string `json:"language,omitempty"`
	State    string `json:"state,omitempty"`
	// Marked shows only posts that are marked.
	Marked bool `json:"marked,omitempty"`
}

const (
	mostRecent = 20
	mostBlogs  = 100
	// mostOverrides is past what any writer says.
	mostOverrides = 2000
)

// Remember puts a blog first among the recent ones.
func (s *Settings) Remember(r Recent) {
	s.Forget(r.Dir)
	s.Recent = slices.Insert(s.Recent, 0, r)
	s.Recent = s.Recent[:min(len(s.Recent), mostRecent)]
}

// Forget takes a blog off the recent ones. Its folder is left alone, and where
// the writer was in it is known when it is opened again.
func (s *Settings) Forget(dir string) {
	s.Recent = slices.DeleteFunc(s.Recent, func(r Recent) bool { return r.Dir == dir })
}

// Knows tells that a blog was opened before.
func (s Settings) Knows(dir string) bool {
	return s.blog(dir).Dir != "" || slices.ContainsFunc(s.Recent, func(r Recent) bool { return r.Dir == dir })
}

// LastPost is the post that was last open in a blog, or "".
func (s Settings) LastPost(dir string) string { return s.blog(dir).LastPost }

// SetLastPost keeps which post is open in a blog; another post than before
// begins at its top.
func (s *Settings) SetLastPost(dir, post string) {
	if b := s.blog(dir); b.LastPost != post || b.Dir == "" {
		b.Dir, b.LastPost, b.Line, b.Column = dir, post, 0, 0
		s.setBlog(b)
	}
}

// Cursor is where the cursor was in a blog's last post.
func (s Settings) Cursor(dir string) (line, column int) {
	b := s.blog(dir)
	return b.Line, b.Column
}

// SetCursor keeps where the cursor is in a blog's last post.
func (s *Settings) SetCursor(dir string, line, column int) {
	b := s.blog(dir)
	b.Dir, b.Line, b.Column = dir, line, column
	s.setBlog(b)
}

// ListView is how a blog's posts were last listed.
func (s Settings) ListView(dir string) ListView { return s.blog(dir).List }

// SetListView keeps how a blog's posts are listed.
func (s *Settings) SetListView(dir string, v ListView) {
	b := s.blog(dir)
	b.Dir, b.List = dir, v
	s.setBlog(b)
}

// Server is the writer's own command for a blog's preview server, or "".
func (s Settings) Server(dir string) string { return s.blog(dir).Server }

// SetServer keeps the writer's own command for a blog's preview server; "" leaves
// it to what is proposed.
func (s *Settings) SetServer(dir, command string) {
	b := s.blog(dir)
	b.Dir, b.Server = dir, command
	s.setBlog(b)
}

// Build is the writer's own command that builds a blog's site, or "".
func (s Settings) Build(dir string) string { return s.blog(dir).Build }

// SetBuild keeps the writer's own command that builds a blog's site; "" leaves it
// to what is proposed.
func (s *Settings) SetBuild(dir, command string) {
	b := s.blog(dir)
	b.Dir, b.Build = dir, command
	s.setBlog(b)
}

// Rehearses tells whether every publish of a blog is rehearsed.
func (s Settings) Rehearses(dir string) bool { return s.blog(dir).Rehearse }

// SetRehearses keeps that.
func (s *Settings) SetRehearses(dir string, on bool) {
	b := s.blog(dir)
	b.Dir, b.Rehearse = dir, on
	s.setBlog(b)
}

// RemotePictures tells whether a blog's preview loads pictures from other
// servers, as the site will.
func (s Settings) RemotePictures(dir string) bool { return !s.blog(dir).NoRemote }

// SetRemotePictures keeps that.
func (s *Settings) SetRemotePictures(dir string, on bool) {
	b := s.blog(dir)
	b.Dir, b.NoRemote = dir, !on
	s.setBlog(b)
}

// Look is the site's look that a blog's preview wears, or "".
func (s Settings) Look(dir string) string { return s.blog(dir).Look }

// SetLook keeps that; "" is the neutral look.
func (s *Settings) SetLook(dir, look string) {
	b := s.blog(dir)
	b.Dir, b.Look = dir, look
	s.setBlog(b)
}

// OverridesOf are what the writer said about a blog.
func (s Settings) OverridesOf(dir string) []Override {
	var out []Override
	for _, o := range s.Overrides {
		if o.Dir == dir {
			out = append(out, o)
		}
	}
	return out
}

// SetOverride keeps what the writer says about a blog.
func (s *Settings) SetOverride(o Override) {
	s.ClearOverride(o.Dir, o.Key)
	s.Overrides = append(s.Overrides, o)
}

// ClearOverride leaves a thing to what is learnt from the posts again.
func (s *Settings) ClearOverride(dir, key string) {
	s.Overrides = slices.DeleteFunc(s.Overrides, func(o Override) bool { return o.Dir == dir && o.Key == key })
}

func (s Settings) blog(dir string) Blog {
	for _, b := range s.Blogs {
		if b.Dir == dir {
			return b
		}
	}
	return Blog{}
}

func (s *Settings) setBlog(b Blog) {
	s.Blogs = slices.DeleteFunc(s.Blogs, func(o Blog) bool { return o.Dir == b.Dir })
	s.Blogs = slices.Insert(s.Blogs, 0, b)
	s.Blogs = s.Blogs[:min(len(s.Blogs), mostBlogs)]
}

// sound gives the settings without what no version of this program wrote, and
// without sharing memory with s.
func (s Settings) sound() Settings {
	if !slices.Contains([]string{"", "en", "ko"}, s.Language) {
		s.Language = ""
	}
	if !slices.Contains([]string{"", "light", "dark"}, s.Theme) {
		s.Theme = ""
	}
	s.Window.Width, s.Window.Height = max(s.Window.Width, 0), max(s.Window.Height, 0)
	s.Panes.ListWidth, s.Panes.PreviewWidth = max(s.Panes.ListWidth, 0), max(s.Panes.PreviewWidth, 0)
	recent, blogs := []Recent{}, []Blog{}
	for _, r := range s.Recent[:min(len(s.Recent), mostRecent)] {
		if r.Dir != "" {
			recent = append(recent, r)
		}
	}
	for _, b := range s.Blogs[:min(len(s.Blogs), mostBlogs)] {
		if b.Dir != "" {
			b.Line, b.Column = max(b.Line, 0), max(b.Column, 0)
			blogs = append(blogs, b)
		}
	}
	s.Recent, s.Blogs = recent, blogs
	said := []Override{}
	for _, o := range s.Overrides[:min(len(s.Overrides), mostOverrides)] {
		if o.Dir != "" && o.Key != "" {
			said = append(said, o)
		}
	}
	s.Overrides = said
	forms := []Message{}
	for _, m := range s.Messages[:min(len(s.Messages), mostBlogs)] {
		if m.Dir != "" && m.Form != "" {
			forms = append(forms, m)
		}
	}
	s.Messages = forms
	return s
}
