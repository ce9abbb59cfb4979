package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"penpush/internal/problem"
)

// What a file is, seen from online.
const (
	// Unpublished is a file that the online copy, as last known, does not have.
	Unpublished = "unpublished"
	// Changed is a file that differs from the online copy.
	Changed = "changed"
	// Published is a file that the online copy has as it is here.
	Published = "published"
)

// States is what every file of a blog is, seen from online. The zero value
// knows no online copy.
type States struct {
	tree    map[string]string
	differs map[string]bool
}

// Known says that there is an online copy to compare with.
func (s States) Known() bool { return s.tree != nil }

// Of gives Unpublished, Changed or Published for a path relative to the blog.
func (s States) Of(path string) string {
	if _, online := s.tree[path]; !online {
		return Unpublished
	}
	if s.differs[path] {
		return Changed
	}
	return Published
}

// StatesOf is States for a folder that need not be a repository: where there is
// no git, no repository or no online copy, everything is unpublished.
func StatesOf(ctx context.Context, dir string) (States, error) {
	r, err := findAnyVersion(ctx, dir)
	var p *problem.Problem
	if errors.As(err, &p) {
		switch p.Code {
		case problem.GitMissing, problem.GitTooOld, problem.NotARepository, problem.RepositoryNotOwned:
			return States{}, nil
		}
	}
	if err != nil {
		return States{}, err
	}
	return r.States(ctx)
}

// findAnyVersion is Open for those who only read: what they ask is older than
// Oldest, so that git's version matters only when git does not understand.
func findAnyVersion(ctx context.Context, dir string) (*Repo, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find folder %s: %w", dir, err)
	}
	r, err := find(ctx, abs)
	if problem.Is(err, problem.GitFailed) {
		return Open(ctx, dir)
	}
	return r, err
}

// States compares the blog's folder with the online copy as last known, in a
// handful of git processes however many posts there are. Without a branch or an
// online copy everything is unpublished.
func (r *Repo) States(ctx context.Context) (States, error) {
	s, _, err := r.compare(ctx, "no")
	return s, err
}

// StatesAndStatus gives both, for little more than the price of one.
func (r *Repo) StatesAndStatus(ctx context.Context) (States, []StatusEntry, error) {
	return r.compare(ctx, "all")
}

func (r *Repo) compare(ctx context.Context, untracked string) (States, []StatusEntry, error) {
	type answer struct {
		status
		err error
	}
	asked := make(chan answer, 1) // the slow one runs beside the others
	go func() {
		s, err := r.ask(ctx, untracked)
		asked <- answer{s, err}
	}()
	tracking, tree, err := r.lastKnown(ctx)
	now := <-asked
	if err = errors.Join(err, now.err); err != nil {
		return States{}, nil, fmt.Errorf("compare with the online copy: %w", err)
	}
	if tree == nil {
		return States{}, now.entries, nil
	}
	moved := map[string]byte{}
	if !now.inStep(tracking) {
		if moved, err = r.moved(ctx, tracking); err != nil {
			return States{}, nil, fmt.Errorf("compare with the online copy: %w", err)
		}
	}
	s := States{tree: tree, differs: make(map[string]bool, len(moved)+len(now.entries))}
	return s, now.entries, r.mark(ctx, s, moved, now.entries)
}

// UpstreamTree gives the blobs of the online copy as last known, by path
// relative to the blog; nil when there is none.
func (r *Repo) UpstreamTree(ctx context.Context) (map[string]string, error) {
	_, tree, err := r.lastKnown(ctx)
	return tree, err
}

func (r *Repo) lastKnown(ctx context.Context) (tracking string, tree map[string]string, err error) {
	up, err := r.Upstream(ctx)
	if err != nil || up.Tracking == "" {
		return "", nil, err
	}
	tree, err = r.tree(ctx, up.Tracking)
	return up.Tracking, tree, err
}

// Upstream tells which branch online the working copy's branch is compared with.
// Where nothing says so it is the zero Upstream, and no error: Config.Upstream
// tells why, and is stricter about where to publish to.
func (r *Repo) Upstream(ctx context.Context) (Upstream, error) {
	config, err := r.Config(ctx)
	if err != nil {
		return Upstream{}, err
	}
	branch, err := r.branchRef(ctx)
	if err != nil || branch == "" {
		return Upstream{}, err
	}
	up, err := config.Upstream(branch)
	if problem.Is(err, problem.NoRemote) || problem.Is(err, problem.RemoteUnclear) {
		return up, nil
	}
	return up, err
}

