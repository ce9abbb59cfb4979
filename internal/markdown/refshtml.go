package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

func segments(n int, at func(int) text.Segment) []text.Segment {
	out := make([]text.Segment, n)
	for i := range n {
		out[i] = at(i)
	}
	return out
}

var styleAddress = regexp.MustCompile(`(?i)url\(\s*['"]?([^'")]+)`)

// markup finds the references in raw HTML that is made of pieces of the text.
func (f *finder) markup(parts []text.Segment) {
	var raw []byte
	for _, p := range parts {
		raw = append(raw, p.Value(f.src)...)
	}
	if bytes.IndexByte(raw, '=') < 0 && !bytes.Contains(raw, []byte("url(")) {
		return
	}
	z := html.NewTokenizer(bytes.NewReader(raw))
	offset, style := 0, false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		at := position(parts, offset)
		size := len(z.Raw())
		switch kind {
		case html.TextToken:
			if style {
				css := z.Raw()
				for _, m := range styleAddress.FindAllSubmatchIndex(css, -1) {
					f.add(RefImage, string(bytes.TrimSpace(css[m[2]:m[3]])), position(parts, offset+m[0]))
				}
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			style = t.Data == "style"
			for _, a := range t.Attr {
				f.attribute(t.Data, a, at)
			}
		default:
			style = false
		}
		offset += size
	}
}

// position is the offset in the text of an offset in the pieces put together.
func position(parts []text.Segment, offset int) int {
	for _, p := range parts {
		if n := p.Len(); offset >= n {
			offset -= n
			continue
		}
		return p.Start + max(offset-p.Padding, 0)
	}
	return parts[len(parts)-1].Stop
}

func (f *finder) attribute(element string, a html.Attribute, at int) {
	value := strings.TrimSpace(a.Val)
	switch a.Key {
	case "src", "data-src":
		f.add(sourceKind(element), value, at)
	case "srcset", "data-srcset":
		for _, candidate := range strings.Split(value, ", ") {
			if fields := strings.Fields(candidate); len(fields) > 0 {
				f.add(RefImage, strings.TrimSuffix(fields[0], ","), at)
			}
		}
	case "poster":
		f.add(RefImage, value, at)
	case "href", "xlink:href":
		if element == "image" {
			f.add(RefImage, value, at)
		} else {
			f.add(RefLink, value, at)
		}
	case "data":
		if element == "object" {
			f.add(RefMedia, value, at)
		}
	case "style":
		for _, m := range styleAddress.FindAllStringSubmatch(value, -1) {
			f.add(RefImage, strings.TrimSpace(m[1]), at)
		}
	}
}

func sourceKind(element string) RefKind {
	switch element {
	case "img", "image", "input":
		return RefImage
	}
	return RefMedia
}
