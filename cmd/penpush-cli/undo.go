package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"penpush/internal/words"
	"penpush/internal/workspace"
)

func undoFlags(f *pflag.FlagSet) {
	f.String("commit", "", "the publish to take back")
	decideFlag(f)
}

type undone struct {
	Commit string `json:"commit"`
	// How is "commit" for a new one that takes the publish back, "forgotten" for
	// a publish that had never arrived.
	How string `json:"how"`
}

// undo takes a publish back, by a new commit.
func undo(c *call) (err error) {
	w, err := c.openBlog(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	_, _, _, verb := words.Message(c.language)
	what := workspace.UndoCall{Commit: c.text("commit"), Verb: verb}
	if what.Ask, what.Answers, err = c.asking(c.many("decide")); err != nil {
		return err
	}
	back, err := w.UndoPublish(c.ctx, what)
	if err != nil {
		return err
	}
	told := undone{Commit: back.Commit, How: "commit"}
	if back.Took == "" {
		told.How = "forgotten"
	}
	switch {
	case c.json:
		c.answer(told)
	case back.Took != "":
		c.say(fmt.Sprintf("%s → %s/%s", back.Commit, back.Remote, back.Branch))
	}
	return nil
}

type pastPublish struct {
	Commit   string   `json:"commit"`
	Message  string   `json:"message"`
	Author   string   `json:"author"`
	Time     string   `json:"time"`
	Files    []string `json:"files"`
	State    string   `json:"state"`
	Mine     bool     `json:"mine"`
	Undoable bool     `json:"undoable"`
}

// publishedPosts tells what was published, the newest first.
func publishedPosts(c *call) (err error) {
	w, err := c.openBlog(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	past, err := w.PublishHistory(c.ctx)
	if err != nil {
		return err
	}
	told := []pastPublish{}
	for _, p := range past {
		told = append(told, pastPublish{p.Commit, p.Message, p.Author, p.Time.Format(time.RFC3339), p.Files, p.State, p.Mine, p.Undoable})
		if !c.json {
			c.say(fmt.Sprintf("%s  %s  %-10s  %s", p.Commit[:10], p.Time.Format("2006-01-02 15:04"), p.State, p.Message))
		}
	}
	if c.json {
		c.answer(told)
	}
	return nil
}

type brought struct {
	Files      []string `json:"files"`
	LeftBehind []string `json:"leftBehind"`
}

// bringIn brings what is new online here.
func bringIn(c *call) (err error) {
	w, err := c.openBlog(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	var what workspace.UndoCall
	if what.Ask, what.Answers, err = c.asking(nil); err != nil {
		return err
	}
	came, err := w.BringIn(c.ctx, what)
	if err != nil {
		return err
	}
	told := brought{append([]string{}, came.Files...), append([]string{}, came.LeftBehind...)}
	if c.json {
		c.answer(told)
		return nil
	}
	for _, f := range told.Files {
		c.say(f)
	}
	for _, f := range told.LeftBehind {
		c.say("! " + f)
	}
	return nil
}
