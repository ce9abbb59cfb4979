package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// finish lets the repository here follow what the server has accepted: the
// files' index entries, what else is new online, and the branch. What cannot
// follow is left as it is and told: the publish is a success all the same. Where
// trying again can help, the journal stays, and the next publish does.
func (r *running) finish(ctx context.Context, j journal, now here) (left []string, note *problem.Problem) {
	if j.Aside {
		if err := errors.Join(r.keepIdentity(ctx), r.end(ctx, j, now)); err != nil {
			return nil, problem.Wrap(problem.FolderChanged, "", err)
		}
		note = problem.New(problem.OnNewBranch, "")
		note.Subject = j.upstream().Branch()
		return nil, note
	}
	left, err := r.bring(ctx, &j, now)
	if err == nil || problem.Is(err, problem.FolderChanged) {
		err = errors.Join(err, r.keepIdentity(ctx), r.end(ctx, j, now))
	}
	switch {
	case err != nil:
		note = problem.Wrap(problem.FolderChanged, "", err)
		note.Details = r.explain(err).Details
	case len(left) > 0:
		note = problem.New(problem.LeftBehind, left[0])
		note.Subject = listed(left)
	}
	return left, note
}

// bring moves everything here, or nothing: it gives the files that are in the
// way, or fails, with problem.FolderChanged when the writer has moved on.
func (r *running) bring(ctx context.Context, j *journal, now here) (left []string, err error) {
	if now.err != nil {
		return nil, now.err
	}
	if now.branch.Ref != j.Branch || now.branch.Head != j.Old {
		return nil, problem.New(problem.FolderChanged, "")
	}
	held := now.held
	if j.Base != j.Old {
		if left, err = r.inTheWay(ctx, j); err != nil || len(left) > 0 {
			return left, err
		}
		if held, err = r.held(ctx, j.paths()); err != nil { // that took a while
			return nil, err
		}
	}
	err = r.follow(ctx, j, held)
	if errors.Is(err, errInTheWay) {
		return r.named(j.Following), nil
	}
	return nil, err
}

func (r *running) named(paths []string) []string {
	var names []string
	for _, p := range paths {
		names = append(names, r.inBlog(p))
	}
	return names
}

// end is the last of a publish: the branch online is remembered, the writer's
// hook runs, the journal goes.
func (r *running) end(ctx context.Context, j journal, now here) error {
	tip, err := now.tip, now.err
	if err != nil {
		return err
	}
	there := tip == j.New
	if tip != "" && !there {
		if there, err = r.ancestor(ctx, j.New, tip); err != nil {
			return err
		}
	}
	if !there { // a remote whose settings track other branches only
		if _, err := r.repo.Run(ctx, git.Command{Args: []string{"update-ref", "-m", "publish", j.Tracking, j.New}}); err != nil {
			return fmt.Errorf("remember what is online: %w", err)
		}
	}
	if !j.Brought {
		// What this hook says changes nothing any more, neither for git.
		_ = r.hook(ctx, index{repo: r.repo}, "post-commit")
	}
	return r.room.root.Remove(journalFile)
}

// errInTheWay is what git found in the way after all.
var errInTheWay = errors.New("a file here is in the way of its newer version")

// follow moves the index entries, the files that are new online, and the branch.
func (r *running) follow(ctx context.Context, j *journal, before []byte) error {
	entries, err := r.following(ctx, *j)
	if err != nil {
		return err
	}
	if err := r.locked(ctx, info(entries, r.repo.Zero), "update-index", "-z", "--add", "--replace", "--index-info"); err != nil {
		return err
	}
	restore := func(cause error) error {
		return errors.Join(cause, r.locked(ctx, before, "update-index", "-z", "--add", "--replace", "--index-info"))
	}
	if j.Base != j.Old {
		if err := r.bringUp(ctx, j); err != nil {
			return restore(err)
		}
	}
	old := j.Old
	if old == "" {
		old = r.repo.Zero
	}
	_, err = r.repo.Run(ctx, git.Command{Args: []string{"update-ref", "-m", "publish", j.Branch, j.New, old}})
	if err != nil {
		return restore(problem.Wrap(problem.FolderChanged, "", fmt.Errorf("move the branch: %w", err)))
	}
	return nil
}

// following are the index entries that become what was published. When a publish
// is taken back, one that the writer has staged something else in stays.
func (r *running) following(ctx context.Context, j journal) ([]entry, error) {
	if j.Undoes == "" {
		return j.Entries, nil
	}
	changed, err := r.listPaths(ctx, []string{"diff-index", "--cached", "-z", "--name-only", "--no-renames", j.Old}, j.paths())
	if err != nil {
		return nil, fmt.Errorf("look at what is staged: %w", err)
	}
	return slices.DeleteFunc(slices.Clone(j.Entries), func(e entry) bool { return slices.Contains(changed, e.Path) }), nil
}

// bringUp writes the files that are new online. The journal names them first, so
// that a crash in the middle can be mended.
func (r *running) bringUp(ctx context.Context, j *journal) error {
	incoming, err := r.incoming(ctx, *j)
	if err != nil {
		return err
	}
	j.Following = nil
	for _, c := range incoming {
		j.Following = append(j.Following, c.Path)
	}
	if err := r.room.save(journalFile, *j); err != nil {
		return err
	}
	from, err := r.from(ctx, *j)
	if err != nil {
		return err
	}
	err = r.locked(ctx, nil, "read-tree", "-m", "-u", "--no-recurse-submodules", from, j.New)
	if git.Status(err) >= 0 && r.explain(err).Code != problem.FolderBusy {
		return errors.Join(errInTheWay, err, r.mend(ctx, *j))
	}
	return err
}

// locked runs a command that writes the index, and waits while another git does.
func (r *running) locked(ctx context.Context, stdin []byte, args ...string) error {
	for end := time.Now().Add(r.limits.lock); ; {
		_, err := r.repo.Run(ctx, git.Command{Args: args, Stdin: stdin, Silence: r.limits.hook})
		if err == nil || r.explain(err).Code != problem.FolderBusy || time.Now().After(end) {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// here is what a repository is like before it follows.
type here struct {
	// branch is what it is on, held are the writer's own index entries of the files.
	branch git.Branch
	held   []byte
	// tip is the last known commit of the branch online.
	tip string
	err error
}

// reading looks at it beside something else.
func (r *running) reading(ctx context.Context, j journal) <-chan here {
	found := make(chan here, 1)
	go func() {
		var now here
		unread := make(chan error, 1)
		go func() {
			var err error
			now.held, err = r.held(ctx, j.paths())
			unread <- err
		}()
		var err, lost error
		if now.branch, err = r.repo.Branch(ctx); problem.Is(err, problem.NoBranch) {
			err = nil
		}
		now.tip, lost = r.repo.Commit(ctx, j.Tracking)
		now.err = errors.Join(err, lost, <-unread)
		found <- now
	}()
	return found
}

// held gives the writer's own index entries of paths, as input to put them back.
func (r *running) held(ctx context.Context, paths []string) ([]byte, error) {
	known, err := r.again(ctx, r.indexed, paths)
	if err != nil {
		return nil, err
	}
	var put bytes.Buffer
	for _, path := range paths { // out first, so that a folder can be a file again
		put.Write(info([]entry{{Path: path}}, r.repo.Zero))
	}
	for _, record := range known.records {
		put.WriteString(record + "\x00")
	}
	return put.Bytes(), nil
}
