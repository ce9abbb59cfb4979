package watch

import (
	"maps"
	"slices"
	"time"
)

// burst collects what comes in quick succession.
type burst struct {
	paths         map[string]bool
	git, overflow bool
	gone          bool
	first, last   time.Time
}

func (b *burst) note() {
	b.last = time.Now()
	if b.first.IsZero() {
		b.first = b.last
	}
}

func (b *burst) path(p string) {
	b.note()
	if b.paths == nil {
		b.paths = map[string]bool{}
	}
	if len(b.paths) < mostPaths {
		b.paths[p] = true
	} else if !b.paths[p] {
		b.overflow = true
	}
}

// due tells when the burst is to be sent; zero when there is none.
func (b *burst) due() time.Time {
	if b.first.IsZero() {
		return time.Time{}
	}
	end := b.last.Add(quiet)
	if latest := b.first.Add(longest); latest.Before(end) {
		return latest
	}
	return end
}

func (b *burst) change() Change {
	c := Change{Paths: []string{}, Git: b.git, Overflow: b.overflow, Gone: b.gone}
	if !b.overflow && !b.gone {
		c.Paths = append(c.Paths, slices.Sorted(maps.Keys(b.paths))...)
	}
	return c
}

// due gives where the burst is to be sent, when it is time, else when to ask
// again; channels that are nil never get their turn.
func (w *Watcher) due(out chan Change) (ready chan Change, next Change, wait <-chan time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := w.burst.due()
	if at.IsZero() {
		return nil, Change{}, nil
	}
	if left := time.Until(at); left > 0 {
		return nil, Change{}, time.After(left)
	}
	return out, w.burst.change(), nil
}

func (w *Watcher) sent() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.burst = burst{}
}
