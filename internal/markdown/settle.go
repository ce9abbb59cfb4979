package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
)

// settler brings a tree into the shape that a family gives it beyond what it
// reads: classes of task lists, paragraphs in loose lists, boxes, typography.
type settler struct {
	dialect  Dialect
	src      []byte
	retexter *retexter
}

func (s settler) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		if n.Type() != ast.TypeBlock {
			break
		}
		s.block(n)
		n = next
	}
}

func (s settler) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.List:
		s.loosen(n)
		if s.dialect.Family == Remark || s.dialect.Family == MDX {
			taskClasses(n)
		}
	case *ast.Blockquote:
		if s.dialect.With&Alerts != 0 && s.alert(n) {
			return
		}
	case *ast.Paragraph:
		if s.dialect.Family == Marked && s.dialect.HardWraps && s.dialect.knows(DefinitionLists) && s.terms(n) {
			return
		}
		if s.dialect.Family == MDX && s.unwrap(n) {
			return
		}
		if s.dialect.With&BareImages != 0 && n.ChildCount() == 1 && n.FirstChild().Kind() == ast.KindImage {
			bare(n)
			return
		}
	}
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeInline {
		merge(n)
		has := marksIn(n, s.src)
		if has&slashes != 0 && s.dialect.knows(BareLinks) && s.dialect.Family != CommonMark {
			addresses{family: s.dialect.Family}.attached(n, s.src)
		}
		switch s.dialect.Typography {
		case Smartypants:
			if has&(quotes|dashes|dotted) != 0 {
				smartypants(n, s.src, s.dialect.Quotes)
			}
		case Retext:
			if has&(quotes|escapes|dashes|dotted) != 0 {
				s.retexter.block(n, s.src)
			}
		case Replacements:
			if has&(quotes|escapes|dashes|dotted|signed) != 0 {
				replacements(n, s.src, s.dialect.Quotes)
			}
		}
		if s.dialect.With&Emoji != 0 && has&faced != 0 {
			emoji(n, s.src, s.dialect.Family == MarkdownIt)
		}
		if h, ok := n.(*ast.Heading); ok && s.dialect.Family == MDX && s.dialect.With&HeadingAttributes != 0 {
			ownID(h, s.src)
		}
		if has&braces != 0 && s.dialect.With&BlockAttributes != 0 && s.dialect.Family == MarkdownIt {
			braced(n, s.src)
		}
		return
	}
	s.blocks(n)
}

// ownID takes "{#id}" off the end of a heading: all of it is the id (Docusaurus).
func ownID(h *ast.Heading, src []byte) {
	t, ok := h.LastChild().(*ast.Text)
	if !ok {
		return
	}
	s := string(t.Segment.Value(src))
	at := strings.LastIndex(s, "{#")
	if at < 0 || !strings.HasSuffix(s, "}") || at+2 == len(s)-1 {
		return
	}
	h.SetAttributeString("id", s[at+2:len(s)-1])
	t.Segment = t.Segment.WithStop(t.Segment.Start + len(strings.TrimRight(s[:at], " \t")))
}

// merge joins runs of text that touch: goldmark parts them at each character that
// might have begun something.
func merge(n ast.Node) {
	var last *ast.Text
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		t, ok := c.(*ast.Text)
		switch {
		case !ok:
			last = nil
			if c.HasChildren() && c.Kind() != ast.KindCodeSpan {
				merge(c)
			}
		case last != nil && last.Segment.Stop == t.Segment.Start && last.IsRaw() == t.IsRaw():
			last.Segment = last.Segment.WithStop(t.Segment.Stop)
			last.SetSoftLineBreak(t.SoftLineBreak())
			last.SetHardLineBreak(t.HardLineBreak())
			n.RemoveChild(n, t)
		default:
			last = t
		}
		if last != nil && (last.SoftLineBreak() || last.HardLineBreak()) {
			last = nil
		}
		c = next
	}
}

func hasHardBreak(src []byte) bool { return bytes.Contains(src, []byte("  \n")) }

// trimBreaks takes the blanks away that goldmark leaves before a hard break where
// it looks for bare addresses.
func trimBreaks(n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.HasChildren() {
			trimBreaks(c, src)
			continue
		}
		if t, ok := c.(*ast.Text); ok && t.HardLineBreak() {
			value := t.Segment.Value(src)
			t.Segment = t.Segment.WithStop(t.Segment.Stop - len(value) + len(bytes.TrimRight(value, " ")))
			before, ok := c.PreviousSibling().(*ast.Text)
			if ok && t.Segment.IsEmpty() && !before.SoftLineBreak() && !before.HardLineBreak() {
				value := before.Segment.Value(src)
				before.Segment = before.Segment.WithStop(before.Segment.Stop - len(value) + len(bytes.TrimRight(value, " ")))
			}
		}
	}
}

