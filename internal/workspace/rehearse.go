package workspace

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"penpush/internal/devserver"
	"penpush/internal/disk"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/settings"
)

// Rehearsal is what came of building the site as it would be published.
type Rehearsal struct {
	// Command built it.
	Command string
	// Lines are the last that it said, with paths from the blog's own folder.
	Lines []string
	// Complaints are what it said about files; the first about a post that is to
	// go, if there is one, comes first.
	Complaints []Complaint
	// Err is a problem.BuildFailed, or nil for a site that was built.
	Err error
}

// rehearsing is what is kept of rehearsals.
type rehearsing struct {
	parent string // where the site is built

	mu    sync.Mutex
	build *devserver.Build // the one under way, or the last
	root  string
	went  string // tree and command of what was last built without a failure
	stop  context.CancelFunc
	ended chan struct{} // nil while nothing is rehearsed
}

// BuildPlan says how the blog's site would be built: as the writer last did in
// this blog, else as its generator is.
func (w *Workspace) BuildPlan() devserver.Plan {
	plan := devserver.ProposeBuild(w.blog.Site(), os.DirFS(w.Dir()), w.Dir())
	if w.settings != nil {
		if own := w.settings.Get().Build(w.Dir()); own != "" {
			plan.Command, plan.Missing = own, nil
		}
	}
	return plan
}

// Rehearses tells whether every publish of this blog is rehearsed.
func (w *Workspace) Rehearses() bool {
	return w.settings != nil && w.settings.Get().Rehearses(w.Dir())
}

// Rehearse builds the site as a publish would leave it, in a folder of its own,
// and sends nothing. A site that does not build is no error: it is in the
// rehearsal.
func (w *Workspace) Rehearse(ctx context.Context, call PublishCall) (Rehearsal, error) {
	if !w.publishing.TryLock() {
		return Rehearsal{}, problem.New(problem.AlreadyPublishing, "")
	}
	defer w.publishing.Unlock()
	p, err := w.pack(ctx, call)
	if err != nil {
		return Rehearsal{}, err
	}
	p.Ask = call.Ask
	made, err := publish.Prepare(ctx, p.Request, func(publish.Progress) {})
	if err != nil {
		return Rehearsal{}, err
	}
	return w.rehearseTree(ctx, p, made, call.Build)
}

// KeepBuild remembers the command that builds this blog, where it is not what would
// be proposed.
func (w *Workspace) KeepBuild(command string) error {
	if w.settings == nil || command == "" {
		return nil
	}
	if command == devserver.ProposeBuild(w.blog.Site(), os.DirFS(w.Dir()), w.Dir()).Command {
		command = ""
	}
	if w.settings.Get().Build(w.Dir()) == command {
		return nil
	}
	return w.settings.Change(func(s *settings.Settings) { s.SetBuild(w.Dir(), command) })
}

// rehearseBefore is the rehearsal of a publish that is under way: a site that does
// not build is a question.
func (w *Workspace) rehearseBefore(call PublishCall, p parcel) func(context.Context, publish.Prepared) error {
	return func(ctx context.Context, made publish.Prepared) error {
		r, err := w.rehearseTree(ctx, p, made, call.Build)
		if err == nil {
			err = r.Err
		}
		if err == nil || ctx.Err() != nil {
			return err
		}
		told := *problem.Of(err)
		told.Choices = []string{publish.Despite + "=" + made.Tree}
		return &told
	}
}

func (w *Workspace) rehearseTree(ctx context.Context, p parcel, made publish.Prepared, command string) (Rehearsal, error) {
	plan := w.BuildPlan()
	if command == "" {
		command = plan.Command
	} else {
		plan.Missing = nil
	}
	if plan.Missing != nil {
		return Rehearsal{}, plan.Missing
	}
	mark := made.Tree + " " + command
	if w.rehearse.knows(mark) {
		return Rehearsal{Command: command}, nil
	}
	ctx, end := w.rehearse.under(ctx)
	defer end()
	dir, remove, err := disk.Spare(w.rehearse.parent)
	if err != nil {
		return Rehearsal{}, err
	}
	r, err := w.rehearseIn(ctx, dir, command, made)
	if err == nil {
		w.locate(&r, p, dir, made)
		if r.Err == nil {
			w.rehearse.keep(mark)
		}
	}
	return r, errors.Join(err, remove())
}

