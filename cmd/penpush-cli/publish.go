package main

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"penpush/internal/preflight"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

func publishFlags(f *pflag.FlagSet) {
	f.StringArray("with", nil, "another changed file to take along")
	f.StringP("message", "m", "", "the message")
	f.String("as", "", "public or draft, for drafts")
	f.Bool("dry-run", false, "tell what would go")
	f.Bool("yes", false, "answer a plain confirmation")
	rehearseFlags(f)
	decideFlag(f)
}

// decideFlag lets a question that was asked before be answered, by the choice's
// id.
func decideFlag(f *pflag.FlagSet) {
	f.StringArray("decide", nil, "the answer to a question, as it was offered")
}

type published struct {
	Plan     []plannedFile `json:"plan"`
	Commit   string        `json:"commit"`
	Pushed   bool          `json:"pushed"`
	Remote   string        `json:"remote"`
	Branch   string        `json:"branch"`
	Verified bool          `json:"verified"`
	// Findings are what preflight noticed about the posts.
	Findings []checked `json:"findings"`
	// Rehearsal is what came of a rehearsal that was asked for with --dry-run.
	Rehearsal *rehearsed `json:"rehearsal,omitempty"`
}

type plannedFile struct {
	Path   string `json:"path"`
	Change string `json:"change"`
}

// publishPosts is the one button.
func publishPosts(c *call) (err error) {
	as := c.text("as")
	if as != "" && as != "public" && as != "draft" {
		return misuse("--as " + as)
	}
	w, posts, err := c.openPosts()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if _, err := w.ListPosts(c.ctx); err != nil { // how drafts become public is learnt from the posts
		return err
	}
	what := workspace.PublishCall{Posts: posts, Public: as != "draft", Message: c.text("message")}
	v := &what.Verbs
	v.Publish, v.Update, v.Remove, v.Undo = words.Message(c.language)
	what.Answers = c.many("decide")
	c.rehearsal(&what)
	if what.With, err = c.with(w.Dir()); err != nil {
		return err
	}
	took, err := takeTheirs(c, w, what.Answers)
	if err != nil {
		return err
	}
	return c.send(w, what, took)
}

// takeTheirs makes the files here what they are online, where that was decided.
func takeTheirs(c *call, w *workspace.Workspace, answers []string) (took bool, err error) {
	for _, answer := range answers {
		about, ok := strings.CutPrefix(answer, publish.TakeTheirs+"=")
		if !ok {
			continue
		}
		file, _, _ := strings.Cut(about, "@")
		if err := w.TakeOnline(c.ctx, file, false); err != nil {
			return took, err
		}
		took = true
	}
	return took, nil
}

// send plans, asks where it must, and publishes.
func (c *call) send(w *workspace.Workspace, what workspace.PublishCall, took bool) error {
	plan, err := w.PlanPublish(c.ctx, what)
	if took && problem.Is(err, problem.NothingToPublish) {
		// It is as it is online now.
		c.answerPublished(published{Plan: []plannedFile{}})
		return nil
	}
	if err != nil {
		return err
	}
	if plan.Draft && what.Unpublish == "" && c.text("as") == "" {
		p := problem.New(problem.DraftDecision, what.Posts[0])
		p.Choices = []string{"public", "draft"}
		return p
	}
	var found []preflight.Finding
	if what.Unpublish == "" { // what goes away needs no check
		if found, err = w.CheckBeforePublish(c.ctx, what.Posts); err != nil {
			return err
		}
	}
	told := published{Findings: c.told(found), Plan: planned(plan.Changes), Remote: plan.Destination.Remote, Branch: plan.Destination.Branch}
	if !c.json {
		c.showPlan(plan)
		c.sayFindings(told.Findings)
	}
	if c.on("dry-run") {
		return c.dryRun(w, what, told)
	}
	if err := c.allow(plan, told.Findings); err != nil {
		return err
	}
	if what.Ask, what.Answers, err = c.asking(what.Answers); err != nil {
		return err
	}
	sent, err := w.Publish(c.ctx, what)
	if err != nil {
		return err
	}
	told.Commit, told.Pushed, told.Verified = sent.Commit, sent.Pushed, sent.Verified
	told.Remote, told.Branch = sent.Remote, sent.Branch
	c.answerPublished(told)
	return nil
}

func (c *call) answerPublished(told published) {
	if c.json {
		c.answer(told)
	} else if told.Verified {
		c.say(fmt.Sprintf("%s → %s/%s", told.Commit, told.Remote, told.Branch))
	}
}

// openPosts opens the one blog that all the posts are in.
func (c *call) openPosts() (*workspace.Workspace, []string, error) {
	dir, posts := "", []string{}
	for _, arg := range c.args {
		in, post, err := workspace.Find(arg)
		if err != nil {
			return nil, nil, err
		}
		if dir != "" && in != dir {
			return nil, nil, misuse(arg)
		}
		dir = in
		posts = append(posts, post)
	}
	w, err := c.open(dir, false)
	return w, posts, err
}

// with gives the files to take along, relative to the blog.
func (c *call) with(dir string) ([]string, error) {
	files := []string{}
	for _, arg := range c.many("with") {
		abs, err := filepath.Abs(arg)
		if err != nil {
			return nil, err
		}
		inside, err := filepath.Rel(dir, abs)
		if err != nil || !filepath.IsLocal(inside) {
			return nil, problem.New(problem.OutsideBlog, arg)
		}
		files = append(files, filepath.ToSlash(inside))
	}
	return files, nil
}

// allow asks for a yes, where a person can be asked. Errors that preflight found
// make it another question, which --yes answers as well: it is a plain yes or no.
func (c *call) allow(plan workspace.Plan, found []checked) error {
	if c.on("yes") {
		return nil
	}
	if c.terminal {
		c.say("[y/N]")
		line, err := bufio.NewReader(c.in).ReadString('\n')
		if err == nil && strings.EqualFold(strings.TrimSpace(line), "y") {
			return nil
		}
	}
	p := problem.New(problem.PublishDecision, c.args[0])
	p.Subject, p.Choices = plan.Destination.Remote+"/"+plan.Destination.Branch, []string{"yes"}
	if errors := slices.DeleteFunc(slices.Clone(found), func(f checked) bool { return f.Severity != string(preflight.Error) }); len(errors) > 0 {
		p.Code, p.Subject, p.Details = problem.ErrorsDecision, fmt.Sprint(len(errors)), lines(errors)
	}
	return p
}

func planned(changes []publish.Change) []plannedFile {
	files := []plannedFile{}
	for _, change := range changes {
		files = append(files, plannedFile{change.Path, change.Kind})
	}
	return files
}

func (c *call) showPlan(plan workspace.Plan) {
	for _, change := range plan.Changes {
		c.say(fmt.Sprintf("%-8s %s", change.Kind, change.Path))
	}
	c.say(fmt.Sprintf("%s → %s/%s", plan.Message, plan.Destination.Remote, plan.Destination.Branch))
}
