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
		t := Tag{Name: string(parts[2]), Words: strings.TrimSpace(string(parts[3]))}
		more := ""
		if file, ok := s.Site.Template(t); ok {
			more = ` data-template="` + html.EscapeString(file.Path) + `"`
		}
		if len(parts[4]) > 0 {
			return []byte(chip(t, more))
		}
		return []byte(`<div class="site-tagged">` + chip(t, more))
	}), true
}
