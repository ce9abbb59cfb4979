package markdown

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markedLinks reads links as marked does: where one begins it is known where it
// ends, before anything in it is looked at. So links stand in links, and a bracket
// parts a tag or code that reaches over it.
type markedLinks struct{}

var (
	kindMarkedOpen = ast.NewNodeKind("MarkedOpen")
	markedOpenKey  = parser.NewContextKey()
	markedFlatKey  = parser.NewContextKey()
)

// markedOpen stands where a link begins until its end is reached.
type markedOpen struct {
	ast.BaseInline
	image                   bool
	start, closing, end     int // offsets: the bracket that opens, that closes, and behind all
	destination, titleWords []byte
	reference               *ast.ReferenceLink
	bottom                  ast.Node
}

func (n *markedOpen) Kind() ast.NodeKind         { return kindMarkedOpen }
func (n *markedOpen) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// markedStack are the links that are open, the innermost last.
func markedStack(pc parser.Context) []*markedOpen {
	stack, _ := pc.Get(markedOpenKey).([]*markedOpen)
	return stack
}

func (markedLinks) Trigger() []byte { return []byte{'!', '[', ']'} }

func (l markedLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	stack := markedStack(pc)
	if line[0] == ']' {
		if len(stack) > 0 && stack[len(stack)-1].closing == segment.Start {
			return l.close(parent, block, pc)
		}
		return nil
	}
	if line[0] == '!' && (len(line) < 2 || line[1] != '[') {
		return nil
	}
	f := flatten(parent, block, pc)
	limit := len(f.text)
	if len(stack) > 0 {
		limit = f.index(stack[len(stack)-1].closing)
	}
	n := f.link(f.index(segment.Start), limit, pc)
	if n == nil {
		return nil
	}
	if bottom := pc.LastDelimiter(); bottom != nil {
		n.bottom = bottom
	}
	pc.Set(markedOpenKey, append(stack, n))
	block.Advance(1)
	if n.image {
		block.Advance(1)
	}
	return n
}

func (markedLinks) close(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	stack := markedStack(pc)
	open := stack[len(stack)-1]
	pc.Set(markedOpenKey, stack[:len(stack)-1])
	parser.ProcessDelimiters(open.bottom, pc)
	link := ast.NewLink()
	link.Destination, link.Title, link.Reference = open.destination, open.titleWords, open.reference
	for c := open.NextSibling(); c != nil; {
		next := c.NextSibling()
		link.AppendChild(link, c)
		c = next
	}
	parent.RemoveChild(parent, open)
	for {
		line, segment := block.PeekLine()
		if line == nil || open.end <= segment.Stop {
			block.Advance(open.end - segment.Start)
			break
		}
		block.AdvanceLine()
	}
	if open.image {
		image := ast.NewImage(link)
		image.SetPos(open.start)
		return image
	}
	link.SetPos(open.start)
	return link
}

// CloseBlock leaves what was not closed as the bracket that it is.
func (markedLinks) CloseBlock(parent ast.Node, _ text.Reader, pc parser.Context) {
	for _, open := range markedStack(pc) {
		bracket := text.NewSegment(open.start, open.start+1)
		if open.image {
			bracket.Stop++
		}
		open.Parent().ReplaceChild(open.Parent(), open, ast.NewTextSegment(bracket))
	}
	pc.Set(markedOpenKey, nil)
	pc.Set(markedFlatKey, nil)
}

// inLink keeps a parser from reaching over the end of a link that is open.
type inLink struct{ parser.InlineParser }

func (w inLink) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	stack := markedStack(pc)
	if len(stack) == 0 {
		return w.InlineParser.Parse(parent, block, pc)
	}
	line, at := block.Position()
	n := w.InlineParser.Parse(parent, block, pc)
	if _, now := block.Position(); n != nil && now.Start > stack[len(stack)-1].closing {
		block.SetPosition(line, at)
		return nil
	}
	return n
}

// outside keeps a parser out of links.
type outside struct{ parser.InlineParser }

func (o outside) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if len(markedStack(pc)) > 0 {
		return nil
	}
	return o.InlineParser.Parse(parent, block, pc)
}

// flat is a block's lines as one text.
type flat struct {
	block    ast.Node
	text     []byte
	segments []text.Segment
	starts   []int // where each line begins in text
}

func flatten(parent ast.Node, block text.Reader, pc parser.Context) *flat {
	if f, ok := pc.Get(markedFlatKey).(*flat); ok && f.block == parent {
		return f
	}
	f := &flat{block: parent}
	lines := parent.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		f.segments = append(f.segments, s)
		f.starts = append(f.starts, len(f.text))
		if lines.Len() == 1 {
			f.text = block.Source()[s.Start:s.Stop]
			break
		}
		f.text = append(f.text, block.Source()[s.Start:s.Stop]...)
	}
	pc.Set(markedFlatKey, f)
	return f
}

