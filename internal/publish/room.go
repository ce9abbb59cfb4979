package publish

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
)

// room is Penpush's own folder inside the repository's: <git dir>/penpush. It
// holds the lock by which one publish runs at a time, the mark of a run, the
// journal, what was published, and the temporary index.
type room struct {
	root    *disk.Root
	release func()
	// run is in the names of this run's indexes: a git that a killed run left
	// behind, and that still works for a moment, writes into none of another's.
	run string
}

const (
	lockFile    = "lock"
	markFile    = "run"
	messageFile = "MSG"
	// indexPrefix begins the names of the indexes that a commit is made in.
	indexPrefix = "index"
	// scratchPrefix begins the names of indexes to look at changes with, which
	// need no lock.
	scratchPrefix = "look-"
)

// mark says that a run is under way. A mark without anybody holding the lock is
// of a run that died.
type mark struct {
	PID     int       `json:"pid"`
	Started time.Time `json:"started"`
}

// enter takes the lock, clears what a dead run left, and leaves a mark. Problem:
// AlreadyPublishing.
func enter(repo *git.Repo, within limits) (_ *room, err error) {
	var r *room
	// A program that a killed publish was just starting still holds its lock.
	for end := time.Now().Add(within.lock); ; time.Sleep(20 * time.Millisecond) {
		if r, err = lock(repo); err != nil {
			return nil, err
		}
		if r != nil {
			break
		}
		if time.Now().After(end) {
			return nil, problem.New(problem.AlreadyPublishing, "")
		}
	}
	defer func() {
		if err != nil {
			r.release()
			err = errors.Join(err, r.root.Close())
		}
	}()
	if err := r.clear(repo, within); err != nil {
		return nil, err
	}
	return r, r.save(markFile, mark{os.Getpid(), time.Now()})
}

// lock opens the room; it gives nil while another publish is in it.
func lock(repo *git.Repo) (*room, error) {
	r, err := openRoom(repo)
	if err != nil {
		return nil, err
	}
	release, taken, err := r.root.Lock(lockFile)
	if err != nil || !taken {
		return nil, errors.Join(err, r.root.Close())
	}
	r.release = release
	return r, nil
}

func openRoom(repo *git.Repo) (*room, error) {
	root, err := disk.Own(filepath.Join(repo.GitDir, "penpush"))
	if err != nil {
		return nil, err
	}
	return &room{root: root, run: rand.Text()[:8]}, nil
}

// leave ends a run in order.
func (r *room) leave() error {
	err := r.sweep()
	r.release()
	return errors.Join(err, r.root.Close())
}

// sweep removes everything but the lock, the journal and what was published.
func (r *room) sweep() error {
	err := r.forget()
	for _, name := range []string{messageFile, markFile} {
		err = errors.Join(err, r.root.Remove(name))
	}
	return err
}

// forget removes indexes and files that were being written when a run died, and
// what looking at changes left when it was killed, a day ago.
func (r *room) forget() error {
	entries, err := os.ReadDir(r.root.Dir())
	if err != nil {
		return fmt.Errorf("list %s: %w", r.root.Dir(), err)
	}
	for _, e := range entries {
		info, lost := e.Info()
		old := lost == nil && strings.HasPrefix(e.Name(), scratchPrefix) && time.Since(info.ModTime()) > 24*time.Hour
		if old || disk.Temporary(e.Name()) || strings.HasPrefix(e.Name(), indexPrefix) {
			err = errors.Join(err, r.root.Remove(e.Name()))
		}
	}
	return err
}

// tidy clears what a dead run has left, when there is such a thing and nobody
// publishes right now: its locks would make everything look busy for ever.
func tidy(repo *git.Repo, within limits) error {
	died, err := exists(filepath.Join(repo.GitDir, "penpush", markFile))
	if err != nil || !died {
		return err
	}
	r, err := lock(repo)
	if err != nil || r == nil {
		return err
	}
	return errors.Join(r.clear(repo, within), r.leave())
}

// clear removes the locks that a dead run's git left, and what it was working
// on. A lock that is older than the run, or that still changes, is another's.
func (r *room) clear(repo *git.Repo, within limits) error {
	var dead mark
	there, err := r.load(markFile, &dead)
	if err != nil || !there {
		return err
	}
	locks, err := leftLocks(repo, dead.Started)
	if err != nil {
		return err
	}
	for _, l := range locks {
		if wait := within.still - time.Since(l.changed); wait > 0 {
			time.Sleep(wait)
		}
		info, err := os.Lstat(l.path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && !info.ModTime().Equal(l.changed) {
			continue
		}
		if err != nil {
			return fmt.Errorf("look at %s: %w", l.path, err)
		}
		if err := removeIn(filepath.Dir(l.path), filepath.Base(l.path)); err != nil {
			return err
		}
	}
	return r.sweep()
}

func removeIn(dir, name string) error {
	root, err := disk.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(root.Remove(name), root.Close())
}

// leftLock is a lock that no living run of ours made.
type leftLock struct {
	path    string
	changed time.Time
}

// leftLocks finds the locks on what a publish touches, made since a time.
func leftLocks(repo *git.Repo, since time.Time) ([]leftLock, error) {
	paths := []string{
		filepath.Join(repo.GitDir, "index.lock"), filepath.Join(repo.GitDir, "HEAD.lock"),
		filepath.Join(repo.CommonDir, "packed-refs.lock"), filepath.Join(repo.CommonDir, "shallow.lock"),
	}
	for _, dir := range []string{"refs", "logs"} {
		err := filepath.WalkDir(filepath.Join(repo.CommonDir, dir), func(name string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && !d.IsDir() && strings.HasSuffix(name, ".lock") {
				paths = append(paths, name)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("look for locks: %w", err)
		}
	}
	var found []leftLock
	for _, p := range paths {
		info, err := os.Lstat(p)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("look at %s: %w", p, err)
		}
		// File systems count time more coarsely than clocks do.
		if info.ModTime().After(since.Add(-2 * time.Second)) {
			found = append(found, leftLock{p, info.ModTime()})
		}
	}
	return found, nil
}

// index names the first index of this run, or the second.
func (r *room) index(n string) string { return indexPrefix + n + "-" + r.run }

// path is a file of the room for git.
func (r *room) path(name string) string { return filepath.Join(r.root.Dir(), name) }

// save writes a value whole or not at all.
func (r *room) save(name string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return r.root.Put(name, b)
}

// load reads a value back. What cannot be understood (a disk that lost power)
// counts as not there: it only ever says how to go on, never what was written.
func (r *room) load(name string, v any) (bool, error) {
	b, err := r.root.Read(name, 0)
	if problem.Is(err, problem.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return json.Unmarshal(b, v) == nil, nil
}
