package site

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Sharing is what the site puts on the card that chats and social networks make
// of a page's address: which fields of a post, in this order.
type Sharing struct {
	// Title, Description and Image are keys of the front matter in lower case. A
	// key in a map is written "cover.image".
	Title, Description, Image []string
	// FromText: without an Image field, the first picture in the text is taken.
	FromText bool
	// Excerpt: without a Description field, the text's beginning is taken.
	Excerpt bool
	// Fixed is the address, as the template has it, of one picture for all posts.
	Fixed string
	// Beside are parts of names: a picture of the post's own folder is taken when
	// its name has one of them (Hugo).
	Beside []string
	// Evidence is the template that says so, or "" for the generator's own way.
	Evidence string
}

// Bounds of looking through templates.
const (
	mostTemplates    = 400
	templateLimit    = 128 << 10
	nearbyLetters    = 400 // how far from "og:image" its value may stand
	deepestTemplates = 6
)

// Sharing reads which fields the blog's own templates put into "og:title",
// "og:description" and "og:image"; where they leave it to the generator or a
// plugin, that one's way.
func (s *Site) Sharing() Sharing {
	usual := usualSharing(s.Generator)
	for _, name := range s.templates() {
		text, err := head(s.fsys, name, templateLimit)
		if err != nil || !cardMark.Match(text) {
			continue
		}
		found := Sharing{
			Title:       keysNear(string(text), "title"),
			Description: keysNear(string(text), "description"),
			Image:       keysNear(string(text), "image"),
			Evidence:    name,
		}
		if m := fixedPicture.FindStringSubmatch(string(text)); m != nil && len(found.Image) == 0 {
			found.Fixed = m[1]
		} else if m := sitePicture.FindStringSubmatch(string(text)); m != nil && len(found.Image) == 0 {
			if at, ok := s.expand(m[1]); ok {
				found.Fixed = at
			}
		}
		if len(found.Image)+len(found.Description) == 0 && found.Fixed == "" {
			continue // it calls another program, or passes variables on
		}
		return found.over(usual)
	}
	return usual
}

// over takes what was found and leaves the rest as usual.
func (f Sharing) over(usual Sharing) Sharing {
	if len(f.Title) == 0 {
		f.Title = usual.Title
	}
	if len(f.Description) == 0 {
		f.Description, f.Excerpt = usual.Description, usual.Excerpt
	}
	if len(f.Image) == 0 && f.Fixed == "" {
		f.Image, f.FromText, f.Beside = usual.Image, usual.FromText, usual.Beside
	}
	f.Excerpt = f.Excerpt || usual.Excerpt
	return f
}

// usualSharing is each generator's embedded template or most used plugin, by its
// manual: Hugo's opengraph partial, jekyll-seo-tag, Hexo's open_graph helper,
// Docusaurus' and VitePress' own head.
func usualSharing(generator string) Sharing {
	title := []string{"title"}
	switch generator {
	case "hugo":
		return Sharing{Title: title, Description: []string{"description", "summary"}, Excerpt: true, Image: []string{"images"}, Beside: []string{"feature", "cover", "thumbnail"}}
	case "jekyll":
		return Sharing{Title: title, Description: []string{"description", "excerpt"}, Excerpt: true, Image: []string{"image.path", "image"}}
	case "hexo":
		return Sharing{Title: title, Description: []string{"description", "excerpt"}, Excerpt: true, Image: []string{"og_image", "photos"}, FromText: true}
	case "docusaurus":
		return Sharing{Title: title, Description: []string{"description"}, Excerpt: true, Image: []string{"image"}}
	case "vitepress":
		return Sharing{Title: title, Description: []string{"description"}}
	}
	return Sharing{Title: title, Description: []string{"description", "excerpt", "summary"}, Image: []string{"cover", "image", "thumbnail"}}
}

// cardMark tells a template that makes the card.
var cardMark = regexp.MustCompile(`(?i)(og|twitter):image`)

// templates are the files that may make a page's head, the ones whose names say
// so first.
func (s *Site) templates() []string {
	var names []string
	for _, dir := range []string{
		"layouts", "_includes", "_layouts", "src/_includes", "templates", "layout",
		"src/components", "components", "src/layouts", "src/templates", "src/pages", "app", "src/app", "pages", "themes",
	} {
		names = append(names, s.templatesIn(path.Join(s.Base, dir), deepestTemplates)...)
		if len(names) >= mostTemplates {
			break
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return headRank(a) - headRank(b) })
	return names[:min(len(names), mostTemplates)]
}

