package fidelity

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Normal brings a page into the form in which it is compared. It drops what a
// generator or theme puts around the writer's words and the preview does
// differently on purpose: how code is coloured (its words stay),
// the small link beside a heading, target and rel of links, lazy loading, and
// blanks between blocks. docs/dialects.md lists all of it.
func Normal(page string) (string, error) {
	parts, err := Parts(page)
	return strings.TrimSpace(strings.Join(parts, "")), err
}

// Parts is Normal block by block.
func Parts(page string) ([]string, error) {
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(strings.TrimSpace(page)), body)
	if err != nil {
		return nil, fmt.Errorf("read a page: %w", err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	simplify(body)
	var parts []string
	for c := body.FirstChild; c != nil; c = c.NextSibling {
		w := &writer{}
		if w.node(c, false); w.b.Len() > 0 {
			parts = append(parts, w.b.String())
		}
	}
	return parts, nil
}

// simplify replaces code by its words, and takes away what is not compared.
func simplify(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch code, isCode := codeIn(c); {
		case isCode:
			plain := &html.Node{Type: html.ElementNode, DataAtom: atom.Pre, Data: "pre"}
			plain.AppendChild(&html.Node{Type: html.TextNode, Data: strings.Trim(code, "\n")})
			n.InsertBefore(plain, c)
			n.RemoveChild(c)
		case isAnchor(c) || isUntitled(c):
			n.RemoveChild(c)
		case c.DataAtom == atom.Header && c.FirstChild != nil && c.FirstChild == c.LastChild && c.FirstChild.DataAtom == atom.H1:
			h := c.FirstChild // Docusaurus puts the page's title into a <header>
			c.RemoveChild(h)
			n.InsertBefore(h, c)
			n.RemoveChild(c)
			simplify(h)
		case c.Data == "mdxadmonitiontitle": // what Docusaurus' theme makes a heading of
			c.DataAtom, c.Data = atom.P, "p"
			c.Attr = []html.Attribute{{Key: "class", Val: "admonition-title"}}
			simplify(c)
		default:
			simplify(c)
		}
		c = next
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

// isAnchor tells the link that a generator puts beside a heading's words.
func isAnchor(n *html.Node) bool {
	return n.DataAtom == atom.A && (hasClass(n, "headerlink") || hasClass(n, "header-anchor") || hasClass(n, "hash-link"))
}

// isUntitled tells the title that Docusaurus' theme gives a box that has none.
func isUntitled(n *html.Node) bool {
	return n.DataAtom == atom.P && hasClass(n, "admonition-title") && n.FirstChild != nil && n.FirstChild == n.LastChild &&
		n.Parent != nil && hasClass(n.Parent, n.FirstChild.Data)
}

// codeIn tells a block of code in the shape of any generator.
func codeIn(n *html.Node) (code string, ok bool) {
	if n.Type != html.ElementNode {
		return "", false
	}
	switch {
	case n.DataAtom == atom.Figure && hasClass(n, "highlight"):
		if cell := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Td && hasClass(c, "code") }); cell != nil {
			return words(cell), true
		}
		return words(n), true
	case n.DataAtom == atom.Div && (hasClass(n, "highlighter-rouge") || hasClass(n, "highlight") || strings.HasPrefix(attribute(n, "class"), "language-")):
		var pre *html.Node // the last one: before it may be a column of line numbers
		for c := range n.Descendants() {
			if c.DataAtom == atom.Pre {
				pre = c
			}
		}
		if pre != nil {
			return words(pre), true
		}
	case n.DataAtom == atom.Pre:
		only := n.FirstChild
		if hasClass(n, "highlight") || only != nil && only.NextSibling == nil && only.DataAtom == atom.Code {
			return words(n), true
		}
	}
	return "", false
}

func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	for c := range n.Descendants() {
		if is(c) {
			return c
		}
	}
	return nil
}

// words is the text of a block of code; a <br> ends a line.
func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

type writer struct{ b strings.Builder }

func (w *writer) children(n *html.Node, pre bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, pre)
	}
}

