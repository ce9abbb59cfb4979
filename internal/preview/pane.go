package preview

import (
	"sync"

	"penpush/internal/markdown"
)

// Pane remembers what a window shows of one post. It may be called from several
// goroutines; the calls are worked through one after another.
type Pane struct {
	md *markdown.Markdown

	mu      sync.Mutex
	shown   bool
	version int
	body    int
	note    string
	pieces  []piece
}

// NewPane makes a pane that shows nothing yet.
func NewPane(md *markdown.Markdown) *Pane { return &Pane{md: md} }

// Page renders the whole text, whose body begins at line body, and remembers it
// as what the window shows.
func (p *Pane) Page(version int, lines []string, body int) Page {
	p.mu.Lock()
	defer p.mu.Unlock()
	body = min(body, len(lines))
	pieces, note := render(p.md, lines[body:])
	p.shown, p.version, p.body, p.note, p.pieces = true, version, body, note, pieces
	return Page{Version: version, Blocks: blocks(pieces, body), Note: note}
}

// Update gives the patch that brings what was shown (version from) to the new
// text. It is not ok when nothing was shown, or when the page's Note changes:
// then the window asks for the whole Page.
func (p *Pane) Update(version int, lines []string, body int) (from int, patch Patch, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.shown {
		return 0, Patch{Insert: []Block{}}, false
	}
	from = p.version
	body = min(body, len(lines))
	pieces, note := render(p.md, lines[body:])
	if note != p.note {
		p.shown, p.pieces = false, nil
		return from, Patch{Insert: []Block{}}, false
	}
	patch = difference(p.pieces, p.body, pieces, body)
	p.version, p.body, p.pieces = version, body, pieces
	return from, patch, true
}

func blocks(pieces []piece, body int) []Block {
	out := make([]Block, len(pieces))
	for i, p := range pieces {
		out[i] = Block{HTML: p.html, Line: body + p.line, Lines: p.lines}
	}
	return out
}

// difference compares from both ends: what lies between is replaced.
func difference(old []piece, oldBody int, now []piece, body int) Patch {
	at := 0
	if oldBody == body {
		for at < len(old) && at < len(now) && old[at].same(now[at], 0) {
			at++
		}
	}
	endOld, endNow, shift := len(old), len(now), 0
	for endOld > at && endNow > at {
		by := now[endNow-1].line - old[endOld-1].line
		if endOld == len(old) {
			shift = by
		}
		if !old[endOld-1].same(now[endNow-1], shift) {
			break
		}
		endOld--
		endNow--
	}
	if endOld == len(old) {
		shift = 0
	} else {
		shift += body - oldBody
	}
	return Patch{At: at, Delete: endOld - at, Insert: blocks(now[at:endNow], body), Shift: shift}
}
