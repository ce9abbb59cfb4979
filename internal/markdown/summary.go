package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Opening is how a text begins, as far as others show it.
type Opening struct {
	// Words are those of the first paragraphs, without marks and pictures, cut at
	// a number of letters; Whole tells that nothing was cut.
	Words string
	Whole bool
	// Picture is the address of the first picture in Markdown, or "".
	Picture string
}

// Opening gives the beginning of a text, of at most so many letters. A text that
// must not be parsed (Deep) has none.
func (m *Markdown) Opening(src []byte, letters int) Opening {
	o := Opening{Whole: true}
	if Deep(src) {
		return o
	}
	var words strings.Builder
	_ = ast.Walk(m.Read(src).Root, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Image:
			if enter && o.Picture == "" {
				o.Picture = string(n.Destination)
			}
		case *ast.Paragraph:
			if text := strings.TrimSpace(plainText(n, src)); enter && text != "" && words.Len() < 4*letters {
				words.WriteString(text + " ")
			}
		}
		return ast.WalkContinue, nil
	}) // the walk itself never fails
	o.Words = strings.Join(strings.Fields(words.String()), " ")
	if cut := []rune(o.Words); len(cut) > letters {
		o.Words, o.Whole = strings.TrimSpace(string(cut[:letters]))+"…", false
	}
	return o
}
