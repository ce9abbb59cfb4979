package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/pflag"

	"penpush/internal/posts"
	"penpush/internal/text"
	"penpush/internal/workspace"
)

func renameFlags(f *pflag.FlagSet) {
	f.String("slug", "", "the post's new name")
	f.Bool("file", false, "rename the file or folder too")
	f.Bool("redirect", false, "have the old address lead to the new one")
	f.Bool("dry-run", false, "print the changes only")
}

// rename gives a post another name and mends the links to it.
func rename(c *call) (err error) {
	r := posts.Renaming{Slug: c.text("slug"), File: c.on("file"), Redirect: c.on("redirect")}
	if strings.TrimSpace(r.Slug) == "" {
		return misuse("--slug")
	}
	w, post, err := c.openPost(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	r.Post = post
	var plan workspace.RelocationPlan
	if c.on("dry-run") {
		plan, err = w.PlanRename(c.ctx, r)
	} else {
		plan, err = w.RenamePost(c.ctx, r, "")
	}
	if err != nil {
		return err
	}
	return c.tellRename(plan, r.Slug)
}

// renamed is the answer for programs.
type renamed struct {
	From   string        `json:"from"`
	To     string        `json:"to"`
	Mended []string      `json:"mended"`
	Moves  []posts.Move  `json:"moves"`
	Lost   []posts.Place `json:"lost"`
	// Address is where the post was on the site and is now, "" when unknown.
	Address struct {
		From string `json:"from"`
		To   string `json:"to"`
	} `json:"address"`
	// Redirect is the field that would lead the old address here.
	Redirect string `json:"redirect,omitempty"`
	Diff     string `json:"diff,omitempty"`
}

func (c *call) tellRename(plan workspace.RelocationPlan, slug string) error {
	patch, err := patchOf(plan)
	if err != nil {
		return err
	}
	switch {
	case c.json:
		a := renamed{
			From: plan.From, To: plan.To, Mended: append([]string{}, plan.Mended...), Moves: append([]posts.Move{}, plan.Moves...),
			Lost: append([]posts.Place{}, plan.Lost...), Redirect: plan.Redirect, Diff: dryDiff(c, patch),
		}
		a.Address.From, a.Address.To = plan.Was, plan.Is
		c.answer(a)
	case c.on("dry-run"):
		for _, m := range plan.Moves {
			c.say("rename " + m.From + " => " + m.To)
		}
		c.print(c.out, string(patch))
	default:
		c.say(renamedAs(plan, slug))
		for _, file := range plan.Mended {
			c.say("  " + file)
		}
		for _, l := range plan.Lost {
			c.print(c.errors, fmt.Sprintf("%s:%d: %s\n", l.Path, l.Line, l.Text))
		}
	}
	return nil
}

// renamedAs tells of a renaming in one line: where the file keeps its name, what
// has another is the address, or the field that makes it.
func renamedAs(plan workspace.RelocationPlan, slug string) string {
	switch {
	case plan.From != plan.To:
		return plan.From + " => " + plan.To
	case plan.Was != plan.Is:
		return plan.From + ": " + plan.Was + " => " + plan.Is
	case plan.Key != "":
		return plan.From + ": " + plan.Key + ": " + slug
	}
	return plan.From
}

// patchOf is a plan's changes as one diff.
func patchOf(plan workspace.RelocationPlan) ([]byte, error) {
	var out bytes.Buffer
	for _, t := range plan.Texts {
		after, err := text.Parse(t.Before)
		if err != nil {
			return nil, fmt.Errorf("show the change of %s: %w", t.Path, err)
		}
		if err := after.Apply(t.Edits); err != nil {
			return nil, fmt.Errorf("show the change of %s: %w", t.Path, err)
		}
		out.Write(diff.Diff("a/"+t.Path, t.Before, "b/"+t.To, after.Bytes()))
	}
	return out.Bytes(), nil
}
