package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// RefKind is how a text refers to something.
type RefKind string

// The kinds of references.
const (
	RefImage      RefKind = "image"      // ![](x), <img src>, srcset, poster, ![[x.png]]
	RefLink       RefKind = "link"       // [](x), <a href>, a bare address
	RefMedia      RefKind = "media"      // <video src>, <source>, <iframe>, <object data>
	RefDefinition RefKind = "definition" // [label]: x
	RefTag        RefKind = "tag"        // a file named in a shortcode, Liquid tag or import
)

// Ref is one reference of a text to something outside it.
type Ref struct {
	// Target is the address as the text means it: backslashes and entities are
	// resolved; percent signs and the site's tags ({{ site.url }}) are as written.
	Target string
	Kind   RefKind
	// Line is where it stands in the text, from 0; At the same as an offset.
	Line int
	At   int
}

// Refs finds what a body refers to, in the order of its lines. What stands in
// code is no reference, but for the site's tags, which generators work out there
// too. In a text that must not be parsed (Deep), everything that looks like a
// reference is taken for one.
func Refs(src []byte) []Ref {
	if Deep(src) {
		return RefsOf(src, nil)
	}
	return RefsOf(src, New(Options{Without: Highlighting}).Parse(src))
}

// RefsOf is Refs for a text that is parsed already; root is nil for one that must
// not be.
func RefsOf(src []byte, root ast.Node) []Ref {
	f := &finder{src: src, lines: lineStarts(src)}
	f.tags()
	if root == nil {
		f.shallow()
	} else {
		_ = ast.Walk(root, f.node)
	}
	sort.SliceStable(f.refs, func(i, j int) bool { return f.refs[i].Line < f.refs[j].Line })
	return f.refs
}

// finder collects the references of one text.
type finder struct {
	src   []byte
	lines []int // where each line begins
	refs  []Ref
}

func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (f *finder) add(kind RefKind, target string, at int) {
	if target != "" {
		line := max(sort.SearchInts(f.lines, at+1)-1, 0)
		f.refs = append(f.refs, Ref{Target: target, Kind: kind, Line: line, At: max(at, 0)})
	}
}

func (f *finder) node(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Image:
		f.add(RefImage, address(n.Destination), n.Pos())
	case *ast.Link:
		f.add(RefLink, address(n.Destination), n.Pos())
	case *ast.AutoLink:
		f.add(RefLink, string(n.URL(f.src)), n.Pos())
	case *ast.LinkReferenceDefinition:
		f.add(RefDefinition, address(n.Destination), n.Pos())
	case *ast.RawHTML:
		f.markup(segments(n.Segments.Len(), n.Segments.At))
	case *ast.HTMLBlock:
		parts := segments(n.Lines().Len(), n.Lines().At)
		if n.HasClosure() {
			parts = append(parts, n.ClosureLine)
		}
		f.markup(parts)
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *extensionast.TableCell:
		f.words(n)
	}
	return ast.WalkContinue, nil
}

func address(destination []byte) string { return string(unescape(unmask(destination))) }

var (
	wikiEmbed = regexp.MustCompile(`!\[\[([^\]|#\n]+)[^\]\n]*\]\]`)
	mdxImport = regexp.MustCompile(`^\s*import\s[^'"\n]*['"]([^'"\n]+)['"]`)
)

// words looks into a block's own lines for references that CommonMark does not
// know: ![[x.png]] and MDX's import.
func (f *finder) words(n ast.Node) {
	var code []text.Segment // of n, once it is asked for
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := segment.Value(f.src)
		if bytes.Contains(line, []byte("![[")) {
			if code == nil {
				code = codeSpans(n)
			}
			for _, m := range wikiEmbed.FindAllSubmatchIndex(line, -1) {
				if at := segment.Start + m[0] - segment.Padding; !within(code, at) {
					f.add(RefImage, string(bytes.TrimSpace(line[m[2]:m[3]])), at)
				}
			}
		}
		if n.Kind() == ast.KindParagraph {
			if m := mdxImport.FindSubmatch(line); m != nil && isFile(string(m[1])) {
				f.add(RefTag, string(m[1]), segment.Start)
			}
		}
	}
}

// codeSpans are the places under n that are code, in order; never nil.
func codeSpans(n ast.Node) []text.Segment {
	found := []text.Segment{}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering && t.Parent().Kind() == ast.KindCodeSpan {
			found = append(found, t.Segment)
		}
		return ast.WalkContinue, nil
	})
	return found
}

func within(places []text.Segment, at int) bool {
	i := sort.Search(len(places), func(i int) bool { return places[i].Stop > at })
	return i < len(places) && places[i].Start <= at
}

// Patterns for a text that is not parsed.
var (
	anyAddress    = regexp.MustCompile(`\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]+))`)
	anyDefinition = regexp.MustCompile(`(?m)^[ >]*\[[^\]\n]+\]:\s*<?([^\s<>]+)`)
	anyAttribute  = regexp.MustCompile(`(?i)\b(?:src|href|srcset|poster)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')`)
)

// shallow takes everything that looks like a reference, from one pass each.
func (f *finder) shallow() {
	for _, p := range []struct {
		pattern *regexp.Regexp
		kind    RefKind
	}{
		{anyAddress, RefLink},
		{anyDefinition, RefDefinition},
		{anyAttribute, RefMedia},
		{wikiEmbed, RefImage},
	} {
		for _, m := range p.pattern.FindAllSubmatchIndex(f.src, -1) {
			for group := 2; group < len(m); group += 2 {
				if m[group] >= 0 {
					f.add(p.kind, string(unescape(f.src[m[group]:m[group+1]])), m[0])
				}
			}
		}
	}
	f.refs = slices.Clip(f.refs)
}
