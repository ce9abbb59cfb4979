package publish

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"penpush/internal/git"
)

// Change is what a publish would do to one file online.
type Change struct {
	// Path is relative to the blog.
	Path string
	// Kind is "added", "changed" or "deleted".
	Kind string
	// Binary says that there are no lines to show.
	Binary bool
	// Bytes is how large the file is, or was; OldBytes how large it was online
	// before, 0 for a new one.
	Bytes, OldBytes int64
	// Hunks are the changed lines with three around them.
	Hunks []Hunk
}

// Hunk is a stretch of changed lines; OldLine and NewLine are where it begins,
// counted from 1, or 0 where there is nothing.
type Hunk struct {
	OldLine, NewLine int
	Lines            []DiffLine
}

// DiffLine is one line of a hunk: Op is " ", "+" or "-".
type DiffLine struct{ Op, Text string }

// Diff tells what a publish would change online, as far as is known here: against
// the last known state of the branch there, or against nothing. It makes no
// commit and asks no server. Files that could not be published are left out,
// and the first reason is the error; the rest is told all the same.
func Diff(ctx context.Context, req Request) ([]Change, error) {
	r := &running{limits: patience()}
	r.answers = req.Answers
	changes, err := r.diff(ctx, req)
	if err != nil {
		return changes, r.explain(err)
	}
	return changes, nil
}

func (r *running) diff(ctx context.Context, req Request) (changes []Change, err error) {
	base, err := r.compareWith(ctx, req.Dir)
	if err != nil {
		return nil, err
	}
	if len(req.Files) == 0 && r.answers.Has(PublishAll, "") {
		return []Change{}, nil
	}
	files, err := resolve(r.place, req.Files)
	if err != nil {
		return nil, err
	}
	known, err := r.inIndex(ctx, paths(files))
	if err != nil {
		return nil, err
	}
	refused, cannot := examine(ctx, r.place, files, known)
	if cannot != nil && refused == nil {
		return nil, cannot
	}
	files = slices.DeleteFunc(files, func(f file) bool { return slices.Contains(refused, f.path) })
	if len(files) == 0 {
		return nil, cannot
	}
	x, done, err := r.scratch()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	if err := x.fill(ctx, r.branch.Head); err != nil {
		return nil, err
	}
	if err := x.take(ctx, files); err != nil {
		return nil, err
	}
	if changes, err = r.changes(ctx, x, base, files); err != nil {
		return nil, err
	}
	return changes, cannot
}

// compareWith opens the repository and gives what is known to be online: a
// commit, or the tree without files.
func (r *running) compareWith(ctx context.Context, dir string) (base string, err error) {
	if r.repo, err = git.Open(ctx, dir); err != nil {
		return "", err
	}
	if r.config, err = r.repo.Config(ctx); err != nil {
		return "", err
	}
	if r.up, err = r.repo.Upstream(ctx); err != nil {
		return "", err
	}
	if chosen := r.answers.Value(ToRemote); r.up.Remote == "" && chosen != "" {
		if r.branch, err = r.repo.Branch(ctx); err != nil {
			return "", err
		}
		if r.up, err = r.upstream(); err != nil {
			return "", err
		}
	}
	if r.branch.Head, err = r.repo.Commit(ctx, "HEAD"); err != nil {
		return "", err
	}
	if r.up.Tracking != "" {
		if base, err = r.repo.Commit(ctx, r.up.Tracking); err != nil || base != "" {
			return base, err
		}
	}
	return r.emptyTree(ctx)
}

// emptyTree is the tree without files.
func (r *running) emptyTree(ctx context.Context) (string, error) {
	out, err := r.repo.Run(ctx, git.Command{Args: []string{"hash-object", "-t", "tree", "--stdin"}, Stdin: []byte{}, Read: true})
	if err != nil {
		return "", fmt.Errorf("name the empty tree: %w", err)
	}
	return strings.TrimSpace(string(out.Stdout)), nil
}

// scratch gives an index to try things on, and what removes it again.
func (r *running) scratch() (x index, done func() error, err error) {
	room, err := openRoom(r.repo)
	if err != nil {
		return index{}, nil, err
	}
	name := scratchPrefix + rand.Text()
	return index{r.repo, room.path(name)}, func() error {
		return errors.Join(room.root.Remove(name), room.root.Remove(name+".lock"), room.root.Close())
	}, nil
}