// rehearseIn builds the site in a folder that is as another computer would have it,
// with the blog's installed parts.
func (w *Workspace) rehearseIn(ctx context.Context, dir, command string, made publish.Prepared) (Rehearsal, error) {
	if err := made.Repo.CheckOut(ctx, made.Commit, made.Branch, dir); err != nil {
		return Rehearsal{}, err
	}
	parts, err := made.Repo.Besides(ctx, isPart)
	if err != nil {
		return Rehearsal{}, err
	}
	for _, part := range parts {
		if err := lend(made.Repo.Top, dir, strings.TrimSuffix(part, "/")); err != nil {
			return Rehearsal{}, err
		}
	}
	build := &devserver.Build{Changed: w.announce.RehearsalChanged}
	w.rehearse.begin(build, dir)
	base := path.Join(made.Repo.Prefix, w.blog.Site().Base)
	err = build.Run(ctx, command, filepath.Join(dir, filepath.FromSlash(base)))
	w.announce.RehearsalChanged()
	if err != nil && !problem.Is(err, problem.BuildFailed) {
		return Rehearsal{}, err
	}
	return Rehearsal{Command: command, Lines: w.RehearsalLines(), Err: err}, nil
}

// isPart tells by its name what a build needs beside what is published, and git
// does not know.
func isPart(name string) bool {
	switch name {
	case "node_modules", "vendor", ".bundle", ".yarn", ".pnp.cjs", ".pnp.loader.mjs", "venv", ".venv":
		return true
	}
	return name == ".env" || strings.HasPrefix(name, ".env.")
}

// lend links a part of the writer's folder into another one. Of node_modules each
// package is linked alone: tools keep caches in it, which are not to be the
// writer's.
func lend(from, to, part string) error {
	here := filepath.Join(from, filepath.FromSlash(part))
	if path.Base(part) != "node_modules" {
		return disk.LinkOut(to, part, here)
	}
	entries, err := os.ReadDir(here)
	if err != nil {
		return problem.Wrap(problem.Unreadable, part, err)
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") && !slices.Contains([]string{".bin", ".pnpm", ".modules.yaml", ".package-lock.json", ".yarn-state.yml", ".yarn-integrity"}, name) {
			continue
		}
		if err := disk.LinkOut(to, part+"/"+name, filepath.Join(here, name)); err != nil {
			return err
		}
	}
	return nil
}

// RehearsalLines are the last words of the generator in the rehearsal that is under
// way, or was the last.
func (w *Workspace) RehearsalLines() []string {
	w.rehearse.mu.Lock()
	defer w.rehearse.mu.Unlock()
	if w.rehearse.build == nil {
		return nil
	}
	lines := w.rehearse.build.Lines()
	for i, line := range lines {
		lines[i] = devserver.Plain(line, w.rehearse.root)
	}
	return lines
}

func (r *rehearsing) begin(b *devserver.Build, root string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.build, r.root = b, root
}

// under gives a context that quit ends, for one rehearsal.
func (r *rehearsing) under(ctx context.Context) (_ context.Context, end func()) {
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stop, r.ended = stop, ended
	return ctx, func() {
		stop()
		r.mu.Lock()
		defer r.mu.Unlock()
		r.ended = nil
		close(ended)
	}
}

// quit ends a rehearsal that is under way, and waits for that.
func (r *rehearsing) quit() {
	r.mu.Lock()
	stop, ended := r.stop, r.ended
	r.mu.Unlock()
	if ended != nil {
		stop()
		<-ended
	}
}

func (r *rehearsing) knows(mark string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.went == mark
}

func (r *rehearsing) keep(mark string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.went = mark
}
