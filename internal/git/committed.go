package git

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"penpush/internal/problem"
)

// Tracked gives the files below the blog that git knows, by path relative to the
// blog. A repository inside is in it as its folder.
func (r *Repo) Tracked(ctx context.Context) (map[string]bool, error) {
	args := append([]string{"--literal-pathspecs", "ls-files", "-z", "--full-name"}, r.scope()...)
	out, err := r.Run(ctx, Command{Args: args, Read: true})
	if err != nil {
		return nil, fmt.Errorf("list what git knows: %w", err)
	}
	tracked := map[string]bool{}
	for _, path := range Fields(out.Stdout) {
		if path, ok := r.InBlog(path); ok {
			tracked[path] = true
		}
	}
	return tracked, nil
}

// Committed gives files of the blog as a commit has them; one that it has not is
// left out.
func (r *Repo) Committed(ctx context.Context, commit string, paths []string) (map[string][]byte, error) {
	asked := make([]string, len(paths))
	for i, p := range paths {
		asked[i] = r.InRepo(p)
	}
	objects, err := r.Objects(ctx, commit, asked)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for i, p := range paths {
		if o, there := objects[asked[i]]; there && o.Kind == "blob" {
			files[p] = o.Content
		}
	}
	return files, nil
}

// Object is something that git keeps: a "blob" is a file, a "tree" a folder.
type Object struct {
	ID, Kind string
	Content  []byte
}

// Objects reads what a commit has at paths of the repository, "" being its top;
// what it has not is left out. Problem: GitTooOld, for a path with a line break.
func (r *Repo) Objects(ctx context.Context, commit string, paths []string) (map[string]Object, error) {
	args, end := []string{"cat-file", "--batch"}, "\n"
	if slices.ContainsFunc(paths, func(p string) bool { return strings.Contains(p, "\n") }) {
		if r.Version.Before(Version{2, 38}) {
			old := problem.New(problem.GitTooOld, "")
			old.Subject = r.Version.String()
			return nil, old
		}
		args, end = append(args, "-z"), "\x00"
	}
	var ask strings.Builder
	for _, p := range paths {
		ask.WriteString(commit + ":" + p + end)
	}
	out, err := r.Run(ctx, Command{Args: args, Stdin: []byte(ask.String()), Read: true})
	if err != nil {
		return nil, fmt.Errorf("read files of %s: %w", commit, err)
	}
	objects, rest := map[string]Object{}, out.Stdout
	for _, p := range paths {
		if _, why, not := bytes.Cut(rest, []byte(commit+":"+p+" ")); not && len(rest)-len(why) == len(commit)+len(p)+2 {
			_, rest, _ = bytes.Cut(why, []byte("\n")) // "missing", or in a repository of its own
			continue
		}
		head, after, ok := bytes.Cut(rest, []byte("\n"))
		f := strings.Fields(string(head))
		if !ok || len(f) != 3 {
			return nil, fmt.Errorf("read files of %s: git said %q of %s", commit, head, p)
		}
		size, err := strconv.Atoi(f[2])
		if err != nil || size+1 > len(after) {
			return nil, fmt.Errorf("read files of %s: git stopped in %s", commit, p)
		}
		objects[p], rest = Object{f[0], f[1], after[:size]}, after[size+1:]
	}
	return objects, nil
}
