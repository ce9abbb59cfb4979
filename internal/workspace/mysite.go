package workspace

import (
	"context"
	"os"
	"strings"

	"penpush/internal/devserver"
	"penpush/internal/problem"
	"penpush/internal/settings"
)

// SitePlan says how the blog's own preview server would be started: as the
// writer last did in this blog, else as its generator is.
func (w *Workspace) SitePlan() devserver.Plan {
	plan := devserver.Propose(w.blog.Site(), os.DirFS(w.Dir()), w.Dir())
	if w.settings != nil {
		if own := w.settings.Get().Server(w.Dir()); own != "" {
			// What is missing is found out by starting it: it may be anything.
			plan.Command, plan.Missing = own, nil
		}
	}
	return plan
}

// StartSite starts the blog's server with the command that the writer saw, and
// remembers it where it is not what would be proposed. Problems: those of
// devserver.Server.Start and of the settings.
func (w *Workspace) StartSite(command string) error {
	plan := devserver.Propose(w.blog.Site(), os.DirFS(w.Dir()), w.Dir())
	if err := w.server.Start(command, plan.Dir); err != nil {
		return err
	}
	if w.settings == nil {
		return nil
	}
	if command == plan.Command {
		command = ""
	}
	if w.settings.Get().Server(w.Dir()) == command {
		return nil
	}
	return w.settings.Change(func(s *settings.Settings) { s.SetServer(w.Dir(), command) })
}

// StopSite ends the blog's server.
func (w *Workspace) StopSite() { w.server.Stop() }

// SiteStatus tells what the blog's server does.
func (w *Workspace) SiteStatus() devserver.Status { return w.server.Status() }

// PageOnSite gives the address at which the blog's running server shows a post,
// "" for the front page. It saves the post before, since the server reads files. A
// post that the server does not show is NotOnServer, and the address is that of
// the front page.
func (w *Workspace) PageOnSite(ctx context.Context, post string) (string, error) {
	home := w.server.Status().Address
	if home == "" {
		return "", problem.New(problem.ServerEnded, "")
	}
	if post == "" {
		return home, nil
	}
	if _, err := w.find(post); err == nil {
		if save := w.SavePost(post); save.Problem != nil {
			return "", save.Problem
		}
	}
	s := w.blog.Site()
	at, ok := w.blog.Address(post)
	if !ok {
		return home, problem.New(problem.NotOnServer, post)
	}
	address, there := w.server.Page(ctx, strings.TrimPrefix(at.Path, s.BasePath))
	if !there {
		missing := problem.New(problem.NotOnServer, post)
		missing.Subject = address
		return home, missing
	}
	return address, nil
}
