package kramdown

import (
	"strings"
	"unicode"
)

func (p *parser) blank() {
	from := p.src.pos
	for !p.src.done() && isBlank(p.src.line()) {
		p.src.pos += len(p.src.line())
	}
	s := p.src.s[from:p.src.pos]
	if last := p.tree.last(); last != nil && last.Kind == Blank {
		last.Value += s
		return
	}
	e := p.element(Blank)
	e.Value = s
	p.tree.add(e)
}

func indented(line string) bool {
	return strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "    ")
}

func (p *parser) code() {
	e := p.element(Code)
	t := p.src.part(p.src.pos, p.codeEnd(p.src.pos))
	p.src.pos += len(t.s)
	e.Value = codeOf(t.s)
	p.tree.add(e)
}

// codeEnd is where the indented lines end that begin at i, with the blank ones
// between them and those that go on lazily.
func (p *parser) codeEnd(i int) int {
	s := p.src.s
	end := i
	for {
		for i < len(s) && isBlank(lineAt(s, i)) {
			i += len(lineAt(s, i))
		}
		if i >= len(s) || !indented(lineAt(s, i)) {
			return end
		}
		for i < len(s) && indented(lineAt(s, i)) && !isBlank(lineAt(s, i)) {
			i += len(lineAt(s, i))
		}
		for i < len(s) && !stops(lineAt(s, i)) {
			i += len(lineAt(s, i))
		}
		end = i
	}
}

// codeOf takes the indentation off code; a line without any is joined to the one
// before it.
func codeOf(s string) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(s, "\n") {
		if rest, ok := flush(line); ok && i > 0 && rest != "" && !isSpace(rest[0]) {
			joined := strings.TrimSuffix(b.String(), "\n")
			b.Reset()
			b.WriteString(joined + " " + line)
			continue
		}
		b.WriteString(outdented(line))
	}
	return b.String()
}

func outdented(line string) string {
	if rest, ok := strings.CutPrefix(line, "\t"); ok {
		return rest
	}
	return strings.TrimPrefix(line, "    ")
}

// fence reads code between fences. Without a closing one it is none, and neither
// is one with more than a word behind it.
func (p *parser) fence(line string) bool {
	rest, ok := flush(line)
	n := fenceLength(rest)
	if !ok || n < 3 {
		return false
	}
	for n = min(n, longestFence); n >= 3; n-- {
		mark := rest[:n]
		info := strings.TrimSpace(rest[n:])
		if strings.ContainsFunc(info, unicode.IsSpace) {
			continue
		}
		if p.src.never["\n"+mark] {
			continue
		}
		from := p.src.pos + len(line)
		for i := from; i < len(p.src.s); i += len(lineAt(p.src.s, i)) {
			closing, ok := flush(lineAt(p.src.s, i))
			if !ok || !strings.HasPrefix(closing, mark) || !isBlank(strings.TrimLeft(closing[n:], mark[n-1:])) {
				continue
			}
			e := p.element(Code)
			e.Value = p.src.s[from:i]
			if info != "" {
				language, _, _ := strings.Cut(info[1:], "?")
				language = info[:1] + language
				e.own = &own{rare: &rare{plain: language}}
				e.Attr = set(e.Attr, "class", "language-"+language)
			}
			p.tree.add(e)
			p.src.pos = i + len(lineAt(p.src.s, i))
			return true
		}
		p.src.lacks("\n" + mark)
	}
	return false
}

// longestFence is how many marks of a fence are looked at.
const longestFence = 100

func fenceLength(s string) int {
	return len(s) - len(strings.TrimLeft(s, "`~"))
}

func isQuote(line string) bool {
	rest, ok := flush(line)
	return ok && strings.HasPrefix(rest, ">")
}

func (p *parser) quote(line string) bool {
	if !isQuote(line) {
		return false
	}
	e := p.element(Quote)
	var b builder
	for first := true; first || !p.src.done() && !stops(p.src.line()); first = false {
		line := p.src.line()
		from := p.src.pos
		if isQuote(line) {
			from += blanks(line) + 1
			if from < len(p.src.s) && p.src.s[from] == ' ' {
				from++
			}
		}
		b.copy(p.src.text, from, p.src.pos+len(line))
		p.src.pos += len(line)
	}
	p.tree.add(e)
	p.blocks(e, b.text())
	return true
}

// isATX tells a heading's line and gives its level.
func isATX(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n == 0 || n > 6 || n >= len(line) || line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}

func (p *parser) atx(line string) bool {
	level := isATX(line)
	if p.options.Plain {
		level = min(len(line)-len(strings.TrimLeft(line, "#")), 6)
	}
	if level == 0 || (p.options.Plain || p.options.Strict) && !p.afterBoundary() {
		return false
	}
	from := p.src.pos + level
	from += len(p.src.s[from:]) - len(strings.TrimLeft(p.src.s[from:], " \t"))
	words, id := headerWords(p.src.s[from:max(from, p.src.pos+len(line))])
	if cut := strings.TrimRight(words, "#"); cut != words && (p.options.Plain || cut != "" && (cut[len(cut)-1] == ' ' || cut[len(cut)-1] == '\t')) {
		words = strings.TrimRight(cut, " \t\n\v\f\r")
	}
	if words == "" {
		return false
	}
	p.header(level, p.src.part(from, from+len(words)), id)
	p.src.pos += len(line)
	return true
}

