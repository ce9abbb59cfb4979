package bridge

import (
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/workspace"
)

// The events that the page hears. They only say that something changed.
const (
	eventPosts     = "posts"
	eventDisk      = "disk"
	eventSave      = "save"
	eventPublish   = "publish"
	eventSite      = "site"
	eventRehearsal = "rehearsal"
	eventTags      = "tags"
	eventDrop      = "drop"
	eventBlogGone  = "blog-gone"
	eventBlogBack  = "blog-back"
	eventOpenBlog  = "open-blog"
	eventMenu      = "menu"
	eventAsk       = "ask"
	eventAskOver   = "ask-over"
	eventLive      = "live"
	eventClone     = "clone"
)

// PostEvent is about one post.
type PostEvent struct {
	Post string `json:"post"`
}

// MenuEvent is a command that was chosen in the system's menu.
type MenuEvent struct {
	Command string `json:"command"`
}

// announcer passes what the workspace says on to the page.
type announcer struct{ w *Window }

func (a announcer) PostsChanged()           { a.w.desktop.Announce(eventPosts) }
func (a announcer) DiskChanged(post string) { a.w.desktop.Announce(eventDisk, PostEvent{post}) }
func (a announcer) SiteChanged()            { a.w.desktop.Announce(eventSite) }
func (a announcer) RehearsalChanged()       { a.w.desktop.Announce(eventRehearsal) }
func (a announcer) BlogBack()               { a.w.desktop.Announce(eventBlogBack) }

func (a announcer) SaveChanged(s workspace.Save) {
	a.w.desktop.Announce(eventSave, a.w.saveState(s))
}

func (a announcer) PublishProgress(p publish.Progress) {
	a.w.desktop.Announce(eventPublish, PublishStep{Step: string(p.Step), Done: p.Done, Percent: p.Percent})
}

func (a announcer) RetagProgress(percent int) {
	a.w.desktop.Announce(eventTags, TagsStep{Percent: percent})
}

func (a announcer) BlogGone() {
	gone := problem.New(problem.FolderGone, "")
	if b, err := a.w.current(); err == nil {
		gone.Subject = b.Dir()
	}
	a.w.desktop.Announce(eventBlogGone, a.w.tell(gone))
}

// Dropped passes files dropped on the window on to the page, which knows where
// in the text they belong.
func Dropped(w *Window, x, y int, paths []string) {
	w.desktop.Announce(eventDrop, Drop{X: x, Y: y, Paths: paths})
}

// Chosen passes a command of the system's menu on.
func Chosen(w *Window, command string) { w.desktop.Announce(eventMenu, MenuEvent{command}) }

// StartedAgain opens the folder that a second start of the app named.
func StartedAgain(w *Window, folder string) {
	w.desktop.Announce(eventOpenBlog, BlogEvent{Dir: folder})
}

// BlogEvent names a folder to open.
type BlogEvent struct {
	Dir string `json:"dir"`
}
