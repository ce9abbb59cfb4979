// Package look finds out what a blog's posts look like on its site: the
// stylesheets, and the elements around a post's text by which they know it. It
// reads what the generator once built, never runs anything, and gives the pane
// nothing that could run or ask anybody.
package look

import "strings"

// Element is an element around a post's text, or the one that holds it, with the
// attributes by which a stylesheet may know it.
type Element struct {
	Tag   string
	Attrs []Attr
}

// Attr is an attribute. Its key is one that can do nothing by itself.
type Attr struct{ Key, Value string }

// Look is how the site shows a post.
type Look struct {
	Source Source
	// Page is the page that it was read from, by its path in Source.
	Page string
	// Root and Body are the attributes of <html> and <body>; Way are the elements
	// from the body down to the one that holds the text, which is the last. Where
	// the body itself does, Way is empty.
	Root, Body []Attr
	Way        []Element
	// Sheets are the stylesheets, in the order in which they hold.
	Sheets []Sheet
	// Dark is how the site shows itself in the dark.
	Dark Dark
	// Partial tells that a whole stylesheet is on another server: what is here may
	// count on it.
	Partial bool
	// Lacks are the servers from which the page has stylesheets or fonts that the
	// pane does not ask for, sorted.
	Lacks []string

	files Files
	hosts map[string]bool
	base  string
	// stamp changes when the page does; close lets go of the files.
	stamp string
	close func() error
}

// Close lets go of the look's files.
func (l *Look) Close() error {
	if l == nil || l.close == nil {
		return nil
	}
	return l.close()
}

// Sheet is a stylesheet: a file, or the words of a <style> element.
type Sheet struct {
	// Name is the file's path; "" is a <style> element.
	Name string
	// Media is when the sheet holds, "" for always.
	Media string

	text string
	dir  string // to which its references are relative
}

// Source is where a look was found.
type Source struct {
	Kind Kind
	// Where is the folder, the branch, the theme's folder, or the saved page's
	// full path.
	Where string
}

// Kind is what a look was read from.
type Kind string

// The kinds, the truer first.
const (
	// Folder is a site that the generator built into a folder of the blog.
	Folder Kind = "folder"
	// Branch is a site that is kept on a branch of the repository.
	Branch Kind = "branch"
	// Saved is a page that the writer saved from the browser.
	Saved Kind = "saved"
	// Theme are the theme's own stylesheets, where nothing is built.
	Theme Kind = "theme"
)

// ID names a source in one word, to be kept in the settings.
func (s Source) ID() string { return string(s.Kind) + ":" + s.Where }

// Named reads what ID gave; false is an id that names nothing.
func Named(id string) (Source, bool) {
	kind, where, ok := strings.Cut(id, ":")
	return Source{Kind(kind), where}, ok && where != ""
}