// index is where an offset in the source lies in the text.
func (f *flat) index(at int) int {
	i := sort.Search(len(f.segments), func(i int) bool { return f.segments[i].Start > at }) - 1
	if i < 0 {
		return 0
	}
	return min(f.starts[i]+at-f.segments[i].Start, len(f.text))
}

// offset is index the other way.
func (f *flat) offset(at int) int {
	i := max(sort.SearchInts(f.starts, at+1)-1, 0)
	return f.segments[i].Start + at - f.starts[i]
}

// behind is the offset behind what ends before at: on the same line as that.
func (f *flat) behind(at int) int { return f.offset(at-1) + 1 }

// link reads the link that begins at at and ends before limit, or is nil.
func (f *flat) link(at, limit int, pc parser.Context) *markedOpen {
	n := &markedOpen{start: f.offset(at), image: f.text[at] == '!'}
	s := f.text[:limit]
	from := at + 1
	if n.image {
		from++
	}
	label := labelEnd(s, from)
	if label >= 0 && label+1 < len(s) && s[label+1] == '(' {
		if destination, words, end, ok := destinationAndTitle(s, label+2); ok {
			n.destination, n.titleWords, n.closing, n.end = destination, words, f.offset(label), f.behind(end)
			return n
		}
	}
	closing, name, end, kind := label, []byte(nil), -1, ast.ReferenceLinkFull
	if label >= 0 && label+1 < len(s) && s[label+1] == '[' {
		if stop := nameEnd(s, label+2); stop >= 0 {
			name, end = s[label+2:stop], stop+1
		}
	}
	if end < 0 {
		if closing = nameEnd(s, from); closing < 0 {
			return nil
		}
		name, end, kind = s[from:closing], closing+1, ast.ReferenceLinkShortcut
		if bytes.HasPrefix(s[end:], []byte("[]")) {
			end, kind = end+2, ast.ReferenceLinkCollapsed
		}
	}
	ref, ok := pc.Reference(util.ToLinkReference(name))
	if !ok || !sameName(name, ref.Label()) {
		return nil
	}
	n.destination, n.titleWords, n.reference = ref.Destination(), ref.Title(), ast.NewReferenceLink(kind, name)
	n.closing, n.end = f.offset(closing), f.behind(end)
	return n
}

// sameName compares names of links without regard to case, but not as CommonMark,
// for which "ß" is "SS".
func sameName(a, b []byte) bool {
	plain := func(s []byte) string { return strings.ToLower(strings.Join(strings.Fields(string(s)), " ")) }
	return plain(a) == plain(b)
}

// labelEnd is where the bracket stands that ends a label: in it there may be
// brackets, but no brackets in those.
func labelEnd(s []byte, i int) int {
	inner := false
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			if inner {
				return -1
			}
			inner = true
		case ']':
			if !inner {
				return i
			}
			inner = false
		case '`':
			if inner {
				continue
			}
			n := bytes.IndexByte(s[i+1:], '`')
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}

// nameEnd is where the bracket stands that ends the name of a definition.
func nameEnd(s []byte, from int) int {
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			return -1
		case ']':
			if len(bytes.TrimSpace(s[from:i])) == 0 {
				return -1
			}
			return i
		}
	}
	return -1
}

// destinationAndTitle reads what stands behind "](", up to its closing bracket.
func destinationAndTitle(s []byte, i int) (destination, words []byte, end int, ok bool) {
	i = skipBlanks(s, i)
	start, open := i, 0
	if i < len(s) && s[i] == '<' {
		for i++; i < len(s) && s[i] != '>'; i++ {
			if s[i] == '\n' || s[i] == '<' {
				return nil, nil, 0, false
			}
			if s[i] == '\\' {
				i++
			}
		}
		if i >= len(s) {
			return nil, nil, 0, false
		}
		destination = s[start+1 : i]
		i++
	} else {
	address:
		for ; i < len(s) && s[i] > ' '; i++ {
			switch s[i] {
			case '\\':
				if i+1 < len(s) && util.IsPunct(s[i+1]) {
					i++
				}
			case '(':
				open++
			case ')':
				if open == 0 {
					break address
				}
				open--
			}
		}
		destination = s[start:min(i, len(s))]
	}
	i = skipBlanks(s, i)
	if i < len(s) && i > start && (s[i] == '"' || s[i] == '\'' || s[i] == '(') {
		if words, i = quoted(s, i); words == nil {
			return nil, nil, 0, false
		}
		i = skipBlanks(s, i)
	}
	if i >= len(s) || s[i] != ')' || open > 0 {
		return nil, nil, 0, false
	}
	return destination, words, i + 1, true
}

// quoted reads a title.
func quoted(s []byte, from int) (words []byte, end int) {
	closing := s[from]
	if closing == '(' {
		closing = ')'
	}
	for i := from + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case closing:
			return s[from+1 : i : i], i + 1
		}
	}
	return nil, from
}

func skipBlanks(s []byte, i int) int {
	for i < len(s) && util.IsSpace(s[i]) {
		i++
	}
	return i
}
