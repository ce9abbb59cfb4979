package sitetag

import (
	"html"
	"net/url"
	"strings"
)

// hexo knows the tags that Hexo brings along.
// https://hexo.io/docs/tag-plugins
func (s Shower) hexo(t Tag) (Shown, bool) {
	words := values(t)
	at := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	}
	switch t.Name {
	case "codeblock", "code":
		return Shown{Mode: Raw, HTML: chip(t, ""), Inner: func(inner string) string { return s.hexoCode(t, inner) }}, true
	case "blockquote", "quote":
		return Shown{Mode: Markdown, HTML: "<blockquote>\n", End: footer(t) + "</blockquote>\n"}, true
	case "pullquote":
		return Shown{Mode: Markdown, HTML: `<blockquote class="` + html.EscapeString(strings.TrimSpace("pullquote "+strings.Join(words, " "))) + "\">\n", End: "</blockquote>\n"}, true
	case "youtube":
		kind := ""
		if at(1) == "playlist" {
			kind = "videoseries?list="
		}
		return Shown{HTML: framed("https://www.youtube.com/embed/" + kind + url.PathEscape(at(0)))}, true
	case "vimeo":
		return Shown{HTML: framed("https://player.vimeo.com/video/" + url.PathEscape(at(0)))}, true
	case "iframe":
		return Shown{HTML: `<iframe src="` + html.EscapeString(at(0)) + `"></iframe>`}, true
	case "gist":
		return Shown{HTML: gist(at(0), at(1))}, true
	case "post_path", "asset_path":
		return s.hexoPath(t, at(0)), true
	case "post_link":
		return s.postLink(t, at(0), strings.Join(words[min(1, len(words)):], " ")), true
	case "asset_img", "img", "image":
		return Shown{HTML: hexoPicture(words)}, true
	case "asset_link":
		return Shown{HTML: anchor(at(0), orElse(strings.Join(words[min(1, len(words)):], " "), at(0)), "")}, true
	case "link", "anchor":
		return Shown{HTML: hexoLink(words)}, true
	case "raw":
		return Shown{Mode: Raw, Inner: func(inner string) string { return inner }}, true
	}
	return Shown{}, false
}

func values(t Tag) []string {
	out := make([]string, 0, len(t.Params))
	for _, p := range t.Params {
		if p.Name != "" {
			out = append(out, p.Name+"="+p.Value) // Hexo has no names: "a=b" is a word
			continue
		}
		out = append(out, p.Value)
	}
	return out
}

func framed(src string) string {
	return `<div class="video-container"><iframe src="` + html.EscapeString(src) + `" frameborder="0" loading="lazy" allowfullscreen></iframe></div>`
}

// hexoCode is a block of code: {% codeblock title lang:js %}.
func (s Shower) hexoCode(t Tag, inner string) string {
	language, title, link := "", []string{}, ""
	for _, w := range values(t) {
		key, v, ok := strings.Cut(w, ":")
		switch {
		case ok && key == "lang":
			language = v
		case strings.HasPrefix(w, "http://"), strings.HasPrefix(w, "https://"):
			link = w
		case ok && strings.Contains(" line_number highlight first_line mark line_threshold wrap ", " "+key+" "):
		default:
			title = append(title, w)
		}
	}
	out := `<figure class="highlight">`
	if len(title) > 0 || link != "" {
		out += "<figcaption><span>" + html.EscapeString(strings.Join(title, " ")) + "</span>"
		if link != "" {
			out += anchor(link, "link", "")
		}
		out += "</figcaption>"
	}
	return out + s.Printer.Code(language, trimLines(inner)) + "</figure>"
}

// footer names who said it: {% blockquote author, source link title %}.
func footer(t Tag) string {
	who, rest, _ := strings.Cut(t.Words, ",")
	who, rest = strings.Trim(strings.TrimSpace(who), `"'`), strings.TrimSpace(rest)
	var source, link string
	var left []string
	for _, w := range strings.Fields(who + " , " + rest) {
		if strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") {
			link = w
			continue
		}
		left = append(left, w)
	}
	who, source, _ = strings.Cut(strings.Join(left, " "), ",")
	who, source = strings.TrimSpace(who), strings.TrimSpace(source)
	if who+source+link == "" {
		return ""
	}
	out := "<footer>"
	if who != "" {
		out += "<strong>" + html.EscapeString(who) + "</strong>"
	}
	switch {
	case link != "":
		out += "<cite>" + anchor(link, orElse(source, strings.TrimPrefix(strings.TrimPrefix(link, "https://"), "http://")), "") + "</cite>"
	case source != "":
		out += "<cite>" + html.EscapeString(source) + "</cite>"
	}
	return out + "</footer>\n"
}

func anchor(address, text, title string) string {
	return `<a href="` + html.EscapeString(address) + `"` + attribute("title", title) + ">" + html.EscapeString(text) + "</a>"
}

func (s Shower) hexoPath(t Tag, name string) Shown {
	if t.Name == "asset_path" {
		return value(name)
	}
	if page, ok := s.page(name); ok {
		return value(page.Address)
	}
	return Shown{HTML: chip(t, "")}
}

func (s Shower) postLink(t Tag, name, title string) Shown {
	page, ok := s.page(name)
	if !ok {
		return Shown{HTML: chip(t, "")}
	}
	title = strings.TrimSuffix(strings.TrimSuffix(title, " true"), " false")
	text := orElse(title, page.Title)
	return Shown{HTML: anchor(page.Address, text, text)}
}

// hexoPicture is {% img class /path width height title alt %}: what comes first
// and is no address is a class.
func hexoPicture(words []string) string {
	var classes []string
	for len(words) > 0 && !strings.ContainsAny(words[0], "/.") {
		classes, words = append(classes, words[0]), words[1:]
	}
	if len(words) == 0 {
		return "<img>"
	}
	src := words[0]
	words = words[1:]
	size := [2]string{}
	for i := 0; i < 2 && len(words) > 0 && digits(words[0]); i++ {
		size[i], words = words[0], words[1:]
	}
	title, alt := "", ""
	if len(words) == 1 {
		title, alt, _ = strings.Cut(words[0], `" "`)
		title, alt = strings.Trim(title, `"'`), strings.Trim(alt, `"'`)
	} else if len(words) > 1 {
		title, alt = words[0], strings.Join(words[1:], " ")
	}
	return "<img" + attribute("src", src) + attribute("class", strings.Join(classes, " ")) + attribute("width", size[0]) + attribute("height", size[1]) +
		attribute("title", title) + attribute("alt", alt) + ">"
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// hexoLink is {% link text address external title %}.
func hexoLink(words []string) string {
	for i, w := range words {
		if strings.Contains(w, "/") || strings.HasPrefix(w, "#") {
			title := words[i+1:]
			if len(title) > 0 && (title[0] == "true" || title[0] == "false") {
				title = title[1:]
			}
			return anchor(w, orElse(strings.Join(words[:i], " "), w), strings.Join(title, " "))
		}
	}
	return html.EscapeString(strings.Join(words, " "))
}
