// Package markdown is goldmark set up for a post: which Markdown a blog speaks,
// how headings get their ids, how code is coloured, what a text refers to, and
// which texts must not be given to a parser at all.
package markdown

import (
	"fmt"
	"io"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"penpush/internal/markdown/kramdown"
	"penpush/internal/markdown/sitetag"
)

// Syntax is a set of things that a Markdown may know beyond CommonMark.
type Syntax uint64

// What the zero Dialect knows, and can be left out.
const (
	Tables        Syntax = 1 << iota // | a | b | with a row of dashes
	Strikethrough                    // ~~struck~~
	BareLinks                        // https://… without brackets is a link
	TaskLists                        // - [x] done
	Footnotes                        // [^1] and [^1]: …
	RawHTML                          // <tags> reach the page as they are
	Highlighting                     // code in a fence with a language is coloured by classes
	SiteTags                         // {{ … }} and {% … %} are opaque, also inside a link's address
	IndentedCode                     // four blanks make code

	// Everything is all of them: without it, CommonMark remains (and raw HTML
	// is left out of the page).
	Everything = Tables | Strikethrough | BareLinks | TaskLists | Footnotes | RawHTML | Highlighting | SiteTags
)

// What a Dialect may know besides.
const (
	DefinitionLists   Syntax = 1 << (iota + 16) // term, and ": what it means"
	HeadingAttributes                           // # a {#id .class}
	BlockAttributes                             // {.class} under a block, {: .class} in kramdown
	Containers                                  // ::: tip
	Alerts                                      // > [!NOTE] is a box
	Emoji                                       // :smile:
	Math                                        // $$ … $$
	TableOfContents                             // [[toc]]
	OneTildeStrikes                             // ~struck~
	RootImages                                  // a picture's address counts from the site's root (Hexo)
	BlockHTML                                   // Markdown inside blocks of raw HTML (kramdown's parse_block_html)
	PlainKramdown                               // kramdown without GitHub's habits
	StrictParagraphs                            // only a blank line ends a paragraph (kramdown)
	NoSigns                                     // dashes and dots stay (kramdown's no_auto_typographic)
	EastAsianBreaks                             // a line break between wide characters is nothing
	DraftBreaks                                 // and so it is between punctuation, as a draft of CSS has it
	EscapedSpaces                               // a backslash before a blank makes it nothing
	BareImages                                  // a picture alone is no paragraph
	Captions                                    // a picture's text stands below it
	FuzzyLinks                                  // example.com without a protocol is a link (linkify-it)
	PlainWWW                                    // "www." without a protocol means http (Hugo's linkifyProtocol)
	NoBacklinks                                 // footnotes have no link back (kramdown)
	LooseEmphasis                               // asterisks need no word beside them, only no blank inside (marked before 1.1)
)

// HeadingIDs is how a heading gets the id that links within a page use.
type HeadingIDs string

// The ways to make ids.
const (
	GitHubIDs      HeadingIDs = ""            // letters of every script are kept: "한글 제목 Test!" is 한글-제목-test
	NoIDs          HeadingIDs = "none"        // headings have no id
	HugoIDs        HeadingIDs = "hugo"        // GitHub's, and "heading" for one without letters
	HugoASCII      HeadingIDs = "ascii"       // Hugo's, without what is no ASCII
	BlackfridayIDs HeadingIDs = "blackfriday" // what is no letter becomes one hyphen
	KramdownIDs    HeadingIDs = "kramdown"    // GitHub's, over the words as they are printed
	HexoIDs        HeadingIDs = "hexo"        // what is special becomes a hyphen, capitals stay
	HexoLower      HeadingIDs = "hexo lower"  // and in small letters
	HexoUpper      HeadingIDs = "hexo upper"  // and in capitals
	SluggerIDs     HeadingIDs = "slugger"     // GitHub's over all words, blanks at the ends included
	VitePressIDs   HeadingIDs = "vitepress"   // what is special becomes a hyphen, accents go
)

