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
	return r.status(ctx, "all")
}

func (r *Repo) status(ctx context.Context, untracked string) ([]StatusEntry, error) {
	args := []string{
		"--literal-pathspecs", "status", "--porcelain=v2", "-z", "--untracked-files=" + untracked,
		"--no-renames", "--ignore-submodules=all", "--no-ahead-behind",
	}
	out, err := r.Run(ctx, Command{Args: append(args, r.scope()...), Read: true})
	if err != nil {
		return nil, fmt.Errorf("ask git what changed: %w", err)
	}
	var entries []StatusEntry
	for _, record := range Fields(out.Stdout) {
		e, ok := statusEntry(record)
		if !ok {
			return nil, fmt.Errorf("read git's status: %q", record)
		}
		if e.Path, ok = r.InBlog(e.Path); ok && !strings.HasSuffix(e.Path, "/") {
			entries = append(entries, e)
		}
	}
	return entries, nil
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
