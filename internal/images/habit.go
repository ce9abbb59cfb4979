package images

import (
	"path"
	"strings"
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
