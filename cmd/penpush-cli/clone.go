package main

import (
	"path/filepath"

	"penpush/internal/publish"
)

type cloned struct {
	Blog string `json:"blog"`
}

// clone copies an online blog into a new folder.
func clone(c *call) error {
	dir := publish.NameOf(c.args[0])
	if len(c.args) > 1 {
		dir = c.args[1]
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	what := publish.SetUp{Dir: abs, Address: c.args[0]}
	if what.Ask, what.Answers, err = c.asking(nil); err != nil {
		return err
	}
	if err := publish.Clone(c.ctx, what, func(int) {}); err != nil {
		return err
	}
	if c.json {
		c.answer(cloned{dir})
	} else {
		c.say(dir)
	}
	return nil
}
