package preflight

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"

	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/posts"
	"penpush/internal/site"
)

// post is a text that is checked. It is parsed once, and every rule looks at the
// same tree.
type post struct {
	questions
	site   *site.Site
	custom custom
	// online is the post as it is published, where it has changed since; else nil.
	online []byte
	path   string
	row    *posts.Post // in the list; an empty one for a file that is not in it
	asked  bool        // it was asked about by name
	lines  []string    // of the whole file
	doc    *frontmatter.Document
	// src is the body, which begins at the line body, counted from 0; starts are
	// where its lines begin.
	src    []byte
	body   int
	starts []int
	root   ast.Node // nil for a text that must not be parsed
	refs   []markdown.Ref
	// masked is the body with code and comments blanked out, plain its lines once
	// somebody wants them; see eachLine.
	masked []byte
	plain  []string

	headings []*ast.Heading
	images   []*ast.Image
	links    []*ast.Link
	fences   []*ast.FencedCodeBlock
	tables   []*extensionast.Table
	starry   []*ast.Text       // texts with asterisks
	seen     []shown           // see pictures
	led      []target          // see targets
	ids      map[string]string // see outline
	emoji    []string
}

// splitLines gives a text's lines, or nil for what is no text.
func splitLines(content []byte) []string {
	if !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0 {
		return nil
	}
	lines := strings.Split(strings.TrimLeft(string(content), "\ufeff"), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	return lines
}

// read parses a text.
func (f *Facts) read(path string, lines []string) *post {
	p := &post{
		questions: questions{facts: f}, site: f.site, custom: f.custom, online: f.repo.online(path),
		path: path, row: f.rows[path], lines: lines, doc: frontmatter.Skim(lines),
	}
	if p.row == nil {
		p.row = &posts.Post{Path: path}
	}
	p.body = min(p.doc.Body, len(lines))
	p.join(lines[p.body:])
	if !markdown.Deep(p.src) {
		p.root = f.markdown.Parse(p.src)
	}
	p.refs = markdown.RefsOf(p.src, p.root)
	p.masked = bytes.Clone(p.src)
	if p.root != nil {
		_ = ast.Walk(p.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				p.keep(n, p.masked)
			}
			return ast.WalkContinue, nil
		})
	}
	maskComments(p.masked)
	p.forget()
	return p
}

// join makes the body of its lines.
func (p *post) join(lines []string) {
	n := max(len(lines)-1, 0)
	for _, l := range lines {
		n += len(l)
	}
	p.src, p.starts = make([]byte, 0, n), make([]int, 0, len(lines)+1)
	for i, l := range lines {
		if i > 0 {
			p.src = append(p.src, '\n')
		}
		p.starts = append(p.starts, len(p.src))
		p.src = append(p.src, l...)
	}
	if len(lines) == 0 {
		p.starts = append(p.starts, 0)
	}
}

// has tells that some of the body that is no code holds one of these.
func (p *post) has(any ...string) bool {
	return slices.ContainsFunc(any, func(s string) bool { return bytes.Contains(p.masked, []byte(s)) })
}

// forget leaves out what stands in code or in a comment after all: HTML's, which
// the parser does not know.
func (p *post) forget() {
	hidden := func(at int) bool {
		return at >= 0 && at < len(p.src) && p.masked[at] == ' ' && p.src[at] != ' '
	}
	p.refs = slices.DeleteFunc(p.refs, func(r markdown.Ref) bool { return hidden(r.At) })
	p.links = slices.DeleteFunc(p.links, func(n *ast.Link) bool { return hidden(n.Pos()) })
	p.images = slices.DeleteFunc(p.images, func(n *ast.Image) bool { return hidden(n.Pos()) })
	p.starry = slices.DeleteFunc(p.starry, func(n *ast.Text) bool { return hidden(n.Segment.Start) })
	p.headings = slices.DeleteFunc(p.headings, func(n *ast.Heading) bool { return hidden(n.Pos()) })
	p.tables = slices.DeleteFunc(p.tables, func(n *extensionast.Table) bool { return hidden(n.Pos()) })
}

var twoStars = []byte("**")

