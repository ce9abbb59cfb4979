package markdown

import (
	"hash/maphash"
	"strings"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Code past these sizes stays plain: coloring takes far longer than parsing, and
// its rules look back and forth in a line.
const (
	longestCode     = 64 << 10
	longestCodeLine = 4 << 10
)

// highlighter colors code by chroma's classes. What was colored once is
// remembered, because a post is rendered again and again while it is written.
type highlighter struct {
	formatter *chromahtml.Formatter
	style     *chroma.Style
	known     *memory
}

func newHighlighter() *highlighter {
	return &highlighter{
		formatter: chromahtml.New(chromahtml.WithClasses(true), chromahtml.WithPreWrapper(noWrapper{})),
		style:     chroma.MustNewStyle("classes", chroma.StyleEntries{}),
		known:     newMemory(4 << 20),
	}
}

// noWrapper leaves <pre> and <code> to codeRenderer, but keeps the lines.
type noWrapper struct{}

func (noWrapper) Start(bool, string) string { return "" }
func (noWrapper) End(bool) string           { return "" }

// html gives the colored code, or "" when it stays plain. It is late when it is to
// be colored after the page is shown.
func (h *highlighter) html(language, code string, within *Coloring) (colored string, late bool) {
	if h == nil || language == "" || len(code) == 0 || len(code) > longestCode || longLine(code) {
		return "", false
	}
	key := language + "\n" + code
	if within.postponed(key) {
		return "", true
	}
	if out, ok := h.known.get(key); ok {
		return out, false
	}
	lexer := lexers.Get(language)
	if lexer != nil && !within.spend(key, len(code)) {
		return "", true
	}
	out := h.color(lexer, code)
	h.known.put(key, out)
	return out, false
}

// Coloring bounds how much code the renderings of one page color. What is beyond
// that stands in it plain, in a <pre data-late>, and goes on doing so in later
// renderings, so that a block's HTML changes only when its words do. The zero value
// colors nothing that is not known.
type Coloring struct {
	left int
	late map[uint64]struct{}
}

var coloringSeed = maphash.MakeSeed()

// Afford lets the next rendering color so many bytes of code that was never colored
// before.
func (c *Coloring) Afford(bytes int) { c.left = bytes }

// postponed tells code that was left plain before.
func (c *Coloring) postponed(key string) bool {
	if c == nil || len(c.late) == 0 {
		return false
	}
	_, late := c.late[maphash.String(coloringSeed, key)]
	return late
}

// spend takes code's size off what is left, or remembers that it stays plain.
func (c *Coloring) spend(key string, bytes int) bool {
	if c == nil {
		return true
	}
	if c.left >= bytes {
		c.left -= bytes
		return true
	}
	if c.late == nil {
		c.late = map[uint64]struct{}{}
	}
	c.late[maphash.String(coloringSeed, key)] = struct{}{}
	return false
}

var (
	coloringName = []byte("penpush-coloring")
	lateName     = []byte("data-late")
)

// Color has the document's code colored within bounds; without it all is colored.
func (d *Document) Color(within *Coloring) { d.Root.SetAttribute(coloringName, within) }

func coloringOf(n ast.Node) *Coloring {
	for ; n != nil; n = n.Parent() {
		if given, ok := n.Attribute(coloringName); ok {
			within, _ := given.(*Coloring)
			return within
		}
	}
	return nil
}

// Color colors code that a rendering has left for later, as what stands in <code>.
func (m *Markdown) Color(language, code string) string {
	if colored, _ := m.highlight.html(language, code, nil); colored != "" {
		return colored
	}
	return string(util.EscapeHTML([]byte(code)))
}

func (h *highlighter) color(lexer chroma.Lexer, code string) string {
	if lexer == nil {
		return ""
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		return "" // plain code says the same without colors
	}
	var b strings.Builder
	if err := h.formatter.Format(&b, h.style, tokens); err != nil {
		return ""
	}
	return b.String()
}

func longLine(code string) bool {
	for line := range strings.Lines(code) {
		if len(line) > longestCodeLine {
			return true
		}
	}
	return false
}
