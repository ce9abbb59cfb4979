package workspace

import (
	"context"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"penpush/internal/frontmatter"
	"penpush/internal/git"
	"penpush/internal/look"
	"penpush/internal/problem"
	"penpush/internal/settings"
)

// mostLookedFor is how many of the newest posts are looked for on a built site.
const mostLookedFor = 400

// worn is the site's look that the preview wears, as it was last read.
type worn struct {
	mu   sync.Mutex
	look *look.Look
}

func (w *worn) takeOff() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	before := w.look
	w.look = nil
	return before.Close()
}

// Looks are what the preview may wear instead of the neutral look.
type Looks struct {
	// Chosen is the source's ID, or "" for the neutral look.
	Chosen  string
	Sources []look.Source
	// Worn is the chosen look; nil for the neutral one, and where Problem says why
	// it cannot be had.
	Worn    *look.Look
	Problem error
}

// Looks finds where this blog's look may be read from.
func (w *Workspace) Looks(ctx context.Context) (Looks, error) {
	sources, err := w.lookBlog(ctx).Sources(ctx)
	if err != nil {
		return Looks{}, err
	}
	all := Looks{Chosen: w.chosenLook(), Sources: sources}
	if chosen, ok := look.Named(all.Chosen); ok {
		if !slices.Contains(all.Sources, chosen) {
			all.Sources = append(all.Sources, chosen)
		}
		all.Worn, all.Problem = w.Look(ctx)
	}
	return all, nil
}

func (w *Workspace) chosenLook() string {
	if w.settings == nil {
		return ""
	}
	return w.settings.Get().Look(w.Dir())
}

// ChooseLook keeps which look the preview wears; "" is the neutral one. A look
// that cannot be read is refused. Problems: those of look.Blog.Read.
func (w *Workspace) ChooseLook(ctx context.Context, id string) error {
	if id != "" {
		from, ok := look.Named(id)
		if !ok {
			return problem.New(problem.LookGone, id)
		}
		found, err := w.lookBlog(ctx).Read(ctx, from)
		if err != nil {
			return err
		}
		if err := found.Close(); err != nil {
			return err
		}
	}
	return w.settings.Change(func(s *settings.Settings) { s.SetLook(w.Dir(), id) })
}

// Look reads the look that the preview wears, again when its page was made anew;
// nil is the neutral look. Problems: those of look.Blog.Read.
func (w *Workspace) Look(ctx context.Context) (*look.Look, error) { return w.wear(ctx, true) }

// WornLook is Look as it was last read: what the pane's stylesheets bring along is
// of one page.
func (w *Workspace) WornLook(ctx context.Context) (*look.Look, error) { return w.wear(ctx, false) }

func (w *Workspace) wear(ctx context.Context, anew bool) (*look.Look, error) {
	from, ok := look.Named(w.chosenLook())
	if !ok {
		return nil, nil
	}
	w.worn.mu.Lock()
	defer w.worn.mu.Unlock()
	now := w.worn.look
	same := now != nil && now.Source == from
	if same && !anew {
		return now, nil
	}
	b := w.lookBlog(ctx)
	if same && b.Fresh(ctx, now) {
		return now, nil
	}
	next, err := b.Read(ctx, from)
	if err != nil {
		return nil, err
	}
	w.worn.look = next
	return next, now.Close()
}

// lookBlog is what is known of this blog to find its look.
func (w *Workspace) lookBlog(ctx context.Context) look.Blog {
	s := w.blog.Site()
	b := look.Blog{Root: w.root, Generator: s.Generator, Base: s.Base, Outputs: s.OutputDirs(), BasePath: s.BasePath}
	if repo, err := git.Open(ctx, w.root.Dir()); err == nil {
		b.Repo = repo // without one there are no branches
	}
	host := s.Address
	if host == "" {
		host = w.siteHost()
	}
	if u, err := url.Parse(host); err == nil {
		b.Host = u.Host
	}
	listed, err := w.blog.Listed(ctx)
	if err != nil {
		return b // whoever lists the posts is told why
	}
	for _, p := range listed {
		if p.Draft || p.Err != nil {
			continue
		}
		if len(b.Posts) == mostLookedFor {
			break
		}
		at, _ := w.blog.Address(p.Path)
		b.Posts = append(b.Posts, look.Post{
			Title: p.Title, Address: at.Path, Name: builtName(p.Path), Text: func() (string, error) { return w.bodyOf(p.Path) },
		})
	}
	return b
}

var dayBefore = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}-`)

// builtName is what a post's page is probably called.
func builtName(post string) string {
	name := strings.TrimSuffix(path.Base(post), path.Ext(post))
	if name == "index" {
		name = path.Base(path.Dir(post))
	}
	return dayBefore.ReplaceAllString(name, "")
}

func (w *Workspace) bodyOf(post string) (string, error) {
	lines, err := w.Lines(post)
	if err != nil {
		return "", err
	}
	return strings.Join(lines[min(frontmatter.Read(lines).Body, len(lines)):], "\n"), nil
}
