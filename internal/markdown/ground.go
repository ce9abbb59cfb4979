package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// nothing matches no text.
var nothing = regexp.MustCompile(`a^`)

func extensions(d Dialect) []goldmark.Extender {
	var on []goldmark.Extender
	if d.knows(Tables) {
		on = append(on, tables{d.Family})
	}
	if d.knows(BareLinks) && d.Family == CommonMark {
		on = append(on, extension.Linkify)
	}
	if d.knows(TaskLists) {
		on = append(on, extension.TaskList)
	}
	if d.knows(Footnotes) {
		on = append(on, extension.Footnote)
	}
	if d.With&DefinitionLists != 0 && d.Family == CommonMark {
		on = append(on, extension.DefinitionList)
	}
	if d.Typography == Typographer {
		on = append(on, typographer{d.prints()})
	}
	var cjk []extension.CJKOption
	if d.With&DraftBreaks != 0 {
		cjk = append(cjk, extension.WithEastAsianLineBreaks(extension.EastAsianLineBreaksCSS3Draft))
	} else if d.With&EastAsianBreaks != 0 {
		cjk = append(cjk, extension.WithEastAsianLineBreaks(extension.EastAsianLineBreaksSimple))
	}
	if d.With&EscapedSpaces != 0 {
		cjk = append(cjk, extension.WithEscapedSpace())
	}
	if len(cjk) > 0 {
		on = append(on, extension.NewCJK(cjk...))
	}
	return on
}

// definitions takes link definitions off paragraphs that begin with a bracket.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		line := bytes.TrimLeft(reader.Source()[first.Start:first.Stop], " \t\n\v\f\r")
		if len(line) > 0 && line[0] != '[' {
			return
		}
	}
	d.ParagraphTransformer.Transform(n, reader, pc)
}

// mailLinks finds mail addresses. goldmark's own way with bare addresses is Hugo's;
// the other families have one of theirs, and take only this from goldmark.
func mailLinks(d Dialect) parser.InlineParser {
	all := extension.NewLinkifyParser(extension.WithLinkifyAllowedProtocols([]string{"none:"}), extension.WithLinkifyWWWRegexp(nothing))
	switch {
	case d.Family == MarkdownIt:
		return knownMail{all}
	case (d.Family == Remark || d.Family == MDX) && d.Notes == GitHubNotes:
		return letteredMail{all}
	}
	return all
}

// letteredMail leaves out an address that ends with a number, such as the version in
// package@2.0.0, as remark does.
type letteredMail struct{ parser.InlineParser }

func (m letteredMail) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if strings.IndexByte(" *_~(", line[0]) >= 0 {
		line = line[1:]
	}
	if n := util.FindEmailIndex(line); n > 0 {
		label := bytes.TrimRight(line[:n], ".")
		if c := label[len(label)-1]; c == '-' || c == '_' || c >= '0' && c <= '9' {
			return nil
		}
	}
	return m.InlineParser.Parse(parent, block, pc)
}

// markedInlines puts marked's links in the place of the specification's.
func markedInlines(inlines []util.PrioritizedValue) []util.PrioritizedValue {
	out := make([]util.PrioritizedValue, len(inlines))
	for i, p := range inlines {
		own := p.Value.(parser.InlineParser)
		switch p.Priority {
		case 200:
			own = markedLinks{}
		case 998:
			own = outside{own}
		case 50, 100, 300, 400:
			own = inLink{own}
		}
		out[i] = util.Prioritized(own, p.Priority)
	}
	return out
}

// ground sets goldmark up for a dialect.
func ground(d Dialect) parser.Parser {
	options := []parser.Option{
		parser.WithBlockParsers(groundBlocks(d)...), parser.WithInlineParsers(groundInlines(d)...),
		parser.WithParagraphTransformers(util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100)),
	}
	if len(headingOptions(d)) > 0 {
		options = append(options, parser.WithHeadingAttribute())
	}
	options = append(options, passthroughOptions(d)...)
	return parser.NewParser(options...)
}

