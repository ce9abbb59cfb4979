package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"sync"
	"time"

	"penpush/internal/problem"
)

// Version is a version of git, major before minor.
type Version struct{ Major, Minor int }

// Oldest is the first git that can fetch without touching anything else
// (--no-write-fetch-head, --no-auto-maintenance).
var Oldest = Version{2, 29}

// Before tells that v is older than o.
func (v Version) Before(o Version) bool {
	return v.Major < o.Major || v.Major == o.Major && v.Minor < o.Minor
}

func (v Version) String() string { return fmt.Sprintf("%d.%d", v.Major, v.Minor) }

var versionWords = regexp.MustCompile(`^git version (\d+)\.(\d+)`)

// said is what the git program told of its version. It says the same until it is
// another program, and to start it costs as much as a step of a publish.
var said struct {
	sync.Mutex
	by      program
	version Version
}

// program is a file that can be run, and how it was when it was looked at.
type program struct {
	path     string
	size     int64
	modified time.Time
}

// gitProgram is the git that would be started; not ok, when it cannot be looked at.
func gitProgram() (program, bool) {
	path, err := exec.LookPath("git")
	if err != nil {
		return program{}, false
	}
	info, err := os.Stat(path)
	if err != nil {
		return program{}, false
	}
	return program{path, info.Size(), info.ModTime()}, true
}

// FindVersion gives git's version, which git itself tells once for each program
// that goes by that name. Problem: GitMissing.
func FindVersion(ctx context.Context) (Version, error) {
	is, known := gitProgram()
	said.Lock()
	by, version := said.by, said.version
	said.Unlock()
	if known && is == by {
		return version, nil
	}
	version, err := askVersion(ctx)
	if err == nil && known {
		said.Lock()
		said.by, said.version = is, version
		said.Unlock()
	}
	return version, err
}

func askVersion(ctx context.Context) (Version, error) {
	out, err := start(ctx, "", Command{Args: []string{"version"}, Read: true})
	if err != nil {
		var f *Failure
		if errors.As(err, &f) { // such as a Mac's stand-in, which only offers to install
			p := problem.Wrap(problem.GitMissing, "", fmt.Errorf("ask git for its version: %w", err))
			p.Details = f.Words()
			return Version{}, p
		}
		return Version{}, err
	}
	m := versionWords.FindSubmatch(out.Stdout)
	if m == nil {
		p := problem.New(problem.GitMissing, "")
		p.Details = string(out.Stdout)
		return Version{}, p
	}
	major, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return Version{}, fmt.Errorf("read git's version %q: %w", m[0], err)
	}
	minor, err := strconv.Atoi(string(m[2]))
	if err != nil {
		return Version{}, fmt.Errorf("read git's version %q: %w", m[0], err)
	}
	return Version{major, minor}, nil
}
