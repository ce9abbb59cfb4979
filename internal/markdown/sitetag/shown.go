package sitetag

import (
	"html"
	"strings"
)

// Mode is what becomes of the text between a tag and the one that closes it.
type Mode int

// The modes.
const (
	Alone    Mode = iota // there is no such text, or it is no concern of the tag
	Raw                  // it is no Markdown: Shown.Inner says what it becomes
	Markdown             // it is Markdown, between Shown.HTML and Shown.End
	Literal              // it is Markdown in which nothing is a tag
)

// Shown is how a tag is shown.
type Shown struct {
	Mode Mode
	// HTML stands in the tag's place, and End in that of the closing tag.
	HTML, End string
	// Inner gives the whole of a raw stretch.
	Inner func(inner string) string
	// Value is what the tag prints when that is a plain text (an address, a value),
	// also in an address, an attribute and code.
	Value string
	Known bool
	// Name is what closes it.
	Name string
}

// Template is the file that makes a tag of the blog.
type Template struct {
	Path string
	// Inner tells that it has text between it and a closing tag, and Markdown that
	// it reads that text as Markdown.
	Inner, Markdown bool
}

// Page is another page of the site: its address there, the same with the site's
// own before it, and its title.
type Page struct{ Address, Whole, Title string }

// Site answers what a tag needs to know about the blog.
type Site interface {
	// Template finds the file behind a tag; false when there is none.
	Template(t Tag) (Template, bool)
	// Value works out an expression, such as "site.baseurl"; false when that is not
	// known.
	Value(expression string) (string, bool)
	// Page finds the page that a tag refers to, by its name in the blog.
	Page(name string) (Page, bool)
}

// Printer renders pieces as the blog's Markdown does.
type Printer interface {
	// Inline is a text without a paragraph around it.
	Inline(text string) string
	// Blocks are whole paragraphs.
	Blocks(text string) string
	// Code is a block of code.
	Code(language, code string) string
}

// Shower shows the tags of one blog's posts.
type Shower struct {
	Language Language
	Site     Site
	Printer  Printer
}

// Show says how a tag is shown.
func (s Shower) Show(t Tag) Shown {
	if t.Escaped {
		return Shown{HTML: html.EscapeString(t.Source), Value: t.Source, Known: true}
	}
	if t.Form == Expression && s.Language != Zola {
		return s.expression(t)
	}
	var shown Shown
	var ok bool
	switch s.Language {
	case Hugo:
		shown, ok = s.hugo(t)
	case Liquid:
		shown, ok = s.liquid(t)
	case Hexo:
		shown, ok = s.hexo(t)
	case Nunjucks:
		shown, ok = s.nunjucks(t)
	case Zola:
		shown, ok = s.zola(t)
	}
	if !ok {
		shown = s.own(t)
	}
	shown.Name = t.Name
	return shown
}

func (s Shower) expression(t Tag) Shown {
	if v, ok := s.Site.Value(t.Name); ok {
		return value(v)
	}
	return Shown{HTML: chip(t, "")}
}

func value(v string) Shown { return Shown{HTML: html.EscapeString(v), Value: v, Known: true} }

// own shows a tag of the blog's own, or of a theme.
func (s Shower) own(t Tag) Shown {
	if t.Closing || s.ends(t) {
		return Shown{HTML: `<span class="site-tag" data-tag="` + html.EscapeString(t.Name) + `" data-end="">/` +
			html.EscapeString(strings.TrimPrefix(t.Name, "end")) + `</span>`}
	}
	template, found := s.Site.Template(t)
	mark := ` data-template="` + html.EscapeString(template.Path) + `"`
	if !found {
		mark = ` data-template=""`
	}
	label := chip(t, mark)
	if !found || !template.Inner || t.SelfClosing {
		return Shown{HTML: label}
	}
	open, end := `<div class="site-tagged">`+label+"\n", "</div>\n"
	if s.Language != Hugo || t.Form == Marked || template.Markdown {
		return Shown{Mode: Markdown, HTML: open, End: end}
	}
	return Shown{Mode: Raw, HTML: label, Inner: func(inner string) string { return open + inner + end }}
}

func (s Shower) ends(t Tag) bool {
	return t.Form == Statement && s.Language != Hugo && strings.HasPrefix(t.Name, "end")
}

// longestLabel is how much of a tag's words a chip shows, in characters.
const longestLabel = 120

// chip shows a tag by name and parameters. more are attributes.
func chip(t Tag, more string) string {
	var b strings.Builder
	b.WriteString(`<span class="site-tag" data-tag="` + html.EscapeString(cut(t.Name)) + `"` + more + `><b>` + html.EscapeString(cut(t.Name)) + "</b>")
	if words := strings.Join(strings.Fields(t.Words), " "); words != "" {
		b.WriteString(" " + html.EscapeString(cut(words)))
	}
	b.WriteString("</span>")
	return b.String()
}

func cut(s string) string {
	r := []rune(s)
	if len(r) <= longestLabel {
		return s
	}
	return string(r[:longestLabel]) + "…"
}

// attribute writes name="value", or nothing for "".
func attribute(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + html.EscapeString(value) + `"`
}

// embed is a frame, which the window shows as a box with its address.
func embed(src, title string) string {
	return `<div style="position: relative; padding-bottom: 56.25%; height: 0; overflow: hidden;"><iframe src="` + html.EscapeString(src) +
		`" style="position: absolute; top: 0; left: 0; width: 100%; height: 100%; border:0;" allowfullscreen` + attribute("title", title) + `></iframe></div>`
}

// linked is a quoted link, as what posts of other networks are without their script.
func linked(class, address string) string {
	return `<blockquote class="` + class + `"><a href="` + html.EscapeString(address) + `">` + html.EscapeString(address) + `</a></blockquote>`
}
