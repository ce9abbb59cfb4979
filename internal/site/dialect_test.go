package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"penpush/internal/markdown"
)

// A blog's configuration changes what is spoken, and the setting that does is kept.
func TestTheConfigurationSpeaks(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		post  string
		holds func(markdown.Dialect) bool
		says  string
	}{
		"hugo as it is":          {map[string]string{"hugo.toml": "title = 'a'"}, "a.md", func(d markdown.Dialect) bool { return d == markdown.For("hugo") }, ""},
		"hugo lets HTML through": {map[string]string{"hugo.toml": "[markup.goldmark.renderer]\nunsafe = true"}, "a.md", func(d markdown.Dialect) bool { return d.Without&markdown.RawHTML == 0 }, "hugo.toml: markup.goldmark.renderer.unsafe = true"},
		"hugo in a file of its own": {
			map[string]string{"config/_default/hugo.toml": "title = 'a'", "config/_default/markup.toml": "[goldmark.extensions]\ntypographer = false"},
			"a.md",
			func(d markdown.Dialect) bool { return d.Typography == markdown.PlainTypography }, "config/_default/markup.toml: markup.goldmark.extensions.typographer = false",
		},
		"hugo's emoji beside such a file": {
			map[string]string{"config/_default/hugo.toml": "enableEmoji = true", "config/_default/markup.toml": "[goldmark.parser.attribute]\nblock = true"},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.With&markdown.Emoji != 0 && d.With&markdown.BlockAttributes != 0
			}, "config/_default/hugo.toml: enableEmoji = true\nconfig/_default/markup.toml: markup.goldmark.parser.attribute.block = true",
		},
		"hugo breaks lines":        {map[string]string{"config.yaml": "baseURL: https://a.org/\nmarkup:\n  goldmark:\n    renderer:\n      hardWraps: true", "archetypes/a.md": ""}, "a.md", func(d markdown.Dialect) bool { return d.HardWraps }, "config.yaml: markup.goldmark.renderer.hardWraps = true"},
		"jekyll breaks lines":      {map[string]string{"_config.yml": "kramdown:\n  hard_wrap: true"}, "a.md", func(d markdown.Dialect) bool { return d.HardWraps && d.Family == markdown.Kramdown }, "_config.yml: kramdown.hard_wrap = true"},
		"jekyll with another gem":  {map[string]string{"_config.yml": "markdown: CommonMarkGhPages"}, "a.md", func(d markdown.Dialect) bool { return d.Family == markdown.CommonMark && d.Name == "jekyll" }, "_config.yml: markdown = CommonMarkGhPages"},
		"jekyll's straight quotes": {map[string]string{"_config.yml": "kramdown:\n  smart_quotes: [apos, apos, quot, quot]"}, "a.md", func(d markdown.Dialect) bool { return d.Typography == markdown.PlainTypography }, "_config.yml: kramdown.smart_quotes = apos,apos,quot,quot"},
		"hugo's quotes of the language": {
			map[string]string{"hugo.toml": "[markup.goldmark.extensions.typographer]\nleftDoubleQuote = '&laquo;'\nemDash = '-'"},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.Typography == markdown.Typographer && d.Quotes[2] == "&laquo;" && d.Signs[1] == "-"
			}, "",
		},
		"hugo joins wide lines": {
			map[string]string{"hugo.toml": "[markup.goldmark.extensions.cjk]\nenable = true\neastAsianLineBreaks = true\nescapedSpace = true"},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.With&markdown.EastAsianBreaks != 0 && d.With&markdown.EscapedSpaces != 0
			}, "",
		},
		"hugo's wide lines are off": {
			map[string]string{"hugo.toml": "[markup.goldmark.extensions.cjk]\nenable = false\neastAsianLineBreaks = true"},
			"a.md",
			func(d markdown.Dialect) bool { return d.With&markdown.EastAsianBreaks == 0 }, "",
		},
		"hugo's pictures alone": {
			map[string]string{"hugo.toml": "[markup.goldmark.parser]\nwrapStandAloneImageWithinParagraph = false"},
			"a.md",
			func(d markdown.Dialect) bool { return d.With&markdown.BareImages != 0 }, "",
		},
		"jekyll's quotes of the language": {
			map[string]string{"_config.yml": "kramdown:\n  smart_quotes: [laquo, raquo, bdquo, 8220]\n  typographic_symbols:\n    ndash: --"},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.Quotes == [4]string{"«", "»", "„", "“"} && d.Signs[2] == "--"
			}, "",
		},
		"jekyll's ids and contents": {
			map[string]string{"_config.yml": "kramdown:\n  auto_id_prefix: p-\n  toc_levels: 2..3\n  footnote_nr: 5"},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.IDPrefix == "p-" && d.ContentsLevels == [2]int{2, 3} && d.FirstNote == 5
			}, "",
		},
		"jekyll's headings, footnotes and formulas": {
			map[string]string{"_config.yml": "kramdown:\n  header_offset: 1\n  footnote_backlink: '↑'\n  math_engine: null"},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.HeadingOffset == 1 && d.Backlink == "↑" && d.With&markdown.Math == 0
			}, "_config.yml: kramdown.math_engine = nil",
		},
		"jekyll's footnotes without a way back": {
			map[string]string{"_config.yml": "kramdown:\n  footnote_backlink: ''"},
			"a.md",
			func(d markdown.Dialect) bool { return d.With&markdown.NoBacklinks != 0 && d.With&markdown.Math != 0 }, "",
		},
		"hugo's formulas": {
			map[string]string{"hugo.toml": "[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\nblock = [['\\[', '\\]'], ['$$', '$$']]\ninline = [['\\(', '\\)']]"},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.Formulas == markdown.Delimiters{Blocks: "\\[ \\]\n$$ $$\n", Inlines: "\\( \\)\n"} && d.With&markdown.Math != 0
			}, "hugo.toml: markup.goldmark.extensions.passthrough.enable = true",
		},
		"hugo's formulas, switched off": {
			map[string]string{"hugo.yaml": "markup:\n  goldmark:\n    extensions:\n      passthrough:\n        enable: false\n        delimiters:\n          block: [['$$', '$$']]"},
			"a.md",
			func(d markdown.Dialect) bool { return d.Formulas == markdown.Delimiters{} && d.With&markdown.Math == 0 }, "",
		},
		"jekyll's paragraphs end at blank lines": {
			map[string]string{"_config.yml": "kramdown:\n  gfm_quirks: []"},
			"a.md",
			func(d markdown.Dialect) bool { return d.With&markdown.StrictParagraphs != 0 }, "",
		},
		"hexo's anchors, quotes and captions": {
			map[string]string{"_config.yml": "marked:\n  modifyAnchors: 1\n  quotes: '«»‹›'\n  figcaption: true\n  descriptionLists: false", "package.json": `{"dependencies":{"hexo":"7"}}`},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.HeadingIDs == markdown.HexoLower && d.Quotes == [4]string{"‹", "›", "«", "»"} && d.With&markdown.Captions != 0 && d.Without&markdown.DefinitionLists != 0
			}, "",
		},
		"hexo keeps lines together":  {map[string]string{"_config.yml": "marked:\n  breaks: false", "package.json": `{"dependencies":{"hexo":"7"}}`}, "a.md", func(d markdown.Dialect) bool { return !d.HardWraps && d.Family == markdown.Marked }, "_config.yml: marked.breaks = false"},
		"hexo with marked as it was": {map[string]string{"_config.yml": "", "package.json": `{"dependencies":{"hexo":"3.9.0","hexo-renderer-marked":"^2.0.0"}}`}, "a.md", func(d markdown.Dialect) bool { return d.With&markdown.LooseEmphasis != 0 }, "package.json: hexo-renderer-marked 2"},
		"hexo with marked of today":  {map[string]string{"_config.yml": "", "package.json": `{"dependencies":{"hexo":"7","hexo-renderer-marked":"^7.0.0"}}`}, "a.md", func(d markdown.Dialect) bool { return d.With&markdown.LooseEmphasis == 0 }, ""},
		"hexo with markdown-it":      {map[string]string{"_config.yml": "", "package.json": `{"dependencies":{"hexo":"7","hexo-renderer-markdown-it":"7"}}`}, "a.md", func(d markdown.Dialect) bool { return d.Family == markdown.MarkdownIt }, "package.json: hexo-renderer-markdown-it"},
		"hexo with markdown-it's plugins": {
			map[string]string{"_config.yml": "markdown:\n  render:\n    quotes: '«»‹›'\n  plugins:\n    - markdown-it-footnote\n    - name: markdown-it-emoji\n    - '@neilsustc/markdown-it-katex'\n  anchors:\n    level: 1\n    collisionSuffix: v", "package.json": `{"dependencies":{"hexo":"7","hexo-renderer-markdown-it":"7"}}`},
			"a.md",
			func(d markdown.Dialect) bool {
				return d.Typography == markdown.Replacements && d.Quotes[2] == "«" && d.Without&markdown.Footnotes == 0 && d.With&markdown.Emoji != 0 && d.FirstHeading == 1 && d.Again == "v" && d.With&markdown.Math != 0
			}, "",
		},
		"astro without typography": {map[string]string{"astro.config.mjs": "export default { markdown: { smartypants: false } }"}, "a.md", func(d markdown.Dialect) bool { return d.Typography == markdown.PlainTypography }, "astro.config.mjs: smartypants: false"},
		"astro's other posts":      {map[string]string{"astro.config.mjs": "export default {}"}, "b/a.mdx", func(d markdown.Dialect) bool { return d.Family == markdown.MDX }, "a.mdx"},
		"gatsby with addresses":    {map[string]string{"gatsby-config.js": "module.exports = { plugins: [`gatsby-remark-autolink-headers`] }"}, "a.md", func(d markdown.Dialect) bool { return d.HeadingIDs == markdown.SluggerIDs }, "gatsby-config.js: gatsby-remark-autolink-headers"},
		"eleventy links addresses": {map[string]string{"eleventy.config.js": "const md = markdownIt({ linkify: true })"}, "a.md", func(d markdown.Dialect) bool { return d.Without&markdown.BareLinks == 0 }, "eleventy.config.js: linkify: true"},
		"eleventy's formulas":      {map[string]string{"eleventy.config.js": "import katex from '@vscode/markdown-it-katex'\neleventyConfig.amendLibrary('md', (md) => md.use(katex))", "package.json": `{"dependencies":{"@11ty/eleventy":"3","@vscode/markdown-it-katex":"1"}}`}, "a.md", func(d markdown.Dialect) bool { return d.With&markdown.Math != 0 }, "eleventy.config.js: @vscode/markdown-it-katex"},
		"vitepress breaks lines":   {map[string]string{".vitepress/config.ts": "export default { markdown: { breaks: true } }"}, "a.md", func(d markdown.Dialect) bool { return d.HardWraps }, ".vitepress/config.ts: breaks: true"},
		"what is commented out":    {map[string]string{"astro.config.mjs": "// smartypants: false\nexport default {}"}, "a.md", func(d markdown.Dialect) bool { return d.Typography == markdown.Retext }, ""},
		"the blog says another":    {map[string]string{"hugo.toml": "[markup.goldmark.renderer]\nunsafe = true", OverrideFile: "dialect = 'jekyll'"}, "a.md", func(d markdown.Dialect) bool { return d == markdown.For("jekyll") }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := fstest.MapFS{}
			for file, content := range c.files {
				m[file] = &fstest.MapFile{Data: []byte(content)}
			}
			spoken := recognise(t, m).Spoken(c.post)
			if !c.holds(spoken.Dialect) {
				t.Errorf("the preview would show something else: %+v", spoken)
			}
			var says []string
			for _, b := range spoken.Because {
				says = append(says, b.Says)
			}
			if got := strings.Join(says, "\n"); got != c.says && c.says != "" {
				t.Errorf("known because of %q, not %q", got, c.says)
			}
		})
	}
}
