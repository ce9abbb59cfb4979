package main

import (
	"errors"
	"time"

	"github.com/spf13/pflag"
)

func newFlags(f *pflag.FlagSet) {
	f.String("title", "", "the post's title")
	f.String("dir", "", "the folder it goes to")
}

// newPost writes a new post as this blog would have written it.
func newPost(c *call) (err error) {
	title, dir := c.text("title"), c.text("dir")
	if title == "" {
		return misuse("--title")
	}
	w, err := c.openBlog(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if err := w.Blog().Look(c.ctx); err != nil { // conventions are learnt from the posts
		return err
	}
	made, err := w.NewPost(title, dir, time.Now())
	if err != nil {
		return err
	}
	if c.json {
		c.answer(struct {
			Path string `json:"path"`
		}{made.Path})
		return nil
	}
	c.say(made.Path)
	return nil
}

// text is a flag's value; the flag was declared by the command.
func (c *call) text(name string) string { return c.flags.Lookup(name).Value.String() }

func (c *call) on(name string) bool { return c.text(name) == "true" }

func (c *call) many(name string) []string {
	return c.flags.Lookup(name).Value.(pflag.SliceValue).GetSlice()
}
