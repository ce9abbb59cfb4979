package main

import "penpush/internal/testsite"

// sample makes a small blog with a git remote of its own beside it.
func sample(c *call) error {
	made, err := testsite.Sample(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		c.answer(struct {
			Blog   string `json:"blog"`
			Remote string `json:"remote"`
		}{made.Blog, made.Remote})
		return nil
	}
	c.say(made.Blog)
	return nil
}
