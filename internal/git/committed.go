package git

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
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
// left out. No path may hold a line break.
func (r *Repo) Committed(ctx context.Context, commit string, paths []string) (map[string][]byte, error) {
	var ask strings.Builder
	for _, p := range paths {
		ask.WriteString(commit + ":" + r.InRepo(p) + "\n")
	}
	out, err := r.Run(ctx, Command{Args: []string{"cat-file", "--batch"}, Stdin: []byte(ask.String()), Read: true})
	if err != nil {
		return nil, fmt.Errorf("read files of %s: %w", commit, err)
	}
	files, rest := map[string][]byte{}, out.Stdout
	for _, p := range paths {
		head, after, ok := bytes.Cut(rest, []byte("\n"))
		if !ok {
			return nil, fmt.Errorf("read files of %s: git stopped before %s", commit, p)
		}
		rest = after
		f := strings.Fields(string(head))
		if len(f) != 3 || f[1] != "blob" {
			continue // "missing", or no file
		}
		size, err := strconv.Atoi(f[2])
		if err != nil || size+1 > len(rest) {
			return nil, fmt.Errorf("read files of %s: %q", commit, head)
		}
		files[p], rest = rest[:size], rest[size+1:]
	}
	return files, nil
}
