package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// safeLinks leaves links to scripts as the text they are, as markdown-it does.
type safeLinks struct{ parser.InlineParser }

// CloseBlock passes on to the parser of links.
func (s safeLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := s.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

func (s safeLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, before := block.Position()
	n := s.InlineParser.Parse(parent, block, pc)
	opening, destination := "", []byte(nil)
	switch n := n.(type) {
	case *ast.Link:
		opening, destination = "[", n.Destination
	case *ast.Image:
		opening, destination = "![", n.Destination
	}
	if !runs(destination) || n.Pos() < 0 {
		return n
	}
	_, after := block.Position()
	parent.AppendChild(parent, ast.NewTextSegment(text.NewSegment(n.Pos(), n.Pos()+len(opening))))
	moveChildren(parent, n)
	return ast.NewTextSegment(text.NewSegment(before.Start, after.Start))
}

// runs tells an address that markdown-it makes no link of.
func runs(address []byte) bool {
	lower := strings.ToLower(string(bytes.TrimSpace(address[:min(len(address), 32)])))
	if strings.HasPrefix(lower, "data:") {
		for _, kind := range []string{"gif;", "png;", "jpeg;", "webp;"} {
			if strings.HasPrefix(lower, "data:image/"+kind) {
				return false
			}
		}
		return true
	}
	return strings.HasPrefix(lower, "javascript:") || strings.HasPrefix(lower, "vbscript:") || strings.HasPrefix(lower, "file:")
}

// tables is goldmark's extension with what a family asks of the rows besides.
type tables struct{ family Family }

func (t tables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithParagraphTransformers(util.Prioritized(tableRows{extension.NewTableParagraphTransformer(), t.family}, 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(extension.NewTableHTMLRenderer(), 500)))
}

type tableRows struct {
	parser.ParagraphTransformer
	family Family
}

func (t tableRows) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	for i := 1; i < n.Lines().Len() && t.family != CommonMark; i++ {
		row := n.Lines().At(i)
		line := bytes.TrimSpace(row.Value(reader.Source()))
		if !delimiterRow(line) {
			continue
		}
		head := n.Lines().At(i - 1)
		if bytes.IndexByte(head.Value(reader.Source()), '|') < 0 && (t.family == MarkdownIt || bytes.IndexByte(line, '|') < 0) {
			return
		}
		break
	}
	parent, next := n.Parent(), n.NextSibling()
	t.ParagraphTransformer.Transform(n, reader, pc)
	made := parent.LastChild()
	if next != nil {
		made = next.PreviousSibling()
	}
	if table, ok := made.(*extensionast.Table); ok && t.family != CommonMark {
		alignCells(table)
	}
}

// alignCells aligns the cells that a row lacks as their columns are, which goldmark
// does not.
func alignCells(table *extensionast.Table) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		i := 0
		for c := row.FirstChild(); c != nil && i < len(table.Alignments); c = c.NextSibling() {
			if cell, ok := c.(*extensionast.TableCell); ok {
				cell.Alignment = table.Alignments[i]
			}
			i++
		}
	}
}

// component begins a tag of Vue's: a name with a capital or a hyphen.
var component = regexp.MustCompile(`^<([A-Z][\w.-]*|[a-z]\w*-[\w-]*)(?:\s[^>]*)?(/?)>`)

// componentLines makes raw HTML of a line that begins with a component and has its
// end too, which VitePress takes for a block.
type componentLines struct{}

func (componentLines) Trigger() []byte             { return []byte{'<'} }
func (componentLines) CanInterruptParagraph() bool { return true }
func (componentLines) CanAcceptIndentedLine() bool { return false }

func (componentLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	found := component.FindSubmatch(line[max(pc.BlockOffset(), 0):])
	if found == nil || len(found[2]) == 0 && !bytes.Contains(line, append([]byte("</"), found[1]...)) {
		return nil, parser.NoChildren
	}
	n := ast.NewHTMLBlock(ast.HTMLBlockType7)
	n.SetPos(segment.Start)
	n.Lines().Append(segment.TrimRightSpace(reader.Source()))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (componentLines) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}
func (componentLines) Close(ast.Node, text.Reader, parser.Context) {}

// paragraphRenderer lets a paragraph have any attribute.
type paragraphRenderer struct{}

func (r paragraphRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindParagraph, r.paragraph)
}

func (paragraphRenderer) paragraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<p")
		html.RenderAttributes(w, n, nil)
		_ = w.WriteByte('>')
	} else {
		_, _ = w.WriteString("</p>\n")
	}
	return ast.WalkContinue, nil
}

// knownMail makes links of mail addresses whose last part is one that linkify-it
// knows: a country's two letters or an old one.
type knownMail struct{ parser.InlineParser }

const oldDomains = " biz com edu gov net org pro web xxx aero asia coop info museum name shop рф "

