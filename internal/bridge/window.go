// Package bridge is the seam: what the page may ask of Go, as bound methods with
// plain answers, problems in words, announcements, and the asset handler.
package bridge

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"penpush/internal/problem"
	"penpush/internal/settings"
	"penpush/internal/testsite"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// Window is bound: the page may call every exported method, at any time and from
// many goroutines. What only the app may ask is therefore a function here, not a
// method.
type Window struct {
	desktop  Desktop
	settings *settings.Store
	options  Options

	mu            sync.Mutex
	blog          *workspace.Workspace
	cancelPublish context.CancelFunc
	// endLive ends the watch for the last publish on the site.
	endLive context.CancelFunc
	// questions wait for the writer's answer, by their number.
	questions  map[int]chan askAnswer
	asked      int
	cancelTags context.CancelFunc
	// fresh is the folder of a blog that nobody has had a first look at, or "".
	fresh string
}

// Options are how the app was started.
type Options struct {
	Version string
	// Locale is the system's, such as "ko_KR.UTF-8".
	Locale string
	// DataDir keeps snapshots, journals and the sample blog.
	DataDir string
	// Open is the folder to open at once, Sample opens the sample blog.
	Open   string
	Sample bool
}

// NewWindow makes the seam for one window.
func NewWindow(desktop Desktop, store *settings.Store, o Options) *Window {
	return &Window{desktop: desktop, settings: store, options: o, questions: map[int]chan askAnswer{}}
}

// sampleMark asks the page to open the sample blog at the start.
const sampleMark = "sample:"

// Start tells what the window needs before it shows anything.
func (w *Window) Start() (Start, error) {
	s := w.settings.Get()
	start := Start{
		Language: string(w.language()), Theme: s.Theme, Version: w.options.Version, Open: w.options.Open,
		Panes: Panes{
			ListWidth: s.Panes.ListWidth, PreviewWidth: s.Panes.PreviewWidth,
			HideList: s.Panes.HideList, HidePreview: s.Panes.HidePreview, HideForm: s.Panes.HideForm,
			PreviewAs: s.Panes.PreviewAs, PreviewTheme: s.Panes.PreviewTheme,
		},
		Mac: runtime.GOOS == "darwin", OnlineHint: !s.NoOnlineHint, Recent: []RecentBlog{}, Problem: w.tell(w.settings.Problem()),
	}
	if w.options.Sample {
		start.Open = sampleMark
	}
	for _, r := range s.Recent {
		start.Recent = append(start.Recent, RecentBlog{Dir: r.Dir, Name: r.Name, Generator: r.Generator, Posts: r.Posts})
	}
	return start, nil
}

func (w *Window) language() words.Language {
	if l := w.settings.Get().Language; l != "" {
		return words.Parse(l)
	}
	return words.Parse(w.options.Locale)
}

func (w *Window) tell(err error) words.Told {
	if err == nil {
		return words.Told{Choices: []words.Choice{}}
	}
	return words.Tell(err, w.language())
}

// InWords makes a rejected call carry the problem in words. Wails makes an Error
// of what this gives, so it is the JSON of a words.Told as one string; the page
// reads it back.
func InWords(w *Window, err error) any {
	b, jsonErr := json.Marshal(w.tell(err))
	if jsonErr != nil {
		return err.Error()
	}
	return string(b)
}

// SetLanguage chooses the window's language; "" follows the system.
func (w *Window) SetLanguage(language string) error {
	return w.settings.Change(func(s *settings.Settings) { s.Language = language })
}

// SetTheme chooses "light" or "dark"; "" follows the system.
func (w *Window) SetTheme(theme string) error {
	return w.settings.Change(func(s *settings.Settings) { s.Theme = theme })
}

// SetPanes keeps how the window is arranged.
func (w *Window) SetPanes(p Panes) error {
	return w.settings.Change(func(s *settings.Settings) {
		s.Panes.ListWidth, s.Panes.PreviewWidth = p.ListWidth, p.PreviewWidth
		s.Panes.HideList, s.Panes.HidePreview, s.Panes.HideForm = p.HideList, p.HidePreview, p.HideForm
		s.Panes.PreviewAs, s.Panes.PreviewTheme = p.PreviewAs, p.PreviewTheme
	})
}

// Ready shows the window: the page calls it when it has something to show.
func (w *Window) Ready() error {
	w.desktop.Show()
	return nil
}

// Unspelt are the languages ("ko", "ja", "zh") whose words the system's spelling
// would all call wrong; the page asks once the window is there.
func (w *Window) Unspelt() []string {
	return append([]string{}, w.desktop.Unspelt()...)
}

