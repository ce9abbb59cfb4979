package kramdown

import (
	"strings"
	"unicode"
)

// braces finds "{:…}" at the beginning of s and gives what is between "{:" and
// "}", and the length of all.
func braces(s string) (inner string, n int) {
	if !strings.HasPrefix(s, "{:") {
		return "", 0
	}
	for i := 2; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '}':
			i++
		case s[i] == '}':
			if i == 2 {
				return "", 0
			}
			return s[2:i], i + 1
		}
	}
	return "", 0
}

// isAttributes tells a line that is an attribute list: {: .class}
func isAttributes(line string) bool {
	rest, ok := flush(line)
	if !ok {
		return false
	}
	inner, n := braces(rest)
	return n > 0 && inner[0] != ':' && inner[0] != '/' && isBlank(rest[n:])
}

// itemAttributes takes an attribute list off the beginning of an item.
func itemAttributes(s string) (l *list, rest string, ok bool) {
	t := strings.TrimLeft(s, " \t\n\v\f\r")
	inner, n := braces(t)
	if n == 0 || inner[0] == ':' || inner[0] == '/' {
		return nil, s, false
	}
	if name, _, found := strings.Cut(inner, ":"); found && name != "" && idLength(name) == len(name) {
		return nil, s, false
	}
	l = &list{}
	l.parse(inner)
	return l, strings.TrimLeft(t[n:], " \t\n\v\f\r"), true
}

// idLength is the length of the name that s begins with.
func idLength(s string) int {
	n := 0
	for n < len(s) && (isWord(s[n]) || n > 0 && s[n] == '-') {
		n++
	}
	return n
}

// parse takes in what stands between the braces of an attribute list.
func (l *list) parse(s string) {
	for at := 0; at < len(s); {
		for at < len(s) && isSpace(s[at]) {
			at++
		}
		n := l.one(s[at:])
		if n == 0 { // what is not understood is passed over, to the next blank
			for at < len(s) && !isSpace(s[at]) {
				at++
			}
		}
		at += n
	}
}

