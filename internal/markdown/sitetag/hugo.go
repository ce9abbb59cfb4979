package sitetag

import (
	"html"
	"net/url"
	"strings"
)

// hugo knows the shortcodes that Hugo brings along.
// https://gohugo.io/shortcodes/
func (s Shower) hugo(t Tag) (Shown, bool) {
	if t.Closing {
		return Shown{}, false
	}
	get := func(name string, place int) string { return t.Get(name, place) }
	switch t.Name {
	case "figure":
		return Shown{HTML: s.figure(t)}, true
	case "youtube":
		return Shown{HTML: embed("https://www.youtube.com/embed/"+url.PathEscape(get("id", 0)), orElse(get("title", -1), "YouTube Video"))}, true
	case "vimeo":
		film := embed("https://player.vimeo.com/video/"+url.PathEscape(get("id", 0)), orElse(get("title", -1), "vimeo video"))
		return Shown{HTML: strings.Replace(film, " allowfullscreen", " webkitallowfullscreen mozallowfullscreen allowfullscreen", 1)}, true
	case "gist":
		return Shown{HTML: gist(get("", 0)+"/"+get("", 1), get("", 2))}, true
	case "tweet", "twitter", "twitter_simple", "x", "x_simple":
		user, id := get("user", -1), orElse(get("id", -1), get("", 0))
		return Shown{HTML: linked("twitter-tweet", "https://twitter.com/"+url.PathEscape(orElse(user, "i"))+"/status/"+url.PathEscape(id))}, true
	case "instagram", "instagram_simple":
		return Shown{HTML: linked("instagram-media", "https://www.instagram.com/p/"+url.PathEscape(get("id", 0))+"/")}, true
	case "highlight":
		return Shown{Mode: Raw, HTML: chip(t, ""), Inner: func(inner string) string {
			return `<div class="highlight">` + strings.TrimSuffix(s.Printer.Code(get("", 0), trimLines(inner)), "\n") + `</div>`
		}}, true
	case "ref", "relref":
		if page, ok := s.page(orElse(get("path", -1), get("", 0))); ok {
			if t.Name == "ref" && page.Whole != "" {
				return value(page.Whole), true
			}
			return value(page.Address), true
		}
		return Shown{HTML: chip(t, "")}, true
	case "param":
		if v, ok := s.Site.Value("param." + get("", 0)); ok {
			return value(v), true
		}
		return Shown{HTML: chip(t, "")}, true
	case "details":
		return details(t), true
	case "qr":
		return Shown{HTML: chip(t, "")}, true
	}
	return Shown{}, false
}

// figure is Hugo's, without the blanks between its elements.
func (s Shower) figure(t Tag) string {
	get := func(name string) string { return t.Get(name, -1) }
	var b strings.Builder
	b.WriteString("<figure" + attribute("class", get("class")) + ">")
	if get("link") != "" {
		b.WriteString("<a" + attribute("href", get("link")) + attribute("target", get("target")) + attribute("rel", get("rel")) + ">")
	}
	alt := orElse(get("alt"), s.plain(get("caption")))
	b.WriteString("<img" + attribute("src", get("src")) + attribute("alt", alt) + attribute("width", get("width")) + attribute("height", get("height")) + "/>")
	if get("link") != "" {
		b.WriteString("</a>")
	}
	if get("title")+get("caption")+get("attr") != "" {
		b.WriteString("<figcaption>")
		if title := get("title"); title != "" {
			b.WriteString("<h4>" + html.EscapeString(title) + "</h4>")
		}
		if get("caption")+get("attr") != "" {
			b.WriteString("<p>" + s.Printer.Inline(get("caption")))
			attr := s.Printer.Inline(get("attr"))
			if link := get("attrlink"); link != "" {
				attr = "<a" + attribute("href", link) + ">" + attr + "</a>"
			}
			b.WriteString(attr + "</p>")
		}
		b.WriteString("</figcaption>")
	}
	b.WriteString("</figure>")
	return b.String()
}

// plain is a text's words without the marks of Markdown.
func (s Shower) plain(text string) string {
	var b strings.Builder
	inside := false
	for _, r := range s.Printer.Inline(text) {
		switch {
		case r == '<':
			inside = true
		case r == '>':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String() // Hugo, too, leaves entities as they are
}

func details(t Tag) Shown {
	open := "<details" + attribute("class", t.Get("class", -1))
	if t.Get("open", -1) == "true" {
		open += " open"
	}
	return Shown{
		Mode: Markdown, HTML: open + "><summary>" + html.EscapeString(orElse(t.Get("summary", -1), "Details")) + "</summary>\n",
		End: "</details>\n",
	}
}

// page finds the page that a reference with "#heading" names.
func (s Shower) page(name string) (Page, bool) {
	plain, heading, _ := strings.Cut(name, "#")
	if plain == "" && heading != "" {
		return Page{Address: "#" + heading}, true
	}
	page, ok := s.Site.Page(plain)
	if heading != "" && ok {
		page.Address += "#" + heading
		if page.Whole != "" {
			page.Whole += "#" + heading
		}
	}
	return page, ok
}

func gist(id, file string) string {
	src := "https://gist.github.com/" + strings.Trim(id, "/") + ".js"
	if file != "" {
		src += "?file=" + url.QueryEscape(file)
	}
	return `<script type="application/javascript" src="` + html.EscapeString(src) + `"></script>`
}

// trimLines takes the line breaks at both ends off.
func trimLines(s string) string { return strings.Trim(s, "\r\n") + "\n" }

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