// Markdown parses and renders one kind of Markdown. It may be used by several
// goroutines at once.
type Markdown struct {
	dialect  Dialect
	parser   parser.Parser
	renderer renderer.Renderer
	// highlight is nil when code stays plain.
	highlight *highlighter
	marking   bool
	tags      *sitetag.Shower  // nil: tags are shown as they are written
	kramdown  *kramdown.Parser // nil but for Jekyll
}

// New sets up a Markdown.
func New(d Dialect) *Markdown {
	var highlight *highlighter
	if d.knows(Highlighting) {
		highlight = newHighlighter()
	}
	g := goldmark.New(
		goldmark.WithParser(ground(d)),
		goldmark.WithExtensions(extensions(d)...),
		goldmark.WithRendererOptions(rendererOptions(d, highlight)...),
	)
	m := &Markdown{dialect: d, parser: g.Parser(), renderer: g.Renderer(), highlight: highlight}
	if d.Family == Kramdown {
		m.kramdown = kramdown.New(kramdownOptions(d))
	}
	return m
}

// Dialect is the one that is spoken.
func (m *Markdown) Dialect() Dialect { return m.dialect }

func (o Options) knows(s Syntax) bool { return o.Without&s == 0 }

func rendererOptions(o Options, highlight *highlighter) []renderer.Option {
	code := &codeRenderer{highlight, o.Name == "hexo"}
	out := []renderer.Option{renderer.WithNodeRenderers(
		util.Prioritized(code, 100),
		util.Prioritized(links(o), 100),
		util.Prioritized(tagLineRenderer{}, 100),
		util.Prioritized(boxRenderer{highlight, o.Family == Kramdown, o.FirstNote}, 100),
	)}
	if o.Name == "vitepress" {
		out = append(out, renderer.WithNodeRenderers(util.Prioritized(fenceRenderer{code}, 90)))
	}
	if o.Notes != GoldmarkNotes {
		out = append(out, renderer.WithNodeRenderers(util.Prioritized(noteRenderer{o.Notes}, 100)))
	}
	if o.Name == "hexo" || o.Family == MDX || o.Name == "vitepress" {
		out = append(out, renderer.WithNodeRenderers(util.Prioritized(rawRenderer{o}, 100)))
	}
	if o.Family == MarkdownIt && o.With&BlockAttributes != 0 {
		out = append(out, renderer.WithNodeRenderers(util.Prioritized(paragraphRenderer{}, 100)))
	}
	strike := "del"
	if o.Family == MarkdownIt {
		strike = "s"
	}
	out = append(out, renderer.WithNodeRenderers(
		util.Prioritized(staysRenderer{}, 100), util.Prioritized(formulaRenderer{}, 100), util.Prioritized(strikeRenderer{strike}, 100), util.Prioritized(containerRenderer{o}, 100),
	))
	if o.knows(RawHTML) {
		out = append(out, html.WithUnsafe())
	}
	if o.HardWraps {
		out = append(out, html.WithHardWraps())
	}
	return out
}

func links(d Dialect) *linkRenderer {
	www := "http"
	if (d.HeadingIDs == HugoIDs || d.Name == "hugo") && d.With&PlainWWW == 0 {
		www = "https"
	}
	return &linkRenderer{
		www:    www,
		unsafe: d.knows(RawHTML), rooted: d.With&RootImages != 0, whole: d.Family == Marked, bareCode: d.Family == MarkdownIt, captions: d.With&Captions != 0,
	}
}

// Document is a parsed text.
type Document struct {
	// Root's positions are byte offsets in the text that was parsed.
	Root ast.Node
	// Headings are all headings in order, also those inside quotes and lists.
	Headings []Heading
	// References are the link definitions, without the tree they were found in.
	References []parser.Reference

	contents []*box  // where tables of the headings go
	entries  []entry // what stands in kramdown's

	opened OpenQuotes    // at the beginning
	quotes []quoteChange // in order

	left []int // delimiters that stay in the text, where the parser tells
}

// Parse reads a whole text, and gives its headings their ids.
func (m *Markdown) Parse(src []byte) ast.Node { return m.Read(src).Root }

