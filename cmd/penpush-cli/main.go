// The penpush-cli command does what the window does, without a window. Its
// commands, answers and exit codes are a promise to scripts.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"penpush/internal/git"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/settings"
	"penpush/internal/words"
	"penpush/internal/workspace"
)

// The exit codes.
const (
	done      = 0
	failed    = 1
	wrongUse  = 2
	undecided = 3
)

// call is one use of the command.
type call struct {
	ctx      context.Context
	args     []string
	flags    *pflag.FlagSet
	json     bool
	language words.Language
	in       io.Reader
	out      io.Writer
	errors   io.Writer
	// terminal tells that a person can be asked.
	terminal bool
	// env gives the environment's variables; atEnd, where it is not nil, is done
	// when the command has ended.
	env   func(string) string
	atEnd func() error
	// lost is why something could not be written to out or errors.
	lost error
}

// command is one thing that can be done.
type command struct {
	usage string
	// declare adds the command's own flags.
	declare func(*pflag.FlagSet)
	// least is the number of arguments it needs.
	least int
	run   func(*call) error
}

func commands() map[string]command {
	return map[string]command{
		"list":      {"list BLOG", nil, 1, list},
		"get":       {"get POST [KEY]", nil, 1, get},
		"set":       {"set POST KEY=VALUE… [--unset KEY] [--add KEY=ITEM] [--remove KEY=ITEM] [--dry-run]", setFlags, 1, set},
		"inspect":   {"inspect BLOG", nil, 1, inspect},
		"new":       {"new BLOG --title T [--dir D]", newFlags, 1, newPost},
		"add-image": {"add-image POST FILE…", nil, 2, addImage},
		"rename":    {"rename POST --slug S [--file] [--redirect] [--dry-run]", renameFlags, 1, rename},
		"render":    {"render POST [--page]", renderFlags, 1, render},
		"search":    {"search BLOG QUERY", nil, 2, searchPosts},
		"check":     {"check BLOG|POST… [--links]", checkFlags, 1, check},
		"publish":   {"publish POST… [--with FILE…] [-m MESSAGE] [--as public|draft] [--rehearse[=COMMAND]|--no-rehearsal] [--decide ANSWER] [--dry-run] [--yes]", publishFlags, 1, publishPosts},
		"unpublish": {"unpublish POST… --as draft|removed [-m MESSAGE] [--decide ANSWER] [--dry-run] [--yes]", unpublishFlags, 1, unpublish},
		"undo":      {"undo BLOG [--commit ID] [--decide ANSWER]", undoFlags, 1, undo},
		"published": {"published BLOG", nil, 1, publishedPosts},
		"clone":     {"clone ADDRESS [DIR]", nil, 1, clone},
		"bring-in":  {"bring-in BLOG", nil, 1, bringIn},
		"sample":    {"sample DIR", nil, 1, sample},
	}
}

func main() {
	if status, asked := git.AnswerAskpass(os.Args[1:], os.Stdout); asked {
		os.Exit(status)
	}
	// Most of what is allocated lives as long as this one action does.
	debug.SetGCPercent(400)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	c := &call{ctx: ctx, in: os.Stdin, out: os.Stdout, errors: os.Stderr, terminal: isTerminal(os.Stdin)}
	code := c.do(os.Args[1:], os.Getenv)
	stop()
	os.Exit(code)
}

// do runs one command and gives the exit code.
func (c *call) do(args []string, env func(string) string) int {
	c.env = env
	name := ""
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	c.language = words.Parse(firstOf(env("LC_ALL"), env("LC_MESSAGES"), env("LANG")))
	cmd, ok := commands()[name]
	if !ok {
		return c.misuse(name)
	}
	c.flags = pflag.NewFlagSet(name, pflag.ContinueOnError)
	c.flags.SetOutput(io.Discard)
	c.flags.BoolVar(&c.json, "json", false, "answer for programs")
	lang := c.flags.String("lang", "", "en or ko")
	if cmd.declare != nil {
		cmd.declare(c.flags)
	}
	if err := c.flags.Parse(args); err != nil {
		return c.wrong(cmd.usage + ": " + err.Error())
	}
	if *lang != "" {
		c.language = words.Parse(*lang)
	}
	if c.args = c.flags.Args(); len(c.args) < cmd.least {
		return c.wrong(cmd.usage)
	}
	err := cmd.run(c)
	if c.atEnd != nil {
		err = errors.Join(err, c.atEnd())
	}
	return c.end(err, cmd.usage)
}

