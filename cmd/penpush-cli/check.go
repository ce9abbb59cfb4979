package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"penpush/internal/disk"
	"penpush/internal/preflight"
	"penpush/internal/problem"
	"penpush/internal/settings"
	"penpush/internal/text"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

func checkFlags(f *pflag.FlagSet) {
	f.Bool("links", false, "also ask the servers that links lead to")
}

// checked is a finding for programs.
type checked struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Path     string `json:"path"`
	Line     int    `json:"line"` // from 1; 0 is the post as a whole
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	// Fix replaces the lines [from, to), counted from 0; null where there is none.
	Fix *text.Edit `json:"fix"`
}

// errFound ends a check that found errors, which it has told already.
var errFound = errors.New("errors were found")

// check tells what is worth knowing before posts are public.
func check(c *call) error {
	found, err := c.checkPosts()
	if err != nil {
		return err
	}
	list := c.told(found)
	if c.json {
		c.answer(list)
	} else {
		c.sayFindings(list)
	}
	if slices.ContainsFunc(found, isError) {
		return errFound
	}
	return nil
}

func isError(f preflight.Finding) bool { return f.Severity == preflight.Error }

func (c *call) checkPosts() (found []preflight.Finding, err error) {
	w, posts, err := c.openChecked()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if trouble := w.Blog().Site().Trouble; trouble != nil {
		c.print(c.errors, words.Tell(trouble, c.language).Message+"\n") // the rules that it switches off are on
	}
	if !c.on("links") {
		return w.CheckPosts(c.ctx, posts, nil)
	}
	cache, err := openCache()
	if err != nil {
		return nil, err
	}
	links := preflight.NewLinks(cache)
	defer func() { err = errors.Join(err, links.Close()) }()
	return w.CheckPosts(c.ctx, posts, links)
}

// openChecked opens the blog, and gives the posts that were named; nil when it is
// the whole blog.
func (c *call) openChecked() (*workspace.Workspace, []string, error) {
	info, err := os.Stat(c.args[0])
	if err == nil && info.IsDir() {
		if len(c.args) > 1 {
			return nil, nil, misuse(c.args[1])
		}
		w, err := c.openBlog(c.args[0])
		return w, nil, err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, problem.New(problem.NotFound, c.args[0])
	}
	return c.openPosts()
}

func openCache() (*disk.Root, error) {
	dir, err := settings.CacheDir()
	if err != nil {
		return nil, err
	}
	return disk.Own(dir)
}

func (c *call) told(found []preflight.Finding) []checked {
	list := []checked{}
	for _, f := range found {
		told := words.Tell(f.Problem, c.language)
		list = append(list, checked{string(f.Rule), string(f.Severity), told.Path, told.Line, told.Message, told.Hint, f.Fix})
	}
	return list
}

func (c *call) sayFindings(list []checked) {
	if len(list) > 0 {
		c.say(lines(list))
	}
}

// lines are findings for people, one a line.
func lines(list []checked) string {
	out := make([]string, len(list))
	for i, f := range list {
		out[i] = fmt.Sprintf("%s:%d: %s: %s (%s)", f.Path, f.Line, f.Severity, f.Message, f.Code)
	}
	return strings.Join(out, "\n")
}