// countries are the second letters of the countries' domains, by the first one.
const countries = "acdefgilmnoqrstuwxz babdefghijmnorstvwyz cacdfghiklmnoruvwxyz dejkmoz ecegrstu fijkmor gabdefghilmnpqrstuwy hkmnrtu " +
	"idelmnoqrst jemop keghimnprwyz labcikrstuvy macdeghklmnopqrstuvwxyz nacefgilopruz om paefghklmnrstwy qa reosuw " +
	"sabcdeghijklmnortuvxyz tcdfghjklmnortvwz uagksyz vaceginu wfs yet zamw"

// knownDomain tells the last part of a host that linkify-it knows.
func knownDomain(last string) bool {
	if len(last) != 2 {
		return last != "" && strings.Contains(oldDomains, " "+last+" ")
	}
	for letters := range strings.FieldsSeq(countries) {
		if letters[0] == last[0] {
			return strings.IndexByte(letters[1:], last[1]) >= 0
		}
	}
	return false
}

// fuzzyLength is the length of an address without a protocol, or 0.
func fuzzyLength(line []byte, before rune) (int, []byte) {
	if strings.ContainsRune(".:/-_@", before) {
		return 0, nil
	}
	n := hostLength(line, MarkdownIt)
	host := strings.ToLower(string(bytes.TrimRight(line[:n], ".-_")))
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || !knownDomain(host[dot+1:]) || n < len(line) && line[n] == '@' {
		return 0, nil
	}
	return linkifyEnd(line, n), []byte("http")
}

func (k knownMail) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if bytes.IndexByte(line, '@') < 0 {
		return nil
	}
	from := 0
	if !isLatin(rune(line[0])) && !unicode.IsDigit(rune(line[0])) {
		from = 1
	}
	word := line[from:]
	if i := bytes.IndexFunc(word, isGap); i >= 0 {
		word = word[:i]
	}
	_, host, found := strings.Cut(strings.ToLower(string(word)), "@")
	if !found {
		return nil
	}
	host = strings.TrimRight(host, ".,;:!?)]}\"'_*~-<")
	last := host[strings.LastIndexByte(host, '.')+1:]
	if !knownDomain(last) {
		return nil
	}
	return k.InlineParser.Parse(parent, block, pc)
}

// linkifyEnd is where an address ends whose host ends at n, as linkify-it has it:
// brackets and quotes in pairs, and marks that something follows.
func linkifyEnd(b []byte, n int) int {
	end := len(bytes.TrimRight(b[:n], ".-_"))
	if end < n {
		return end
	}
	if end < len(b) && b[end] == ':' {
		i := end + 1
		for i < len(b) && b[i] >= '0' && b[i] <= '9' {
			i++
		}
		if i > end+1 {
			end = i
		}
	}
	if end == len(b) || strings.IndexByte("/?#", b[end]) < 0 {
		return end
	}
	for end < len(b) {
		size := linkifyStep(b[end:])
		if size == 0 {
			break
		}
		end += size
	}
	return len(bytes.TrimRight(b[:end], "*"))
}

// linkifyStep is the length of the next piece of an address, or 0 at its end.
func linkifyStep(b []byte) int {
	after := func(n int) bool { // something that is no blank stands at n
		r, _ := utf8.DecodeRune(b[min(n, len(b)):])
		return n < len(b) && !isGap(r)
	}
	switch b[0] {
	case '[':
		return paired(b, ']')
	case '(':
		return paired(b, ')')
	case '{':
		return paired(b, '}')
	case '"':
		return paired(b, '"')
	case '\'':
		if n := paired(b, '\''); n > 0 {
			return n
		}
		if r, _ := utf8.DecodeRune(b[1:]); after(1) && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-') {
			return 1
		}
		return 0
	case ')', ']', '}', '<', '>':
		return 0
	case '.', '!', '?':
		n := 1
		for n < len(b) && b[n] == b[0] {
			n++
		}
		if !after(n) || n > 1 && b[0] != '!' && (b[0] == '?' || !isLatin(rune(b[n])) && !unicode.IsDigit(rune(b[n])) && strings.IndexByte("%/&", b[n]) < 0) {
			return 0
		}
		return n
	case ',', ';':
		if !after(1) {
			return 0
		}
	}
	r, size := utf8.DecodeRune(b)
	if isGap(r) || r == '｜' {
		return 0
	}
	return size
}

func isGap(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// longestPair keeps looking for a closing bracket linear in the text.
const longestPair = 1000

// paired is the length of what stands between a bracket and the one that closes it
// without a blank, both included, or 0.
func paired(b []byte, closing byte) int {
	for i := 1; i < min(len(b), longestPair); {
		r, size := utf8.DecodeRune(b[i:])
		if isGap(r) {
			return 0
		}
		if b[i] == closing {
			if i == 1 && (closing == '"' || closing == '\'') {
				return 0
			}
			return i + 1
		}
		i += size
	}
	return 0
}
