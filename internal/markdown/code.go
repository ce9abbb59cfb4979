package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// codeRenderer renders code blocks, and lets them carry attributes, which
// goldmark's own renderer does not.
type codeRenderer struct {
	// highlight is nil when code stays plain.
	highlight *highlighter
	// strip takes the indentation off that all lines of a fence share (Hexo).
	strip bool
}

func (r *codeRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindFencedCodeBlock, r.fenced)
	to.Register(ast.KindCodeBlock, r.indented)
	to.Register(kindCodeText, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if n := node.(*codeText); entering {
			r.block(w, n, n.language, n.text)
		}
		return ast.WalkSkipChildren, nil
	})
}

func (r *codeRenderer) indented(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<pre")
		html.RenderAttributes(w, n, nil)
		_, _ = w.WriteString("><code>")
		writeCode(w, src, n)
		_, _ = w.WriteString("</code></pre>\n")
	}
	return ast.WalkSkipChildren, nil
}

func (r *codeRenderer) fenced(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		language := n.(*ast.FencedCodeBlock).Language(src)
		if len(language) == 0 && !r.strip {
			return r.indented(w, src, n, true)
		}
		r.block(w, n, string(unescape(language)), r.code(src, n))
	}
	return ast.WalkSkipChildren, nil
}

// block writes code; n has its attributes.
func (r *codeRenderer) block(w util.BufWriter, n ast.Node, language, code string) {
	colored, late := r.highlight.html(language, code, coloringOf(n))
	_, _ = w.WriteString("<pre")
	if colored != "" || late {
		_, _ = w.WriteString(` class="chroma"`)
	}
	if late {
		n.SetAttribute(lateName, "")
	}
	html.RenderAttributes(w, n, nil)
	_, _ = w.WriteString("><code")
	if language != "" {
		escaped := util.EscapeHTML([]byte(language))
		_, _ = w.WriteString(` class="language-`)
		_, _ = w.Write(escaped)
		_ = w.WriteByte('"')
		if colored != "" || late {
			_, _ = w.WriteString(` data-lang="`)
			_, _ = w.Write(escaped)
			_ = w.WriteByte('"')
		}
	}
	_ = w.WriteByte('>')
	if colored != "" {
		_, _ = w.WriteString(colored)
	} else {
		html.DefaultWriter.RawWrite(w, []byte(code))
	}
	_, _ = w.WriteString("</code></pre>\n")
}

func writeCode(w util.BufWriter, src []byte, n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		html.DefaultWriter.RawWrite(w, line.Value(src))
	}
}

// code is what stands in a fence.
func (r *codeRenderer) code(src []byte, n ast.Node) string {
	s := code(src, n)
	if r.strip && n.Parent() != nil && n.Parent().Kind() == ast.KindDocument {
		return stripped(src, n)
	}
	return s
}

// stripped takes off the indentation that all lines share.
func stripped(src []byte, n ast.Node) string {
	var lines []string
	least := -1
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		start := bytes.LastIndexByte(src[:segment.Start], '\n') + 1
		line := string(src[start:segment.Stop])
		lines = append(lines, line)
		if blanks := len(line) - len(strings.TrimLeft(line, " \t")); strings.TrimSpace(line) != "" && (least < 0 || blanks < least) {
			least = blanks
		}
	}
	var b strings.Builder
	for _, line := range lines {
		if blanks := len(line) - len(strings.TrimLeft(line, " \t")); blanks >= least {
			line = line[max(least, 0):]
		}
		b.WriteString(line)
	}
	return b.String()
}

func code(src []byte, n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(src))
	}
	return b.String()
}
