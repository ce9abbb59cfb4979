package look

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// largestPage is how large a page may be that is read for its look.
	largestPage = 6 << 20
	// deepest is how many elements may stand around a text.
	deepest = 60
	// mostSheets and mostStyle (in bytes) are more than any theme has.
	mostSheets = 120
	mostStyle  = 12 << 20
)

// parsePage reads a page as a browser without scripts would.
func parsePage(ctx context.Context, files Files, name string) (*html.Node, error) {
	b, err := files.Read(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("read the built page %s: %w", name, err)
	}
	if len(b) > largestPage {
		return nil, fmt.Errorf("read the built page %s: it has %d bytes", name, len(b))
	}
	page, err := html.ParseWithOptions(bytes.NewReader(b), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("read the built page %s: %w", name, err)
	}
	return page, nil
}

// read makes the look of a page in which the article stands.
func (l *Look) read(ctx context.Context, page, article *html.Node) error {
	l.hosts = ownHosts(page, l.hosts)
	for n := article; n != nil; n = n.Parent {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			l.Root = l.harmless(n)
		case atom.Body:
			l.Body = l.harmless(n)
		default:
			l.Way = append(l.Way, Element{Tag: tagOf(n), Attrs: l.harmless(n)})
		}
	}
	if len(l.Way) > deepest {
		return fmt.Errorf("read the built page %s: its text stands %d elements deep", l.Page, len(l.Way))
	}
	slices.Reverse(l.Way)
	l.sheetsOf(page, article)
	return l.learn(ctx)
}

// sheetsOf gathers the page's stylesheets, but not those of the post itself.
func (l *Look) sheetsOf(page, article *html.Node) {
	dir := path.Dir(l.Page)
	var gather func(n *html.Node)
	gather = func(n *html.Node) {
		if n == article || len(l.Sheets) >= mostSheets {
			return
		}
		if n.Type == html.ElementNode {
			switch {
			case n.DataAtom == atom.Style && n.Namespace == "" && n.FirstChild != nil:
				l.Sheets = append(l.Sheets, Sheet{Media: attr(n, "media"), text: textOf(n), dir: dir})
			case n.DataAtom == atom.Link && isStylesheet(n):
				l.link(n, dir)
			case n.DataAtom == atom.Template || n.DataAtom == atom.Svg:
				return
			}
		}
		for c := range n.ChildNodes() {
			gather(c)
		}
	}
	gather(page)
}

func (l *Look) link(n *html.Node, dir string) {
	media := attr(n, "media")
	if attr(n, "onload") != "" {
		media = "" // loaded late: "print" stands there only until then
	}
	name, host := l.resolve(attr(n, "href"), dir)
	switch {
	case host != "":
		l.lack(host)
		l.Partial = l.Partial || !beside.MatchString(attr(n, "href"))
	case name != "" && !slices.ContainsFunc(l.Sheets, func(s Sheet) bool { return s.Name == name && s.Media == media }):
		l.Sheets = append(l.Sheets, Sheet{Name: name, Media: media, dir: path.Dir(name)})
	}
}

// beside are stylesheets that only bring letters, signs, colors of code, or what
// stands beside a text: without them the page still stands.
var beside = regexp.MustCompile(`(?i)fonts?[./-]|awesome|icon|highlight|hljs|prism|katex|mathjax|gitalk|valine|utteranc|giscus|search|fancybox|lightbox|swiper|aos|animate`)

func isStylesheet(n *html.Node) bool {
	rel := strings.Fields(strings.ToLower(attr(n, "rel")))
	late := slices.Contains(rel, "preload") && attr(n, "as") == "style" && attr(n, "onload") != ""
	return late || slices.Contains(rel, "stylesheet") && !slices.Contains(rel, "alternate")
}

// ownHosts are the servers that mean this site: the page says so itself.
func ownHosts(page *html.Node, known map[string]bool) map[string]bool {
	hosts := map[string]bool{}
	for h := range known {
		hosts[h] = true
	}
	each := func(address string) {
		if u, err := url.Parse(strings.TrimSpace(address)); err == nil && u.Host != "" {
			hosts[strings.ToLower(u.Host)] = true
		}
	}
	var look func(n *html.Node)
	look = func(n *html.Node) {
		switch {
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			each(attr(n, "href"))
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:url":
			each(attr(n, "content"))
		}
		for c := range n.ChildNodes() {
			look(c)
		}
	}
	look(page)
	return hosts
}

var (
	tagName   = regexp.MustCompile(`^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`)
	knownAttr = regexp.MustCompile(`^(?:class|id|dir|role|itemscope|itemprop|itemtype|theme|color-scheme|data-[a-z][a-z0-9_.-]*)$`)
	ownAttr   = regexp.MustCompile(`^data-(?:pp|line|here|draw|missing)`)
)

// tagOf is the element's name in the pane: one that does something by itself
// becomes a plain one.
func tagOf(n *html.Node) string {
	switch n.DataAtom {
	case atom.Iframe, atom.Frame, atom.Frameset, atom.Object, atom.Embed, atom.Form, atom.Button, atom.A, atom.Noscript, atom.Template,
		atom.P, atom.Details, atom.Dialog, atom.Svg, atom.Math, atom.Script, atom.Style, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Select:
		return "div"
	}
	if n.Namespace != "" || !tagName.MatchString(n.Data) {
		return "div"
	}
	return n.Data
}

// harmless are the attributes by which a stylesheet may know an element.
func (l *Look) harmless(n *html.Node) []Attr {
	var out []Attr
	for _, a := range n.Attr {
		key := strings.ToLower(a.Key)
		switch {
		case a.Namespace != "" || len(a.Val) > 4000 || ownAttr.MatchString(key):
		case key == "class":
			if v := settled(a.Val); v != "" {
				out = append(out, Attr{key, v})
			}
		case key == "style":
			out = append(out, Attr{key, rewrite(a.Val, false, func(ref string) string { return l.address(ref, path.Dir(l.Page), false) })})
		case knownAttr.MatchString(key):
			out = append(out, Attr{key, a.Val})
		}
	}
	return out
}

// settled takes out the classes that a script would have taken out: with them
// many pages stay hidden.
func settled(classes string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(classes), func(c string) bool {
		switch c {
		case "no-js", "nojs", "loading", "is-loading", "preload", "is-preload", "js-loading", "wf-loading", "fouc", "no-fouc", "hidden", "invisible":
			return true
		}
		return false
	}), " ")
}
