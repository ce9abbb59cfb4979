package watch

import (
	"sync"

	"github.com/fsnotify/fsnotify"
)

// mostEvents is past any burst that is worth telling apart.
const mostEvents = 50_000

// queue takes events from the system as they come. On Windows, asking to watch
// a folder waits for the one that sends events: whoever takes them must never
// wait for anything itself.
type queue struct {
	wake chan struct{} // holds one when there is something to take

	mu     sync.Mutex
	events []fsnotify.Event
	missed bool
}

func newQueue() *queue { return &queue{wake: make(chan struct{}, 1)} }

// fill runs until the notifier or the watcher is closed.
func (q *queue) fill(from *fsnotify.Watcher, stop chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case e, ok := <-from.Events:
			if !ok {
				return
			}
			q.put(e, false)
		case _, ok := <-from.Errors:
			if !ok {
				return
			}
			// Whatever it was, such as the system's own queue running over,
			// something may have been missed.
			q.put(fsnotify.Event{}, true)
		}
	}
}

func (q *queue) put(e fsnotify.Event, missed bool) {
	q.mu.Lock()
	switch {
	case missed || len(q.events) >= mostEvents:
		q.missed = true
	default:
		q.events = append(q.events, e)
	}
	q.mu.Unlock()
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// take gives what came, in its order, and whether something is missing.
func (q *queue) take() (events []fsnotify.Event, missed bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	events, missed = q.events, q.missed
	q.events, q.missed = nil, false
	return events, missed
}
