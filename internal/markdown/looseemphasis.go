package markdown

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// looseEmphasis reads asterisks as marked did before 1.1
// (https://github.com/markedjs/marked/blob/v0.7.0/lib/marked.js, inline.strong and
// inline.em): punctuation beside them means nothing, blanks inside do. A single one
// does not open before a quote, a tag or a link; of underscores that holds for two.
type looseEmphasis struct{}

func (looseEmphasis) Trigger() []byte         { return []byte{'*', '_'} }
func (looseEmphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (looseEmphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (looseEmphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

func (e looseEmphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, e)
	if node == nil {
		return nil
	}
	after, one := ' ', node.OriginalLength == 1
	if node.OriginalLength < len(line) {
		after = firstOf(string(line[node.OriginalLength:]))
	}
	switch {
	case node.Char == '*':
		node.CanOpen = !unicode.IsSpace(after) && (!one || !strings.ContainsRune(`"<[`, after))
		node.CanClose = !unicode.IsSpace(before)
	case !one:
		node.CanOpen = !unicode.IsSpace(after) && !unicode.IsLetter(before) && !unicode.IsDigit(before)
		node.CanClose = !unicode.IsSpace(before)
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}
