package main

import (
	"errors"
	"fmt"
	"strings"

	"penpush/internal/search"
	"penpush/internal/words"
)

// longest is how many bytes of a line are printed: more is no line that a person
// wrote.
const longest = 4096

type foundLine struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

// searchPosts prints the lines that hold the words. Posts that could not be
// searched are named on the error output.
func searchPosts(c *call) (err error) {
	query := strings.Join(c.args[1:], " ")
	if query == "" {
		return misuse("QUERY")
	}
	w, err := c.openBlog(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	answer, err := w.SearchFiles(c.ctx, search.Query{Text: query}, longest)
	if err != nil {
		return err
	}
	lines := []foundLine{}
	for _, p := range answer.Posts {
		for _, l := range p.Lines {
			lines = append(lines, foundLine{p.Path, l.Line, l.Text})
		}
	}
	for _, p := range answer.Unread {
		c.print(c.errors, p.Path+": "+words.Tell(p, c.language).Message+"\n")
	}
	if c.json {
		c.answer(lines)
		return nil
	}
	var out strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&out, "%s:%d: %s\n", l.Path, l.Line, l.Text)
	}
	c.print(c.out, out.String())
	return nil
}
