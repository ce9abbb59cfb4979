package preview

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"penpush/internal/markdown"
	"penpush/internal/text"
)

// Bounds of reading only what is near an edit.
const (
	mostNearBytes = 8 << 20 // a longer text is always read whole, which decides on its length
	firstReach    = 2       // blocks after the edit that are looked at first
)

// near brings what is shown to the edited text by reading only the lines around
// the edit, and fills in the patch. It gives up, having changed nothing, where
// that could differ from reading the whole:
//
//   - The lines read begin at a block that stands at the margin after a blank
//     line, before the edit. Parsing goes line by line, so nothing before it
//     can change.
//   - They end where an old block at the margin begins again at its line. From
//     there on the parser sees what it saw before. The reach grows until that is
//     so.
//   - What a text knows as a whole must stay: it gives up at link definitions and
//     footnotes, when other quotes are open behind the lines than before, and when a
//     heading's id could depend on another's.
func (p *Pane) near(e text.Edit, patch *Patch) bool {
	c := p.shown
	if c.note != "" || c.quotesLost || c.bytes > mostNearBytes {
		return false
	}
	w := &window{
		shown: c, grown: len(e.Lines) - (e.To - e.From),
		lines: slices.Concat(c.lines[:e.From], e.Lines, c.lines[e.To:]),
	}
	w.begin(e.From)
	for reach := firstReach; ; reach *= 4 {
		if !w.end(e.To, reach) || w.unsafe() || !w.parse(p.md, p.colors) {
			return false
		}
		if w.to == len(w.lines) || w.rendering.begins(w.document.Root, w.to-w.from) {
			break
		}
		if w.last == len(c.pieces) {
			return false
		}
	}
	if w.defines() || w.quoted() || !w.ids() {
		return false
	}
	*patch = w.show(p.body)
	return true
}

// window is the part of a text that is read again.
type window struct {
	shown *content
	lines []string // of the new body
	grown int      // by how many lines the body grew

	first, last int // the old pieces [first, last) are read again
	from, to    int // they are the new lines [from, to)
	seen        int // how far the parser looks, to see where the next block begins

	rendering *rendering
	document  *markdown.Document
}

// begin chooses where to begin: at the last piece at the margin before the edit.
func (w *window) begin(line int) {
	pieces := w.shown.pieces
	for i, p := range pieces {
		if p.line >= line {
			break
		}
		if p.margin {
			w.first, w.from = i, p.line
		}
	}
	if w.first == 0 {
		w.from = 0
	}
}

// end chooses where to end: at the reach-th piece at the margin behind the edit,
// whose first line and the blank one before it are still there. It is not ok when
// reading the whole is no dearer.
func (w *window) end(line, reach int) bool {
	c := w.shown
	w.last, w.to, w.seen = len(c.pieces), len(w.lines), len(w.lines)
	if w.last > 0 && c.pieces[w.last-1].footnotes {
		w.last--
	}
	for i := w.first; i < len(c.pieces); i++ {
		p := c.pieces[i]
		at := p.line + w.grown
		if !p.margin || p.line < line || at <= w.from || !blank(w.lines[at-1]) {
			continue
		}
		if reach--; reach == 0 {
			w.last, w.to = i, at
			w.seen = at + 1
			for w.seen < len(w.lines) && !blank(w.lines[w.seen]) {
				w.seen++
			}
			break
		}
	}
	return w.to-w.from <= len(w.lines)/2
}

// unsafe tells that the lines, as they were or are, hold what the whole text
// must know.
func (w *window) unsafe() bool {
	c := w.shown
	was := c.lines[w.from : w.to-w.grown]
	for _, l := range c.defined {
		if l >= w.from && l < w.from+len(was) {
			return true
		}
	}
	return hasFootnote(was) || hasFootnote(w.lines[w.from:w.to])
}

func hasFootnote(lines []string) bool {
	return slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "[^") })
}

