package markdown

import "sync"

// memory remembers strings by key up to a size. It has two generations: when
// the young one is full it becomes the old one, and what is asked for again
// moves back. So nothing has to be counted or sorted per entry.
type memory struct {
	mu         sync.Mutex
	limit      int
	size       int
	young, old map[string]string
}

func newMemory(bytes int) *memory {
	return &memory{limit: bytes / 2, young: map[string]string{}, old: map[string]string{}}
}

func (m *memory) get(key string) (string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if v, ok := m.young[key]; ok {
		return v, true
	}
	v, ok := m.old[key]
	if ok {
		m.add(key, v)
	}
	return v, ok
}

func (m *memory) put(key, value string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.add(key, value)
}

func (m *memory) add(key, value string) {
	if m.size > m.limit {
		m.old, m.young, m.size = m.young, map[string]string{}, 0
	}
	m.young[key] = value
	m.size += len(key) + len(value)
}
