package site

import (
	"regexp"
	"strings"
)

var liquid = regexp.MustCompile(`\{\{-?\s*(.*?)\s*-?\}\}`)

// Expand works out the variables of the site in a reference, such as Jekyll's
// {{ site.baseurl }}. ok is false when something in it is not known.
func (s *Site) Expand(ref string) (out string, ok bool) { return s.expand(ref) }

// expand replaces Liquid's {{ site.x }} and {{ "/x" | relative_url }} in a
// reference by what _config.yml says. ok is false when something in it is not
// known.
func (s *Site) expand(ref string) (out string, ok bool) {
	if !strings.Contains(ref, "{{") {
		return ref, true
	}
	if s.traits.variables == nil {
		return "", false
	}
	ok = true
	out = liquid.ReplaceAllStringFunc(ref, func(m string) string {
		value, known := s.evaluate(liquid.FindStringSubmatch(m)[1])
		ok = ok && known
		return value
	})
	return out, ok && !strings.Contains(out, "{{")
}

// evaluate knows a text or a variable of the site, with the filters that make
// addresses of them.
func (s *Site) evaluate(expression string) (string, bool) {
	parts := strings.Split(expression, "|")
	value, ok := s.term(parts[0])
	if !ok {
		return "", false
	}
	for _, filter := range parts[1:] {
		name, argument, _ := strings.Cut(strings.TrimSpace(filter), ":")
		switch strings.TrimSpace(name) {
		case "relative_url", "absolute_url":
			if !scheme.MatchString(value) {
				value = s.BasePath + "/" + strings.TrimPrefix(value, "/")
			}
		case "prepend", "append":
			added, known := s.term(argument)
			if !known {
				return "", false
			}
			if strings.TrimSpace(name) == "prepend" {
				value = added + value
			} else {
				value += added
			}
		case "escape", "uri_escape", "strip":
		default:
			return "", false
		}
	}
	return value, true
}

func (s *Site) term(t string) (string, bool) {
	t = strings.TrimSpace(t)
	if n := len(t); n >= 2 && (t[0] == '"' || t[0] == '\'') && t[n-1] == t[0] {
		return t[1 : n-1], true
	}
	key, ok := strings.CutPrefix(t, "site.")
	switch {
	case !ok:
		return "", false
	case key == "baseurl":
		return s.BasePath, true
	case key == "url":
		return s.Address, true
	}
	if keys := strings.Split(key, "."); s.traits.variables.value(keys...) != nil {
		return s.traits.variables.text(keys...), true
	}
	return "", false
}
