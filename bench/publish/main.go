//go:build unix

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
	"syscall"
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
	var ours, theirs []cost
	for i := range rounds + 2 {
		// Each begins as often as the other.
		order := []func() (cost, error){sides[0].publish, sides[1].bare}
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
	for _, kind := range []struct {
		name string
		of   func(cost) float64
	}{{"time", func(c cost) float64 { return c.time }}, {"processor time", func(c cost) float64 { return c.work }}} {
		var a, b, ratios []float64
		for i := range ours {
			a, b = append(a, kind.of(ours[i])), append(b, kind.of(theirs[i]))
			ratios = append(ratios, a[i]/b[i])
		}
		fmt.Printf("%s: publish %.0f ms, bare git add+commit+push %.0f ms: %.2f× (median of %d)\n", kind.name, median(a), median(b), median(ratios), rounds)
	}
	return nil
}

// cost is what one publish took, in milliseconds: on the clock, and of all
// processors together.
type cost struct{ time, work float64 }

// taken measures something that starts programs.
func taken(what func() error) (cost, error) {
	from, before := time.Now(), used()
	err := what()
	return cost{float64(time.Since(from).Microseconds()) / 1000, used() - before}, err
}

func used() float64 {
	sum := 0.0
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if syscall.Getrusage(who, &u) == nil {
			sum += float64(u.Utime.Nano()+u.Stime.Nano()) / 1e6
		}
	}
	return sum
}

func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

func (s *side) prepare(from, online string) error {
	for _, args := range [][]string{
		{"clone", "-q", "--no-hardlinks", from, s.dir},
		{"clone", "-q", "--bare", from, online},
		{"-C", s.dir, "remote", "set-url", "origin", online},
		{"-C", s.dir, "config", "user.name", "A Writer"},
		{"-C", s.dir, "config", "user.email", "writer@example.org"},
		{"-C", s.dir, "config", "gc.auto", "0"},
		{"-C", s.dir, "config", "maintenance.auto", "false"},
		{"-C", online, "config", "gc.auto", "0"},
		{"-C", s.dir, "gc", "-q"},
		{"-C", online, "gc", "-q"},
		{"-C", s.dir, "fetch", "-q"},
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

func (s *side) publish() (cost, error) {
	if err := s.change(); err != nil {
		return cost{}, err
	}
	return taken(func() error {
		done, err := publish.Run(context.Background(), publish.Request{
			Dir: s.dir, Message: "x", Files: []publish.File{{Path: "content/bench/index.md"}, {Path: "content/bench/a.png"}},
		}, func(publish.Progress) {})
		if err == nil && !done.Verified {
			err = fmt.Errorf("it was not confirmed: %+v", done)
		}
		return err
	})
}

func (s *side) bare() (cost, error) {
	if err := s.change(); err != nil {
		return cost{}, err
	}
	return taken(func() error {
		for _, args := range [][]string{{"add", "content/bench"}, {"commit", "-qm", "x"}, {"push", "-q"}} {
			if err := run(append([]string{"-C", s.dir}, args...)...); err != nil {
				return err
			}
		}
		return nil
	})
}
