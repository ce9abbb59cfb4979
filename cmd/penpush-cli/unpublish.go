package main

import (
	"errors"

	"github.com/spf13/pflag"

	"penpush/internal/problem"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

func unpublishFlags(f *pflag.FlagSet) {
	f.String("as", "", "draft or removed")
	f.StringP("message", "m", "", "the message")
	f.Bool("dry-run", false, "tell what would go")
	f.Bool("yes", false, "answer a plain confirmation")
	decideFlag(f)
}

// unpublish takes posts off the site; their text stays here.
func unpublish(c *call) (err error) {
	as := c.text("as")
	if as != "" && as != workspace.AsDraft && as != workspace.Removed {
		return misuse("--as " + as)
	}
	w, posts, err := c.openPosts()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if _, err := w.ListPosts(c.ctx); err != nil {
		return err
	}
	if as == "" {
		p := problem.New(problem.UnpublishDecision, posts[0])
		if p.Choices = []string{workspace.AsDraft, workspace.Removed}; !w.Unpublishable() {
			p.Choices = p.Choices[1:]
		}
		return p
	}
	what := workspace.PublishCall{Posts: posts, Unpublish: as, Message: c.text("message"), Answers: c.many("decide")}
	v := &what.Verbs
	v.Publish, v.Update, v.Remove, v.Undo = words.Message(c.language)
	return c.send(w, what, false)
}
