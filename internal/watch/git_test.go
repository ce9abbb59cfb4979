package watch_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func run(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "HOME="+t.TempDir(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func repository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "init", "-q", "-b", "main")
	write(t, filepath.Join(dir, "site", "posts", "a.md"), "one")
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-m", "one")
	return dir
}

func TestGitMoves(t *testing.T) {
	t.Parallel()
	dir := repository(t)
	b := start(t, filepath.Join(dir, "site"), "posts")
	told := func(what string) {
		t.Helper()
		b.expect("the badges are old after "+what, git)
		b.settle()
	}
	run(t, dir, "commit", "-q", "--allow-empty", "-m", "two")
	told("a commit")
	run(t, dir, "branch", "feature/new/deep")
	told("a branch with folders in its name")
	run(t, dir, "branch", "-f", "feature/new/deep", "HEAD~1")
	told("a branch that moved")
	run(t, dir, "checkout", "-q", "feature/new/deep")
	told("a checkout")
	run(t, dir, "pack-refs", "--all")
	told("packing the branches")
	run(t, dir, "update-ref", "refs/remotes/origin/main", "HEAD")
	told("the first fetch")
	run(t, dir, "update-ref", "refs/remotes/origin/main", "main")
	told("the next fetch")
	run(t, dir, "config", "branch.main.remote", "origin")
	told("another upstream")

	run(t, dir, "status")
	run(t, dir, "add", "-A")
	if told := b.settle(); slices.ContainsFunc(told, git) {
		t.Errorf("looking at the status moved it: %+v", told)
	}
}

func TestGitWorktreesAndLateRepositories(t *testing.T) {
	t.Parallel()
	dir := repository(t)
	tree := filepath.Join(t.TempDir(), "tree")
	run(t, dir, "worktree", "add", "-q", "-b", "work", tree)
	b := start(t, tree, "site/posts")
	run(t, tree, "commit", "-q", "--allow-empty", "-m", "in the worktree")
	b.expect("a commit in a worktree is not seen", git)
	b.settle()
	run(t, tree, "checkout", "-q", "--detach")
	b.expect("a checkout in a worktree is not seen", git)
	b.settle()
	run(t, dir, "commit", "-q", "--allow-empty", "-m", "in the other tree")
	b.expect("a commit beside it is not seen", git)

	plain := t.TempDir()
	b = start(t, plain, ".")
	run(t, plain, "init", "-q", "-b", "main")
	b.expect("a folder that became a repository is not seen", git)
	b.settle()
	run(t, plain, "commit", "-q", "--allow-empty", "-m", "first")
	b.expect("nor its first commit", git)
	for _, c := range b.settle() {
		for _, p := range c.Paths {
			if strings.HasPrefix(p, ".git") {
				t.Errorf("git's own file is told as a post: %s", p)
			}
		}
	}
}
