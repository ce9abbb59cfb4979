package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Heading is a heading of a text.
type Heading struct {
	Node *ast.Heading
	// Slug is the id it has when no other heading has the same, or "".
	Slug string
}

// SetID gives the heading its id; an empty one leaves it without.
func (h Heading) SetID(id string) {
	if _, given := h.Node.AttributeString("id"); !given && id != "" {
		h.Node.SetAttributeString("id", id)
	}
}

// IDs hands out ids so that no two on a page are the same.
type IDs struct {
	used map[string]bool
	last map[string]int
}

// NewIDs begins a page.
func NewIDs() *IDs { return &IDs{used: map[string]bool{}, last: map[string]int{}} }

// Take gives the id for a slug: the slug itself, or with the first free number
// behind it. An empty slug has no id.
func (i *IDs) Take(slug string) string {
	if slug == "" {
		return ""
	}
	id := slug
	for i.used[id] {
		i.last[slug]++
		id = slug + "-" + strconv.Itoa(i.last[slug])
	}
	i.used[id] = true
	return id
}

// Stem is what two slugs must share for one to change the other's id: the slug
// without numbers behind it.
func Stem(slug string) string {
	for {
		cut := strings.TrimRight(slug, "0123456789")
		if cut == slug || !strings.HasSuffix(cut, "-") {
			return slug
		}
		slug = cut[:len(cut)-1]
	}
}

// headings collects the headings under a node in order.
func headings(root ast.Node, src []byte) []Heading {
	var all []Heading
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			all = append(all, Heading{h, slug(plainText(h, src))})
		} else if n.Type() == ast.TypeBlock && n.HasChildren() {
			all = append(all, headings(n, src)...)
		}
	}
	return all
}

// slug is github-slugger's rule: lower case, blanks become hyphens, and of the
// rest only letters, marks, numbers, hyphens and underscores of any script stay.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(strings.ToLower(s)) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// kramdownSlug is kramdown's rule: like GitHub's, but over the words as printed.
func kramdownSlug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r == ' ', r == '\t':
			b.WriteByte('-')
		case r == '-', unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), unicode.Is(unicode.Pc, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainText is what a reader sees of a node's inline content.
func plainText(n ast.Node, src []byte) string {
	var b strings.Builder
	writeText(&b, n, src)
	return b.String()
}

func writeText(b *strings.Builder, n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if n.Kind() == ast.KindCodeSpan {
				b.Write(c.Segment.Value(src))
			} else {
				b.Write(unescape(c.Segment.Value(src)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *fragment:
			b.WriteString(c.words)
		case *ast.AutoLink:
			b.Write(c.Label(src))
		case *ast.Image, *ast.RawHTML:
		default:
			writeText(b, c, src)
		}
	}
}

// Unescaped gives an address or a text as Markdown means it: backslashes and
// entities are resolved.
func Unescaped(s string) string { return string(unescape([]byte(s))) }

// unescape resolves backslashes and entities.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return b
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
}
