package publish

import (
	"context"
	"errors"
	"slices"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// journal is a publish on its way: written before the push, removed when
// everything is done. After a crash it tells what to ask and what to finish.
type journal struct {
	// Branch is the branch here, Old its commit before ("" for none).
	Branch, Old string
	// Remote, Ref and Tracking are the git.Upstream.
	Remote, Ref, Tracking string
	// Base is the commit that New was made on, "" for none.
	Base, New string
	// Entries are the files that were asked for, as New has them; Changed are the
	// paths in which it differs from Base.
	Entries []entry
	Changed []string
	// Following are files that were about to be brought up to New here.
	Following []string
	// Undoes is the commit that New takes back, or "".
	Undoes string
	// Aside says that New went to another branch than the one that is published
	// to: nothing here follows.
	Aside bool
	// Brought says that nothing was published: New was online already.
	Brought bool
}

func (j journal) upstream() git.Upstream {
	return git.Upstream{Remote: j.Remote, Ref: j.Ref, Tracking: j.Tracking}
}

// old is what was here before, as a commit or a tree.
func (r *running) old(ctx context.Context, j journal) (string, error) {
	if j.Old == "" {
		return r.emptyTree(ctx)
	}
	return j.Old, nil
}

func (j journal) paths() []string {
	paths := make([]string, len(j.Entries))
	for i, e := range j.Entries {
		paths[i] = e.Path
	}
	return paths
}

// entry is a file as an index or a tree has it.
type entry struct {
	// Path is the repository's.
	Path string
	// Item is mode and blob, "" for a file that is not there.
	Item string
}

const (
	journalFile   = "journal"
	publishedFile = "published"
)

// published remembers, for each path, the last things that were published from
// here: when a path online is one of them, it is no change of somebody else's.
type published struct{ Places []publishedTo }

type publishedTo struct {
	Remote, Ref string
	Files       []publishedFileEntry
}

type publishedFileEntry struct {
	Path  string
	Items []string
}

const (
	mostPublished = 2000 // paths remembered for one place, the latest
	mostItems     = 4    // of one path: after a crash it may be unknown which arrived
)

// remember adds what a commit published, whether or not it arrived: an item that
// never did is never found online.
func (r *running) remember(j journal) error {
	var all published
	if _, err := r.room.load(publishedFile, &all); err != nil {
		return err
	}
	at := slices.IndexFunc(all.Places, func(p publishedTo) bool { return p.Remote == j.Remote && p.Ref == j.Ref })
	if at < 0 {
		at = len(all.Places)
		all.Places = append(all.Places, publishedTo{Remote: j.Remote, Ref: j.Ref})
	}
	to := &all.Places[at]
	for _, e := range j.Entries {
		known := publishedFileEntry{Path: e.Path}
		if i := slices.IndexFunc(to.Files, func(f publishedFileEntry) bool { return f.Path == e.Path }); i >= 0 {
			known = to.Files[i]
			to.Files = slices.Delete(to.Files, i, i+1)
		}
		items := slices.DeleteFunc(known.Items, func(item string) bool { return item == e.Item })
		known.Items = append(items, e.Item)
		known.Items = known.Items[max(0, len(known.Items)-mostItems):]
		to.Files = append(to.Files, known)
	}
	to.Files = to.Files[max(0, len(to.Files)-mostPublished):]
	return r.room.save(publishedFile, all)
}

// ours tells which items of each path are known to have come from here.
func (r *running) ours() (map[string][]string, error) {
	var all published
	if _, err := r.room.load(publishedFile, &all); err != nil {
		return nil, err
	}
	items := map[string][]string{}
	for _, p := range all.Places {
		if p.Remote == r.up.Remote && p.Ref == r.up.Ref {
			for _, f := range p.Files {
				items[f.Path] = f.Items
			}
		}
	}
	return items, nil
}

// drop forgets a publish that did not arrive. Should it arrive after all, it is
// still known to be ours.
func (r *running) drop(j journal) error {
	if j.Brought {
		return r.room.root.Remove(journalFile)
	}
	r.dropped = true
	return errors.Join(r.remember(j), r.room.root.Remove(journalFile))
}

// resume finishes or forgets a publish that died, or whose outcome nobody knew,
// after asking the server.
func (r *running) resume(ctx context.Context) error {
	var j journal
	there, err := r.room.load(journalFile, &j)
	if err != nil {
		return err
	}
	if !there || j.New == "" {
		return r.room.root.Remove(journalFile)
	}
	if !slices.Contains(r.config.Remotes(), j.Remote) {
		return r.drop(j)
	}
	tip, err := r.fetchFrom(ctx, j.upstream())
	if p := r.explain(err); err != nil {
		if p.Code == problem.BranchGone || p.Code == problem.RemoteNotFound {
			return r.drop(j)
		}
		return err
	}
	arrived := false
	if known, err := r.repo.Commit(ctx, j.New); err != nil {
		return err
	} else if known != "" && tip != "" {
		if arrived, err = r.ancestor(ctx, j.New, tip); err != nil {
			return err
		}
	}
	if !arrived {
		return r.drop(j)
	}
	if err := r.accepted(j); err != nil {
		return err
	}
	if r.branch.Ref == j.Branch && r.branch.Head == j.New && !j.Brought { // all but the journal was done
		r.resumed = r.resultOf(j)
	}
	if j.Aside {
		r.resumed = r.resultOf(j)
	}
	if j.Aside || r.branch.Ref != j.Branch || r.branch.Head != j.Old { // or the writer has moved on
		return r.room.root.Remove(journalFile)
	}
	return r.finishDead(ctx, j)
}

// finishDead is the rest of a publish that died after the server had accepted
// it.
func (r *running) finishDead(ctx context.Context, j journal) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), r.limits.finish)
	defer cancel()
	if err := r.mend(ctx, j); err != nil {
		return err
	}
	result := r.resultOf(j)
	result.LeftBehind, result.Note = r.finish(ctx, j, <-r.reading(ctx, j))
	if !j.Brought {
		r.resumed = result
	}
	var err error
	r.branch, err = r.repo.Branch(ctx)
	return err
}

// accepted notes that the server has a commit.
func (r *running) accepted(j journal) error {
	if j.Brought {
		return nil
	}
	return errors.Join(r.remember(j), r.note(j))
}
