package markdown

// Family is the parser that a dialect's generator uses.
type Family string

// The families. They agree on CommonMark but for the first and the last.
const (
	CommonMark Family = ""            // the specification, and goldmark (Hugo)
	MarkdownIt Family = "markdown-it" // Eleventy, VitePress
	Remark     Family = "remark"      // Astro, Gatsby, Next.js
	MDX        Family = "mdx"         // Docusaurus
	Marked     Family = "marked"      // Hexo
	Kramdown   Family = "kramdown"    // Jekyll: a Markdown of its own
)

// Typography is who turns straight quotes, dashes and dots into printed ones.
type Typography string

// The typographies. Each has its own idea of what opens and what closes.
const (
	PlainTypography Typography = ""            // characters stay as they are typed
	Typographer     Typography = "typographer" // goldmark's (Hugo)
	Smartypants     Typography = "smartypants" // marked's (Hexo)
	Retext          Typography = "retext"      // remark-smartypants (Astro)
	Replacements    Typography = "markdown-it" // markdown-it's typographer
	KramdownQuotes  Typography = "kramdown"    // kramdown's (Jekyll)
)

// Dialect is the Markdown that a blog's generator speaks. It is a value: two that
// are equal render the same. The zero value is GitHub's Markdown with footnotes
// and raw HTML, a line break inside a paragraph being no <br>.
type Dialect struct {
	// Name is the generator's, such as "hugo", or "" for the zero value.
	Name   string
	Family Family
	// Without is what of Everything this Markdown does not know, and With what it
	// knows beyond.
	Without, With Syntax
	// HardWraps makes a line break inside a paragraph a <br>.
	HardWraps bool
	// HeadingIDs is how headings get their ids.
	HeadingIDs HeadingIDs
	// IDPrefix stands before the ids of headings (kramdown).
	IDPrefix string
	// FirstHeading is the first level of headings that have ids; 0 is 1. Again stands
	// before the number of an id that is there already, behind its hyphen.
	FirstHeading int
	Again        string
	Typography   Typography
	// Quotes are what straight quotes are printed as: the left and the right single
	// one, the left and the right double one. Signs are dots, the long and the short
	// dash, the left and the right angle, and the apostrophe. An empty one is the
	// typography's own.
	Quotes [4]string
	Signs  [6]string
	// ContentsLevels are the first and the last level of headings that stand in a
	// table of contents (kramdown); 0 and 0 is all.
	ContentsLevels [2]int
	// Notes is how footnotes are written down. FirstNote is the number of the first
	// one (kramdown); 0 is 1.
	Notes     Notes
	FirstNote int
	// Backlink is what the links back from footnotes say (kramdown); "" is an arrow.
	Backlink string
	// Formulas are what a formula stands between (Hugo).
	Formulas Delimiters
	// HeadingOffset is added to the level of headings (kramdown).
	HeadingOffset int
}

// Options is what a Markdown is set up with.
type Options = Dialect

// Notes is the shape of footnotes on the page.
type Notes string

// The shapes.
const (
	GoldmarkNotes Notes = ""       // <div class="footnotes">, as Hugo
	GitHubNotes   Notes = "github" // <section data-footnotes> with a heading, as remark-gfm
	RemarkNotes   Notes = "remark" // <div class="footnotes">, as remark-footnotes (Gatsby)
)

// For gives the dialect of a generator as it is without any configuration. A
// generator that is not known speaks the zero value under its name.
func For(generator string) Dialect {
	d := Dialect{Name: generator}
	switch generator {
	case "commonmark":
		d.Without, d.HeadingIDs = Everything&^(RawHTML|SiteTags), NoIDs
	case "hugo":
		d.With = DefinitionLists | HeadingAttributes
		d.Without = RawHTML
		d.HeadingIDs, d.Typography = HugoIDs, Typographer
	case "jekyll":
		d.Family, d.Typography, d.HeadingIDs = Kramdown, KramdownQuotes, KramdownIDs
		d.Without = BareLinks
		d.With = DefinitionLists | BlockAttributes | Math
	case "hexo":
		d.Family, d.Typography, d.HeadingIDs = Marked, Smartypants, HexoIDs
		d.Without, d.HardWraps, d.With = Footnotes, true, RootImages
	case "eleventy":
		d.Family, d.HeadingIDs = MarkdownIt, NoIDs
		d.Without, d.With = Footnotes|TaskLists|BareLinks|IndentedCode, FuzzyLinks
	case "vitepress":
		d.Family, d.HeadingIDs = MarkdownIt, VitePressIDs
		d.Without = Footnotes | TaskLists
		d.With = Containers | Alerts | Emoji | HeadingAttributes | BlockAttributes | TableOfContents
	case "astro":
		d.Family, d.Typography, d.Notes, d.HeadingIDs = Remark, Retext, GitHubNotes, SluggerIDs
	case "gatsby":
		d.Family, d.HeadingIDs, d.Notes = Remark, NoIDs, RemarkNotes
	case "docusaurus":
		d.Family, d.Notes, d.With, d.HeadingIDs = MDX, GitHubNotes, Containers|Emoji|HeadingAttributes, SluggerIDs
		d.Without = IndentedCode
	}
	return d
}
