package posts

import (
	"regexp"
	"strings"
)

var (
	siteTag  = regexp.MustCompile(`\{\{<(.+?)>\}\}|\{\{%(.+?)%\}\}|\{%(.+?)%\}|\{\{(.+?)\}\}`)
	tagName  = regexp.MustCompile(`^[-<%/\s]*([A-Za-z_][\w./-]*)`)
	filtered = regexp.MustCompile(`^-?\s*(?:"([^"]*)"|'([^']*)')\s*\|\s*(?:relative_url|absolute_url|url|prepend)\b`)
	wikiLink = regexp.MustCompile(`\[\[([^\]\[|#^\n]+)(?:[#^][^\]|\n]*)?(?:\|[^\]\n]*)?\]\]`)
)

// tags finds the links in the line's shortcodes and Liquid tags:
//
//	{{< ref "x.md#a" >}} {{% relref path="x" %}}   Hugo
//	{% post_url 2024-01-02-x %} {% link _posts/x.md %}   Jekyll
//	{% post_link x 'Title' %} {% post_path x %}   Hexo
//	{{ "/x/" | relative_url }}   Jekyll, Eleventy
//
// and in any other tag the values that look like addresses.
func (s *linkScan) tags() {
	line, shown := s.line(), 0
	defer func() {
		if s.raw {
			s.masked[s.at] = append(s.masked[s.at], span{shown, len(line) + 1})
		}
	}()
	if !strings.Contains(line, "{{") && !strings.Contains(line, "{%") {
		return
	}
	for _, m := range siteTag.FindAllStringSubmatchIndex(line, -1) {
		s.tagged = append(s.tagged, span{m[0], m[1]})
		if t := tagName.FindStringSubmatch(line[m[0]+2 : m[1]]); t != nil && line[m[0]+1] == '%' && strings.HasSuffix(t[1], "raw") {
			if t[1] == "endraw" && s.raw {
				s.masked[s.at] = append(s.masked[s.at], span{shown, m[0]})
			}
			s.raw, shown = t[1] == "raw", m[1]
			continue
		}
		for group := 1; group <= 4; group++ {
			if at := 2 * group; m[at] >= 0 {
				s.tag(m[at], line[m[at]:m[at+1]], group)
			}
		}
	}
}

// tag takes a tag's inside apart, which begins at a byte of the line. kind is
// which braces it has: 1 and 2 a shortcode, 3 a Liquid tag, 4 an expression.
func (s *linkScan) tag(at int, inside string, kind int) {
	name := ""
	if m := tagName.FindStringSubmatch(inside); m != nil {
		name = m[1]
	}
	if s.raw || strings.HasPrefix(inside, "/*") {
		return
	}
	if kind == 4 {
		if m := filtered.FindStringSubmatchIndex(inside); m != nil {
			group, wrap := 2, wrapDouble
			if m[2] < 0 {
				group, wrap = 4, wrapSingle
			}
			s.take(at+m[group], at+m[group+1], formAddress, wrap)
		}
		return
	}
	words := placedWords(inside)
	if len(words) < 2 {
		return
	}
	switch name {
	case "ref", "relref":
		for _, w := range words[1:] {
			if w.key == "" || w.key == "path" {
				s.take(at+w.from, at+w.to, formRef, w.wrap)
				return
			}
		}
	case "post_url", "post_link", "post_path":
		s.take(at+words[1].from, at+words[1].to, formName, words[1].wrap)
	case "link":
		s.take(at+words[1].from, at+words[1].to, formFile, words[1].wrap)
	case "asset_img", "asset_path", "asset_link":
		// a file of the post's own folder, which goes with it
	default:
		s.values(at, words[1:])
	}
}

// values takes the words of a tag that look like addresses: with a slash, or
// the ending of a page or a picture.
func (s *linkScan) values(at int, words []placedWord) {
	for _, w := range words {
		if strings.Contains(w.text, "/") || IsPicture(w.text) || strings.HasSuffix(w.text, ".md") {
			s.take(at+w.from, at+w.to, formAddress, w.wrap)
		}
	}
}

// placedWord is a word of a tag, with its place in the tag's inside; of
// key=value it is the value.
type placedWord struct {
	key, text string
	from, to  int
	wrap      wrapping
}

var tagWordPattern = regexp.MustCompile(`(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))`)

func placedWords(inside string) []placedWord {
	var words []placedWord
	for _, m := range tagWordPattern.FindAllStringSubmatchIndex(inside, -1) {
		w := placedWord{}
		if m[2] >= 0 {
			w.key = inside[m[2]:m[3]]
		}
		for group, wrap := range []wrapping{wrapDouble, wrapSingle, wrapWord} {
			if at := 4 + 2*group; m[at] >= 0 {
				w.from, w.to, w.wrap, w.text = m[at], m[at+1], wrap, inside[m[at]:m[at+1]]
			}
		}
		if len(words) == 0 && strings.Trim(w.text, "-<%/") == "" {
			continue // the mark of a tag that trims the blanks around it
		}
		words = append(words, w)
	}
	return words
}

// wiki finds [[x]], [[x#a|label]] and ![[x.png]] outside of code.
func (s *linkScan) wiki() {
	line := s.line()
	if !strings.Contains(line, "[[") {
		return
	}
	for _, m := range wikiLink.FindAllStringSubmatchIndex(line, -1) {
		if inSpans(s.masked[s.at], m[0]) {
			continue
		}
		from, to := m[2], m[3]
		for from < to && line[from] == ' ' {
			from++
		}
		for to > from && line[to-1] == ' ' {
			to--
		}
		s.take(from, to, formWiki, wrapBrackets)
	}
}
