package look

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"penpush/internal/problem"
)

const (
	// mostThemeSheets are more stylesheets than a hand-written theme has.
	mostThemeSheets = 60
	// largestTemplate is how large a template may become with all that it includes.
	largestTemplate = 2 << 20
	// contentMark stands where a template puts the post's text.
	contentMark = "<pp-content></pp-content>"
)

// themes are the themes whose own stylesheets can be read, because they are plain
// CSS and the template of a post is there.
func (b Blog) themes(ctx context.Context) []Source {
	var found []Source
	for _, t := range b.themesHere() {
		l := &Look{Source: Source{Theme, t.where}, hosts: map[string]bool{}, base: b.BasePath}
		if page, _ := t.page(ctx, b, l); page != nil {
			found = append(found, l.Source)
		}
	}
	return found
}

// theme is where a theme's templates and files are. Folders are the blog's.
type theme struct {
	where string
	// layouts are the folders of templates, the blog's own first; static those whose
	// files are served from "/".
	layouts, static []string
	// outer puts a post's template into the one around it.
	assemble func(t theme, b Blog) string
}

func (b Blog) themesHere() []theme {
	at := func(names ...string) []string {
		for i, n := range names {
			names[i] = path.Join(b.Base, n)
		}
		return names
	}
	switch b.Generator {
	case "jekyll":
		return []theme{{where: path.Join(b.Base, "_layouts"), layouts: at("_layouts", "_includes"), static: at("."), assemble: theme.jekyll}}
	case "eleventy":
		return []theme{{
			where: path.Join(b.Base, "_includes"), static: at(".", "public", "static", "src"), assemble: theme.jekyll,
			layouts: at("_includes", "_includes/layouts", "src/_includes", "src/_includes/layouts", "_layouts", "src/_layouts", "content/_includes"),
		}}
	case "hugo":
		own := theme{where: path.Join(b.Base, "layouts"), layouts: at("layouts"), static: at("static", "assets"), assemble: theme.hugo}
		for _, name := range b.foldersIn(path.Join(b.Base, "themes")) {
			dir := path.Join("themes", name)
			t := theme{where: path.Join(b.Base, dir), assemble: theme.hugo}
			t.layouts = append(slices.Clone(own.layouts), at(dir+"/layouts")...)
			t.static = append(slices.Clone(own.static), at(dir+"/static", dir+"/assets")...)
			return []theme{t}
		}
		return []theme{own}
	}
	return nil
}

func (b Blog) foldersIn(dir string) []string {
	entries, err := fs.ReadDir(b.Root.FS(), dir)
	if err != nil {
		return nil // a blog without such a folder
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && e.Name()[0] != '.' {
			names = append(names, e.Name())
		}
	}
	return names
}

// page makes a page of the theme's templates as if one had been built: what is
// computed is left out, what is included is there.
func (t theme) page(ctx context.Context, b Blog, l *Look) (page, article *html.Node) {
	l.files = layered{b, t.static}
	l.Page = "index.html"
	text := t.assemble(t, b)
	if !strings.Contains(text, contentMark) {
		return nil, nil
	}
	page, err := html.ParseWithOptions(bytes.NewReader([]byte(plainPage(text))), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, nil
	}
	mark := find(page, func(n *html.Node) bool { return n.Data == "pp-content" })
	if mark == nil {
		return nil, nil
	}
	article = mark.Parent
	l.hosts = ownHosts(page, l.hosts)
	l.sheetsOf(page, mark)
	l.Sheets = slices.DeleteFunc(l.Sheets, func(s Sheet) bool { return s.Name != "" && !l.files.Has(ctx, s.Name) })
	t.named(ctx, text, l)
	if !slices.ContainsFunc(l.Sheets, func(s Sheet) bool { return s.Name != "" }) {
		return nil, nil
	}
	return page, article
}

var sheetNames = regexp.MustCompile(`["'\x60]([^"'\x60{}<>]+\.css)["'\x60]`)

// named adds stylesheets that a template only names, as Hugo's resources are.
func (t theme) named(ctx context.Context, text string, l *Look) {
	for _, m := range sheetNames.FindAllStringSubmatch(text, mostThemeSheets) {
		name := strings.TrimPrefix(path.Clean("/"+m[1]), "/")
		if !l.files.Has(ctx, name) || slices.ContainsFunc(l.Sheets, func(s Sheet) bool { return s.Name == name }) {
			continue
		}
		l.Sheets = append(l.Sheets, Sheet{Name: name, dir: path.Dir(name)})
	}
}

func (b Blog) readTheme(ctx context.Context, l *Look) error {
	for _, t := range b.themesHere() {
		if t.where != l.Source.Where {
			continue
		}
		page, article := t.page(ctx, b, l)
		if page == nil {
			break
		}
		l.Sheets = nil // read gathers them again
		if err := l.read(ctx, page, article); err != nil {
			return err
		}
		l.Sheets = slices.DeleteFunc(l.Sheets, func(s Sheet) bool { return s.Name != "" && !l.files.Has(ctx, s.Name) })
		// Of two branches that a condition chooses from, both are here, and what each
		// opens is closed once: a text never really stands in these.
		l.Way = slices.DeleteFunc(l.Way, func(e Element) bool {
			return e.Tag == "nav" || e.Tag == "header" || e.Tag == "footer" || e.Tag == "aside"
		})
		t.named(ctx, t.assemble(t, b), l)
		return l.learn(ctx)
	}
	return problem.New(problem.LookGone, l.Source.Where)
}

