package site

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"penpush/internal/markdown"
)

// Formulas is what a site draws as formulas in the text of its pages.
type Formulas string

// The ways.
const (
	NoFormulas     Formulas = ""
	MarkedFormulas Formulas = "marks"   // \( \), \[ \] and $$ $$
	DollarFormulas Formulas = "dollars" // and $ $
)

// mathKeys are the fields and settings by which themes are told that there are
// formulas.
func mathKeys() []string {
	return []string{"math", "mathjax", "katex", "use_math", "usemath", "enablemath", "enablemathjax", "mathjax3", "latex", "enable_mathjax", "enablekatex"}
}

// mathPackages draw them wherever they are.
func mathPackages() []string {
	return []string{
		"hexo-math", "hexo-filter-katex", "hexo-filter-mathjax-ssr", "hexo-katex", "hexo-renderer-mathjax", "hexo-renderer-markdown-it-katex", "hexo-renderer-markdown-it-plus",
		"hexo-renderer-kramdown", "hexo-renderer-pandoc", "markdown-it-katex", "@vscode/markdown-it-katex", "@traptitech/markdown-it-katex", "markdown-it-mathjax3",
		"markdown-it-texmath", "@iktakahiro/markdown-it-katex", "@neilsustc/markdown-it-katex", "@abreto/markdown-it-katex", "@mdit/plugin-katex", "@mdit/plugin-mathjax", "eleventy-plugin-mathjax", "rehype-katex", "rehype-mathjax", "gatsby-remark-katex", "gatsby-remark-mathjax",
	}
}

// drawn is what the blog tells of formulas, once for all its posts.
type drawn struct {
	always, byKey bool
	way           Formulas
}

// Formulas tells what is drawn in a post; field gives a field of its front matter.
func (s *Site) Formulas(field func(key string) (value string, found bool)) Formulas {
	if s.draws == nil {
		return NoFormulas
	}
	d := s.draws()
	switch spoken := s.spoken.Dialect; {
	case spoken.With&markdown.Math != 0 && spoken.Formulas == markdown.Delimiters{} && spoken.Family != markdown.Kramdown:
		return DollarFormulas // a plugin takes and draws them
	case strings.Contains(spoken.Formulas.Inlines, markdown.Delimiter("$", "$")):
		d.way = DollarFormulas
	}
	for _, key := range mathKeys() {
		value, found := field(key)
		switch {
		case !found:
		case falsy(value):
			return NoFormulas
		default:
			return d.way
		}
	}
	if d.always {
		return d.way
	}
	return NoFormulas
}

func falsy(v string) bool {
	switch strings.ToLower(v) {
	case "", "false", "no", "off", "0", "null":
		return true
	}
	return false
}

// learnFormulas looks at the configuration, the packages and the templates.
func learnFormulas(f folder, generator string) drawn {
	d := drawn{way: MarkedFormulas}
	for _, name := range []string{
		"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config/_default/hugo.toml",
		"config/_default/hugo.yaml", "config/_default/config.toml", "config/_default/config.yaml", "_config.yml", "_config.yaml", "_config.toml",
	} {
		c := f.parse(name)
		d.settings(c)
		if params, ok := c.value("params").(map[string]any); ok {
			d.settings(params)
			if page, ok := config(params).value("page").(map[string]any); ok {
				d.settings(page)
			}
		}
		if theme := c.text("theme"); generator == "hexo" && theme != "" {
			d.settings(f.parse("_config." + theme + ".yml"))
			d.settings(f.parse("themes/" + theme + "/_config.yml"))
		}
	}
	for _, ending := range []string{".toml", ".yaml", ".yml"} {
		d.settings(f.parse("config/_default/params" + ending))
	}
	d.always = d.always || len(f.dependency(mathPackages()...)) > 0
	if f.dependsOn("hexo-filter-mathjax") { // https://github.com/next-theme/hexo-filter-mathjax
		c := f.parse(f.first("_config.yml", "_config.yaml"))
		d.always = c.is("mathjax", "every_page")
		if c.text("mathjax", "single_dollars") != "false" {
			d.way = DollarFormulas
		}
	}
	d.templates(f)
	for _, dir := range []string{"layouts/_markup", "layouts/_default/_markup"} { // Hugo draws them itself
		d.always = d.always || f.first(dir+"/render-passthrough.html", dir+"/render-passthrough-block.html", dir+"/render-passthrough-inline.html") != ""
	}
	return d
}

// settings reads switches such as "mathjax: true" and "math: {enable: true}". One
// that is for each page to say leaves it to the pages.
func (d *drawn) settings(c config) {
	for _, key := range mathKeys() {
		switch v := c.value(key).(type) {
		case bool:
			d.always = d.always || v
		case string:
			d.always = d.always || !falsy(v)
		case map[string]any:
			own := config(v)
			if own.is("enable") || own.is("enabled") || own.is("mathjax", "enable") || own.is("katex", "enable") {
				each := own.is("per_page") || own.value("every_page") != nil && !own.is("every_page")
				d.always, d.byKey = d.always || !each, d.byKey || each
			}
		}
	}
}

const (
	mostMathTemplates   = 400
	mathTemplateBytes   = 64 << 10
	deepestMathTemplate = 6
)

var (
	loadsMath = regexp.MustCompile(`(?i)(?:mathjax|katex)[\w@./-]*\.js|auto-render|renderMathInElement|MathJax\s*(?:\.Hub|=|\.config)`)
	asksPage  = regexp.MustCompile(`(?i)(?:params|page|post)\.(?:page\.)?(?:math|mathjax|katex|use_?math|enable_?math(?:jax)?|latex)\b|param\s+"(?:math|mathjax|katex)`)
	oneDollar = regexp.MustCompile(`\[\s*["']\$["']\s*,\s*["']\$["']\s*\]|left:\s*["']\\*\$["']`)
)

// templates looks for what loads MathJax or KaTeX on the blog's pages.
func (d *drawn) templates(f folder) {
	left := mostMathTemplates
	loads, asks := false, false
	for _, dir := range []string{"layouts", "_includes", "_layouts", "themes", "assets/js", "static/js"} {
		root := path.Join(f.dir, dir)
		//nolint:errcheck // what cannot be read tells nothing
		fs.WalkDir(f.fsys, root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil || left <= 0:
				return fs.SkipAll
			case entry.IsDir() && (strings.Count(strings.TrimPrefix(name, root), "/") > deepestMathTemplate || entry.Name() == "node_modules" || entry.Name() == ".git" || entry.Name() == "exampleSite"):
				return fs.SkipDir
			case entry.IsDir() || !isTemplate(name):
				return nil
			}
			left--
			text, err := head(f.fsys, name, mathTemplateBytes)
			if err != nil {
				return nil //nolint:nilerr // it tells nothing
			}
			if asksPage.Match(text) {
				asks = true
			}
			if loadsMath.Match(text) {
				loads = true
				if oneDollar.Match(text) {
					d.way = DollarFormulas
				}
			}
			return nil
		})
	}
	d.byKey = d.byKey || asks
	d.always = d.always || loads && !d.byKey
}

func isTemplate(name string) bool {
	switch path.Ext(name) {
	case ".html", ".ejs", ".pug", ".njk", ".swig", ".jsx", ".liquid":
		return true
	case ".js":
		return strings.Contains(strings.ToLower(path.Base(name)), "math") || strings.Contains(strings.ToLower(path.Base(name)), "katex")
	}
	return false
}
