package bridge

import (
	"errors"

	"penpush/internal/settings"
	"penpush/internal/site"
	"penpush/internal/words"
)

// RehearsalPlan is how the blog's site would be built.
type RehearsalPlan struct {
	Command string `json:"command"`
	Dir     string `json:"dir"` // the folder of the blog that it is built from
	// Missing is why it cannot be built yet.
	Missing words.Told `json:"missing"`
}

// Rehearsed is what came of building the site.
type Rehearsed struct {
	Complaints []Complaint `json:"complaints"`
	// Problem is why it was not built; code "" for a site that was.
	Problem words.Told `json:"problem"`
}

// Complaint is what the generator said about a file.
type Complaint struct {
	Path string `json:"path"`
	// Line and Column count from 1; 0 is not known.
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	// Post tells that it can be opened here.
	Post bool `json:"post"`
}

// PlanRehearsal says how the blog's site would be built. It starts nothing.
func (w *Window) PlanRehearsal() (RehearsalPlan, error) {
	b, err := w.current()
	if err != nil {
		return RehearsalPlan{}, err
	}
	plan := b.BuildPlan()
	return RehearsalPlan{Command: plan.Command, Dir: plan.Dir, Missing: w.tell(plan.Missing)}, nil
}

// Rehearse builds the site as a publish would leave it, by the command that the
// writer was shown, and sends nothing. That the generator said something is
// announced; CancelPublish stops it.
func (w *Window) Rehearse(call PublishCall, command string) (Rehearsed, error) {
	b, err := w.current()
	if err != nil {
		return Rehearsed{}, err
	}
	if err := b.KeepBuild(command); err != nil {
		return Rehearsed{}, err
	}
	ctx, end := w.cancellable()
	defer end()
	what := w.publishCall(call)
	what.Build = command
	if what.Ask, err = w.asking(); err != nil {
		return Rehearsed{}, err
	}
	came, err := b.Rehearse(ctx, what)
	if err = errors.Join(err, what.Ask.Close()); err != nil {
		return Rehearsed{}, err
	}
	answer := Rehearsed{Complaints: []Complaint{}, Problem: w.tell(came.Err)}
	for _, c := range came.Complaints {
		answer.Complaints = append(answer.Complaints, Complaint{c.Path, c.Line, c.Column, c.Message, site.IsMarkdown(c.Path)})
	}
	return answer, nil
}

// RehearsalLines are the last words of the generator in a rehearsal.
func (w *Window) RehearsalLines() ([]string, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	return append([]string{}, b.RehearsalLines()...), nil
}

// SetRehearses has every publish of the open blog rehearsed, or not.
func (w *Window) SetRehearses(on bool) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return w.settings.Change(func(s *settings.Settings) { s.SetRehearses(b.Dir(), on) })
}
