package markdown

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// tags finds the files that the site's tags name:
//
//	{{< figure src="cat.png" >}}   {{% include "notes.md" %}}   Hugo
//	{% asset_img cat.png "A cat" %}                             Hexo
//	{% include image.html url="/cat.png" %}                     Jekyll
//	{{ "/cat.png" | relative_url }}                             Jekyll, Eleventy
func (f *finder) tags() {
	raw := false
	for i := 0; i < len(f.src); {
		n := bytes.IndexByte(f.src[i:], '{')
		if n < 0 {
			return
		}
		i += n
		inner, end := tagAt(f.src, i)
		if end < 0 {
			i++
			continue
		}
		words := tagWords(inner)
		if f.src[i+1] == '%' && len(words) > 0 && (words[0].text == "raw" || words[0].text == "endraw") {
			raw = words[0].text == "raw"
		} else if !raw {
			f.tag(words, f.src[i+1] == '{' && inner[0] != '<' && inner[0] != '%', i)
		}
		i = end
	}
}

// tagAt gives what stands between the braces of the tag at i, and where the tag
// ends, or -1. A shortcode may have several lines; {{</* … */>}} is only shown.
func tagAt(src []byte, i int) (inner []byte, end int) {
	rest := src[i:min(len(src), i+longestTag)]
	closing := ""
	switch {
	case bytes.HasPrefix(rest, []byte("{{</*")), bytes.HasPrefix(rest, []byte("{{%/*")):
		return nil, -1
	case bytes.HasPrefix(rest, []byte("{{<")):
		closing = ">}}"
	case bytes.HasPrefix(rest, []byte("{{%")):
		closing = "%}}"
	case bytes.HasPrefix(rest, []byte("{{")):
		closing = "}}"
	case bytes.HasPrefix(rest, []byte("{%")):
		closing = "%}"
	default:
		return nil, -1
	}
	n := bytes.Index(rest[2:], []byte(closing))
	if n <= 0 {
		return nil, -1
	}
	return rest[2 : 2+n], i + 2 + n + len(closing)
}

// tag takes the files out of a tag's words. In an expression, such as Liquid's
// {{ … }}, only quoted words are names of files.
func (f *finder) tag(words []tagWord, expression bool, at int) {
	if len(words) == 0 {
		return
	}
	if !expression {
		skip := 1 // the tag's own name
		switch words[0].text {
		case "include", "include_cached", "render", "extends", "partial":
			skip = 2 // a template of the site
		}
		words = words[min(skip, len(words)):]
	}
	for _, w := range words {
		if (w.quoted || !expression) && isFile(w.text) {
			f.add(RefTag, w.text, at)
		}
	}
}

// tagWord is a word of a tag; of name=value it is the value.
type tagWord struct {
	text   string
	quoted bool
}

func tagWords(inner []byte) []tagWord {
	var words []tagWord
	s := strings.TrimLeft(string(inner), "<%-/ \t\n")
	for s = strings.TrimLeft(s, " \t\n,|:()"); s != ""; s = strings.TrimLeft(s, " \t\n,|:()") {
		if quote := s[0]; quote == '"' || quote == '\'' || quote == '`' {
			text, rest, _ := strings.Cut(s[1:], string(quote))
			words = append(words, tagWord{text, true})
			s = rest
			continue
		}
		n := strings.IndexAny(s, " \t\n,|=\"'`")
		switch {
		case n < 0:
			words = append(words, tagWord{text: strings.TrimSuffix(s, "/")})
			return words
		case s[n] == '=' && n+1 < len(s):
			s = s[n+1:] // the value is the next word
		case n == 0:
			s = s[1:]
		default:
			words = append(words, tagWord{text: s[:n]})
			s = s[n:]
		}
	}
	return words
}

// isFile tells a word that names a file by its ending.
func isFile(word string) bool {
	word, _, _ = strings.Cut(word, "?")
	word, _, _ = strings.Cut(word, "#")
	return slices.Contains(strings.Fields(fileEndings), strings.ToLower(path.Ext(word)))
}

const fileEndings = ".png .jpg .jpeg .jfif .gif .webp .avif .svg .bmp .ico .tif .tiff .heic .heif .apng " +
	".mp4 .webm .mov .m4v .ogv .mp3 .ogg .oga .wav .m4a .flac .opus .vtt .pdf .zip .gz .csv .tsv .json .txt .md .mdx .markdown " +
	".docx .xlsx .pptx .epub .ipynb"
