package site

import (
	"path"
	"regexp"
	"strings"
)

// gatsbySite is what a Gatsby blog's gatsby-node says about addresses, as far as
// it is written in one of the usual ways:
// https://www.gatsbyjs.com/docs/creating-slugs-for-pages/
type gatsbySite struct {
	script  string
	sources []string // folders of gatsby-source-filesystem, relative to the blog
	slash   string   // trailingSlash
	// before and after stand around the slug field.
	before, after string
	bySlug        bool
	// prefix stands before what createFilePath gives.
	prefix string
	byFile bool
}

var (
	slugTemplate  = regexp.MustCompile("`(/?[^`$]*)\\$\\{[^}`]*frontmatter\\??\\.slug[^}`]*\\}([^`$]*)`")
	fieldTemplate = regexp.MustCompile("`(/?[^`$]*)\\$\\{[^}`]*(?:fields\\??\\.slug|value|createFilePath\\([^`]*?\\))\\}([^`$]*)`")
	sourcePath    = regexp.MustCompile("path:\\s*(?:`\\$\\{__dirname\\}/([^`]*)`|[\"']\\.?/?([^\"'\\n]*)[\"']|path\\.(?:join|resolve)\\(__dirname,\\s*[\"']([^\"']*)[\"']\\))")
)

func gatsbySiteOf(home folder, script string) gatsbySite {
	g := gatsbySite{slash: scriptText(script, "trailingSlash")}
	g.script = home.read(home.first("gatsby-node.js", "gatsby-node.ts", "gatsby-node.mjs"))
	g.script = scriptComment.ReplaceAllString(g.script, "")
	for _, m := range sourcePath.FindAllStringSubmatch(scriptComment.ReplaceAllString(script, ""), -1) {
		if d := inside(firstText(m[1:]...), ""); d != "" {
			g.sources = append(g.sources, path.Join(home.dir, d))
		}
	}
	if g.slash == "" {
		if v := parseJSON(home.read("package.json")).text("dependencies", "gatsby"); strings.HasPrefix(strings.TrimLeft(v, "^~>= "), "5") {
			g.slash = "always"
		}
	}
	if m := slugTemplate.FindStringSubmatch(g.script); m != nil {
		g.bySlug, g.before, g.after = true, m[1], m[2]
	} else {
		g.bySlug = strings.Contains(g.script, "frontmatter.slug")
	}
	if g.byFile = strings.Contains(g.script, "createFilePath("); g.byFile {
		if m := fieldTemplate.FindStringSubmatch(g.script); m != nil {
			g.prefix, g.after = m[1], firstText(g.after, m[2])
		}
	}
	return g
}

func (g gatsbySite) route(p Page) (string, bool) {
	at, ok := g.plain(p)
	switch {
	case !ok:
		return "", false
	case g.slash == "always" && !strings.HasSuffix(at, "/"):
		at += "/"
	case g.slash == "never":
		at = strings.TrimSuffix(at, "/")
	}
	return at, true
}

func (g gatsbySite) plain(p Page) (string, bool) {
	if p.URL != "" && strings.Contains(g.script, "frontmatter.path") {
		return p.URL, strings.HasPrefix(p.URL, "/")
	}
	if p.Slug != "" {
		switch {
		case !g.bySlug || !g.plainSlug(p.Slug):
			return "", false
		case strings.HasPrefix(g.before, "/") || strings.HasPrefix(p.Slug, "/"):
			return g.before + p.Slug + g.after, true
		}
		return "", false
	}
	if !g.byFile || strings.Contains(g.script, "frontmatter.title)") {
		return "", false
	}
	for _, dir := range g.sources {
		if name, ok := below(dir, p.Path); ok && dir != "." {
			return g.prefix + "/" + folded(name) + "/", true
		}
	}
	return "", false
}

var (
	slugifiers = regexp.MustCompile(`(?i)slugify|kebab|slug\(`)
	anySlug    = regexp.MustCompile(`^/?[a-z0-9]+([-/][a-z0-9]+)*/?$`)
	wordSlug   = regexp.MustCompile(`^[a-z0-9_-]+$`)
)

// plainSlug tells a slug that stays as it is, whatever the blog's program makes
// slugs with.
func (g gatsbySite) plainSlug(s string) bool {
	switch {
	case !slugifiers.MatchString(g.script), anySlug.MatchString(s):
		return true
	case regexp.MustCompile(`require\(["']slug["']\)|from ["']slug["']`).MatchString(g.script):
		return wordSlug.MatchString(s)
	}
	return false
}
