package sitetag

import (
	"html"
	"strings"
)

// liquid knows the tags that Liquid and Jekyll bring along.
// https://jekyllrb.com/docs/liquid/tags/
func (s Shower) liquid(t Tag) (Shown, bool) {
	switch t.Name {
	case "highlight":
		return Shown{Mode: Raw, HTML: chip(t, ""), Inner: func(inner string) string {
			language := t.Get("", 0)
			code := strings.TrimSuffix(s.Printer.Code(language, trimLines(inner)), "\n")
			return `<figure class="highlight">` + code + `</figure>`
		}}, true
	case "link", "post_url":
		if page, ok := s.page(strings.TrimSpace(t.Words)); ok {
			return value(page.Address), true
		}
		return Shown{HTML: chip(t, "")}, true
	case "gist":
		return Shown{HTML: strings.Replace(gist(t.Get("", 0), t.Get("", 1)), ` type="application/javascript"`, "", 1)}, true
	}
	return s.template(t)
}

// template knows what Liquid and Nunjucks have in common.
func (s Shower) template(t Tag) (Shown, bool) {
	switch t.Name {
	case "raw", "verbatim":
		return Shown{Mode: Literal}, true
	case "endraw", "endverbatim", "endcomment":
		return Shown{}, true
	case "comment":
		return Shown{Mode: Raw, Inner: func(string) string { return "" }}, true
	case "include", "include_relative", "include_cached", "render", "if", "elsif", "elseif", "elif", "else", "endif", "unless", "endunless",
		"case", "when", "endcase", "for", "endfor", "tablerow", "endtablerow", "assign", "set", "endset", "capture", "endcapture",
		"increment", "decrement", "cycle", "break", "continue", "extends", "import", "from", "block", "endblock", "macro", "endmacro", "call", "endcall":
		if strings.HasPrefix(t.Name, "include") || t.Name == "render" || t.Name == "extends" || t.Name == "import" || t.Name == "from" {
			return Shown{}, false // it has a file
		}
		return Shown{HTML: chip(t, "")}, true
	}
	return Shown{}, false
}

// nunjucks knows what Eleventy brings along.
func (s Shower) nunjucks(t Tag) (Shown, bool) {
	if t.Name == "highlight" {
		return s.liquid(t)
	}
	return s.template(t)
}

// zola knows what is not a shortcode of the blog's own.
func (s Shower) zola(t Tag) (Shown, bool) {
	switch {
	case t.Form == Expression && !strings.Contains(t.Source, "("):
		return Shown{HTML: html.EscapeString(t.Source)}, true
	case t.Name == "end":
		return Shown{HTML: `<span class="site-tag" data-tag="end" data-end="">/</span>`}, true
	}
	return Shown{}, false
}