// one takes in one attribute and gives its length.
func (l *list) one(s string) int {
	ends := func(n int) bool { return n == len(s) || isSpace(s[n]) }
	if n := idLength(s); n > 0 {
		if n+1 < len(s) && s[n] == '=' && (s[n+1] == '"' || s[n+1] == '\'') {
			quote := s[n+1]
			for i := n + 2; i < len(s); i++ {
				switch {
				case s[i] == '\\' && i+1 < len(s) && (s[i+1] == quote || s[i+1] == '}'):
					i++
				case s[i] == quote && ends(i+1):
					value := strings.NewReplacer(`\}`, "}", `\`+string(quote), string(quote)).Replace(s[n+2 : i])
					l.attr = set(l.attr, s[:n], value)
					return i + 1
				case s[i] == quote:
					return 0
				}
			}
			return 0
		}
		if ends(n) {
			l.refs = append(l.refs, s[:n])
			return n
		}
		return 0
	}
	n := 0
	for n < len(s) && (s[n] == '.' || s[n] == '#') {
		from := n + 1
		to := from
		for to < len(s) && !isSpace(s[to]) && s[to] != '.' && s[to] != '#' {
			to++
		}
		if to == from {
			return 0
		}
		if s[n] == '.' {
			l.attr = join(l.attr, "class", s[from:to])
		} else if unicode.IsLetter(rune(s[from])) {
			l.attr = set(l.attr, "id", s[from:to])
		}
		n = to
	}
	return n
}

// extension reads a line of braces: attributes for the block before or after,
// named lists of attributes, and {::comment} and its kin.
func (p *parser) extension(line string) bool {
	rest, ok := flush(line)
	if !ok || !strings.HasPrefix(rest, "{:") {
		return false
	}
	inner, n := braces(rest)
	if n == 0 {
		return false
	}
	if tail := isBlank(rest[n:]); !tail {
		return false
	}
	if id := idLength(inner); id > 0 && id+1 < len(inner) && inner[id] == ':' {
		name := inner[:id]
		if p.lists[name] == nil {
			p.lists[name] = &list{}
		}
		p.lists[name].parse(inner[id+1:])
		p.src.pos += len(line)
		p.tree.add(&Element{Kind: Boundary, Value: "list", Pos: -1})
		return true
	}
	if inner[0] == ':' {
		return p.blockExtension(inner[1:], line)
	}
	if inner[0] == '/' {
		return false
	}
	p.src.pos += len(line)
	if last := p.tree.last(); last != nil && last.Kind != Blank && (last.Kind != Boundary || last.Value == "link" || last.Value == "short" || last.Value == "note") {
		if last.ial == nil {
			last.ial = &list{}
		}
		last.ial.parse(inner)
		if p.src.done() || !isAttributes(p.src.line()) {
			p.tree.add(&Element{Kind: Boundary, Value: "attributes", Pos: -1})
		}
		return true
	}
	if p.blockIAL == nil {
		p.blockIAL = &list{}
	}
	p.blockIAL.parse(inner)
	return true
}

// blockExtension reads {::name …} … {:/name}.
func (p *parser) blockExtension(inner, line string) bool {
	name, options, _ := strings.Cut(inner, " ")
	options, empty := strings.CutSuffix(options, "/")
	if short, cut := strings.CutSuffix(name, "/"); cut {
		name, empty = short, true
	}
	body, end := "", p.src.pos+len(line)
	if !empty {
		from := end
		found := false
		for i := from; i < len(p.src.s); i += len(lineAt(p.src.s, i)) {
			closing := strings.TrimSpace(lineAt(p.src.s, i))
			if closing == "{:/}" || closing == "{:/"+name+"}" {
				body, end, found = strings.TrimSuffix(p.src.s[from:i], "\n"), i+len(lineAt(p.src.s, i)), true
				break
			}
		}
		if !found {
			return false
		}
	}
	e := &Element{Kind: Literal, Pos: int32(p.src.source(p.src.pos)), Block: true}
	switch name {
	case "comment":
		e.Value = "<!-- " + body + " -->\n"
	case "nomarkdown":
		if strings.Contains(options, "type") && !strings.Contains(options, "html") {
			body = ""
		}
		e.Value = body + "\n"
	case "options":
		e = &Element{Kind: Boundary, Value: "options", Pos: -1}
	default:
		return false
	}
	p.src.pos = end
	p.tree.add(e)
	return true
}

// note reads what a footnote says.
func (p *parser) note(line string) bool {
	rest, ok := flush(line)
	if !ok || !strings.HasPrefix(rest, "[^") {
		return false
	}
	n := idLength(rest[2:])
	if n == 0 || !strings.HasPrefix(rest[2+n:], "]:") {
		return false
	}
	name := rest[2 : 2+n]
	from := p.src.pos + blanks(line) + 2 + n + 2
	end := p.codeEnd(p.src.pos + len(line))
	if end == p.src.pos+len(line) && p.src.pos+len(line) < len(p.src.s) {
		end = p.src.pos + len(line)
	}
	var b builder
	for at := from; at < end; {
		l := lineAt(p.src.s, at)
		b.copy(p.src.text, at+len(l)-len(outdented(l)), at+len(l))
		at += len(l)
	}
	e := &Element{Kind: Note, Pos: int32(p.src.source(p.src.pos))}
	p.src.pos = end
	p.blocks(e, b.text())
	boundary := p.element(Boundary)
	boundary.Value = "note"
	p.tree.add(boundary)
	p.notes[name] = &footnote{content: e, end: boundary}
	return true
}

// abbreviation reads *[HTML]: what it is short for.
func (p *parser) abbreviation(line string) bool {
	rest, ok := flush(line)
	if !ok || !strings.HasPrefix(rest, "*[") {
		return false
	}
	name, title, found := strings.Cut(rest[2:], "]:")
	if !found || name == "" {
		return false
	}
	p.src.pos += len(line)
	end := p.element(Boundary)
	end.Value = "short"
	p.tree.add(end)
	p.shorts[name] = &short{strings.TrimSpace(title), end}
	return true
}

// definition reads where a link leads: [name]: address "title"
func (p *parser) definition(line string) bool {
	rest, ok := flush(line)
	if !ok || !strings.HasPrefix(rest, "[") {
		return false
	}
	close := strings.IndexByte(rest, ']')
	if close < 2 || !strings.HasPrefix(rest[close:], "]:") {
		return false
	}
	d := &definition{}
	tail := strings.TrimRight(strings.TrimLeft(rest[close+2:], " \t"), " \t\n")
	next := p.src.pos + len(line)
	if strings.HasPrefix(tail, "<") && strings.Contains(tail, ">") {
		d.address, tail, _ = strings.Cut(tail[1:], ">")
		tail = strings.TrimLeft(tail, " \t")
	} else {
		n := strings.IndexAny(tail, " \t")
		for n >= 0 && !isTitle(strings.TrimLeft(tail[n:], " \t")) { // blanks belong to the address
			m := strings.IndexAny(tail[n+1:], " \t")
			if m < 0 {
				n = -1
			} else {
				n += 1 + m
			}
		}
		if n < 0 {
			d.address, tail = tail, ""
			if strings.Contains(strings.ReplaceAll(d.address, "\t", " "), ` "`) || strings.Contains(d.address, " '") {
				return false
			}
		} else {
			d.address, tail = tail[:n], strings.TrimLeft(tail[n:], " \t")
		}
	}
	if d.address == "" && !strings.Contains(rest, "<>") {
		return false
	}
	switch {
	case isTitle(tail):
		d.title, d.titled = tail[1:len(tail)-1], true
	case tail != "":
		return false
	case next < len(p.src.s):
		if below := strings.Trim(lineAt(p.src.s, next), " \t\n"); isTitle(below) {
			d.title, d.titled = below[1:len(below)-1], true
			next += len(lineAt(p.src.s, next))
		}
	}
	p.src.pos = next
	d.end = p.element(Boundary)
	d.end.Value = "link"
	p.tree.add(d.end)
	p.links[label(rest[1:close])] = d
	return true
}

func isTitle(s string) bool {
	return len(s) > 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0]
}

// label is how the name of a link is compared.
func label(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range strings.ToLower(s) {
		if r == ' ' || r >= '\t' && r <= '\r' {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		b.WriteRune(r)
	}
	return b.String()
}
