package sitetag

import (
	"bytes"
	"html"
)

// Walk goes from tag to tag. visit gets each with where it stands, and says from
// where on the next one is looked for.
func (l Language) Walk(src []byte, visit func(t Tag, from, end int) (next int)) {
	for i := 0; i < len(src); {
		n := bytes.IndexByte(src[i:], '{')
		if n < 0 {
			return
		}
		i += n
		if t, end, ok := l.At(src, i); ok {
			i = visit(t, i, end)
		} else {
			i++
		}
	}
}

// Expand replaces the tags of a text. Between {% raw %} and its end nothing is a
// tag. It tells whether there was one.
func (s Shower) Expand(src []byte, with func(Tag, Shown) string) (out []byte, changed bool) {
	at := 0
	never := map[string]bool{} // what is not closed is not looked for again
	s.Language.Walk(src, func(t Tag, from, end int) int {
		shown := s.Show(t)
		out = append(append(out, src[at:from]...), with(t, shown)...)
		at, changed = end, true
		if shown.Mode != Literal || never[t.Name] {
			return at
		}
		till, to, closed := s.Language.Closer(src[end:], t.Name)
		if closed {
			out = append(out, src[end:end+till]...)
			at = end + to
		}
		never[t.Name] = !closed
		return at
	})
	if !changed {
		return src, false
	}
	return append(out, src[at:]...), true
}

// ExpandHTML replaces the tags in raw HTML: between its elements by what they show,
// inside of one by the value that they print, if that is known.
func (s Shower) ExpandHTML(src []byte) (out []byte, changed bool) {
	at, inside := 0, false
	never := map[string]bool{}
	var quote byte
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '{':
			t, end, ok := s.Language.At(src, i)
			if !ok {
				continue
			}
			shown := s.Show(t)
			text := shown.HTML
			if inside {
				text = html.EscapeString(t.Source)
				if shown.Known {
					text = html.EscapeString(shown.Value)
				}
			}
			if !inside && shown.Mode != Alone && !never[t.Name] {
				from, to, closed := s.Language.Closer(src[end:], t.Name)
				if closed {
					text, end = s.enclosed(shown, string(src[end:end+from])), end+to
				}
				never[t.Name] = !closed
			}
			out = append(append(out, src[at:i]...), text...)
			at, i, changed = end, end-1, true
		case inside && quote == 0 && (c == '"' || c == '\''):
			quote = c
		case inside && quote == c:
			quote = 0
		case !inside && c == '<':
			inside = true
		case inside && quote == 0 && c == '>':
			inside = false
		}
	}
	if !changed {
		return src, false
	}
	return append(out, src[at:]...), true
}

// enclosed is a stretch inside raw HTML, where generators render no Markdown.
func (s Shower) enclosed(shown Shown, inner string) string {
	if shown.Inner != nil {
		return shown.Inner(inner)
	}
	return shown.HTML + inner + shown.End
}
