package frontmatter

import (
	"slices"
	"strings"

	"penpush/internal/problem"
)

// Read reads the front matter on top of a post's lines. It never fails:
// Document.Problem tells what is wrong.
func Read(lines []string) *Document { return readInto(new(Document), lines, false) }

// Skim reads like Read, to the same result, in a fraction of the time: a block in
// which every value has one of the usual shapes is not decoded as well. It is for
// lists of posts; the document takes no edits.
func Skim(lines []string) *Document { return new(Skimmer).Skim(lines) }

// Skimmer skims one front matter after another in the same space: a document is
// good until the next one is asked for.
type Skimmer struct{ doc Document }

// Skim is the function Skim.
func (s *Skimmer) Skim(lines []string) *Document {
	return readInto(&s.doc, lines, true)
}

// readInto makes the document anew, in the space of what it was.
func readInto(d *Document, lines []string, skim bool) *Document {
	b := find(lines)
	space, fields := d.entries[:0], d.Fields[:0]
	if fields == nil {
		fields = []Field{}
	}
	*d = Document{Kind: b.kind, From: b.from, To: b.to, Body: b.to, Fields: fields, block: b, lines: lines}
	if b.kind == None {
		return d
	}
	if !b.closed {
		d.To, d.Body = d.From, d.From
		d.Problem = &problem.Problem{Code: problem.FrontMatterUnclosed, Line: b.from + 1}
		return d
	}
	s, decode := scanners(b.kind)
	found := s(lines, b, space)
	if skim && found.sure {
		d.tables = found.tables
		d.fill(found.entries, nil)
		return d
	}
	parsed, err := decode(lines, b)
	if blanks := b.withoutTabs(lines); err != nil && blanks != nil {
		if read, missing := decode(blanks, b); missing == nil {
			parsed, err = read, nil
			found = s(blanks, b, space)
			d.Tab = b.first + 1 + slices.IndexFunc(lines[b.first:b.last], opensWithTab)
		}
	}
	if err != nil {
		d.unreadable(found, err)
		return d
	}
	if found.trouble != nil || !sameKeys(found.entries, parsed) {
		d.fromParser(parsed)
		return d
	}
	d.fill(found.entries, parsed)
	d.tables = found.tables
	return d
}

// withoutTabs are the lines of a YAML block as Hexo reads them: with blanks for the
// tabs that they open with, here one for one, so that columns stay. It is nil when
// no line of the block opens with a tab.
func (b block) withoutTabs(lines []string) []string {
	if b.kind != YAML || !slices.ContainsFunc(lines[b.first:b.last], opensWithTab) {
		return nil
	}
	out := slices.Clone(lines)
	for i := b.first; i < b.last; i++ {
		rest := strings.TrimLeft(out[i], "\t")
		out[i] = strings.Repeat(" ", len(out[i])-len(rest)) + rest
	}
	return out
}

func opensWithTab(line string) bool { return strings.HasPrefix(line, "\t") && !onlyBlanks(line) }

// scanner may put the entries into space.
type scanner func(lines []string, b block, space []entry) *scanned

type decoder func([]string, block) ([]decoded, error)

func scanners(k Kind) (scanner, decoder) {
	switch k {
	case TOML:
		return scanTOML, decodeTOML
	case JSON:
		return scanJSON, decodeJSON
	case Pelican:
		return scanPelican, decodePelican
	default:
		return scanYAML, decodeYAML
	}
}

func sameKeys(entries []entry, parsed []decoded) bool {
	if len(entries) != len(parsed) {
		return false
	}
	for i, p := range parsed {
		if entries[i].key != p.key || p.line >= 0 && p.line != entries[i].line {
			return false
		}
	}
	return true
}

// unreadable keeps what the scanner made out, for lists of posts.
func (d *Document) unreadable(found *scanned, err error) {
	d.fill(found.entries, nil)
	p := found.trouble
	if p == nil {
		p = &problem.Problem{Code: problem.FrontMatterUnreadable, Line: d.block.first + 1}
		if n := errorLine(err); n > 0 {
			p.Line = min(d.block.first+n, d.block.last+1)
		}
	}
	p.Err, p.Details = err, err.Error()
	d.Problem = p
	for i := range d.Fields {
		d.Fields[i].ReadOnly = true
		d.Fields[i].Reason = p.Code
	}
}

// fromParser shows a block that the scanner does not understand: as the parser
// reads it, and read-only. The parser ends a line at a lone CR too, so its lines
// may lie behind the block.
func (d *Document) fromParser(parsed []decoded) {
	for _, p := range parsed {
		line := max(min(p.line, d.block.last-1), 0)
		f := Field{Key: p.key, Line: line + 1, EndLine: line + 1, ReadOnly: true, Reason: problem.FieldUnclear}
		f.take(p)
		d.Fields = append(d.Fields, f)
		d.entries = append(d.entries, entry{key: p.key, line: line, end: line + 1, shape: closed, reason: f.Reason})
	}
}

