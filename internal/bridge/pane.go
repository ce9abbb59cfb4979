package bridge

import (
	"fmt"
	"html"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"penpush/internal/look"
	"penpush/internal/markdown"
	"penpush/internal/problem"
)

// pane is the preview's frame: an empty article that the window fills, dressed in
// the neutral look or in the site's.
func (w *Window) pane(rw http.ResponseWriter, r *http.Request) {
	var worn *look.Look
	if b, err := w.current(); err == nil {
		if w.settings.Get().RemotePictures(b.Dir()) {
			rw.Header().Set("Content-Security-Policy", strings.Replace(panePolicy, "img-src 'self' data:", panePolicyRemote, 1))
		}
		// Where the site's look cannot be had, the window asks why and says so.
		worn, _ = b.Look(r.Context())
	}
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.Header().Set("Cache-Control", "no-store")
	page := neutralPane
	if worn != nil {
		page = dressedPane(worn)
	}
	_, _ = fmt.Fprint(rw, page(r.URL.Query().Get("lang"), r.URL.Query().Get("theme"))) // a page that left has no use for it
}

const paneHead = `<meta charset="utf-8"><title>Preview</title><meta name="viewport" content="width=device-width, initial-scale=1">
`

func neutralPane(lang, theme string) string {
	return fmt.Sprintf(`<!doctype html>
<html lang="%s" data-theme="%[2]s" data-pp-theme="%[2]s"><head>%s<link rel="stylesheet" href="/neutral.css"><link rel="stylesheet" href="/highlight.css"><link rel="stylesheet" href="/marks.css"><link rel="stylesheet" href="/tags.css">
</head><body><article id="post" class="post" data-pp-post></article></body></html>
`, html.EscapeString(lang), html.EscapeString(theme), paneHead)
}

// dressedPane is the pane in the site's look: the elements around a text as they
// are there, without anything beside them, and the stylesheets.
func dressedPane(l *look.Look) func(lang, theme string) string {
	return func(lang, theme string) string {
		dark := theme == "dark" && l.Dark.Has
		shown := "light"
		if dark {
			shown = "dark"
		}
		var b strings.Builder
		b.WriteString("<!doctype html>\n")
		root := append([]look.Attr{{Key: "lang", Value: lang}, {Key: "data-pp-theme", Value: shown}, {Key: "data-pp-look", Value: string(l.Source.Kind)}},
			l.Dark.Attrs("html", l.Root, dark)...)
		if l.Dark.Scheme {
			root = append(root, look.Attr{Key: "data-pp-scheme"})
		}
		if l.Partial {
			root = append(root, look.Attr{Key: "data-pp-partial"})
		}
		openTag(&b, look.Element{Tag: "html", Attrs: root})
		b.WriteString("<head>" + paneHead)
		if l.Partial {
			b.WriteString(`<link rel="stylesheet" href="/neutral.css">`) // what is missing would have been the ground
		}
		b.WriteString(`<link rel="stylesheet" href="/highlight.css?theme=` + shown + "\">\n")
		for i, s := range l.Sheets {
			media := ""
			if s.Media != "" {
				media = ` media="` + html.EscapeString(look.Media(s.Media, dark)) + `"`
			}
			b.WriteString(`<link rel="stylesheet" href="` + look.SheetAddress(i, dark) + `"` + media + ">\n")
		}
		b.WriteString(`<link rel="stylesheet" href="/dressed.css"><link rel="stylesheet" href="/marks.css"><link rel="stylesheet" href="/tags.css">` + "\n</head>")
		around(&b, l, dark)
		b.WriteString("</html>\n")
		return b.String()
	}
}

// around writes the body with the elements around the text; the innermost holds it.
func around(b *strings.Builder, l *look.Look, dark bool) {
	chain := append([]look.Element{{Tag: "body", Attrs: l.Dark.Attrs("body", l.Body, dark)}}, l.Way...)
	for i, e := range chain {
		switch {
		case i == len(chain)-1:
			e.Attrs = append(e.Attrs[:len(e.Attrs):len(e.Attrs)], look.Attr{Key: "data-pp-post"})
		case i > 0:
			e.Attrs = append(e.Attrs[:len(e.Attrs):len(e.Attrs)], look.Attr{Key: "data-pp-way"})
		}
		openTag(b, e)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		b.WriteString("</" + chain[i].Tag + ">")
	}
}

func openTag(b *strings.Builder, e look.Element) {
	b.WriteString("<" + e.Tag)
	for _, a := range e.Attrs {
		b.WriteString(" " + a.Key + `="` + html.EscapeString(a.Value) + `"`)
	}
	b.WriteString(">")
}

// lookSheet gives a stylesheet of the site's look.
func (w *Window) lookSheet(rw http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(strings.TrimSuffix(r.PathValue("n"), ".css"))
	if err != nil {
		n = -1
	}
	w.answerLook(rw, r, "sheet.css", func(l *look.Look, dark bool) ([]byte, error) { return l.Sheet(r.Context(), n, dark) })
}

// lookFile gives a file that the site's stylesheets refer to.
func (w *Window) lookFile(rw http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	w.answerLook(rw, r, name, func(l *look.Look, dark bool) ([]byte, error) { return l.File(r.Context(), name, dark) })
}

func (w *Window) answerLook(rw http.ResponseWriter, r *http.Request, name string, read func(*look.Look, bool) ([]byte, error)) {
	b, err := w.current()
	if err != nil {
		w.refuse(rw, err)
		return
	}
	worn, err := b.WornLook(r.Context())
	if err == nil && worn == nil {
		err = problem.New(problem.NotFound, name)
	}
	var content []byte
	if err == nil {
		content, err = read(worn, r.URL.Query().Get("dark") != "")
	}
	if err != nil {
		w.refuse(rw, err)
		return
	}
	if kind := typeOf(name); kind != "" {
		rw.Header().Set("Content-Type", kind)
	}
	rw.Header().Set("Cache-Control", "no-store")
	_, _ = rw.Write(content) // a page that left has no use for it
}

// typeOf is the kind of a file of the site; the system's own list may lack fonts.
func typeOf(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".css":
		return "text/css; charset=utf-8"
	case ".woff2", ".woff", ".ttf", ".otf":
		return "font/" + ext[1:]
	default:
		return mime.TypeByExtension(ext)
	}
}

// highlight colours the code of the preview in both themes, or for the site's look
// in the one that is asked for.
func highlight(rw http.ResponseWriter, r *http.Request) {
	rw.Header().Set("Content-Type", "text/css; charset=utf-8")
	light, dark := markdown.CSS(markdown.Light), markdown.CSS(markdown.Dark)
	switch r.URL.Query().Get("theme") {
	case "light":
		_, _ = fmt.Fprint(rw, light) // a page that left has no use for it
	case "dark":
		_, _ = fmt.Fprint(rw, dark) // a page that left has no use for it
	default:
		_, _ = fmt.Fprintf(rw, "%s@media (prefers-color-scheme: dark){:root[data-pp-theme=\"\"]{%s}}\n:root[data-pp-theme=dark]{%s}\n",
			light, dark, dark) // a page that left has no use for it
	}
}
