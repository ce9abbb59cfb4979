package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"
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

// Slug is what Heading.Slug is, of a heading of a text that was read without ids.
func Slug(n *ast.Heading, src []byte) string { return slug(plainText(n, src)) }

// IDs hands out ids so that no two on a page are the same.
type IDs struct {
	used map[string]bool
	last map[string]int
	// counting numbers the same words without looking at what others have.
	counting bool
	// empties numbers those without words too: the first has no id, the second "-1".
	empties bool
	again   string
}

// NewIDs begins a page.
func NewIDs() *IDs { return &IDs{used: map[string]bool{}, last: map[string]int{}} }

// expect makes room for the ids of n headings.
func (i *IDs) expect(n int) {
	if i.counting {
		i.last = make(map[string]int, n)
	} else {
		i.used = make(map[string]bool, n)
	}
}

// Take gives the id for a slug: the slug itself, or with the first free number
// behind it. An empty slug has no id.
func (i *IDs) Take(slug string) string {
	if slug == "" && !i.empties {
		return ""
	}
	id := slug
	if n, again := i.last[slug]; i.counting {
		if i.last[slug] = n + 1; again {
			id += "-" + i.again + strconv.Itoa(n)
		}
		return id
	}
	for i.used[id] {
		i.last[slug]++
		id = slug + "-" + strconv.Itoa(i.last[slug])
	}
	i.used[id] = true
	return id
}

// NewIDs begins a page of this Markdown.
func (m *Markdown) NewIDs() *IDs { return m.dialect.ids() }

// ids begins a page of this dialect.
func (d Dialect) ids() *IDs {
	ids := NewIDs()
	hexo := d.HeadingIDs == HexoIDs || d.HeadingIDs == HexoLower || d.HeadingIDs == HexoUpper
	ids.again = d.Again
	ids.counting = d.HeadingIDs == KramdownIDs || hexo
	ids.empties = hexo || d.HeadingIDs == SluggerIDs || d.HeadingIDs == VitePressIDs
	return ids
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

// headings adds the headings under a node in order.
func (d *Dialect) headings(all []Heading, root ast.Node, src []byte) []Heading {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level >= d.FirstHeading {
			all = append(all, Heading{h, d.slug(h, src)})
		} else if n.Type() == ast.TypeBlock && n.HasChildren() {
			all = d.headings(all, n, src)
		}
	}
	return all
}

// slug is the id that a heading wants.
func (d *Dialect) slug(h *ast.Heading, src []byte) string {
	if given, ok := h.AttributeString("id"); ok {
		switch given := given.(type) {
		case []byte:
			return string(given)
		case string:
			return given
		}
	}
	switch d.HeadingIDs {
	case HugoIDs, HugoASCII, BlackfridayIDs:
		return hugoSlug(lastLine(h, src), d.HeadingIDs)
	case HexoIDs:
		return hexoSlug(unbroken(h, src))
	case HexoLower:
		return strings.ToLower(hexoSlug(unbroken(h, src)))
	case HexoUpper:
		return strings.ToUpper(hexoSlug(unbroken(h, src)))
	case VitePressIDs:
		return vitepressSlug(unbroken(h, src))
	case SluggerIDs:
		return slugger(unbroken(h, src))
	}
	return slug(plainText(h, src))
}

// unbroken is a heading's words, in which the end of a line is nothing.
func unbroken(h *ast.Heading, src []byte) string {
	var b strings.Builder
	writeText(&b, h, src, "")
	return b.String()
}

// lastLine is the last of a heading's lines as it is written.
func lastLine(h *ast.Heading, src []byte) string {
	if h.Lines().Len() == 0 {
		return ""
	}
	line := h.Lines().At(h.Lines().Len() - 1)
	return strings.TrimSpace(string(line.Value(src)))
}

// hugoSlug is Hugo's rule, over what is written and not over what is shown.
func hugoSlug(s string, kind HeadingIDs) string {
	if kind == BlackfridayIDs {
		return orHeading(blackfridaySlug(s))
	}
	if kind == HugoASCII {
		s = withoutAccents(s)
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case kind == HugoASCII && r >= 0x80:
		case r == ' ', r == '-':
			b.WriteByte('-')
		case r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return orHeading(b.String())
}

func orHeading(s string) string {
	if s == "" {
		return "heading"
	}
	return s
}

func blackfridaySlug(s string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			hyphen = true
			continue
		}
		if hyphen && b.Len() > 0 {
			b.WriteByte('-')
		}
		hyphen = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// withoutAccents takes the marks off letters.
func withoutAccents(s string) string {
	if !strings.ContainsFunc(s, mayHaveMarks) && norm.NFC.IsNormalString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if r < 0x300 || r > 0x36f {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// mayHaveMarks is false for what never is a letter with a mark: ASCII, quotes, and the
// scripts of East Asia.
func mayHaveMarks(r rune) bool { return r >= 0xa0 && r < 0x2000 || r > 0x206f && r < 0x3000 }

// hyphened makes one hyphen of each run of special characters, which stand before
// the scripts of East Asia.
func hyphened(s, special string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range s {
		switch {
		case r < ' ':
		case r < utf8.RuneSelf && (unicode.IsSpace(r) || strings.IndexByte(special, byte(r)) >= 0),
			r >= utf8.RuneSelf && r < 0x3100 && (unicode.IsSpace(r) || strings.ContainsRune(special, r)):
			hyphen = true
		default:
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

const specialInIDs = "~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/"

func hexoSlug(s string) string {
	return hyphened(strings.ReplaceAll(withoutAccents(s), "ß", "s"), specialInIDs)
}

func vitepressSlug(s string) string {
	var few [256]byte
	apart := norm.NFKD.AppendString(few[:0], s)
	var b strings.Builder
	b.Grow(len(apart))
	for _, r := range string(apart) {
		if r < 0x300 || r > 0x36f {
			b.WriteRune(r)
		}
	}
	s = strings.ToLower(hyphened(b.String(), specialInIDs+"“”‘’"))
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		s = "_" + s
	}
	return s
}

// slugger is github-slugger's rule without trimming.
func slugger(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			b.WriteRune(r)
		}
	}
	return b.String()
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
	writeText(&b, n, src, " ")
	return b.String()
}

func writeText(b *strings.Builder, n ast.Node, src []byte, lineEnd string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if n.Kind() == ast.KindCodeSpan {
				b.Write(c.Segment.Value(src))
			} else {
				b.Write(unescape(c.Segment.Value(src)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteString(lineEnd)
			}
		case *ast.String:
			b.Write(c.Value)
		case *fragment:
			b.WriteString(c.words)
		case *formula:
			b.Write(bytes.Trim(c.segments.Value(src), "$"))
		case *ast.AutoLink:
			b.Write(c.Label(src))
		case *extensionast.FootnoteLink:
			b.WriteString(strconv.Itoa(c.Index))
		case *ast.Image, *ast.RawHTML:
		default:
			writeText(b, c, src, lineEnd)
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
