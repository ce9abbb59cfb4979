package git

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Tip is where a branch is, here or as last known of a remote.
type Tip struct {
	// Name is the branch's own name, such as "gh-pages"; Ref is the whole one.
	Name, Ref string
	Commit    string
}

// Tips gives all branches, those here before those of remotes.
func (r *Repo) Tips(ctx context.Context) ([]Tip, error) {
	out, err := r.Read(ctx, "for-each-ref", "--format=%(objectname) %(refname)", "refs/heads/", "refs/remotes/")
	if err != nil {
		return nil, fmt.Errorf("list the branches: %w", err)
	}
	var tips []Tip
	for line := range strings.Lines(out) {
		commit, ref, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		name, local := strings.CutPrefix(ref, "refs/heads/")
		if !local {
			_, name, _ = strings.Cut(strings.TrimPrefix(ref, "refs/remotes/"), "/")
		}
		if name != "" && name != "HEAD" {
			tips = append(tips, Tip{Name: name, Ref: ref, Commit: commit})
		}
	}
	return tips, nil
}

// NamesAt lists all files of a commit, by their path in the repository, whatever
// folder the blog is in.
func (r *Repo) NamesAt(ctx context.Context, commit string) (map[string]bool, error) {
	out, err := r.Run(ctx, Command{Args: []string{"ls-tree", "-r", "-z", "--full-tree", "--name-only", commit}, Read: true})
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", commit, err)
	}
	names := map[string]bool{}
	for name := range records(out.Stdout) {
		names[name] = true
	}
	return names, nil
}

// ReadAt gives a file of a commit by its path in the repository; one of more than
// most bytes is ErrTooMuch. What was never fetched is not asked for now.
func (r *Repo) ReadAt(ctx context.Context, commit, path string, most int64) ([]byte, error) {
	out, err := r.Run(ctx, Command{
		Args: []string{"cat-file", "blob", commit + ":" + path}, Env: []string{"GIT_NO_LAZY_FETCH=1"}, Read: true, Most: most,
	})
	if err != nil && !errors.Is(err, ErrTooMuch) {
		return nil, fmt.Errorf("read %s of %s: %w", path, commit, err)
	}
	return out.Stdout, err
}