func groundBlocks(d Dialect) []util.PrioritizedValue {
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(headingOptions(d)...), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewATXHeadingParser(headingOptions(d)...), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
	}
	if d.knows(IndentedCode) {
		blocks = append(blocks, util.Prioritized(parser.NewCodeBlockParser(), 500), util.Prioritized(parser.NewParagraphParser(), 1000))
	} else {
		blocks = append(blocks, util.Prioritized(indentedParagraphs{parser.NewParagraphParser()}, 1000))
	}
	if d.Family == MDX {
		for i := range blocks { // without code, any block may be indented
			blocks[i].Value = indentedParagraphs{blocks[i].Value.(parser.BlockParser)}
		}
		blocks = append(blocks, util.Prioritized(jsxLines{}, 150), util.Prioritized(jsxTagLines{}, 140), util.Prioritized(hiddenLines{}, 120))
	} else {
		blocks = append(blocks, util.Prioritized(parser.NewHTMLBlockParser(), 900))
	}
	if d.knows(SiteTags) {
		blocks = append(blocks, util.Prioritized(tagLineParser{}, 50))
	}
	if d.takesFormulas() {
		blocks = append(blocks, util.Prioritized(formulaLines{d.Family}, 690))
	}
	if d.With&TableOfContents != 0 {
		blocks = append(blocks, util.Prioritized(contentsLines{}, 70))
	}
	if d.Name == "vitepress" {
		blocks = append(blocks, util.Prioritized(componentLines{}, 890), util.Prioritized(snippetLines{}, 680))
	}
	if d.With&BlockAttributes != 0 && d.Family == CommonMark {
		blocks = append(blocks, util.Prioritized(attributeLines{}, 80))
	}
	if d.With&Containers != 0 {
		blocks = append(blocks, util.Prioritized(containers{d}, 60))
	}
	if d.Family == Marked || d.Family == Remark && d.Notes == RemarkNotes {
		blocks = append(blocks, util.Prioritized(tagLines{parser.NewHTMLBlockParser(), parser.NewParagraphParser()}, 910))
	}
	if d.Family == Remark && d.Notes == RemarkNotes {
		blocks = append(blocks, util.Prioritized(eagerLines{parser.NewParagraphParser()}, 10))
	}
	return blocks
}

func groundInlines(d Dialect) []util.PrioritizedValue {
	inlines := []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
	}
	if d.With&LooseEmphasis != 0 {
		inlines = append(inlines, util.Prioritized(looseEmphasis{}, 500))
	} else {
		inlines = append(inlines, util.Prioritized(parser.NewEmphasisParser(), 500))
	}
	if d.Family != MDX {
		inlines = append(inlines, util.Prioritized(parser.NewAutoLinkParser(), 300))
	} else {
		inlines = append(inlines, util.Prioritized(jsxSpans{}, 390))
	}
	if d.knows(SiteTags) {
		inlines = append(inlines, util.Prioritized(tagSpans{}, 50))
	}
	if d.takesFormulas() {
		inlines = append(inlines, util.Prioritized(formulas{d.Family}, 100))
	}
	if d.knows(Strikethrough) {
		inlines = append(inlines, util.Prioritized(strikes{one: d.strikesOne(), anywhere: d.Family == Marked, pairs: d.Family == MarkdownIt}, 500))
	}
	if d.knows(BareLinks) && d.Family != CommonMark {
		inlines = append(inlines, util.Prioritized(addresses{d.Family, d.With&FuzzyLinks != 0, mailLinks(d)}, 998))
	}
	switch d.Family {
	case Marked:
		inlines = markedInlines(inlines)
	case MarkdownIt:
		inlines[1].Value = safeLinks{parser.NewLinkParser()}
	}
	return inlines
}

func headingOptions(d Dialect) []parser.HeadingOption {
	if d.With&HeadingAttributes != 0 && d.Family != MDX {
		return []parser.HeadingOption{parser.WithHeadingAttribute()}
	}
	return nil
}

// strikesOne tells that one tilde strikes too.
func (d Dialect) strikesOne() bool {
	switch d.Family {
	case Remark, MDX, Marked:
		return true
	case MarkdownIt, Kramdown:
		return false
	}
	return d.Name == "" || d.With&OneTildeStrikes != 0
}
