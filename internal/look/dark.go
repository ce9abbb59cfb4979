package look

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Dark is how a site shows itself in the dark.
type Dark struct {
	// Has tells that it can.
	Has bool
	// Scheme tells that the site leaves the colors of what it does not style to
	// the reader's choice.
	Scheme bool
	// dark and light are the marks by which its stylesheets know the choice.
	dark, light mark
}

// mark is a class or an attribute of <html> or <body>.
type mark struct {
	// on is html, body or "" for either.
	on string
	// key is "class" or an attribute's name; value is "" for none at all.
	key, value string
}

var (
	comments = regexp.MustCompile(`/\*[\s\S]*?\*/`)
	// A selector that begins with a mark, or asks for one around it: what stands
	// before it ends another one.
	marked = regexp.MustCompile(`(?i)(?:(?:^|[{},;])\s*|:where\(|:is\()\s*(html|:root|body)?` +
		`(?:\[(data-[\w-]+|theme|color-scheme)[~|^$*]?=\s*["']?(dark|light|night|day|black|white)["']?\s*\]|` +
		`\.((?:theme|mode|scheme|colou?rscheme|is|skin|color-scheme)(?:-|--|_))?(dark|light|night)((?:-|--|_)?(?:mode|theme|scheme))?)` +
		`\s*\)?(?:[\s{,>~+.:#\[]|$)`)
	// A sheet that says the page's letters is one that a page can stand on.
	setsLetters = regexp.MustCompile(`(?i)(?:^|[{},])\s*(?:html|body|:root)\s*(?:,[^{}]*)?\{[^{}]*\bfont(?:-family)?\s*:`)
	asksScheme  = regexp.MustCompile(`(?i)prefers-color-scheme\s*:\s*dark`)
	bothScheme  = regexp.MustCompile(`(?i)color-scheme\s*:\s*(?:only\s+)?(?:light\s+dark|dark\s+light)|light-dark\(`)
)

// learn reads the stylesheets once: how they know the dark, and whom they ask.
func (l *Look) learn(ctx context.Context) error {
	seen := map[string]bool{}
	size := 0
	found := map[mark]int{}
	var read func(s Sheet, deep int)
	read = func(s Sheet, deep int) {
		if s.Name != "" && seen[s.Name] || deep > 8 {
			return
		}
		seen[s.Name] = true
		text, err := l.textOf(ctx, s)
		if err != nil { // the site has it no more: the pane goes without it, too
			return
		}
		if size += len(text); size > mostStyle {
			return
		}
		text = comments.ReplaceAllString(text, "")
		l.Dark.Has = l.Dark.Has || asksScheme.MatchString(text)
		l.Partial = l.Partial && !setsLetters.MatchString(text)
		l.Dark.Scheme = l.Dark.Scheme || bothScheme.MatchString(text)
		marksIn(text, found)
		rewrite(text, false, func(ref string) string {
			name, host := l.resolve(ref, s.dir)
			if host != "" {
				l.lack(host)
			} else if strings.EqualFold(path.Ext(name), ".css") {
				read(Sheet{Name: name, dir: path.Dir(name)}, deep+1)
			}
			return ""
		})
	}
	for _, s := range l.Sheets {
		l.Dark.Has = l.Dark.Has || asksScheme.MatchString(s.Media)
		read(s, 0)
	}
	l.Dark.choose(found)
	return ctx.Err()
}

func marksIn(css string, found map[mark]int) {
	for _, m := range marked.FindAllStringSubmatch(css, -1) {
		on := strings.ToLower(m[1])
		if on == ":root" {
			on = "html"
		}
		if m[2] != "" {
			found[mark{on, strings.ToLower(m[2]), m[3]}]++
			continue
		}
		found[mark{on, "class", m[4] + m[5] + m[6]}]++
	}
}

// choose takes the mark that most selectors begin with.
func (d *Dark) choose(found map[mark]int) {
	best := 0
	for m, n := range found {
		if isDark(m.value) && (n > best || n == best && less(m, d.dark)) {
			d.dark, best = m, n
		}
	}
	if best == 0 {
		for m, n := range found {
			if isLight(m.value) && m.key != "class" && (n > best || n == best && less(m, d.light)) {
				d.light, best = m, n
			}
		}
		if best > 0 { // dark as it is, and light by a mark
			d.Has = true
			d.dark = mark{d.light.on, d.light.key, opposite(d.light.value)}
		}
		return
	}
	d.Has = true
	d.light = mark{d.dark.on, d.dark.key, ""}
	for m := range found {
		if m.key == d.dark.key && m.value == opposite(d.dark.value) {
			d.light.value = m.value
		}
	}
}

func less(a, b mark) bool { return a.on+" "+a.key+" "+a.value < b.on+" "+b.key+" "+b.value }

func isDark(value string) bool {
	v := strings.ToLower(value)
	return strings.Contains(v, "dark") || strings.Contains(v, "night") || v == "black"
}

func isLight(value string) bool {
	v := strings.ToLower(value)
	return strings.Contains(v, "light") || v == "day" || v == "white"
}

var opposites = strings.NewReplacer("dark", "light", "light", "dark", "night", "day", "day", "night", "black", "white", "white", "black")

func opposite(value string) string { return opposites.Replace(value) }

// Attrs are the attributes of <html> or <body> with the choice in them.
func (d Dark) Attrs(on string, attrs []Attr, dark bool) []Attr {
	out := slices.Clone(attrs)
	if d.dark.key == "" {
		return out
	}
	now, other := d.light, d.dark
	if dark {
		now, other = d.dark, d.light
	}
	if d.dark.on != "" && d.dark.on != on {
		return out
	}
	if d.dark.key == "class" {
		classes := strings.Fields(valueOf(out, "class"))
		classes = slices.DeleteFunc(classes, func(c string) bool { return c == other.value || c == now.value || c == opposite(d.dark.value) })
		if now.value != "" {
			classes = append(classes, now.value)
		}
		return withAttr(out, "class", strings.Join(classes, " "))
	}
	value := now.value
	if value == "" && valueOf(out, now.key) != "" {
		value = opposite(d.dark.value) // the page itself says which it is
	}
	return withAttr(out, now.key, value)
}

func valueOf(attrs []Attr, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Value
		}
	}
	return ""
}

// withAttr sets an attribute; "" takes it away.
func withAttr(attrs []Attr, key, value string) []Attr {
	attrs = slices.DeleteFunc(attrs, func(a Attr) bool { return a.Key == key })
	if value == "" {
		return attrs
	}
	return append(attrs, Attr{key, value})
}
