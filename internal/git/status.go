package git

import (
	"context"
	"fmt"
	"strings"
)

// StatusEntry is a file that is not as it was committed.
type StatusEntry struct {
	// Path is relative to the blog, with "/".
	Path string
	// Index and Work are git's letters for what changed between the last commit
	// and the index, and between the index and the file: '.' is nothing. A file
	// that git does not know has '?' in both, one with an unfinished merge 'U'.
	Index, Work byte
	// Blob is the index's content, "" when there is none.
	Blob string
	// Link says that the file is a symbolic link.
	Link bool
}

// Untracked says that git does not know the file.
func (e StatusEntry) Untracked() bool { return e.Work == '?' }

// Status gives what changed in the blog's folder, with every untracked file
// (folders that are repositories of their own excepted). Renames appear as a
// deletion and an addition.
func (r *Repo) Status(ctx context.Context) ([]StatusEntry, error) {
	s, err := r.ask(ctx, "all")
	return s.entries, err
}

// status is what git says about the branch and the files that changed.
type status struct {
	entries []StatusEntry
	// upstream is the branch online that git compares with, such as
	// "origin/main"; same tells that it is at the commit that is checked out.
	upstream string
	same     bool
}

// inStep tells that the online copy, as last known, is what was committed here.
func (s status) inStep(tracking string) bool {
	return s.same && tracking == "refs/remotes/"+s.upstream
}

func (r *Repo) ask(ctx context.Context, untracked string) (status, error) {
	args := []string{
		"--literal-pathspecs", "status", "--porcelain=v2", "-z", "--branch", "--untracked-files=" + untracked,
		"--no-renames", "--ignore-submodules=all", "--no-ahead-behind",
	}
	out, err := r.Run(ctx, Command{Args: append(args, r.scope()...), Read: true})
	if err != nil {
		return status{}, fmt.Errorf("ask git what changed: %w", err)
	}
	var s status
	for record := range records(out.Stdout) {
		if about, ok := strings.CutPrefix(record, "# "); ok {
			s.head(about)
			continue
		}
		e, ok := statusEntry(record)
		if !ok {
			return status{}, fmt.Errorf("read git's status: %q", record)
		}
		if e.Path, ok = r.InBlog(e.Path); ok && !strings.HasSuffix(e.Path, "/") {
			s.entries = append(s.entries, e)
		}
	}
	return s, nil
}

// head takes what the lines above the files say.
func (s *status) head(about string) {
	switch key, value, _ := strings.Cut(about, " "); key {
	case "branch.upstream":
		s.upstream = value
	case "branch.ab":
		s.same = value == "+0 -0"
	}
}

// scope limits a command to the blog's folder.
func (r *Repo) scope() []string {
	if r.Prefix == "" {
		return nil
	}
	return []string{"--", r.Prefix}
}

// statusEntry reads one record of `git status --porcelain=v2`.
func statusEntry(record string) (StatusEntry, bool) {
	kind, rest, _ := strings.Cut(record, " ")
	fields := map[string]int{"1": 7, "u": 9}[kind] // before the path
	if kind == "?" {
		return StatusEntry{Path: rest, Index: '?', Work: '?'}, true
	}
	f := strings.SplitN(rest, " ", fields+1)
	if fields == 0 || len(f) != fields+1 || len(f[0]) != 2 {
		return StatusEntry{}, false
	}
	e := StatusEntry{Path: f[fields], Index: f[0][0], Work: f[0][1]}
	if kind == "u" {
		e.Index, e.Work = 'U', 'U'
		return e, true
	}
	e.Link = f[4] == "120000"
	if strings.Trim(f[6], "0") != "" {
		e.Blob = f[6]
	}
	return e, true
}