// changes compares an index with what is online.
func (r *running) changes(ctx context.Context, x index, base string, files []file) ([]Change, error) {
	p := place{repo: r.repo}
	raw, err := p.listIn(ctx, x.env(), []string{"diff-index", "--cached", "-z", "--raw", "--no-abbrev", "--no-renames", base}, paths(files))
	if err != nil {
		return nil, fmt.Errorf("compare with the online copy: %w", err)
	}
	var changes []Change
	var blobs, before, changed []string
	for i := 0; i+1 < len(raw); i += 2 {
		f := strings.Fields(raw[i])
		if len(f) != 5 {
			return nil, fmt.Errorf("compare with the online copy: %q", raw[i])
		}
		c := Change{Path: r.inBlog(raw[i+1]), Kind: "changed", Hunks: []Hunk{}}
		blob := f[3]
		switch f[4] {
		case "A":
			c.Kind = "added"
		case "D":
			c.Kind, blob = "deleted", f[2]
		}
		changes, blobs, changed = append(changes, c), append(blobs, blob), append(changed, raw[i+1])
		before = append(before, f[2])
	}
	sizes, err := r.measure(ctx, append(blobs, before...))
	if err != nil {
		return nil, err
	}
	for i := range changes {
		changes[i].Bytes, changes[i].OldBytes = sizes[i], sizes[len(changes)+i]
	}
	for i := range changes {
		if err := r.lines(ctx, x, base, changed[i], &changes[i]); err != nil {
			return nil, err
		}
	}
	return changes, nil
}

// measure finds the sizes of blobs; a submodule has none, nor has nothing.
func (r *running) measure(ctx context.Context, blobs []string) ([]int64, error) {
	all := make([]int64, len(blobs))
	if len(blobs) == 0 {
		return all, nil
	}
	out, err := r.repo.Run(ctx, git.Command{
		Args: []string{"cat-file", "--batch-check=%(objectsize)"}, Stdin: []byte(strings.Join(blobs, "\n") + "\n"), Read: true,
	})
	if err != nil {
		return nil, fmt.Errorf("measure what changed: %w", err)
	}
	for i, size := range strings.Split(string(out.Stdout), "\n") {
		if n, err := strconv.ParseInt(size, 10, 64); err == nil && i < len(all) {
			all[i] = n
		}
	}
	return all, nil
}

// lines reads a file's changed lines.
func (r *running) lines(ctx context.Context, x index, base, path string, c *Change) error {
	out, err := r.repo.Run(ctx, git.Command{
		Args: []string{
			"--literal-pathspecs", "diff-index", "--cached", "-p", "-U3", "--inter-hunk-context=0", "--no-color",
			"--no-ext-diff", "--no-textconv", "--no-renames", base, "--", path,
		},
		Env: x.env(), Read: true, Most: mostDiff,
	})
	if errors.Is(err, git.ErrTooMuch) {
		c.Binary = true
		return nil
	}
	if err != nil {
		return fmt.Errorf("show what changed in %s: %w", path, err)
	}
	c.read(strings.ToValidUTF8(string(out.Stdout), "\uFFFD"))
	return nil
}

// mostDiff is how much of a file's changes a person could look at.
const mostDiff = 8 << 20

// read fills in the hunks of a unified diff of one file.
func (c *Change) read(diff string) {
	var h *Hunk
	for line := range strings.Lines(diff) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "@@ "):
			oldLine, newLine := hunkStart(line)
			c.Hunks = append(c.Hunks, Hunk{OldLine: oldLine, NewLine: newLine, Lines: []DiffLine{}})
			h = &c.Hunks[len(c.Hunks)-1]
		case strings.HasPrefix(line, "diff --git "):
			h = nil // a file that became a link has two
		case h == nil:
			c.Binary = c.Binary || strings.HasPrefix(line, "Binary files ")
		case line == "":
			h.Lines = append(h.Lines, DiffLine{" ", ""})
		case strings.ContainsAny(line[:1], " +-"):
			h.Lines = append(h.Lines, DiffLine{line[:1], line[1:]})
		}
	}
	c.pointer()
}

func hunkStart(line string) (oldLine, newLine int) {
	f := strings.Fields(line)
	start := func(s string) int {
		s, _, _ = strings.Cut(s[1:], ",")
		n, err := strconv.Atoi(s)
		if err != nil {
			return 0
		}
		return n
	}
	if len(f) < 3 {
		return 0, 0
	}
	return start(f[1]), start(f[2])
}

// pointer shows a file that Git LFS keeps elsewhere as what it is: no lines, and
// its real size.
func (c *Change) pointer() {
	if len(c.Hunks) != 1 || len(c.Hunks[0].Lines) > 8 {
		return
	}
	op := "+"
	if c.Kind == "deleted" {
		op = "-"
	}
	isPointer := false
	for _, l := range c.Hunks[0].Lines {
		isPointer = isPointer || strings.HasPrefix(l.Text, "version https://git-lfs.github.com/spec/")
		if size, ok := strings.CutPrefix(l.Text, "size "); ok && isPointer && (l.Op == op || l.Op == " ") {
			if n, err := strconv.ParseInt(size, 10, 64); err == nil {
				c.Binary, c.Bytes = true, n
			}
		}
	}
	if c.Binary {
		c.Hunks = []Hunk{}
	}
}