// tree lists a commit's files below the blog; nil when there is no such commit.
func (r *Repo) tree(ctx context.Context, commit string) (map[string]string, error) {
	args := append([]string{"--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit}, r.scope()...)
	out, err := r.Run(ctx, Command{Args: args, Read: true})
	if err != nil {
		if id, missing := r.Commit(ctx, commit); missing == nil && id == "" {
			return nil, nil
		}
		return nil, fmt.Errorf("list %s: %w", commit, err)
	}
	tree := make(map[string]string, bytes.Count(out.Stdout, []byte{0}))
	for record := range records(out.Stdout) {
		about, path, ok := strings.Cut(record, "\t")
		kind := strings.LastIndexByte(about, ' ')
		if !ok || strings.Count(about, " ") != 2 {
			return nil, fmt.Errorf("list %s: %q", commit, record)
		}
		if path, ok = r.InBlog(path); ok {
			tree[path] = about[kind+1:]
		}
	}
	return tree, nil
}

// moved gives git's letter for what differs between the last commit here and the
// online copy.
func (r *Repo) moved(ctx context.Context, tracking string) (map[string]byte, error) {
	moved := map[string]byte{}
	args := append([]string{"--literal-pathspecs", "diff-tree", "-r", "-z", "--name-status", "--no-renames", "HEAD", tracking}, r.scope()...)
	out, err := r.Run(ctx, Command{Args: args, Read: true})
	if err != nil {
		if head, missing := r.Commit(ctx, "HEAD"); missing == nil && head == "" {
			return moved, nil // nothing committed yet: the status tells all
		}
		return nil, err
	}
	fields := Fields(out.Stdout)
	for i := 0; i+1 < len(fields); i += 2 {
		if path, ok := r.InBlog(fields[i+1]); ok && fields[i] != "" {
			moved[path] = fields[i][0]
		}
	}
	return moved, nil
}

// mark tells which files differ from what is online. A file may differ from the
// last commit, or be new here, and yet be what is online: after a publish that
// could not follow here.
func (r *Repo) mark(ctx context.Context, s States, moved map[string]byte, entries []StatusEntry) error {
	var look []string
	for path := range moved {
		s.differs[path] = true
	}
	for _, e := range entries {
		blob, online := s.tree[e.Path]
		if !online || e.Untracked() {
			continue
		}
		if e.Work == 'M' && moved[e.Path] != 0 && !e.Link {
			look = append(look, e.Path)
		}
		delete(moved, e.Path)
		s.differs[e.Path] = e.Work != '.' || e.Blob != blob
	}
	for path, letter := range moved {
		if letter != 'A' {
			continue
		}
		info, err := os.Lstat(filepath.Join(r.Dir, filepath.FromSlash(path)))
		if err == nil && info.Mode().IsRegular() { // untracked here; what cannot be seen differs
			look = append(look, path)
		}
	}
	look = slices.DeleteFunc(look, func(path string) bool { return strings.Contains(path, "\n") })
	if len(look) == 0 {
		return nil
	}
	blobs, err := r.Hash(ctx, look)
	if err != nil {
		return err
	}
	for i, path := range look {
		s.differs[path] = blobs[i] != s.tree[path]
	}
	return nil
}

// Hash gives the blobs that git would store for files of the blog, filters
// included, without storing them. No path may hold a line break.
func (r *Repo) Hash(ctx context.Context, paths []string) ([]string, error) {
	var list strings.Builder
	for _, p := range paths {
		list.WriteString(r.InRepo(p) + "\n")
	}
	out, err := r.Run(ctx, Command{Args: []string{"hash-object", "--stdin-paths"}, Stdin: []byte(list.String()), Read: true})
	if err != nil {
		return nil, fmt.Errorf("hash files: %w", err)
	}
	blobs := strings.Fields(string(out.Stdout))
	if len(blobs) != len(paths) {
		return nil, fmt.Errorf("hash %d files: git gave %d", len(paths), len(blobs))
	}
	return blobs, nil
}