// fill makes the fields of the entries, and compares each with what the parser
// read, if it was asked.
func (d *Document) fill(entries []entry, parsed []decoded) {
	d.entries = entries
	d.Fields = slices.Grow(d.Fields, len(entries))[:len(entries)]
	for i := range entries {
		e := &entries[i]
		f := d.field(e)
		if parsed != nil {
			p := parsed[i]
			e.deep = p.deep
			if e.shape == literal || e.shape == folded {
				// The line ends that close a block of text belong to its form, but no edit
				// of another field may change them.
				e.deep = p.text
				p.text = strings.TrimRight(p.text, "\n")
			}
			if f.differs(e, p) && e.reason == "" {
				e.reason = problem.FieldUnclear
			}
			if e.shape == several || e.shape == literal || e.shape == folded || e.reason != "" {
				f.take(p)
				e.text = f.Text
			}
		}
		if f.Type == Unreadable && e.reason == "" {
			// A value of the language that has no type here, such as TOML's 07:32:00.
			e.reason = problem.FieldUnclear
		}
		f.ReadOnly, f.Reason = e.reason != "", e.reason
		d.Fields[i] = f
	}
}

func (d *Document) field(e *entry) Field {
	f := Field{Key: e.key, Line: e.line + 1, EndLine: e.end, Text: e.text}
	f.Style = Style{Quote: e.quote, Separator: e.separator(d.lines)}
	switch {
	case e.unreadable:
		f.Type = Unreadable
	case e.shape == blockList || e.shape == flowList:
		f.Type, f.Items, f.Text = List, make([]string, len(e.items)), ""
		for i, it := range e.items {
			f.Items[i] = it.text
		}
		f.Style.List, f.Style.Indent, f.Style.Gap = e.listStyle(d.lines)
		f.Style.Compact = f.Style.Gap == ""
	case e.shape == empty:
		f.Type = Null
	case e.shape == closed:
		f.Type = Map
	case d.block.kind == TOML:
		f.Type = tomlType(e)
	case d.block.kind == JSON:
		f.Type = jsonType(e)
	case d.block.kind == Pelican || e.shape != plain:
		f.Type = quotedType(e)
	default:
		f.Type = plainType(e.text)
		if f.Type == Text {
			f.Type = quotedType(e)
		}
	}
	switch {
	case f.Type == Null:
		f.Text = ""
	case isTextKey(e.key) && (f.Type == Number || f.Type == Bool || f.Type == Date || f.Type == DateTime):
		f.Type = Text
	}
	f.Bool = f.Type == Bool && strings.EqualFold(e.text, "true")
	return f
}

// isTextKey tells a key whose value is words to every generator, even when it is
// a title like 1984.
func isTextKey(key string) bool {
	switch strings.ToLower(key) {
	case "title", "subtitle", "slug", "description", "summary", "excerpt", "author":
		return true
	}
	return false
}

// quotedType is that of a text: a date when the key says so and it looks like one.
func quotedType(e *entry) Type {
	if isDateKey(e.key) {
		if d, ok := parseDate(e.text); ok {
			return d.typ()
		}
	}
	return Text
}

// separator is what stands between key and value.
func (e *entry) separator(lines []string) string {
	line := lines[e.line]
	if e.from.line != e.line || e.shape == empty || e.shape == closed && e.to.line > e.line {
		return line[e.keyTo:e.mark] + " "
	}
	return line[e.keyTo:e.from.col]
}

// listStyle is how a list is written.
func (e *entry) listStyle(lines []string) (list string, in int, gap string) {
	if e.shape == blockList {
		if len(e.items) == 0 {
			return "block", e.from.col - e.keyFrom, " "
		}
		first := e.items[0]
		gap = lines[first.from.line][e.from.col+1 : first.from.col]
		if gap == "" {
			gap = " "
		}
		return "block", e.from.col - e.keyFrom, gap
	}
	if len(e.items) < 2 {
		return "flow", 0, " "
	}
	gap = between(lines, e.items[0].to, e.items[1].from)
	if strings.ContainsAny(gap, "\n#") {
		return "flow", 0, " "
	}
	return "flow", 0, gap[strings.IndexByte(gap, ',')+1:]
}

// differs tells that scanner and parser read different values.
func (f *Field) differs(e *entry, p decoded) bool {
	switch {
	case e.reason != "":
		return false
	case p.typ == Map:
		return f.Type != Map
	case p.typ == List:
		if f.Type != List || !p.simple || len(f.Items) != len(p.items) {
			return true
		}
		for i := range p.items {
			if f.Items[i] != p.items[i] && !p.loose {
				return true
			}
		}
		return false
	case f.Type == List || f.Type == Map:
		return true
	case e.shape == plain || e.shape == quoted || e.shape == empty:
		return !p.loose && e.text != p.text
	}
	return false
}

// take shows the value as the parser read it.
func (f *Field) take(p decoded) {
	f.Text, f.Items = p.text, nil
	switch {
	case p.typ == List || p.typ == Map:
		f.Type, f.Items, f.Text, f.Flat = p.typ, p.items, "", p.flat
	case f.Type == "" || f.Type == Map || f.Type == List:
		f.Type = Text
	}
}
