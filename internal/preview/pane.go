package preview

import (
	"slices"
	"sync"

	"penpush/internal/markdown"
	"penpush/internal/text"
)

// Pane remembers what a window shows of one post. It may be called from several
// goroutines; the calls are worked through one after another.
type Pane struct {
	md *markdown.Markdown

	mu      sync.Mutex
	version int
	body    int
	shown   *content           // nil when nothing is shown
	colors  *markdown.Coloring // of the page that is shown
}

// freshCode is how many bytes of code one answer colors that were never colored
// before: a few screens full. To color a long post whole takes many times as long as
// to parse it.
const freshCode = 16 << 10

// NewPane makes a pane that shows nothing yet.
func NewPane(md *markdown.Markdown) *Pane { return &Pane{md: md} }

// Page renders the whole text, whose body begins at line body, and remembers it
// as what the window shows.
func (p *Pane) Page(version int, lines []string, body int) Page {
	p.mu.Lock()
	defer p.mu.Unlock()
	body = min(body, len(lines))
	p.colors = &markdown.Coloring{}
	p.colors.Afford(freshCode)
	p.shown, p.version, p.body = render(p.md, slices.Clone(lines[body:]), p.colors), version, body
	return Page{Version: version, Blocks: blocks(p.shown.pieces, body), Note: p.shown.note}
}

// Update gives the patch that brings what was shown (version from) to the new
// text. It is not ok when nothing was shown, or when the page's Note changes:
// then the window asks for the whole Page.
func (p *Pane) Update(version int, lines []string, body int) (from int, patch Patch, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	none := Patch{Insert: []Block{}}
	if p.shown == nil {
		return 0, none, false
	}
	from = p.version
	body = min(body, len(lines))
	p.colors.Afford(freshCode)
	edits := text.Diff(p.shown.lines, lines[body:])
	switch {
	case len(edits) == 0:
		patch = Patch{Insert: []Block{}, Shift: body - p.body}
	case body == p.body && p.near(edits[0], &patch):
	default:
		now := render(p.md, slices.Clone(lines[body:]), p.colors)
		if now.note != p.shown.note {
			p.shown = nil
			return from, none, false
		}
		patch = difference(p.shown.pieces, now.pieces, change{
			lines: len(now.lines) - len(p.shown.lines), body: body, wasBody: p.body,
		})
		p.shown = now
	}
	p.version, p.body = version, body
	return from, patch, true
}

func blocks(pieces []piece, body int) []Block {
	out := make([]Block, len(pieces))
	for i, p := range pieces {
		out[i] = Block{HTML: p.html, Line: body + p.line, Lines: p.lines}
	}
	return out
}

// change is by how many lines the body grew, and where it begins and began.
type change struct{ lines, body, wasBody int }

// difference compares from both ends: what lies between is replaced. All lines
// after an edit move by as much as the body grew.
func difference(old, now []piece, c change) Patch {
	at := 0
	if c.body == c.wasBody {
		for at < len(old) && at < len(now) && old[at].same(now[at], 0) {
			at++
		}
	}
	endOld, endNow := len(old), len(now)
	for endOld > at && endNow > at && old[endOld-1].same(now[endNow-1], c.lines) {
		endOld--
		endNow--
	}
	return Patch{
		At: at, Delete: endOld - at, Insert: blocks(now[at:endNow], c.body),
		Shift: c.lines + c.body - c.wasBody,
	}
}
