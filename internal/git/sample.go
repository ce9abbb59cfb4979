package git

import (
	"context"
	"fmt"
	"strings"
)

// InitSample makes the folder dir, with everything in it, a repository whose
// online copy is a new bare repository in bareDir: one commit, pushed, upstream
// set. Who wrote it is set in that repository alone, and none of the writer's
// own hooks, templates and signing take part.
func InitSample(ctx context.Context, dir, bareDir string) error {
	const branch = "main"
	for _, args := range [][]string{{"--bare", bareDir}, {dir}} {
		_, err := start(ctx, "", Command{Args: append([]string{"init", "-q", "--template=", "--initial-branch=" + branch}, args...)})
		if err != nil {
			return fmt.Errorf("make a repository: %w", err)
		}
	}
	r, err := Open(ctx, dir)
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"config", "user.name", "Sample Writer"},
		{"config", "user.email", "writer@example.com"},
		{"config", "commit.gpgsign", "false"},
		{"remote", "add", "--", "origin", bareDir},
		{"add", "--all", "--force"},
	} {
		if _, err := r.Run(ctx, Command{Args: args}); err != nil {
			return fmt.Errorf("set up the sample: %w", err)
		}
	}
	commit, err := r.firstCommit(ctx)
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"update-ref", "-m", "a first commit", "refs/heads/" + branch, commit, ""},
		{"push", "-q", "--no-verify", "--no-follow-tags", "--", "origin", "refs/heads/" + branch},
		{"config", "branch." + branch + ".remote", "origin"},
		{"config", "branch." + branch + ".merge", "refs/heads/" + branch},
	} {
		if _, err := r.Run(ctx, Command{Args: args}); err != nil {
			return fmt.Errorf("publish the sample: %w", err)
		}
	}
	return nil
}

func (r *Repo) firstCommit(ctx context.Context) (string, error) {
	tree, err := r.Run(ctx, Command{Args: []string{"write-tree"}})
	if err != nil {
		return "", fmt.Errorf("commit the sample: %w", err)
	}
	commit, err := r.Run(ctx, Command{Args: []string{"commit-tree", "-m", "A sample blog", strings.TrimSpace(string(tree.Stdout))}})
	if err != nil {
		return "", fmt.Errorf("commit the sample: %w", err)
	}
	return strings.TrimSpace(string(commit.Stdout)), nil
}
