package main

import (
	"github.com/spf13/pflag"

	"penpush/internal/words"
	"penpush/internal/workspace"
)

// usual is a rehearsal by the blog's usual command.
const usual = "usual"

func rehearseFlags(f *pflag.FlagSet) {
	f.String("rehearse", "", "build the site as it would be published before anything is sent, by this command or the blog's own")
	f.Lookup("rehearse").NoOptDefVal = usual
	f.Bool("no-rehearsal", false, "leave that out where it is this blog's habit")
}

// rehearsal takes over what the flags say.
func (c *call) rehearsal(what *workspace.PublishCall) {
	what.NoRehearsal = c.on("no-rehearsal")
	if command := c.text("rehearse"); command != "" {
		what.Rehearse = true
		if command != usual {
			what.Build = command
		}
	}
}

// rehearsed is what came of a rehearsal.
type rehearsed struct {
	Command    string      `json:"command"`
	Built      bool        `json:"built"`
	Complaints []complaint `json:"complaints"`
}

type complaint struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// dryRun tells what would go, and rehearses it where that was asked for: a site
// that does not build is then a problem.
func (c *call) dryRun(w *workspace.Workspace, what workspace.PublishCall, told published) error {
	if !what.Rehearse {
		c.answerPublished(told)
		return nil
	}
	came, err := w.Rehearse(c.ctx, what)
	if err != nil {
		return err
	}
	told.Rehearsal = &rehearsed{Command: came.Command, Built: came.Err == nil, Complaints: []complaint{}}
	for _, one := range came.Complaints {
		told.Rehearsal.Complaints = append(told.Rehearsal.Complaints, complaint(one))
	}
	if came.Err != nil && !c.json {
		return came.Err
	}
	c.answerPublished(told)
	switch {
	case came.Err != nil:
		return errFound
	case !c.json:
		c.say(words.Built(c.language))
	}
	return nil
}
