package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

const (
	file = "settings.json"
	// largest is past any settings; a file above it is broken.
	largest = 4 << 20
	// tries bounds how often two windows may get in each other's way.
	tries = 20
)

// Store keeps the settings. Several windows may share one folder: each change is
// made to what is on disk then, so none undoes another's. It may be used by
// several goroutines.
type Store struct {
	dir string

	mu      sync.Mutex
	root    *disk.Root // nil until the folder could be opened
	now     Settings
	problem error
}

// Load reads the settings in a folder, which is made when it is not there. A
// file that can't be understood is moved aside, never deleted, and the defaults
// are used; then, and when the folder or file can't be used at all, the store
// works nevertheless and Problem says what happened. The settings must not keep
// a writer from writing.
func Load(dir string) (*Store, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find settings folder %s: %w", dir, err)
	}
	s := &Store{dir: abs, now: Settings{}.sound()}
	s.now, _, s.problem = s.read(s.now)
	return s, nil
}

// Problem tells what went wrong while loading, once; nil when nothing did.
func (s *Store) Problem() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.problem
	s.problem = nil
	return err
}

// Get gives a copy of the settings.
func (s *Store) Get() Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now.sound()
}

// Change changes the settings and writes them. When they can't be written they
// hold for as long as the program runs, and the error tells why. The function
// may be called more than once.
func (s *Store) Change(change func(*Settings)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.alone()()
	for range tries {
		next, hash, err := s.read(s.now)
		var p *problem.Problem
		if errors.As(err, &p) && p.Code == problem.SettingsBroken {
			s.problem = err // the next start may tell; here they are as good as new
			err = nil
		}
		if err != nil {
			change(&s.now)
			return fmt.Errorf("change settings: %w", err)
		}
		change(&next)
		s.now = next.sound()
		err = s.write(hash)
		if !problem.Is(err, problem.ChangedOnDisk) {
			return err
		}
	}
	return problem.New(problem.ChangedOnDisk, file)
}

// alone keeps other windows from changing the settings meanwhile, when it can:
// one that hangs must not hold up this one, and Replace still looks before it
// writes. The answer lets go.
func (s *Store) alone() func() {
	if s.root == nil {
		return func() {}
	}
	for range 100 {
		release, taken, err := s.root.Lock("settings.lock")
		if taken {
			return release
		}
		if err != nil {
			break // what is wrong with the folder is told by the write
		}
		time.Sleep(10 * time.Millisecond)
	}
	return func() {}
}

func (s *Store) write(expect disk.Hash) error {
	b, err := json.MarshalIndent(s.now, "", "  ")
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := s.root.Replace(file, expect, append(b, '\n')); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}

// read gives what is on disk and its hash; without a file, or with a broken one,
// it gives other.
func (s *Store) read(other Settings) (Settings, disk.Hash, error) {
	if s.root == nil {
		root, err := disk.Own(s.dir)
		if err != nil {
			return other, "", fmt.Errorf("open settings folder: %w", err)
		}
		s.root = root
	}
	b, err := s.root.Read(file, largest)
	if problem.Is(err, problem.NotFound) {
		return other.sound(), "", nil
	}
	if problem.Is(err, problem.TooLarge) {
		return other.sound(), "", s.moveAside(err)
	}
	if err != nil {
		return other, "", fmt.Errorf("read settings: %w", err)
	}
	var read Settings
	if err := json.Unmarshal(b, &read); err != nil {
		return other.sound(), "", s.moveAside(err)
	}
	return read.sound(), disk.Sum(b), nil
}

// moveAside keeps a broken file under a name of its own.
func (s *Store) moveAside(why error) error {
	stamp := time.Now().Format("20060102-150405")
	for n := 1; n <= tries; n++ {
		name := fmt.Sprintf("settings-broken-%s.json", stamp)
		if n > 1 {
			name = fmt.Sprintf("settings-broken-%s-%d.json", stamp, n)
		}
		err := s.root.Rename(file, name)
		if problem.Is(err, problem.Exists) {
			continue
		}
		if err != nil {
			return fmt.Errorf("move broken settings aside: %w", err)
		}
		p := problem.Wrap(problem.SettingsBroken, file, why)
		p.Subject, p.Details = name, why.Error()
		return p
	}
	return fmt.Errorf("move broken settings aside: %w", why)
}