func (c *call) misuse(name string) int {
	if name == "help" || name == "--help" || name == "-h" {
		for _, line := range usages() {
			c.say(line)
		}
		return done
	}
	return c.wrong(name)
}

func (c *call) wrong(use string) int {
	p := problem.New(problem.WrongUse, "")
	p.Subject = use
	c.tell(p)
	return wrongUse
}

func (c *call) end(err error, usage string) int {
	var use misuse
	switch {
	case err == nil && c.lost == nil:
		return done
	case err == nil:
		c.tell(fmt.Errorf("write the answer: %w", c.lost))
		return failed
	case errors.Is(err, errFound):
		return failed
	case errors.As(err, &use):
		return c.wrong(usage + ": " + string(use))
	}
	if p := problem.Of(err); slices.Equal(p.Choices, []string{publish.SignIn}) {
		p.Choices = nil // whoever can be asked was asked
		err = p
	}
	c.tell(err)
	if problem.Of(err).Decision() {
		return undecided
	}
	return failed
}

// misuse is a command that was given what it cannot work with.
type misuse string

func (m misuse) Error() string { return string(m) }

// tell writes a problem: words on the error output, and with --json the same
// for programs on the output.
func (c *call) tell(err error) {
	told := words.Tell(err, c.language)
	for _, line := range []string{told.Message, told.Hint, told.Details} {
		if line != "" {
			c.print(c.errors, line+"\n")
		}
	}
	for _, choice := range told.Choices {
		c.print(c.errors, "  "+choice.ID+": "+choice.Label+"\n")
	}
	if !c.json {
		return
	}
	if problem.Of(err).Decision() {
		told.Code = "decision"
	}
	c.answer(struct {
		Problem words.Told `json:"problem"`
	}{told})
}

// say writes a line for people.
func (c *call) say(line string) { c.print(c.out, line+"\n") }

// print writes text. Where it cannot be written, the command fails: what nobody
// was told did not happen.
func (c *call) print(to io.Writer, text string) {
	if _, err := io.WriteString(to, text); err != nil {
		c.lost = err
	}
}

// answer writes JSON for programs.
func (c *call) answer(value any) {
	out := json.NewEncoder(c.out)
	out.SetEscapeHTML(false)
	if err := out.Encode(value); err != nil {
		c.lost = err
	}
}

// open opens a blog for this one action, or to list it.
func (c *call) open(dir string, toList bool) (*workspace.Workspace, error) {
	data, err := settings.DataDir()
	if err != nil {
		return nil, err
	}
	store, err := c.settings()
	if err != nil {
		return nil, err
	}
	w, err := workspace.Open(c.ctx, dir, workspace.Options{DataDir: data, List: toList, Settings: store})
	if err != nil {
		return nil, err
	}
	for _, trouble := range w.Unmended() {
		told := words.Tell(trouble, c.language)
		c.print(c.errors, told.Message+"\n"+told.Hint+"\n")
	}
	return w, nil
}

// settings are what the writer said about blogs in the window; nil where there
// are none yet, because a command makes no settings.
func (c *call) settings() (*settings.Store, error) {
	dir, err := settings.ConfigDir()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, "settings.json")); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	store, err := settings.Load(dir)
	if err != nil {
		return nil, err
	}
	if trouble := store.Problem(); trouble != nil {
		told := words.Tell(trouble, c.language)
		c.print(c.errors, told.Message+"\n"+told.Hint+"\n")
	}
	return store, nil
}

// openBlog opens the blog that a folder is, and asks when it holds several.
func (c *call) openBlog(dir string) (*workspace.Workspace, error) { return c.openOne(dir, false) }

func (c *call) openOne(dir string, toList bool) (*workspace.Workspace, error) {
	w, err := c.open(dir, toList)
	if err != nil {
		return nil, err
	}
	choices := w.Blog().Site().Choices
	if len(choices) == 0 {
		return w, nil
	}
	p := problem.New(problem.BlogDecision, "")
	p.Subject = dir
	var lines []string
	for _, one := range choices {
		if !slices.Contains(p.Choices, one.Dir) {
			p.Choices = append(p.Choices, one.Dir)
		}
		lines = append(lines, fmt.Sprintf("%s: %s, %d", one.Dir, one.Generator, one.Posts))
	}
	p.Details = strings.Join(lines, "\n")
	return nil, errors.Join(p, w.Close())
}

// openPost opens the blog that a post is in, and gives the post's path in it.
func (c *call) openPost(file string) (*workspace.Workspace, string, error) {
	dir, post, err := workspace.Find(file)
	if err != nil {
		return nil, "", err
	}
	w, err := c.open(dir, false)
	return w, post, err
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