// loosen mends what goldmark misses: a blank line before a table in a list item.
func (s settler) loosen(list *ast.List) {
	if !list.IsTight || s.dialect.Family == CommonMark {
		return
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Kind() == extensionast.KindTable && c.PreviousSibling() != nil && c.FirstChild() != nil && blankBefore(s.src, c.FirstChild().Pos()) {
				list.IsTight = false
			}
		}
	}
	if list.IsTight {
		return
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; {
			next := c.NextSibling()
			if c.Kind() == ast.KindTextBlock {
				p := ast.NewParagraph()
				p.SetLines(c.Lines())
				p.SetPos(c.Pos())
				moveChildren(p, c)
				item.ReplaceChild(item, c, p)
			}
			c = next
		}
	}
}

func moveChildren(to, from ast.Node) {
	for c := from.FirstChild(); c != nil; {
		next := c.NextSibling()
		to.AppendChild(to, c)
		c = next
	}
}

// blankBefore tells that the line before the one with offset at is blank.
func blankBefore(src []byte, at int) bool {
	if at < 0 {
		return false
	}
	end := bytes.LastIndexByte(src[:at], '\n')
	if end < 0 {
		return false
	}
	start := bytes.LastIndexByte(src[:end], '\n') + 1
	return len(bytes.Trim(src[start:end], " \t\r>")) == 0
}

// taskClasses names the lists with boxes to tick as remark does.
func taskClasses(list *ast.List) {
	found := false
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.FirstChild() == nil || first.FirstChild().Kind() != extensionast.KindTaskCheckBox {
			continue
		}
		item.SetAttributeString("class", "task-list-item")
		found = true
	}
	if found {
		list.SetAttributeString("class", "contains-task-list")
	}
}

// terms makes a list of terms of a paragraph with a line that begins with ": ", as
// Hexo's renderer does.
func (s settler) terms(p *ast.Paragraph) bool {
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok || !t.SoftLineBreak() && !t.HardLineBreak() {
			continue
		}
		next, ok := c.NextSibling().(*ast.Text)
		if !ok || !bytes.HasPrefix(s.src[next.Segment.Start:], []byte(": ")) {
			continue
		}
		list, term, meaning := &box{tag: "dl"}, &box{tag: "dt"}, &box{tag: "dd"}
		list.SetPos(p.Pos())
		list.AppendChild(list, term)
		list.AppendChild(list, meaning)
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
		next.Segment = next.Segment.WithStart(min(next.Segment.Start+2, next.Segment.Stop))
		for c := p.FirstChild(); c != nil; {
			following := c.NextSibling()
			if c == ast.Node(next) {
				term = meaning
			}
			term.AppendChild(term, c)
			c = following
		}
		p.Parent().ReplaceChild(p.Parent(), p, list)
		s.block(list.FirstChild())
		s.block(list.LastChild())
		return true
	}
	return false
}

// unwrap takes the <p> off a line that is all tags and what they hold (MDX).
func (s settler) unwrap(p *ast.Paragraph) bool {
	depth := 0
	if p.FirstChild() == nil || p.FirstChild().Kind() != ast.KindRawHTML {
		return false
	}
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.RawHTML:
			raw := string(c.Segments.Value(s.src))
			switch {
			case strings.HasPrefix(raw, "</"):
				depth--
			case !strings.HasSuffix(raw, "/>"):
				depth++
			}
		case *ast.Text:
			if depth == 0 && len(bytes.TrimSpace(c.Segment.Value(s.src))) > 0 {
				return false
			}
		default:
			if depth == 0 {
				return false
			}
		}
	}
	bare(p)
	return true
}

// bare takes the <p> off.
func bare(p *ast.Paragraph) {
	n := &box{}
	n.SetPos(p.Pos())
	moveChildren(n, p)
	p.Parent().ReplaceChild(p.Parent(), p, n)
}

// alert makes a box of a quote that begins with [!NOTE].
func (s settler) alert(quote *ast.Blockquote) bool {
	p, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return false
	}
	line := p.Lines().At(0)
	first := strings.TrimSpace(string(line.Value(s.src)))
	name, title, found := strings.Cut(strings.TrimPrefix(first, "[!"), "]")
	kind := strings.ToLower(name)
	if !found || !strings.HasPrefix(first, "[!") || !strings.Contains(" note tip info important warning caution danger ", " "+kind+" ") {
		return false
	}
	n := &container{kind: kind, title: strings.TrimSpace(title), alert: true}
	if n.title == "" {
		n.title = strings.ToUpper(kind)
	}
	n.SetPos(quote.Pos())
	for c := p.FirstChild(); c != nil; { // the first line goes
		next := c.NextSibling()
		t, ok := c.(*ast.Text)
		p.RemoveChild(p, c)
		if ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
		c = next
	}
	if p.ChildCount() == 0 {
		quote.RemoveChild(quote, p)
	}
	moveChildren(n, quote)
	quote.Parent().ReplaceChild(quote.Parent(), quote, n)
	s.blocks(n)
	return true
}
