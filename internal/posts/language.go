package posts

import (
	"path"
	"strings"
)

// languages are the codes that name a language in a file's or a folder's name. It
// is a short list on purpose: many blogs have a folder "cs", "it" or "ml" that is
// a subject and no tongue.
var languages = map[string]string{
	"ko": "ko", "kr": "ko", "en": "en", "ja": "ja", "jp": "ja", "zh": "zh", "zh-cn": "zh-cn", "zh-tw": "zh-tw",
	"zh-hans": "zh-hans", "zh-hant": "zh-hant", "fr": "fr", "de": "de", "es": "es", "pt": "pt", "pt-br": "pt-br",
	"ru": "ru", "vi": "vi", "th": "th",
}

// languageOf tells a post's language by its file's name ("index.ja.md",
// "slug.ko.md") or a folder on its way ("content/en/posts/x.md"); "" when neither
// says one.
func languageOf(post string) string {
	base := path.Base(post)
	base = strings.TrimSuffix(base, path.Ext(base))
	if code, ok := languages[squareCode(strings.TrimPrefix(path.Ext(base), "."))]; ok {
		return code
	}
	rest := post
	for {
		folder, below, ok := strings.Cut(rest, "/")
		if !ok {
			return ""
		}
		if code, ok := languages[squareCode(folder)]; ok {
			return code
		}
		rest = below
	}
}

func squareCode(s string) string { return strings.ReplaceAll(strings.ToLower(s), "_", "-") }

func isLanguageKey(key string) bool { return key == "lang" || key == "language" || key == "locale" }
