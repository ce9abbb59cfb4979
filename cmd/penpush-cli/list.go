package main

import (
	"cmp"
	"errors"
	"fmt"
)

type listed struct {
	Path  string `json:"path"`
	Title string `json:"title"`
	// Date is the text of the post's date field, else the day in its file's name.
	Date       string   `json:"date"`
	Draft      bool     `json:"draft"`
	Slug       string   `json:"slug"`
	Tags       []string `json:"tags"`
	Categories []string `json:"categories"`
	State      string   `json:"state"`
}

// list prints the blog's posts, newest first.
func list(c *call) (err error) {
	w, err := c.openBlog(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	all, err := w.ListPosts(c.ctx)
	if err != nil {
		return err
	}
	rows := make([]listed, len(all))
	for i, p := range all {
		rows[i] = listed{
			Path: p.Path, Title: p.Title, Date: cmp.Or(p.Date, p.Day), Draft: p.Draft, Slug: p.Slug,
			Tags: append([]string{}, p.Tags...), Categories: append([]string{}, p.Categories...), State: string(p.State),
		}
	}
	if c.json {
		c.answer(rows)
		return nil
	}
	for i, r := range rows {
		c.say(fmt.Sprintf("%-10s  %-11s  %s  %s", all[i].Day, r.State, r.Title, r.Path))
	}
	return nil
}