// parse reads the lines. It is not ok when they must not be parsed, or not apart.
func (w *window) parse(md *markdown.Markdown, colors *markdown.Coloring) bool {
	part := w.lines[w.from:w.seen]
	src := join(part)
	if markdown.Deep(src) {
		return false
	}
	w.rendering = newRendering(md, src, part)
	w.rendering.until = w.to - w.from
	around := markdown.Around{References: w.shown.references}
	if w.first < len(w.shown.pieces) && w.from > 0 {
		around.Quotes = w.shown.pieces[w.first].quotes
	}
	w.document = md.ReadPart(src, around)
	if w.document == nil {
		return false
	}
	w.document.Color(colors)
	return true
}

// begins tells that a block begins at a line, all raw HTML before it being
// closed.
func (r *rendering) begins(root ast.Node, line int) bool {
	var tags openTags
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if at := r.line(n); at >= line {
			return at == line && tags.closed()
		}
		tags.block(n, r.src)
	}
	return false
}

// defines tells that a link is defined in the lines now.
func (w *window) defines() bool {
	found := w.rendering.definitions(w.document.Root, nil)
	return slices.ContainsFunc(found, func(line int) bool { return line < w.to-w.from })
}

// quoted tells that other quotes are open behind the lines than were before: what follows
// may be printed otherwise.
func (w *window) quoted() bool {
	c := w.shown
	if !w.document.QuotesInOrder() {
		return true
	}
	if w.last == len(c.pieces) || c.pieces[w.last].footnotes {
		return false
	}
	return w.rendering.quotesAt(w.document, w.to-w.from) != c.pieces[w.last].quotes
}

// ids gives the headings their ids: those they had, or new ones when no heading
// elsewhere could want the same.
func (w *window) ids() bool {
	c := w.shown
	was := map[string][]heading{}
	for _, p := range c.pieces[w.first:w.last] {
		for _, h := range p.headings() {
			stem := markdown.Stem(h.slug)
			was[stem] = append(was[stem], h)
		}
	}
	is := map[string][]markdown.Heading{}
	for _, h := range w.document.Headings {
		if w.rendering.line(h.Node) < w.to-w.from {
			stem := markdown.Stem(h.Slug)
			is[stem] = append(is[stem], h)
		}
	}
	for stem, old := range was {
		if !sameSlugs(old, is[stem]) && c.stems[stem] > len(old) {
			return false
		}
	}
	for stem, headings := range is {
		if old := was[stem]; sameSlugs(old, headings) {
			for i, h := range headings {
				h.SetID(old[i].id)
			}
			continue
		}
		if c.stems[stem] > len(was[stem]) {
			return false
		}
		ids := w.rendering.md.NewIDs()
		for _, h := range headings {
			h.SetID(ids.Take(h.Slug))
		}
	}
	for stem, headings := range is {
		c.stems[stem] += len(headings) - len(was[stem])
	}
	for stem, headings := range was {
		if _, still := is[stem]; !still {
			c.stems[stem] -= len(headings)
		}
	}
	return true
}

func sameSlugs(old []heading, now []markdown.Heading) bool {
	return slices.EqualFunc(old, now, func(h heading, n markdown.Heading) bool { return h.slug == n.Slug })
}

// show renders the lines, puts their pieces in the place of the old ones, and
// gives the patch.
func (w *window) show(body int) Patch {
	c := w.shown
	now := w.rendering.pieces(w.document)
	for i := range now {
		now[i].line += w.from
	}
	patch := difference(c.pieces[w.first:w.last], now, change{lines: w.grown, body: body, wasBody: body})
	patch.At += w.first
	for i := range c.pieces[w.last:] {
		c.pieces[w.last+i].line += w.grown
	}
	for i, l := range c.defined {
		if l >= w.to-w.grown {
			c.defined[i] += w.grown
		}
	}
	for _, l := range c.lines[w.from : w.to-w.grown] {
		c.bytes -= len(l) + 1
	}
	for _, l := range w.lines[w.from:w.to] {
		c.bytes += len(l) + 1
	}
	c.pieces = slices.Replace(c.pieces, w.first, w.last, now...)
	c.lines = w.lines
	return patch
}