// keep remembers the nodes that rules look at, and blanks out code.
func (p *post) keep(n ast.Node, masked []byte) {
	switch n := n.(type) {
	case *ast.Text:
		if bytes.Contains(p.src[n.Segment.Start:n.Segment.Stop], twoStars) {
			p.starry = append(p.starry, n)
		}
	case *ast.Heading:
		p.headings = append(p.headings, n)
	case *ast.Image:
		p.images = append(p.images, n)
	case *ast.Link:
		p.links = append(p.links, n)
	case *extensionast.Table:
		p.tables = append(p.tables, n)
	case *ast.FencedCodeBlock:
		p.fences = append(p.fences, n)
		blankLines(n, masked)
		p.blankLine(masked, p.opening(n))
	case *ast.CodeBlock:
		blankLines(n, masked)
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				blank(masked[t.Segment.Start:t.Segment.Stop])
			}
		}
	case *ast.HTMLBlock:
		if n.HTMLBlockType <= ast.HTMLBlockType2 { // script, pre, style, comments
			blankLines(n, masked)
			if n.HasClosure() {
				blank(masked[n.ClosureLine.Start:n.ClosureLine.Stop])
			}
		}
	}
}

func blankLines(n ast.Node, masked []byte) {
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		blank(masked[s.Start:s.Stop])
	}
}

func (p *post) blankLine(masked []byte, i int) {
	if i >= 0 && i < len(p.starts) {
		blank(masked[p.starts[i]:p.end(i)])
	}
}

// end is where a line of the body ends.
func (p *post) end(i int) int {
	if i+1 < len(p.starts) {
		return p.starts[i+1] - 1
	}
	return len(p.src)
}

func blank(b []byte) {
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
}

var (
	commentOpen  = []byte("<!--")
	commentClose = []byte("-->")
	rawTag       = regexp.MustCompile(`(?is:<code\b.*?</code>)`)
	codeTag      = regexp.MustCompile(`\{%-?\s*(end)?(raw|comment|highlight|codeblock|code)\b[^%\n]*%\}`)
)

// maskComments blanks out comments, what the generator is told to print as it is,
// and code in HTML.
func maskComments(masked []byte) {
	for from := 0; ; {
		i := bytes.Index(masked[from:], commentOpen)
		if i < 0 {
			break
		}
		end := len(masked)
		if n := bytes.Index(masked[from+i:], commentClose); n >= 0 {
			end = from + i + n + len(commentClose)
		}
		blank(masked[from+i : end])
		from = end
	}
	if len(masked) > longest {
		return
	}
	if bytes.Contains(masked, []byte("<code")) {
		for _, m := range rawTag.FindAllIndex(masked, -1) {
			blank(masked[m[0]:m[1]])
		}
	}
	if bytes.Contains(masked, []byte("{%")) {
		maskTagged(masked)
	}
}

// maskTagged blanks out what stands between two tags that make it code, with them.
// Of a tag that is opened twice before its end, the first one is left open.
func maskTagged(masked []byte) {
	name, from := "", 0
	for _, m := range codeTag.FindAllSubmatchIndex(masked, -1) {
		this, ends := string(masked[m[4]:m[5]]), m[2] >= 0
		switch {
		case ends && this == name:
			blank(masked[from:m[1]])
			name = ""
		case !ends && (name == "" || this == name && name != "raw" && name != "comment"):
			name, from = this, m[0]
		}
	}
}

// line is the line of the file, counted from 1, that an offset of the body is in.
func (p *post) line(offset int) int { return p.body + p.row0(offset) + 1 }

// row0 is the line of the body, counted from 0.
func (p *post) row0(offset int) int { return max(sort.SearchInts(p.starts, offset+1)-1, 0) }

// opening is the line of the body, from 0, in which a fence opens.
func (p *post) opening(n *ast.FencedCodeBlock) int { return p.row0(n.Pos()) }

// eachLine calls do with each line of the body that is no code: its number in the
// file from 1.
func (p *post) eachLine(do func(line int, plain string)) {
	if p.plain == nil {
		p.plain = strings.Split(string(p.masked), "\n")
	}
	for i, l := range p.plain {
		do(p.body+i+1, l)
	}
}

// whole tells that the front matter was understood.
func (p *post) whole() bool { return p.doc.Problem == nil && p.doc.Kind != frontmatter.None }

// field finds a field by its key, without regard to case.
func (p *post) field(key string) (*frontmatter.Field, bool) { return p.doc.Get(key) }
