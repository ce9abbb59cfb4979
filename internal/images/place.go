package images

import (
	"fmt"
	"strings"
	"unicode"
)

// Place is where one post's next picture goes and how it is referred to. The
// blog's conventions tell it (site.PictureHome).
type Place struct {
	// Dir is relative to the blog, with "/"; "" is the blog itself.
	Dir string
	// Form is the reference with "x.png" for the picture's name.
	Form string
}

const formName = "x.png"

// Reference gives the reference to a picture of that file name.
func (p Place) Reference(name string) string {
	form := p.Form
	if form == "" {
		form = "./" + formName
	}
	before, after := form, ""
	if i := strings.LastIndex(form, formName); i >= 0 {
		before, after = form[:i], form[i+len(formName):]
	}
	if !strings.Contains(before, "{") { // a template's own words stay as they are
		before = escape(before, endsDestination)
	}
	return before + Escape(name) + after
}

// Escape writes a file's name as Markdown and addresses need it: percent signs
// for what would end a link's destination, begin another part of the address or
// be read as an entity. Letters of every script stay readable.
func Escape(name string) string {
	return escape(name, func(r rune) bool { return strings.ContainsRune("{}`\\%?#&:|", r) || endsDestination(r) })
}

// endsDestination tells what a link's destination cannot hold as it is
// (CommonMark 0.31, 6.3); a folder in a reference may be escaped already.
func endsDestination(r rune) bool {
	return strings.ContainsRune("()<>", r) || unicode.In(r, unicode.Z, unicode.C)
}

func escape(s string, needs func(rune) bool) string {
	var b strings.Builder
	for _, r := range s {
		if !needs(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
