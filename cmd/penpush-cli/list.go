package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
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
	w, err := c.openOne(c.args[0], true)
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
			Tags: p.Tags, Categories: p.Categories, State: string(p.State),
		}
	}
	if c.json {
		return c.answerRows(rows)
	}
	for i, r := range rows {
		c.say(fmt.Sprintf("%-10s  %-11s  %s  %s", all[i].Day, r.State, r.Title, r.Path))
	}
	return nil
}

// answerRows is answer for very many rows: parts of them are encoded side by side.
func (c *call) answerRows(rows []listed) error {
	const part, usualRow = 100, 220 // rows, bytes
	chunks := slices.Collect(slices.Chunk(rows, part))
	encoded := make([]bytes.Buffer, len(chunks))
	problems := make([]error, len(chunks))
	var wait sync.WaitGroup
	for i, chunk := range chunks {
		wait.Go(func() {
			encoded[i].Grow(len(chunk) * usualRow)
			out := json.NewEncoder(&encoded[i])
			out.SetEscapeHTML(false)
			problems[i] = out.Encode(chunk)
		})
	}
	wait.Wait()
	if err := errors.Join(problems...); err != nil {
		return fmt.Errorf("encode the list: %w", err)
	}
	between := "["
	for i := range encoded {
		c.print(c.out, between)
		inner := bytes.TrimSuffix(encoded[i].Bytes(), []byte("]\n"))
		if _, err := c.out.Write(inner[1:]); err != nil {
			c.lost = err
		}
		between = ","
	}
	if len(rows) == 0 {
		c.print(c.out, "[")
	}
	c.print(c.out, "]\n")
	return nil
}
