// Command blog makes a synthetic blog for the benches, as a git repository whose
// remote is a folder beside it: blog SHAPE POSTS DIR.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"penpush/internal/testsite"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "blog:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: blog SHAPE POSTS DIR")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	dir := args[2]
	if _, err := testsite.Synthetic(dir, n, testsite.Options{Shape: args[0], Plain: true, Pictures: true}); err != nil {
		return err
	}
	for _, command := range [][]string{
		{"init", "-q", "-b", "main"},
		{"add", "-A"},
		{"-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "All posts"},
		{"init", "-q", "--bare", "-b", "main", dir + ".git"},
		{"remote", "add", "origin", dir + ".git"},
		{"push", "-q", "-u", "origin", "main"},
	} {
		git := exec.Command("git", command...)
		git.Dir = dir
		if out, err := git.CombinedOutput(); err != nil {
			return fmt.Errorf("git %v: %w: %s", command, err, out)
		}
	}
	return nil
}
