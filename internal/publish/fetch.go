package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// overHTTP ends a transfer in which nothing moves.
func overHTTP() []string { return []string{"http.lowSpeedLimit=1", "http.lowSpeedTime=30"} }

// fetch brings the online branch's history here and gives its commit, or "" when
// there is no such branch yet. Where it was only just asked for, that may be known.
func (r *running) fetch(ctx context.Context, first bool) (tip string, err error) {
	done := r.step(Fetch)
	if first {
		tip, err = r.ahead.tip()
	}
	if tip == "" && err == nil {
		tip, err = r.fetchFrom(ctx, r.up)
	}
	if err != nil && r.explain(err).Code == problem.BranchGone && r.answers.Has(CreateBranch, "") {
		// What was there last is made again, so that nobody's posts are lost.
		r.gone = true
		tip, err = r.repo.Commit(ctx, r.up.Tracking)
	}
	if err != nil && r.only && r.explain(err).Code != problem.PublishCancelled {
		// What is not sent can be made of what was last known.
		tip, err = r.repo.Commit(ctx, r.up.Tracking)
	}
	if err != nil {
		return "", err
	}
	done()
	return tip, nil
}

// unmoved gives the commit of the online branch when it is the one that is known
// here: then nothing has to be fetched, and asking costs half of that. Else "".
func (r *running) unmoved(ctx context.Context) (string, error) {
	type found struct {
		commit string
		err    error
	}
	known := make(chan found, 1)
	go func() {
		commit, err := r.repo.Commit(ctx, r.up.Tracking)
		known <- found{commit, err}
	}()
	there, err := r.online(ctx, r.up, r.limits.fetch)
	here := <-known
	if err = errors.Join(err, here.err); err != nil {
		return "", err
	}
	if there != here.commit {
		return "", nil
	}
	return there, nil
}

// fetchFrom touches no ref but the one that remembers this branch, and writes
// nothing else that another git would see.
func (r *running) fetchFrom(ctx context.Context, up git.Upstream) (string, error) {
	err := r.fetchOnce(ctx, up)
	// Another program may be fetching the very same: editors do, by themselves.
	for try := 1; try < tries && err != nil && r.explain(err).Code == problem.FolderBusy; try++ {
		time.Sleep(time.Duration(try) * 200 * time.Millisecond)
		err = r.fetchOnce(ctx, up)
	}
	if err == nil {
		return r.repo.Commit(ctx, up.Tracking)
	}
	if r.explain(err).Code != problem.BranchGone {
		return "", fmt.Errorf("fetch: %w", err)
	}
	known, lost := r.repo.Commit(ctx, up.Tracking)
	if lost != nil || known == "" {
		return "", lost
	}
	// A page that asks to pay for the network answers everything, and git takes it
	// for a repository without branches; but it takes no push.
	_, lost = r.repo.Run(ctx, git.Command{
		Args:   []string{"push", "--dry-run", "--no-verify", "--no-follow-tags", "--recurse-submodules=no", "--", up.Remote, known + ":" + up.Ref},
		Config: overHTTP(), Env: r.asking(), Silence: r.limits.ask,
	})
	if lost != nil {
		return "", fmt.Errorf("fetch: %w", lost)
	}
	return "", fmt.Errorf("fetch: %w", err)
}

func (r *running) fetchOnce(ctx context.Context, up git.Upstream) error {
	_, err := r.repo.Run(ctx, git.Command{
		Args: []string{
			"fetch", "--progress", "--no-tags", "--no-prune", "--no-recurse-submodules", "--no-auto-maintenance",
			"--no-write-fetch-head", "--refmap=", "--", up.Remote, "+" + up.Ref + ":" + up.Tracking,
		},
		Config: overHTTP(), Env: r.asking(), Silence: r.limits.fetch, Percent: r.percent(Fetch),
	})
	return err
}

// base gives the commit that the new one is made on, "" for none, and stops
// where only a person can tell what should happen.
func (r *running) base(ctx context.Context, tip string) (string, error) {
	head := r.branch.Head
	switch {
	case tip == "" && head == "":
		return "", nil
	case tip == "":
		// A branch that is new online: fine, when all it holds is online already.
		return head, r.unpushed(ctx, "--not", "--remotes="+r.up.Remote)
	case head == "":
		// A folder that was just made a repository, and an online copy that has
		// something already, such as a licence: this goes on top of it.
		empty, err := r.emptyTree(ctx)
		if err != nil {
			return "", err
		}
		return tip, r.work.allowed(ctx, empty, tip)
	}
	behind, err := r.relation(ctx, tip)
	if problem.Is(err, problem.Diverged) && r.answers.Has(Combine, "") {
		return r.combine(ctx, tip)
	}
	if err != nil || !behind {
		return head, err
	}
	return tip, r.work.allowed(ctx, head, tip)
}

// untouched stops when somebody else changed one of the files online. What is
// online because it was published from here, and could not follow here, is no
// change of somebody else's.
func (r *running) untouched(ctx context.Context, from, tip string) error {
	changes, err := r.listPaths(ctx, []string{"diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", from, tip}, paths(r.files))
	if err != nil {
		return fmt.Errorf("look at what is new online: %w", err)
	}
	ours, err := r.ours()
	if err != nil {
		return err
	}
	for i := 0; i+1 < len(changes); i += 2 {
		e, ok := rawEntry(changes[i], changes[i+1])
		if !ok {
			return fmt.Errorf("look at what is new online: %q", changes[i])
		}
		seen := r.inBlog(e.Path) + "@" + e.blob()
		if !slices.Contains(ours[e.Path], e.Item) && !r.answers.Has(KeepMine, seen) {
			told := problem.New(problem.ChangedOnline, r.inBlog(e.Path))
			told.Choices = []string{KeepMine + "=" + seen, TakeTheirs + "=" + seen}
			return told
		}
	}
	return nil
}

// blob is the file's content, "" for a file that is not there.
func (e entry) blob() string {
	_, blob, _ := strings.Cut(e.Item, " ")
	return blob
}

// rawEntry reads one record of a raw diff, ":<old mode> <new mode> <old blob>
// <new blob> <letter>", as the file that it leads to.
func rawEntry(record, path string) (entry, bool) {
	f := strings.Fields(strings.TrimPrefix(record, ":"))
	if len(f) != 5 {
		return entry{}, false
	}
	if strings.Trim(f[1], "0") == "" {
		return entry{Path: path}, true
	}
	return entry{path, f[1] + " " + f[3]}, true
}