var (
	frontMatter = regexp.MustCompile(`^---\r?\n([\s\S]*?)\n---[ \t]*\r?\n`)
	layoutKey   = regexp.MustCompile(`(?m)^layout:[ \t]*["']?([\w./-]+)`)
	liquid      = regexp.MustCompile(`\{%-?\s*include\s+["']?([\w./-]+)[^%]*%\}`)
	liquidText  = regexp.MustCompile(`\{\{-?\s*content\s*(?:\|[^}]*)?-?\}\}`)
	partial     = regexp.MustCompile(`\{\{-?\s*(?:partial|partialCached|template)\s+["']([\w./-]+)["'][^}]*\}\}`)
	goText      = regexp.MustCompile(`\{\{-?[^}]*\.Content\b[^}]*\}\}`)
	goBlock     = regexp.MustCompile(`\{\{-?\s*block\s+["']main["'][^}]*\}\}`)
	// What a condition adds to an element's attributes is not there most of the time.
	condition = regexp.MustCompile(`\{%-?\s*(?:if|unless)\b[^%]*%\}[^<>{}]*(?:\{%-?\s*else\s*-?%\}[^<>{}]*)?\{%-?\s*end(?:if|unless)\s*-?%\}|` +
		`\{\{-?\s*(?:if|with)\b[^}]*\}\}[^<>{}]*(?:\{\{-?\s*else\s*-?\}\}[^<>{}]*)?\{\{-?\s*end\s*-?\}\}`)
	expression = regexp.MustCompile(`\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}`)
	pathInside = regexp.MustCompile(`^\{\{-?\s*["']\s*([^"'{}\s]*[./][^"'{}\s]*)\s*["']`)
)

// jekyll: https://jekyllrb.com/docs/layouts/; Eleventy's layouts are put into each
// other in the same way, https://www.11ty.dev/docs/layouts/.
func (t theme) jekyll(b Blog) string {
	inner, name := contentMark, "post"
	for range 6 {
		text := t.read(b, name, name+".html", name+".njk", name+".liquid")
		if text == "" {
			break
		}
		head := frontMatter.FindStringSubmatch(text)
		if head != nil {
			text = text[len(head[0]):]
		}
		text = t.included(b, text, liquid, 0)
		inner = liquidText.ReplaceAllLiteralString(text, inner)
		if head == nil {
			break
		}
		outer := layoutKey.FindStringSubmatch(head[1])
		if outer == nil {
			break
		}
		name = outer[1]
	}
	return inner
}

// hugo: https://gohugo.io/templates/lookup-order/
func (t theme) hugo(b Blog) string {
	single := t.read(b, "posts/single.html", "post/single.html", "_default/single.html", "single.html", "page.html")
	inner := goText.ReplaceAllLiteralString(t.included(b, single, partial, 0), contentMark)
	// The first time is the text; later ones are summaries and counts.
	if at := strings.Index(inner, contentMark); at >= 0 {
		rest := at + len(contentMark)
		inner = inner[:rest] + strings.ReplaceAll(inner[rest:], contentMark, "")
	}
	if base := t.read(b, "_default/baseof.html", "baseof.html"); base != "" && strings.Contains(single, "define") {
		return goBlock.ReplaceAllLiteralString(t.included(b, base, partial, 0), inner)
	}
	return inner
}

// read gives the first template of these names that is there, or "".
func (t theme) read(b Blog, names ...string) string {
	for _, name := range names {
		for _, dir := range t.layouts {
			at := path.Join(dir, name)
			if !fs.ValidPath(at) {
				continue
			}
			if text, err := b.Root.Read(at, largestTemplate); err == nil {
				return string(text)
			}
		}
	}
	return ""
}

// included puts included templates into a text.
func (t theme) included(b Blog, text string, include *regexp.Regexp, deep int) string {
	if deep > 4 {
		return text
	}
	size := len(text)
	return include.ReplaceAllStringFunc(text, func(call string) string {
		name := include.FindStringSubmatch(call)[1]
		inside := t.read(b, name, "partials/"+name, "_partials/"+name, "partials/"+name+".html")
		if inside == "" && strings.HasSuffix(name, ".css") {
			return `<!-- "` + name + `" -->` // for named
		}
		if size += len(inside); size > largestTemplate {
			return ""
		}
		return t.included(b, inside, include, deep+1)
	})
}

// plainPage takes what is computed out of a template; an address that begins with
// a path in quotes stays.
func plainPage(text string) string {
	return expression.ReplaceAllStringFunc(condition.ReplaceAllLiteralString(text, ""), func(e string) string {
		if m := pathInside.FindStringSubmatch(e); m != nil {
			return "/" + strings.TrimPrefix(m[1], "/")
		}
		return ""
	})
}

// layered are files of several folders that are served from "/", the first that has
// one before the others.
type layered struct {
	blog Blog
	dirs []string
}

func (f layered) Has(ctx context.Context, name string) bool {
	return slices.ContainsFunc(f.dirs, func(dir string) bool { return (folderFiles{f.blog.Root, dir}).Has(ctx, name) })
}

func (f layered) Read(ctx context.Context, name string) ([]byte, error) {
	for _, dir := range f.dirs {
		b, err := (folderFiles{f.blog.Root, dir}).Read(ctx, name)
		if !problem.Is(err, problem.NotFound) {
			return b, err
		}
	}
	return nil, problem.Wrap(problem.NotFound, name, errors.New("no folder of the theme has it"))
}

func (f layered) Pages(context.Context) ([]string, error) {
	return nil, fmt.Errorf("list the pages of a theme: %w", errors.ErrUnsupported)
}