func headRank(name string) int {
	base := strings.ToLower(path.Base(name))
	for rank, part := range []string{"opengraph", "open-graph", "seo", "og", "head", "meta", "layout", "base", "default"} {
		if strings.Contains(base, part) {
			return rank
		}
	}
	return 99
}

func (s *Site) templatesIn(dir string, deep int) []string {
	list, err := fs.ReadDir(s.fsys, dir)
	if err != nil || deep == 0 {
		return nil // a folder that is not there has no templates
	}
	var names []string
	for _, e := range list {
		at := path.Join(dir, e.Name())
		switch {
		case e.IsDir() && e.Name() != "node_modules" && !strings.HasPrefix(e.Name(), "."):
			names = append(names, s.templatesIn(at, deep-1)...)
		case slices.Contains(templateEndings, path.Ext(e.Name())):
			names = append(names, at)
		}
		if len(names) >= mostTemplates {
			break
		}
	}
	return names
}

var templateEndings = []string{
	".html", ".htm", ".njk", ".liquid", ".ejs", ".pug", ".swig", ".jinja", ".jinja2",
	".astro", ".vue", ".svelte", ".js", ".jsx", ".ts", ".tsx", ".mjs",
}

// fieldNames are the ways in which templates name a post's field:
// .Params.cover, .Param "cover", page.cover, frontmatter.cover, data.cover.
// Those of the site itself (.Site.Params.x) are no post's.
var fieldNames = regexp.MustCompile(`(?i:\bsite\.(?:Params|data)\.[\w.-]+)|(?:\.Params\.|\.Param\s+["']|\bpage\.|\bpost\.|\bfrontmatter\.|\bfrontMatter\.|\barticle\.|\bdata\.)([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)?)`)

// tagEnd is where a tag, or an object in a script, ends.
var tagEnd = regexp.MustCompile(`/?>|\},`)

// fixedPicture is an og:image that ends in a path which is the same for all pages.
var fixedPicture = regexp.MustCompile(`(?i)og:image["'\x60][^>\n]*?((?:https?://[\w.-]+)?/[\w/.%-]+\.(?:png|jpe?g|gif|webp))["'\x60]`)

// sitePicture is an og:image that is made of the site's own settings alone.
var sitePicture = regexp.MustCompile(`(?i)og:image["'][^>]*?content=["']((?:[^"'{}]|\{\{\s*site\.[\w.-]+\s*\}\})+)["']`)

// keysNear are the fields that are named in the tag of og:image (or the like),
// or in the condition around it.
func keysNear(text, what string) []string {
	mark := regexp.MustCompile(`(?i)(og|twitter):` + what + `\b`)
	var keys []string
	for _, at := range mark.FindAllStringIndex(text, -1) {
		from, to := max(0, at[0]-nearbyLetters), min(len(text), at[1]+nearbyLetters)
		// Another og: tag, up to its end, is another field's part.
		if i := strings.LastIndex(strings.ToLower(text[from:at[0]]), "og:"); i >= 0 {
			from += i
			if end := tagEnd.FindStringIndex(text[from:at[0]]); end != nil {
				from += end[1]
			}
		}
		if i := strings.Index(strings.ToLower(text[at[1]:to]), "og:"); i >= 0 {
			to = at[1] + i
		}
		for _, m := range fieldNames.FindAllStringSubmatch(text[from:to], -1) {
			key := strings.ToLower(m[1])
			if key != "" && fits(key, what) && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// fits keeps a field of another part of the card, or a page's own properties,
// from being taken: page.url is in every og:image.
func fits(key, what string) bool {
	base, _, _ := strings.Cut(key, ".")
	switch base {
	case "url", "path", "permalink", "date", "lang", "language", "author", "type", "layout", "slug", "content", "tags", "categories", "keywords", "site", "collection":
		return false
	}
	switch what {
	case "title":
		return strings.Contains(key, "title")
	case "description":
		return key != "title" && !pictureWord.MatchString(key)
	}
	return !strings.Contains(key, "title") && !strings.Contains(key, "description") && !strings.Contains(key, "excerpt")
}

var pictureWord = regexp.MustCompile(`image|img|cover|thumb|photo|picture`)
