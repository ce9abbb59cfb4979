// Package preview turns a post's text into blocks of HTML, and each change of the
// text into the patch that brings a pane from one to the other.
//
// The guarantee, which a fuzz test keeps: applying Update's patches to the blocks
// of a Page always gives the blocks that Page gives for the new text.
package preview

import (
	"bytes"

	"penpush/internal/markdown"
	"penpush/internal/problem"
)

// Block is one top-level piece of a post. What raw HTML spans (<details> to
// </details>) is one block.
type Block struct {
	// HTML holds the block's elements. Those that come from Markdown carry
	// data-line: the source line they begin at, counted from the block's first
	// (nested items, table rows, quotes and the paragraphs in them too), so that
	// a block's HTML does not change when the block moves.
	HTML string `json:"html"`
	// Line is the block's first line in the whole text, from 0. It never falls
	// from block to block.
	Line int `json:"line"`
	// Lines is how many lines it has, without the blank ones after it. The
	// footnotes, which stand at the end, have 0 when text follows their
	// definitions.
	Lines int `json:"lines"`
}

// Patch replaces blocks. With Delete 0 and no Insert it only moves lines.
type Patch struct {
	// At is the index of the first block that is replaced, Delete how many are.
	At     int     `json:"at"`
	Delete int     `json:"delete"`
	Insert []Block `json:"insert"`
	// Shift is added to the Line of every block after the inserted ones.
	Shift int `json:"shift"`
}

// Page is a whole post.
type Page struct {
	Version int     `json:"version"`
	Blocks  []Block `json:"blocks"`
	// Note is a problem's code when the text is shown as plain text, else "".
	Note string `json:"note"`
}

// HTML gives a post's body as the site would show it: Block's elements without
// data-line. A text that must not be parsed comes out as plain text.
func HTML(md *markdown.Markdown, lines []string, body int) string {
	src := join(lines[min(body, len(lines)):])
	if markdown.Deep(src) {
		return plainStart + ">" + escape(string(src)) + plainEnd
	}
	var b bytes.Buffer
	if err := md.Render(&b, src, md.Parse(src)); err != nil {
		return escape(string(src)) // a bytes.Buffer takes every byte, so no node failed
	}
	return b.String()
}

// Note is the code of a page that is shown as plain text.
const Note = problem.TooDeep

// join gives the text of lines, each ended by a newline.
func join(lines []string) []byte {
	n := 0
	for _, l := range lines {
		n += len(l) + 1
	}
	b := make([]byte, 0, n)
	for _, l := range lines {
		b = append(append(b, l...), '\n')
	}
	return b
}
