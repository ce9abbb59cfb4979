package sitetag

import (
	"html"
	"regexp"
	"strings"
)

// component is the tag of a component: its name begins with a capital.
var component = regexp.MustCompile(`<(/?)([A-Z][\w.]*)((?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*?)(/?)>`)

// HasComponents tells that raw HTML may hold components.
func (l Language) HasComponents() bool { return l == JSX || l == Vue }

// Components shows the tags of components in raw HTML as chips: they are made by
// scripts, which are never run. What stands between two of them is shown.
func (s Shower) Components(src []byte) (out []byte, changed bool) {
	if !s.Language.HasComponents() || !component.Match(src) {
		return src, false
	}
	return component.ReplaceAllFunc(src, func(m []byte) []byte {
		parts := component.FindSubmatch(m)
		if len(parts[1]) > 0 {
			return []byte("</div>")
		}
		return []byte(s.component(string(parts[2]), string(parts[3]), len(parts[4]) > 0))
	}), true
}

// Component shows one tag of a component, whatever its properties hold; it is not
// ok where the text does not end with the tag.
func (s Shower) Component(tag string) (shown string, ok bool) {
	tag = strings.TrimSpace(tag)
	if !strings.HasPrefix(tag, "<") || !strings.HasSuffix(tag, ">") {
		return "", false
	}
	words := tag[1 : len(tag)-1]
	words, alone := strings.CutSuffix(words, "/")
	n := strings.IndexAny(words, " \t\r\n{")
	if n < 0 {
		n = len(words)
	}
	return s.component(words[:n], words[n:], alone), true
}

func (s Shower) component(name, words string, alone bool) string {
	t := Tag{Name: name, Words: strings.TrimSpace(words)}
	more := ""
	if file, ok := s.Site.Template(t); ok {
		more = ` data-template="` + html.EscapeString(file.Path) + `"`
	}
	// What MDX's attributes become in HTML is not for words.
	label := strings.ReplaceAll(chip(t, more), "={", "=&#123;")
	if alone {
		return label
	}
	return `<div class="site-tagged">` + label
}
