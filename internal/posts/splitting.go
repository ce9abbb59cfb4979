package posts

import (
	"strings"
)

// splitting is how a generator takes a list apart that is written as one text.
type splitting int

const (
	whole   splitting = iota // it is one item
	atWords                  // Jekyll's "tags: a b"
	atCommas
)

// splitting tells how this blog's generator takes such a text of a field apart.
// A key in the singular holds one item everywhere.
func (b *Blog) splitting(key string) splitting {
	switch key = strings.TrimPrefix(strings.ToLower(key), "taxonomies."); {
	case key == "tag" || key == "category":
		return whole
	case b.commas:
		return atCommas
	case b.words:
		return atWords
	}
	return whole
}

// knowsTexts tells that it is known what this generator makes of such a text; a
// site of a generator that leaves it to the theme's code may split it or not.
func (b *Blog) knowsTexts() bool {
	switch b.Site().Generator {
	case "hugo", "jekyll", "hexo", "pelican", "zola", "eleventy":
		return true
	}
	return false
}

func (s splitting) items(text string) []string {
	switch s {
	case atCommas:
		return nonEmpty(strings.Split(text, ","))
	case atWords:
		return nonEmpty(strings.Fields(text))
	}
	return nonEmpty([]string{text})
}

// holds tells that an item stays one item in such a text.
func (s splitting) holds(item string) bool {
	switch s {
	case atCommas:
		return !strings.Contains(item, ",")
	case atWords:
		return !strings.ContainsAny(item, " \t\u00a0")
	}
	return true
}

// join makes a text of items again, parted as in the text that was there.
func (s splitting) join(items []string, was string) string {
	between := " "
	if s == atCommas && !strings.Contains(was, ", ") {
		between = ","
	} else if s == atCommas {
		between = ", "
	}
	return strings.Join(items, between)
}
