package look

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// shortestWords is how many letters a text node has at least that is looked
	// for in a post; a shorter one may stand anywhere.
	shortestWords = 6
	// enoughLetters of a post tell that it is on the page: it is one at the post's own
	// address or of its name, and may show an older text.
	enoughLetters = 14
	// mostText of a post, in bytes, is enough to know it by.
	mostText = 100 << 10
	// share of the post's letters on the page that its container holds: the rest
	// is a table of contents or a summary.
	share = 0.8
)

// articleOf finds the element that holds a post's text, and how many of its
// letters are in there; nil when the page does not show that post. text is the
// post's Markdown without its front matter.
func articleOf(page *html.Node, text string) (*html.Node, int) {
	wanted := letters(text[:min(len(text), mostText)])
	if len(wanted) < shortestWords {
		return nil, 0
	}
	held := map[*html.Node]int{}
	count(page, wanted, held)
	at, total := bodyOf(page), 0
	if at != nil {
		total = held[at]
	}
	if total < enoughLetters {
		return nil, 0
	}
	for {
		next := heaviest(at, held)
		if next == nil || isContent(next) || float64(held[next]) < share*float64(total) {
			break
		}
		at = next
	}
	return at, held[at]
}

// count adds up how many letters of a post every element holds.
func count(n *html.Node, wanted string, held map[*html.Node]int) int {
	if n.Type == html.TextNode {
		words := letters(n.Data)
		if size := len([]rune(words)); size >= shortestWords && strings.Contains(wanted, words) {
			return size
		}
		return 0
	}
	if n.Type == html.ElementNode && isUnseen(n) {
		return 0
	}
	sum := 0
	for c := range n.ChildNodes() {
		sum += count(c, wanted, held)
	}
	held[n] = sum
	return sum
}

func heaviest(n *html.Node, held map[*html.Node]int) *html.Node {
	var best *html.Node
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && held[c] > 0 && (best == nil || held[c] > held[best]) {
			best = c
		}
	}
	return best
}

// letters are what a text says, whatever marks and blanks stand between.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// isContent tells the elements that Markdown makes, which never hold a whole post.
func isContent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Pre, atom.Code, atom.Blockquote, atom.Table, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Figure, atom.Details, atom.A, atom.Em, atom.Strong, atom.Span:
		return true
	}
	return false
}

func isUnseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Svg, atom.Iframe, atom.Object, atom.Nav:
		return true
	}
	return false
}

// containers are how themes call the element that holds a post's text, the ones
// that mean nothing else first.
func containers() []string {
	return []string{
		"markdown-body", "e-content", "post-content", "entry-content", "article-content", "post-body", "article-entry",
		"article-body", "post__content", "post-full-content", "gh-content", "theme-doc-markdown", "vp-doc", "blog-post-content",
		"post-container", "article__content", "page__content", "prose", "markdown", "content__default", "td-content", "post_content",
	}
}

// likelyArticle finds the element that seems to hold a text where no post of the
// blog is known on the page, with how many letters are in it.
func likelyArticle(page *html.Node) (*html.Node, int) {
	body := bodyOf(page)
	if body == nil {
		return nil, 0
	}
	for _, name := range containers() {
		if n := find(body, func(n *html.Node) bool { return hasClass(n, name) }); n != nil {
			return n, paragraphs(n)
		}
	}
	if n := find(body, func(n *html.Node) bool { return attr(n, "itemprop") == "articleBody" }); n != nil {
		return n, paragraphs(n)
	}
	best, most := (*html.Node)(nil), 0
	each(body, func(n *html.Node) {
		own := 0
		for c := range n.ChildNodes() {
			if c.DataAtom == atom.P || c.DataAtom == atom.Pre || c.DataAtom == atom.Blockquote {
				own += len(letters(textOf(c)))
			}
		}
		if own > most && !isContent(n) {
			best, most = n, own
		}
	})
	return best, most
}

func paragraphs(n *html.Node) int {
	sum := 0
	each(n, func(c *html.Node) {
		if c.DataAtom == atom.P {
			sum += len(letters(textOf(c)))
		}
	})
	return sum
}

func bodyOf(page *html.Node) *html.Node {
	return find(page, func(n *html.Node) bool { return n.DataAtom == atom.Body })
}

// find gives the first element below, or itself, of which something is true.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := range n.ChildNodes() {
		if found := find(c, is); found != nil {
			return found
		}
	}
	return nil
}

func each(n *html.Node, do func(*html.Node)) {
	if n.Type == html.ElementNode {
		if isUnseen(n) {
			return
		}
		do(n)
	}
	for c := range n.ChildNodes() {
		each(c, do)
	}
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(textOf(c))
	}
	return b.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, name string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == name {
			return true
		}
	}
	return false
}