// Read is Parse, and tells what a part of the same text would need to know
// about the whole.
func (m *Markdown) Read(src []byte) *Document {
	var d *Document
	if m.dialect.Family == Kramdown {
		d = m.readKramdown(src, m.tags)
	} else {
		var context parser.Context
		d, context = m.read(src, Around{})
		d.References = copyReferences(context.References())
	}
	ids := m.dialect.ids()
	if len(d.Headings) > 16 {
		ids.expect(len(d.Headings))
	}
	for _, h := range d.Headings {
		h.SetID(ids.Take(h.Slug))
	}
	if m.dialect.Family == Kramdown {
		d.fillContents(m.dialect.ContentsLevels)
	} else if m.dialect.With&TableOfContents != 0 {
		d.findContents(d.Root)
	}
	if m.dialect.Family != Kramdown && len(d.contents) > 0 {
		d.listContents(src)
		d.References = append(d.References, parser.NewReference([]byte(contentsName), nil, nil))
	}
	return d
}

// Around is what a part of a text takes from the rest of it.
type Around struct {
	// References are the link definitions of the whole.
	References []parser.Reference
	// Quotes are open where the part begins.
	Quotes OpenQuotes
}

// ReadPart reads a part of a text whose other parts define the references. Its
// headings have no ids yet, because those depend on the headings before them;
// References is nil. It is nil where a part does not tell enough: kramdown's
// fences and raw HTML are what they are by how they end, and a table of contents
// has all headings.
func (m *Markdown) ReadPart(src []byte, of Around) *Document {
	if m.dialect.Family == Kramdown {
		return nil
	}
	if m.dialect.With&TableOfContents != 0 && (hasContents.Match(src) || slices.ContainsFunc(of.References, tellsContents)) {
		return nil
	}
	d, _ := m.read(src, of)
	return d
}

func tellsContents(r parser.Reference) bool { return string(r.Label()) == contentsName }

func (m *Markdown) read(src []byte, of Around) (*Document, parser.Context) {
	// The tree refers to the text by offset, and masking keeps every offset, so
	// only what the parser copies (addresses, titles) has to be unmasked.
	masked := src
	if m.dialect.knows(SiteTags) {
		masked = mask(src)
	}
	context := parser.NewContext()
	for _, r := range of.References {
		context.AddReference(r)
	}
	if of.Quotes != (OpenQuotes{}) {
		context.Set(typesetKey, &typeset{open: of.Quotes})
	}
	if m.tags != nil {
		context.Set(showerKey, &showing{*m.tags})
	}
	root := m.parser.Parse(text.NewReader(masked), parser.WithContext(context))
	d := &Document{Root: root, opened: of.Quotes}
	if set, ok := context.Get(typesetKey).(*typeset); ok {
		d.quotes = set.changes
	}
	if m.tags != nil && (hasTags(src) || m.tags.Language.HasComponents()) {
		expander{m, src}.node(root)
	}
	if m.marking {
		m.mark(root, src)
	}
	if m.dialect.knows(BareLinks) && hasHardBreak(src) {
		trimBreaks(root, src)
	}
	if m.dialect.Family != CommonMark || m.dialect.With&(Emoji|BareImages) != 0 {
		settler{m.dialect, src, &retexter{}}.blocks(root)
	}
	if list, ok := root.LastChild().(*extensionast.FootnoteList); ok && m.dialect.Notes == RemarkNotes {
		oneParagraph(list)
	}
	if m.dialect.HeadingIDs != NoIDs {
		d.Headings = m.dialect.headings(nil, root, src)
	}
	return d, context
}

// copyReferences lets go of the tree that each reference would otherwise keep.
func copyReferences(from []parser.Reference) []parser.Reference {
	out := make([]parser.Reference, len(from))
	for i, r := range from {
		out[i] = parser.NewReference(clone(r.Label()), clone(r.Destination()), clone(r.Title()))
	}
	return out
}

// clone keeps nil apart from empty: a title that is not there is not rendered.
func clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Render writes a node of a tree, and what is in it, as HTML. src is the text
// that the tree was parsed from.
func (m *Markdown) Render(w io.Writer, src []byte, node ast.Node) error {
	if err := m.renderer.Render(w, src, node); err != nil {
		return fmt.Errorf("render markdown: %w", err)
	}
	return nil
}
