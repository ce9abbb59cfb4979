package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// recordsFile remembers what was published from here, the oldest first.
const recordsFile = "history"

// mostRecords is how many are remembered.
const mostRecords = 500

// record is one publish from here.
type record struct {
	Commit, Base, Remote, Ref string
	Time                      time.Time
	// Undoes is the commit that this one took back, or "".
	Undoes string
}

type records struct{ All []record }

// note adds an accepted publish to what is remembered, once.
func (r *running) note(j journal) error {
	all, err := r.room.records()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(known record) bool { return known.Commit == j.New }) {
		return nil
	}
	all = append(all, record{Commit: j.New, Base: j.Base, Remote: j.Remote, Ref: j.Ref, Time: time.Now(), Undoes: j.Undoes})
	return r.room.save(recordsFile, records{all[max(0, len(all)-mostRecords):]})
}

func (r *room) records() ([]record, error) {
	var all records
	_, err := r.load(recordsFile, &all)
	return all.All, err
}

// The states of a publish in the history.
const (
	// Online is a publish that is online, and whose files are as it left them.
	Online = "online"
	// Followed is one with a file that changed again since.
	Followed = "followed"
	// TakenBack is one that was undone.
	TakenBack = "taken-back"
	// Lost is one that is not in the online branch any more.
	Lost = "lost"
)

// Past is one publish of the history.
type Past struct {
	Commit string
	// Message is its first line, Author who made it, Time when.
	Message, Author string
	Time            time.Time
	// Files are what it changed, relative to the blog.
	Files []string
	// State is one of the above.
	State string
	// Mine says that it was published from here, Undoes that it took another
	// back, and Undoable that it can be taken back now.
	Mine, Undoes, Undoable bool
}

// mostPast is how many publishes a history shows.
const mostPast = 100

// History gives what was published on the branch online, as last known, the
// newest first: what git remembers, and what was published from here and is lost.
func History(ctx context.Context, dir string) ([]Past, error) {
	r := &running{limits: patience()}
	past, err := r.past(ctx, dir)
	if err != nil {
		return nil, r.explain(err)
	}
	return past, nil
}

func (r *running) past(ctx context.Context, dir string) (_ []Past, err error) {
	if err := r.lookBack(ctx, dir); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.room.root.Close()) }()
	tip, err := r.repo.Commit(ctx, r.up.Tracking)
	if err != nil || tip == "" {
		return []Past{}, err
	}
	past, err := r.log(ctx, "-n", strconv.Itoa(mostPast), "--first-parent", tip)
	if err != nil {
		return nil, err
	}
	mine := map[string]record{}
	undone := map[string]bool{}
	all, err := r.room.records()
	if err != nil {
		return nil, err
	}
	for _, rec := range all {
		if rec.Remote == r.up.Remote && rec.Ref == r.up.Ref {
			mine[rec.Commit] = rec
			undone[rec.Undoes] = true
		}
	}
	changed := map[string]bool{} // paths that a newer publish changed
	for i := range past {
		p := &past[i]
		rec, ours := mine[p.Commit]
		p.Mine, p.Undoes, p.State = ours, rec.Undoes != "", Online
		switch {
		case undone[p.Commit]:
			p.State = TakenBack
		case slices.ContainsFunc(p.Files, func(f string) bool { return changed[f] }):
			p.State = Followed
		}
		p.Undoable = p.Mine && !p.Undoes && p.State == Online && len(p.Files) > 0
		for _, f := range p.Files {
			changed[f] = true
		}
		delete(mine, p.Commit)
	}
	return r.withLost(ctx, past, tip, all, mine)
}

// withLost adds what was published from here and is not in the branch any more.
func (r *running) withLost(ctx context.Context, past []Past, tip string, all []record, left map[string]record) ([]Past, error) {
	var lost []Past
	for _, rec := range slices.Backward(all) {
		if _, ok := left[rec.Commit]; !ok || len(past) >= mostPast && rec.Time.Before(past[len(past)-1].Time) {
			continue
		}
		if known, err := r.repo.Commit(ctx, rec.Commit); err != nil {
			return nil, err
		} else if known == "" {
			continue
		}
		there, err := r.ancestor(ctx, rec.Commit, tip)
		if err != nil {
			return nil, err
		}
		if there { // further back, or by another parent
			continue
		}
		one, err := r.log(ctx, "-n", "1", rec.Commit)
		if err != nil {
			return nil, err
		}
		for _, p := range one {
			p.Mine, p.State = true, Lost
			lost = append(lost, p)
		}
	}
	past = append(past, lost...)
	slices.SortStableFunc(past, func(a, b Past) int {
		if (a.State == Lost) == (b.State == Lost) {
			return 0
		}
		return b.Time.Compare(a.Time)
	})
	return past, nil
}

// lookBack opens the repository and its room to read.
func (r *running) lookBack(ctx context.Context, dir string) (err error) {
	if r.repo, err = git.Open(ctx, dir); err != nil {
		return err
	}
	if r.up, err = r.repo.Upstream(ctx); err != nil {
		return err
	}
	if r.up.Remote == "" {
		return problem.New(problem.NoRemote, "")
	}
	r.room, err = openRoom(r.repo)
	return err
}

// log reads commits with the files of the blog that each changed.
func (r *running) log(ctx context.Context, args ...string) ([]Past, error) {
	all := append([]string{
		"log", "-z", "--no-show-signature", "--no-notes", "--no-color", "--no-renames", "--name-only", "--root",
		"--format=%x00%H%x00%ct%x00%an%x00%s", "--encoding=UTF-8", "--diff-merges=first-parent",
	}, args...)
	out, err := r.repo.Run(ctx, git.Command{Args: append(all, "--"), Read: true})
	if err != nil {
		return nil, fmt.Errorf("read what was published: %w", err)
	}
	return r.pastOf(strings.Split(string(out.Stdout), "\x00")), nil
}

// pastOf reads the fields of a log: an empty one begins each commit.
func (r *running) pastOf(fields []string) []Past {
	past := []Past{}
	for i := 0; i < len(fields); i++ {
		if fields[i] != "" || i+4 >= len(fields) || len(fields[i+1]) != len(r.repo.Zero) {
			if name := strings.TrimPrefix(fields[i], "\n"); name != "" && len(past) > 0 {
				last := &past[len(past)-1]
				last.Files = append(last.Files, r.inBlog(name))
			}
			continue
		}
		seconds, err := strconv.ParseInt(fields[i+2], 10, 64)
		if err != nil {
			seconds = 0
		}
		past = append(past, Past{
			Commit: fields[i+1], Time: time.Unix(seconds, 0), Author: fields[i+3],
			Message: strings.ToValidUTF8(fields[i+4], "\uFFFD"), Files: []string{},
		})
		i += 4
	}
	return past
}
