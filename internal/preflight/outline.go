package preflight

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"penpush/internal/markdown"
)

var (
	writtenID   = regexp.MustCompile(`(?i)\b(?:id|name)\s*=\s*(?:"([^"]+)"|'([^']+)'|\{?["']?([\w-]+))`)
	headingID   = regexp.MustCompile(`\{:?\s*#([^\s}]+)`)
	htmlHeading = regexp.MustCompile(`(?i)<h[1-6]\b[^>]*>(.*?)</h[1-6]>`)
	anyTag      = regexp.MustCompile(`<[^>]*>`)
	idNumber    = regexp.MustCompile(`^[0-9]+`)
)

// outline are the ids of a text, by their letters.
func (p *post) outline() map[string]string {
	if p.ids != nil {
		return p.ids
	}
	p.ids = map[string]string{}
	add := func(id string) {
		plain := letters(id)
		p.ids[plain] = id
		if rest := idNumber.ReplaceAllString(plain, ""); rest != "" && p.ids[rest] == "" {
			p.ids[rest] = id // kramdown leaves out what comes before the first letter
		}
	}
	taken := markdown.NewIDs()
	for _, h := range p.headings {
		if id := taken.Take(markdown.Slug(h, p.src)); id != "" {
			add(id)
		}
		if said := words(h, p.src); strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.So, r) }) {
			p.emoji = append(p.emoji, letters(said))
		}
	}
	p.eachLine(func(_ int, plain string) {
		if strings.Contains(plain, "{") {
			for _, m := range headingID.FindAllStringSubmatch(plain, -1) {
				add(m[1])
			}
		}
		if !strings.Contains(plain, "=") && !strings.Contains(plain, "</") {
			return
		}
		for _, m := range writtenID.FindAllStringSubmatch(plain, -1) {
			add(m[1] + m[2] + m[3])
		}
		for _, m := range htmlHeading.FindAllStringSubmatch(plain, -1) {
			add(anyTag.ReplaceAllString(m[1], ""))
		}
	})
	return p.ids
}

// idsOf are the ids of a text, by their letters.
type idsOf struct {
	ids map[string]string
	// open are headings with an emoji in them, of which some generators make its
	// name: an id may go on behind.
	open []string
}

// has tells that a text has an id.
func (o idsOf) has(anchor string) bool {
	plain := letters(anchor)
	return o.ids[plain] != "" || slices.ContainsFunc(o.open, func(h string) bool { return h != "" && strings.HasPrefix(plain, h) })
}

// outlineOf are the ids of this or another text of the blog; false when it cannot
// be told, because it cannot be read or sets in other texts.
func (p *post) outlineOf(file string) (idsOf, bool) {
	if file == p.path {
		return idsOf{p.outline(), p.emoji}, p.root != nil && !p.setsIn()
	}
	p.reads(file)
	known := p.facts.outline(file)
	return known, known.ids != nil
}

// outline are the ids of a text of the blog, found out once; none when it cannot
// be told.
func (f *Facts) outline(file string) idsOf {
	if known, ok := f.outlines.Load(file); ok {
		return known.(idsOf)
	}
	var found idsOf
	content, err := fs.ReadFile(f.tree.fsys, file)
	if lines := splitLines(content); err == nil && lines != nil {
		if other := f.read(file, lines); other.root != nil && !other.setsIn() {
			found = idsOf{other.outline(), other.emoji}
		}
	}
	f.outlines.Store(file, found)
	return found
}

var settingIn = regexp.MustCompile(`\{%-?\s*(?:include|render)|\{\{[<%]\s*(?:include|readfile|partial)|^\s*import\s+\w+\s+from\s.*\.mdx?['"]`)

// setsIn tells that other texts become part of this one, with their headings.
func (p *post) setsIn() bool {
	found := false
	p.eachLine(func(_ int, plain string) { found = found || settingIn.MatchString(plain) })
	return found
}
