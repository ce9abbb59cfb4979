package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	emojis "github.com/yuin/goldmark-emoji/definition"
	"github.com/yuin/goldmark/ast"
)

// emoji prints :smile: and its kin, and with faces those that are drawn, as ":)".
func emoji(parent ast.Node, src []byte, faces bool) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		switch {
		case ok && t.IsRaw(), c.Kind() == ast.KindString, c.Kind() == ast.KindCodeSpan, c.Kind() == ast.KindRawHTML, c.Kind() == ast.KindImage, c.Kind() == ast.KindAutoLink:
			continue
		case !ok:
			emoji(c, src, faces)
			continue
		}
		s := string(t.Segment.Value(src))
		is := s
		if strings.Count(s, ":") > 1 {
			is = withEmoji(s)
		}
		if faces {
			is = withFaces(is)
		}
		if is != s {
			printed(t, []byte(is), false)
		}
	}
}

func withEmoji(s string) string {
	names := emojis.Github()
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, ":")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, tail, closed := strings.Cut(rest, ":")
		if e, known := names.Get(name); closed && known && len(e.Unicode) > 0 {
			b.WriteString(string(e.Unicode))
			s = tail
			continue
		}
		b.WriteByte(':')
		s = rest
	}
}

// faces are what markdown-it's emoji plugin takes for a face, in which a "-" may
// stand behind the eyes.
func faceOf(s string) string {
	if len(s) > 2 && s[len(s)-2] == '-' {
		s = s[:len(s)-2] + s[len(s)-1:]
	}
	switch s {
	case ":)":
		return "😃"
	case ":D":
		return "😄"
	case ";)":
		return "😉"
	case ":(":
		return "😦"
	case ":*":
		return "😗"
	case ":/":
		return "😕"
	case ":|":
		return "😐"
	case ":o", ":O":
		return "😮"
	case ":P":
		return "😛"
	case ":@":
		return "😡"
	case ":s", ":S", ":z", ":Z", ":$":
		return "😒"
	case ";(":
		return "😭"
	case "<3":
		return "❤️"
	case "8)", "B)":
		return "😎"
	case "x)", "X)":
		return "😆"
	}
	return ""
}

// withFaces prints the faces that stand between blanks, marks or the ends.
func withFaces(s string) string {
	if !strings.ContainsAny(s, ")(D*/|oOP@sSzZ$3") || !strings.ContainsAny(s, ":;<8BxX") {
		return s
	}
	var b strings.Builder
	before := ' '
	for i := 0; i < len(s); {
		if strings.IndexByte(":;<8BxX", s[i]) >= 0 && apart(before) {
			n := 2
			if i+2 < len(s) && s[i+1] == '-' {
				n = 3
			}
			face := ""
			if i+n <= len(s) && (n == 3 || strings.IndexByte("8BxX", s[i]) < 0) {
				face = faceOf(s[i : i+n])
			}
			if after, _ := utf8.DecodeRuneInString(s[min(i+n, len(s)):]); face != "" && (i+n == len(s) || apart(after)) {
				b.WriteString(face)
				before = ' '
				i += n
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[i : i+size])
		before = r
		i += size
	}
	return b.String()
}

// apart tells what may stand beside a face.
func apart(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r) }