// headerWords takes the id off a heading's words.
func headerWords(s string) (words, id string) {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	open := strings.LastIndex(s, "{#")
	if open < 1 || !strings.HasSuffix(s, "}") || s[open-1] != ' ' && s[open-1] != '\t' {
		return s, ""
	}
	id = s[open+2 : len(s)-1]
	if n := nameLength(id); n == 0 || n != len(id) {
		return s, ""
	}
	return strings.TrimRightFunc(s[:open-1], unicode.IsSpace), id
}

func (p *parser) header(level int, words text, id string) {
	e := p.element(Header)
	e.Level, e.Value = int8(level), strings.TrimSpace(words.s)
	e.Shown = int8(min(max(level+p.options.HeadingOffset, 1), 6))
	if id != "" {
		e.Attr = set(e.Attr, "id", id)
	}
	p.addRaw(e, words)
	p.tree.add(e)
}

func (p *parser) setext(line string) bool {
	rest, ok := flush(line)
	if !ok || rest[0] == '\t' || !p.afterBoundary() {
		return false
	}
	next := p.src.pos + len(line)
	if next >= len(p.src.s) {
		return false
	}
	under := lineAt(p.src.s, next)
	if dashes := strings.TrimLeft(under, "-="); dashes == under || !isBlank(dashes) {
		return false
	}
	from := p.src.pos + blanks(line)
	words, id := headerWords(p.src.s[from:next])
	if words == "" {
		return false
	}
	level := 1
	if under[0] == '-' {
		level = 2
	}
	p.header(level, p.src.part(from, from+len(words)), id)
	p.src.pos = next + len(under)
	return true
}

func isRule(line string) bool {
	rest, ok := flush(line)
	if !ok || rest == "" || strings.IndexByte("*-_", rest[0]) < 0 {
		return false
	}
	n := strings.Count(rest, rest[:1])
	return n >= 3 && strings.Trim(rest, rest[:1]+" \t\n") == "" && strings.HasSuffix(rest, "\n")
}

func (p *parser) rule(line string) bool {
	if !isRule(line) {
		return false
	}
	p.tree.add(p.element(Rule))
	p.src.pos += len(line)
	return true
}

// formula reads $$ … $$ that stands for itself.
func (p *parser) formula(line string) bool {
	rest, ok := flush(line)
	if !ok || !p.afterBoundary() {
		return false
	}
	from := p.src.pos + blanks(line)
	if strings.HasPrefix(rest, `\$$`) {
		return false
	}
	if !strings.HasPrefix(rest, "$$") {
		return false
	}
	n := strings.Index(p.src.s[from+2:], "$$")
	if n < 0 {
		return false
	}
	saved := p.src.pos
	value := strings.TrimSpace(p.src.s[from+2 : from+2+n])
	e := &Element{Kind: Formula, Block: true, Value: value, Pos: int32(p.src.source(from)), inDollars: p.options.NoMathEngine}
	p.src.pos = from + 2 + n + 2
	if tail := lineAt(p.src.s, p.src.pos); isBlank(tail) {
		p.src.pos += len(tail)
	}
	if !p.src.done() && !p.src.atLine() || !p.beforeBoundary() {
		p.src.pos = saved
		return false
	}
	e.ial, p.blockIAL = p.blockIAL, nil
	p.tree.add(e)
	return true
}

func (p *parser) boundary(line string) bool {
	if !isEnd(line) {
		return false
	}
	p.src.pos += len(line)
	p.tree.add(p.element(Boundary))
	return true
}

// isTagLine tells a line that holds one Liquid tag and nothing else.
func isTagLine(line string) bool {
	rest, ok := flush(line)
	n := 0
	if ok {
		n = siteTag(rest)
	}
	return n > 0 && isBlank(rest[n:])
}

// tagLine makes a block of such a line.
func (p *parser) tagLine(line string) bool {
	if !isTagLine(line) {
		return false
	}
	e := p.element(Paragraph)
	e.add(p.siteTag(strings.TrimSpace(line)))
	e.Alone = true
	p.tree.add(e)
	p.src.pos += len(line)
	return true
}

// endsParagraph tells a line that a paragraph does not go on with.
func (p *parser) endsParagraph() bool {
	if p.src.done() {
		return true
	}
	line := p.src.line()
	if stops(line) || isTermLine(line) || isTagLine(line) && strings.Contains(line, "{%") {
		return true
	}
	if p.options.Plain || p.options.Strict {
		return false
	}
	rest, ok := flush(line)
	return isListLine(line) || isATX(line) > 0 || isQuote(line) || ok && fenceLength(rest) >= 3
}

func (p *parser) paragraph(line string) bool {
	rest, ok := flush(line)
	if !ok || rest == "" || rest[0] == '\t' {
		return false
	}
	start := p.src.pos
	e := p.element(Paragraph)
	p.src.pos += len(line)
	for !p.endsParagraph() {
		p.src.pos += len(p.src.line())
	}
	end := start + len(strings.TrimRight(p.src.s[start:p.src.pos], " \t\n\v\f\r\x00"))
	if last := p.tree.last(); last != nil && last.Kind == Paragraph && !last.Alone {
		var b builder
		if words := last.last(); words != nil && words.Kind == raw {
			joiner := "\n"
			if start >= 3 && p.src.s[start-3:start] == "  \n" {
				joiner = "  \n"
			}
			b.put(joiner, p.src.source(max(start-len(joiner), 0)))
		}
		b.copy(p.src.text, start, end)
		p.addRaw(last, b.text())
		return true
	}
	p.tree.add(e)
	p.addRaw(e, p.src.part(start+blanks(line), end))
	return true
}
