package main

import (
	"errors"
	"time"

	"penpush/internal/images"
)

type addedImage struct {
	Path      string `json:"path"`
	Reference string `json:"reference"`
	Markdown  string `json:"markdown"`
	Width     int    `json:"width"`
	Height    int    `json:"height"`
	Bytes     int64  `json:"bytes"`
	Reused    bool   `json:"reused"`
}

// addImage takes pictures into the blog and prints their Markdown. The post's
// text stays as it is.
func addImage(c *call) (err error) {
	w, post, err := c.openPost(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if err := w.Blog().Look(c.ctx); err != nil { // conventions are learnt from the posts
		return err
	}
	added := []addedImage{}
	for _, file := range c.args[1:] {
		in, err := images.Load(file)
		if err != nil {
			return err
		}
		in.Now = time.Now()
		p, err := w.AddPicture(post, in)
		if err != nil {
			return err
		}
		added = append(added, addedImage{p.Path, p.Reference, p.Markdown, p.Width, p.Height, p.Bytes, p.Reused})
	}
	if c.json {
		c.answer(added)
		return nil
	}
	for _, a := range added {
		c.say(a.Markdown)
	}
	return nil
}
