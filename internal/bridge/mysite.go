package bridge

import (
	"context"

	"penpush/internal/problem"
	"penpush/internal/words"
)

// SitePlan is how the blog's own preview server would be started.
type SitePlan struct {
	Command string `json:"command"`
	Dir     string `json:"dir"`
	// Missing is why it cannot be started yet.
	Missing words.Told `json:"missing"`
}

// SiteStatus is what the blog's server does.
type SiteStatus struct {
	// State is off, starting, running or failed.
	State string `json:"state"`
	// Address is where the site is while it runs.
	Address string     `json:"address"`
	Lines   []string   `json:"lines"`
	Problem words.Told `json:"problem"`
}

// PlanSite says how the blog's own preview server would be started. It starts
// nothing.
func (w *Window) PlanSite() (SitePlan, error) {
	b, err := w.current()
	if err != nil {
		return SitePlan{}, err
	}
	plan := b.SitePlan()
	return SitePlan{Command: plan.Command, Dir: plan.Dir, Missing: w.tell(plan.Missing)}, nil
}

// StartSite starts the blog's server with the command that the writer was shown.
func (w *Window) StartSite(command string) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return b.StartSite(command)
}

// StopSite ends the blog's server.
func (w *Window) StopSite() error {
	b, err := w.current()
	if err != nil {
		return err
	}
	b.StopSite()
	return nil
}

// Site tells what the blog's server does.
func (w *Window) Site() (SiteStatus, error) {
	b, err := w.current()
	if err != nil {
		return SiteStatus{}, err
	}
	s := b.SiteStatus()
	return SiteStatus{State: string(s.State), Address: s.Address, Lines: append([]string{}, s.Lines...), Problem: w.tell(s.Err)}, nil
}

// ShowOnSite opens a post's address on the running server in the system's
// browser. Where the server does not show the post, the front page is opened and
// the answer says so.
func (w *Window) ShowOnSite(post string) (words.Told, error) {
	b, err := w.current()
	if err != nil {
		return w.tell(nil), err
	}
	address, err := b.PageOnSite(context.Background(), post)
	if err != nil && !problem.Is(err, problem.NotOnServer) {
		return w.tell(nil), err
	}
	if openErr := w.OpenAddress(address); openErr != nil {
		return w.tell(nil), openErr
	}
	return w.tell(err), nil
}
