// The publish bench publishes one post with one picture in a large blog, and does
// the same with bare `git add`, `git commit` and `git push`, in turn, both to a bare
// repository on this computer.
// Usage: go run ./bench/publish BLOG [ROUNDS], with a blog that ./bench/blog made.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"penpush/internal/publish"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: publish BLOG [ROUNDS]")
		os.Exit(2)
	}
	rounds := 21
	if len(os.Args) > 2 {
		if n, err := strconv.Atoi(os.Args[2]); err == nil && n > 0 {
			rounds = n
		}
	}
	if err := measure(os.Args[1], rounds); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// side is one of two copies of the same blog, each with an online copy of its own,
// so that neither finds what the other has left warm or untidy.
type side struct {
	dir string
	n   int
}

func measure(from string, rounds int) error {
	home, err := os.MkdirTemp("", "penpush-bench-") //nolint:forbidigo // no blog of anybody's
	if err != nil {
		return err
	}
	defer os.RemoveAll(home) //nolint:errcheck,forbidigo // the system's folder for what is temporary
	var sides [2]side
	for i, name := range []string{"ours", "theirs"} {
		sides[i].dir = filepath.Join(home, name)
		if err := sides[i].prepare(from, filepath.Join(home, name+".git")); err != nil {
			return err
		}
	}
	ours, theirs := make([]float64, 0, rounds), make([]float64, 0, rounds)
	for i := range rounds + 2 {
		// Each begins as often as the other.
		order := []func() (float64, error){sides[0].publish, sides[1].bare}
		if i%2 == 1 {
			slices.Reverse(order)
		}
		first, err := order[0]()
		if err != nil {
			return err
		}
		second, err := order[1]()
		if err != nil {
			return err
		}
		if i%2 == 1 {
			first, second = second, first
		}
		if i >= 2 { // the first rounds fill caches
			ours, theirs = append(ours, first), append(theirs, second)
		}
	}
	ratios := make([]float64, len(ours))
	for i := range ours {
		ratios[i] = ours[i] / theirs[i]
	}
	fmt.Printf("publish: %.0f ms, bare git add+commit+push: %.0f ms: %.2f× (goal ≤ 1.3×), %d rounds\n", median(ours), median(theirs), median(ratios), rounds)
	return nil
}

func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

func (s *side) prepare(from, online string) error {
	for _, args := range [][]string{
		{"clone", "-q", "--no-hardlinks", from, s.dir}, {"clone", "-q", "--bare", from, online},
		{"-C", s.dir, "remote", "set-url", "origin", online}, {"-C", s.dir, "config", "user.name", "A Writer"},
		{"-C", s.dir, "config", "user.email", "writer@example.org"}, {"-C", s.dir, "config", "gc.auto", "0"},
		{"-C", s.dir, "config", "maintenance.auto", "false"}, {"-C", online, "config", "gc.auto", "0"},
		{"-C", s.dir, "gc", "-q"}, {"-C", online, "gc", "-q"}, {"-C", s.dir, "fetch", "-q"},
	} {
		if err := run(args...); err != nil {
			return err
		}
	}
	return nil
}

func run(args ...string) error {
	if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("git %v: %w\n%s", args, err, out)
	}
	return nil
}

// change writes other words and another picture.
func (s *side) change() error {
	s.n++
	for name, text := range map[string]string{
		"content/bench/index.md": fmt.Sprintf("---\ntitle: A\n---\nWords %d.\n", s.n), "content/bench/a.png": fmt.Sprintf("\x89PNG\x00%d", s.n),
	} {
		full := filepath.Join(s.dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil { //nolint:forbidigo // no blog of anybody's
			return err
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil { //nolint:forbidigo // no blog of anybody's
			return err
		}
	}
	return nil
}

func (s *side) publish() (float64, error) {
	if err := s.change(); err != nil {
		return 0, err
	}
	from := time.Now()
	done, err := publish.Run(context.Background(), publish.Request{
		Dir: s.dir, Message: "x", Files: []publish.File{{Path: "content/bench/index.md"}, {Path: "content/bench/a.png"}},
	}, func(publish.Progress) {})
	if err == nil && !done.Verified {
		err = fmt.Errorf("it was not confirmed: %+v", done)
	}
	return float64(time.Since(from).Microseconds()) / 1000, err
}

func (s *side) bare() (float64, error) {
	if err := s.change(); err != nil {
		return 0, err
	}
	from := time.Now()
	for _, args := range [][]string{{"add", "content/bench"}, {"commit", "-qm", "x"}, {"push", "-q"}} {
		if err := run(append([]string{"-C", s.dir}, args...)...); err != nil {
			return 0, err
		}
	}
	return float64(time.Since(from).Microseconds()) / 1000, nil
}
