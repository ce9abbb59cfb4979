package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// hookRun is the first git that runs hooks for others.
var hookRun = git.Version{Major: 2, Minor: 36}

// checks runs the blog's own checks on what is staged, as `git commit` does, and
// gives the message that they leave.
func (r *running) checks(ctx context.Context, x index) ([]byte, error) {
	if err := r.hook(ctx, x, "pre-commit"); err != nil {
		return nil, err
	}
	message := strings.TrimSpace(strings.ReplaceAll(r.message, "\x00", ""))
	if message == "" {
		message = "Publish"
	}
	if r.unchecked {
		return r.tidied(ctx, []byte(message+"\n"))
	}
	if err := r.room.root.Put(messageFile, []byte(message+"\n")); err != nil {
		return nil, err
	}
	file := r.room.path(messageFile)
	if err := r.hook(ctx, x, "prepare-commit-msg", file, "message"); err != nil {
		return nil, err
	}
	if err := r.hook(ctx, x, "commit-msg", file); err != nil {
		return nil, err
	}
	left, err := r.room.root.Read(messageFile, 1<<20)
	if err != nil {
		return nil, err
	}
	return r.tidied(ctx, left)
}

// tidied is a message as `git commit` keeps it.
func (r *running) tidied(ctx context.Context, left []byte) ([]byte, error) {
	if line := strings.TrimSpace(string(left)); line+"\n" == string(left) && line != "" && !strings.Contains(line, "\n") {
		return left, nil // one line has nothing to tidy
	}
	out, err := r.repo.Run(ctx, git.Command{Args: []string{"stripspace"}, Stdin: left})
	if err != nil {
		return nil, fmt.Errorf("tidy the message: %w", err)
	}
	if len(bytes.TrimSpace(out.Stdout)) == 0 {
		p := problem.New(problem.CheckStopped, "")
		p.Subject = "commit-msg"
		return nil, p
	}
	return out.Stdout, nil
}

// hook runs one of the writer's hooks, in the writer's own language, on our
// index.
func (r *running) hook(ctx context.Context, x index, name string, args ...string) error {
	if none, err := r.noHook(name); err != nil || none {
		return err
	}
	c := git.Command{
		Args: append([]string{"hook", "run", "--ignore-missing", name, "--"}, args...),
		Env:  r.writer(), OwnLocale: true, Silence: r.limits.hook,
	}
	if x.path != "" {
		c.Env = append(c.Env, x.env()...)
	}
	if r.repo.Version.Before(hookRun) {
		file, err := r.hookFile(ctx, name)
		if err != nil || file == "" {
			return err
		}
		// An alias is git's own portable way to start a program beside it.
		c.Args = append([]string{"penpush-hook"}, args...)
		c.Config = []string{`alias.penpush-hook=!"$PENPUSH_HOOK"`}
		c.Env = append(c.Env, "PENPUSH_HOOK="+filepath.ToSlash(file))
	}
	_, err := r.repo.Run(ctx, c)
	if err == nil {
		return nil
	}
	code := problem.CheckStopped
	if errors.Is(err, git.ErrSilent) {
		code = problem.CheckSilent
	} else if git.Status(err) < 0 {
		return fmt.Errorf("run the check %s: %w", name, err)
	}
	p := r.about(problem.Wrap(code, "", err), err)
	p.Subject = name
	return p
}

// noHooks tells that git would find none of some hooks.
func (r *running) noHooks(names ...string) (bool, error) {
	for _, name := range names {
		if none, err := r.noHook(name); err != nil || !none {
			return false, err
		}
	}
	return true, nil
}

// noHook tells that git would find no such hook, without asking it: where nothing
// is set that could bring one, it looks for a file.
func (r *running) noHook(name string) (bool, error) {
	if r.config.Get("core.hookspath") != "" || r.config.HasSection("hook") {
		return false, nil
	}
	there, err := exists(filepath.Join(r.repo.CommonDir, "hooks", name))
	if runtime.GOOS == "windows" && err == nil && !there {
		there, err = exists(filepath.Join(r.repo.CommonDir, "hooks", name+".exe"))
	}
	return !there, err
}

// hookFile gives a hook that git would run, or "".
func (r *running) hookFile(ctx context.Context, name string) (string, error) {
	out, err := r.repo.Read(ctx, "rev-parse", "--git-path", "hooks/"+name)
	if err != nil {
		return "", fmt.Errorf("find the check %s: %w", name, err)
	}
	file := filepath.FromSlash(strings.TrimSuffix(out, "\n"))
	if !filepath.IsAbs(file) {
		file = filepath.Join(r.repo.Top, file)
	}
	info, err := os.Stat(file)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("find the check %s: %w", name, err)
	}
	if info.IsDir() || runtime.GOOS != "windows" && info.Mode()&0o111 == 0 {
		return "", nil
	}
	return file, nil
}