func (w *writer) node(n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		w.text(n, pre)
	case html.CommentNode:
		w.b.WriteString("<!--" + strings.Join(strings.Fields(n.Data), " ") + "-->")
	case html.ElementNode:
		w.b.WriteString("<" + n.Data)
		w.attributes(n)
		w.b.WriteByte('>')
		if !isVoid(n.DataAtom) {
			w.children(n, pre || n.DataAtom == atom.Pre || n.DataAtom == atom.Textarea)
			w.b.WriteString("</" + n.Data + ">")
		}
		if isBlock(n.DataAtom) {
			w.b.WriteByte('\n')
		}
	}
}

// text collapses blanks as a browser does, and drops those at the edge of a block.
func (w *writer) text(n *html.Node, pre bool) {
	if pre {
		w.b.WriteString(html.EscapeString(n.Data))
		return
	}
	fields := strings.FieldsFunc(n.Data, isBlank)
	text := html.EscapeString(strings.Join(fields, " "))
	first, last := n.PrevSibling, n.NextSibling
	if len(fields) == 0 {
		if inline(first) && inline(last) {
			w.b.WriteByte(' ')
		}
		return
	}
	if isBlank(rune(n.Data[0])) && (inline(first) || first == nil && !isBlock(n.Parent.DataAtom)) {
		text = " " + text
	}
	if isBlank(rune(n.Data[len(n.Data)-1])) && (inline(last) || last == nil && !isBlock(n.Parent.DataAtom)) {
		text += " "
	}
	w.b.WriteString(text)
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// inline tells a node beside which a blank can be seen.
func inline(n *html.Node) bool {
	return n != nil && n.Type != html.CommentNode && (n.Type == html.TextNode || !isBlock(n.DataAtom) && n.DataAtom != atom.Br)
}

func (w *writer) attributes(n *html.Node) {
	kept := slices.DeleteFunc(slices.Clone(n.Attr), func(a html.Attribute) bool {
		if (n.DataAtom == atom.Input || n.DataAtom == atom.Label) && (a.Key == "id" || a.Key == "for" || a.Key == "name") {
			return true // VitePress draws them by lot
		}
		if strings.HasPrefix(a.Key, ":") {
			return true // Vue takes it for a binding, and shows nothing
		}
		switch a.Key {
		case "target", "rel", "loading", "decoding", "tabindex", "role", "aria-describedby", "aria-label", "data-footnote-ref", "data-footnote-backref", "data-footnotes", "dir":
			return n.DataAtom != atom.Iframe
		case "data-line":
			return true
		case "allowfullscreen", "onclick": // React leaves these out
			return true
		case "id": // an empty id is none
			return a.Val == ""
		}
		return false
	})
	slices.SortFunc(kept, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	for _, a := range kept {
		v := a.Val
		if a.Key == "align" && (n.DataAtom == atom.Td || n.DataAtom == atom.Th) {
			a.Key, v = "style", "text-align:"+v
		}
		switch a.Key {
		case "class":
			v = strings.Join(strings.Fields(v), " ")
		case "href", "src":
			v = address(inside(v))
		case "style":
			v = strings.TrimSuffix(strings.ReplaceAll(v, " ", ""), ";")
		}
		if a.Key == "disabled" || a.Key == "checked" {
			v = ""
		}
		w.b.WriteString(" " + a.Key + `="` + html.EscapeString(v) + `"`)
	}
}

// inside writes an address within the blog in one way: generators put the page
// that a file becomes in its place.
func inside(s string) string {
	if s == "" || strings.ContainsAny(s[:1], "/#?{") && !strings.HasPrefix(s, "/") || strings.Contains(s, ":") {
		return s
	}
	path, rest := s, ""
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		path, rest = s[:i], s[i:]
	}
	path = strings.TrimPrefix(path, "./")
	for _, ending := range []string{".html", ".md"} {
		path = strings.TrimSuffix(path, ending)
	}
	return path + rest
}

// address writes an address in one way: with what is no ASCII percent-encoded.
func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>\^{|}[]`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hr, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td,
		atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Script, atom.Style, atom.Caption, atom.Colgroup, atom.Col:
		return true
	}
	return false
}