// SetTitle names the window after what is open.
func (w *Window) SetTitle(title string) error {
	w.desktop.SetTitle(title)
	return nil
}

// ChooseFolder asks the writer for a folder; "" when nothing was chosen.
func (w *Window) ChooseFolder() (string, error) {
	return w.desktop.ChooseFolder(phrases().chooseFolder.In(w.language()))
}

// OpenAddress shows a web or mail address in the system's browser; any other
// kind of address is refused.
func (w *Window) OpenAddress(address string) error {
	if !safeAddress(address) {
		p := problem.New(problem.AddressRefused, "")
		p.Subject = address
		return p
	}
	return w.desktop.OpenAddress(address)
}

// OpenSample opens the sample blog, which is made when it is not there yet.
func (w *Window) OpenSample() (Blog, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	made, err := testsite.Sample(ctx, filepath.Join(w.options.DataDir, "sample"))
	if err != nil {
		return Blog{}, err
	}
	blog, err := w.OpenBlog(made.Blog)
	blog.First = false // it is ours, and says itself what it is
	w.LookedAt()
	if blog.LastPost == "" {
		blog.LastPost = testsite.Welcome(string(w.language()))
	}
	return blog, err
}

// OpenBlog opens a folder as a blog; the one that was open is closed first, and
// its unsaved words are kept. A folder with several blogs is a problem.BlogDecision,
// which OpenOneOf answers.
func (w *Window) OpenBlog(dir string) (Blog, error) {
	if dir == sampleMark {
		return w.OpenSample()
	}
	ctx := context.Background()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.blog != nil && w.blog.Dir() == dir {
		return w.describe(ctx, w.blog)
	}
	next, err := workspace.Open(ctx, dir, workspace.Options{
		DataDir: w.options.DataDir, Announce: announcer{w}, List: true, Settings: w.settings,
	})
	if err != nil {
		return Blog{}, err
	}
	if err := askWhich(next); err != nil {
		return Blog{}, errors.Join(err, next.Close())
	}
	if !w.settings.Get().Knows(next.Dir()) {
		w.fresh = next.Dir()
	}
	blog, err := w.describe(ctx, next)
	if err != nil {
		return Blog{}, errors.Join(err, next.Close())
	}
	before := w.blog
	w.blog = next
	if before != nil {
		if err := before.Close(); err != nil {
			return blog, err
		}
	}
	return blog, w.remember(blog)
}

func (w *Window) describe(ctx context.Context, b *workspace.Workspace) (Blog, error) {
	list, err := b.ListPosts(ctx)
	if err != nil {
		return Blog{}, err
	}
	blog := Blog{
		Dir: b.Dir(), Name: filepath.Base(b.Dir()), About: w.about(b), First: w.fresh == b.Dir(),
		LastPost: w.settings.Get().LastPost(b.Dir()), Posts: w.rows(list),
		List:     ListView(w.settings.Get().ListView(b.Dir())),
		Problems: []words.Told{}, RemotePictures: w.settings.Get().RemotePictures(b.Dir()),
		Look: w.settings.Get().Look(b.Dir()),
	}
	for _, err := range append(b.Unmended(), b.Blog().StatesProblem()) {
		if err != nil {
			blog.Problems = append(blog.Problems, w.tell(err))
		}
	}
	blog.Branch = b.Branch(ctx)
	// What stands in the way of a publish is told when one is planned.
	if to, err := b.Destination(ctx); err == nil {
		blog.Destination = to.Address
	}
	return blog, nil
}

func (w *Window) remember(b Blog) error {
	return w.settings.Change(func(s *settings.Settings) {
		s.Remember(settings.Recent{
			Dir: b.Dir, Name: b.Name, Generator: b.About.Generator, Posts: len(b.Posts), Opened: time.Now().Unix(),
		})
	})
}

// CloseBlog shows the welcome page again. Unsaved words are saved, or stay in
// the journal.
func (w *Window) CloseBlog() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.blog == nil {
		return nil
	}
	if w.endLive != nil {
		w.endLive()
	}
	before := w.blog
	w.blog = nil
	return before.Close()
}

// ForgetBlog takes a blog off the list of recent ones.
func (w *Window) ForgetBlog(dir string) error {
	return w.settings.Change(func(s *settings.Settings) { s.Forget(dir) })
}

// LookAgain compares the disk with what is open; the page calls it when the
// window gets the focus.
func (w *Window) LookAgain() error {
	b, err := w.current()
	if err != nil {
		return nil //nolint:nilerr // without a blog there is nothing to look at
	}
	b.LookAgain()
	return nil
}

func (w *Window) current() (*workspace.Workspace, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.blog == nil {
		return nil, problem.New(problem.NoBlog, "")
	}
	return w.blog, nil
}
