package site

import (
	"testing"
	"testing/fstest"
)

// A price must not become a formula, and a formula not stay its source.
func TestFormulasAreWhereTheSiteHasThem(t *testing.T) {
	pkg := func(name string) string { return `{"dependencies":{"hexo":"7","` + name + `":"1"}}` }
	for name, c := range map[string]struct {
		files  map[string]string
		fields map[string]string
		want   Formulas
	}{
		"nowhere":                  {map[string]string{"hugo.toml": "title = 'a'"}, nil, NoFormulas},
		"by a field":               {map[string]string{"hugo.toml": "title = 'a'"}, map[string]string{"math": "true"}, MarkedFormulas},
		"by the name of the tool":  {map[string]string{"_config.yml": "title: a"}, map[string]string{"math": "katex"}, MarkedFormulas},
		"not in this post":         {map[string]string{"hugo.toml": "[params]\nmath = true"}, map[string]string{"math": "false"}, NoFormulas},
		"hugo's parameter":         {map[string]string{"hugo.toml": "[params]\nmath = true"}, nil, MarkedFormulas},
		"hugo's deeper parameter":  {map[string]string{"hugo.toml": "[params.page.math]\nenable = true"}, nil, MarkedFormulas},
		"hexo's package":           {map[string]string{"_config.yml": "title: a", "package.json": pkg("hexo-filter-katex")}, nil, MarkedFormulas},
		"hexo's filter":            {map[string]string{"_config.yml": "title: a", "package.json": pkg("hexo-filter-mathjax")}, nil, NoFormulas},
		"hexo's filter, by key":    {map[string]string{"_config.yml": "title: a", "package.json": pkg("hexo-filter-mathjax")}, map[string]string{"mathjax": "true"}, DollarFormulas},
		"hexo's filter, each page": {map[string]string{"_config.yml": "mathjax:\n  every_page: true\n  single_dollars: false", "package.json": pkg("hexo-filter-mathjax")}, nil, MarkedFormulas},
		"hexo's theme":             {map[string]string{"_config.yml": "theme: x", "package.json": pkg("a"), "_config.x.yml": "mathjax:\n  enable: true"}, nil, MarkedFormulas},
		"hexo's theme, each page":  {map[string]string{"_config.yml": "theme: x", "package.json": pkg("a"), "_config.x.yml": "math:\n  per_page: true\n  mathjax:\n    enable: true"}, nil, NoFormulas},
		"vitepress":                {map[string]string{".vitepress/config.ts": "export default { markdown: { math: true } }"}, nil, DollarFormulas},
		"hugo draws them itself":   {map[string]string{"hugo.toml": "[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\ninline = [['$', '$']]", "layouts/_markup/render-passthrough.html": "{{ transform.ToMath .Inner }}"}, nil, DollarFormulas},
		"jekyll's include":         {map[string]string{"_config.yml": "title: a", "_includes/head.html": `<script src="https://a.org/MathJax.js"></script>`}, nil, MarkedFormulas},
		"jekyll's include, by key": {map[string]string{"_config.yml": "title: a", "_includes/head.html": `{% if page.use_math %}<script src="https://a.org/mathjax@3/tex.js"></script>{% endif %}`}, nil, NoFormulas},
		"with that key": {
			map[string]string{"_config.yml": "title: a", "_includes/head.html": `{% if page.use_math %}<script>MathJax = {tex: {inlineMath: [['$', '$']]}}</script><script src="mathjax@3/tex.js"></script>{% endif %}`},
			map[string]string{"use_math": "true"},
			DollarFormulas,
		},
		"single dollars": {
			map[string]string{"hugo.toml": "title = 'a'", "layouts/partials/math.html": `<script src="katex.min.js"></script><script>renderMathInElement(document.body, {delimiters: [{left: "$", right: "$", display: false}]})</script>`},
			nil, DollarFormulas,
		},
	} {
		m := fstest.MapFS{}
		for file, content := range c.files {
			m[file] = &fstest.MapFile{Data: []byte(content)}
		}
		got := recognise(t, m).Formulas(func(key string) (string, bool) {
			v, ok := c.fields[key]
			return v, ok
		})
		if got != c.want {
			t.Errorf("%s: %q and not %q", name, got, c.want)
		}
	}
}
