package images

import (
	"fmt"
	"path"
	"strings"
	"unicode"
)

// Habit is how a blog's posts keep and name their pictures, as its conventions
// tell it.
type Habit struct {
	// Place is "beside" (the post), a folder relative to the blog, "remote" (on
	// another host), or "" when the posts show no habit.
	Place string
	// Reference is the form with "x.png", like "./x.png" or "/images/x.png".
	Reference string
	// Static are the folders whose files the site serves from "/", relative to
	// the blog, best first; "" or "." is the blog itself.
	Static []string
}

// Place is where one post's next picture goes and how it is referred to.
type Place struct {
	// Dir is relative to the blog, with "/"; "" is the blog itself.
	Dir string
	// Form is the reference with "x.png" for the picture's name.
	Form string
}

const formName = "x.png"

// PlaceFor says where a post's pictures go: beside a page bundle, else where the
// blog's habit is. Pictures that the posts keep on another host cannot be put
// there, so they go to where the site serves files from.
func PlaceFor(post string, habit Habit) Place {
	beside := Place{Dir: folder(path.Dir(post)), Form: besideForm(habit)}
	if IsBundle(post) {
		return beside
	}
	switch habit.Place {
	case "beside":
		return beside
	case "", "remote":
		if len(habit.Static) == 0 {
			return beside
		}
		return Place{Dir: folder(path.Join(habit.Static[0], "images")), Form: "/images/" + formName}
	}
	dir := folder(habit.Place)
	return Place{Dir: dir, Form: formIn(dir, post, habit.Reference)}
}

// IsBundle tells whether a post is a folder of its own: "slug/index.md", also in
// several languages ("index.ko.md").
func IsBundle(post string) bool {
	name, _, _ := strings.Cut(path.Base(post), ".")
	return name == "index" && path.Dir(post) != "."
}

func besideForm(habit Habit) string {
	if habit.Place == "beside" && strings.Contains(habit.Reference, formName) {
		return habit.Reference
	}
	return "./" + formName
}

// formIn gives the reference to a picture in dir. A form that counts from the
// post's own folder is counted again, since posts lie at different depths.
func formIn(dir, post, form string) string {
	if !strings.Contains(form, formName) {
		return relative(path.Dir(post), dir)
	}
	if strings.HasPrefix(form, "./") || strings.HasPrefix(form, "../") {
		if path.Join(path.Dir(post), path.Dir(form)) != path.Clean(dir) {
			return relative(path.Dir(post), dir)
		}
	}
	return form
}

// relative is the form of a reference from one folder of the blog to another.
func relative(from, to string) string {
	a, b := parts(from), parts(to)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	up := strings.Repeat("../", len(a))
	if up == "" {
		up = "./"
	}
	down := ""
	for _, p := range b {
		down += Escape(p) + "/"
	}
	return up + down + formName
}

func parts(dir string) []string {
	if dir = folder(dir); dir == "" {
		return nil
	}
	return strings.Split(dir, "/")
}

func folder(dir string) string {
	if dir = path.Clean("/" + dir)[1:]; dir == "." {
		return ""
	}
	return dir
}

// Reference gives the reference to a picture of that file name.
func (p Place) Reference(name string) string {
	form := p.Form
	if form == "" {
		form = "./" + formName
	}
	i := strings.LastIndex(form, formName)
	if i < 0 {
		return form + Escape(name)
	}
	return form[:i] + Escape(name) + form[i+len(formName):]
}

// Escape writes a path as Markdown and addresses need it: percent signs for what
// would end a link's destination, begin another part of the address or be read
// as an entity. Letters of every script stay readable.
func Escape(p string) string {
	var b strings.Builder
	for _, r := range p {
		if needsEscape(r) {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func needsEscape(r rune) bool {
	return strings.ContainsRune("()<>{}`\\%?#&:|", r) || unicode.In(r, unicode.Z, unicode.C)
}
