package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// braced puts the attributes in braces, "{.class #id key=value}", on what they
// stand behind, as markdown-it-attrs does: on a link, picture or stretch of
// emphasis that they touch, or else on the block that they end.
func braced(block ast.Node, src []byte) {
	for c := block.FirstChild(); c != nil; {
		next := c.NextSibling()
		if t, ok := c.(*ast.Text); ok && !t.IsRaw() {
			behind(t, src)
		}
		c = next
	}
	t, ok := block.LastChild().(*ast.Text)
	if !ok {
		return
	}
	s := string(t.Segment.Value(src))
	open := strings.LastIndexByte(s, '{')
	if open < 0 || !strings.HasSuffix(s, "}") {
		return
	}
	attributes := bracedAttributes(s[open+1 : len(s)-1])
	if attributes == nil {
		return
	}
	owner := block
	if before, ok := t.PreviousSibling().(*ast.Text); ok && open == 0 && (before.SoftLineBreak() || before.HardLineBreak()) {
		before.SetSoftLineBreak(false)
		before.SetHardLineBreak(false)
		owner = outermost(block)
	} else if open == 0 && t.PreviousSibling() != nil {
		return
	}
	t.Segment = t.Segment.WithStop(t.Segment.Start + len(strings.TrimRight(s[:open], " ")))
	give(owner, attributes)
}

// outermost is the list or quote that a line of braces below its last line is
// meant for.
func outermost(block ast.Node) ast.Node {
	if parent := block.Parent(); parent != nil && block.NextSibling() == nil {
		switch parent.Kind() {
		case ast.KindBlockquote:
			return parent
		case ast.KindListItem:
			return parent.Parent()
		}
	}
	return block
}

// behind takes braces off the beginning of a text that follows a span.
func behind(t *ast.Text, src []byte) {
	before := t.PreviousSibling()
	if before == nil || before.Kind() == ast.KindText || before.Kind() == ast.KindString || before.Kind() == ast.KindRawHTML {
		return
	}
	s := string(t.Segment.Value(src))
	close := strings.IndexByte(s, '}')
	if !strings.HasPrefix(s, "{") || close < 0 {
		return
	}
	if attributes := bracedAttributes(s[1:close]); attributes != nil {
		t.Segment = t.Segment.WithStart(t.Segment.Start + close + 1)
		give(before, attributes)
	}
}

func give(n ast.Node, attributes [][2]string) {
	for _, a := range attributes {
		value := a[1]
		if had, ok := n.AttributeString(a[0]); ok && a[0] == "class" {
			if s, isText := had.(string); isText {
				value = s + " " + value
			}
		}
		n.SetAttributeString(a[0], value)
	}
}

// bracedAttributes takes apart what stands between braces, or is nil.
func bracedAttributes(s string) [][2]string {
	if strings.TrimSpace(s) == "" || strings.ContainsAny(s, "{}") {
		return nil
	}
	out := [][2]string{}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " ") {
		n := strings.IndexAny(s, " =")
		if n < 0 {
			n = len(s)
		}
		word := s[:n]
		switch {
		case n < len(s) && s[n] == '=':
			value := s[n+1:]
			s = ""
			if value != "" && value[0] == '"' {
				value, s, _ = strings.Cut(value[1:], `"`)
			} else {
				value, s, _ = strings.Cut(value, " ")
			}
			out = append(out, [2]string{word, value})
			continue
		case word[0] == '.':
			out = append(out, [2]string{"class", word[1:]})
		case word[0] == '#':
			out = append(out, [2]string{"id", word[1:]})
		case word[0] != ':': // one of those is a binding to Vue
			out = append(out, [2]string{word, ""})
		}
		s = s[n:]
	}
	return out
}
