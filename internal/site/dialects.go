package site

import (
	"strings"

	"penpush/internal/markdown"
)

// speaks: https://gohugo.io/configuration/markup/
func (hugo) speaks(f folder, s *Spoken) {
	file := f.first("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
		"config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/hugo.yml",
		"config/_default/config.toml", "config/_default/config.yaml", "config/_default/config.yml")
	c := f.parse(file)
	at := func(keys ...string) []string { return append([]string{"markup", "goldmark"}, keys...) }
	if own := f.first("config/_default/markup.toml", "config/_default/markup.yaml", "config/_default/markup.yml"); own != "" && c.value("markup") == nil {
		c, file = config{"markup": map[string]any(f.parse(own))}, own
	}
	ids := func(v string) {
		switch v {
		case "github-ascii":
			s.HeadingIDs = markdown.HugoASCII
		case "blackfriday":
			s.HeadingIDs = markdown.BlackfridayIDs
		default:
			s.HeadingIDs = markdown.HugoIDs
		}
	}
	s.apply(c, file, []setting{
		{markdown.FeatureRawHTML, at("renderer", "unsafe"), s.enable(markdown.RawHTML)},
		{markdown.FeatureLineBreaks, at("renderer", "hardWraps"), s.wraps},
		{markdown.FeatureTypography, at("extensions", "typographer"), s.prints(markdown.Typographer)},
		{markdown.FeatureTypography, at("extensions", "typographer", "disable"), func(v string) {
			if v == "true" {
				s.Typography = markdown.PlainTypography
			}
		}},
		{markdown.FeatureFootnotes, at("extensions", "footnote"), s.enable(markdown.Footnotes)},
		{markdown.FeatureDefinitions, at("extensions", "definitionList"), s.with(markdown.DefinitionLists)},
		{markdown.FeatureStrikes, at("extensions", "strikethrough"), s.enable(markdown.Strikethrough)},
		{markdown.FeatureTables, at("extensions", "table"), s.enable(markdown.Tables)},
		{markdown.FeatureTasks, at("extensions", "taskList"), s.enable(markdown.TaskLists)},
		{markdown.FeatureBareLinks, at("extensions", "linkify"), s.enable(markdown.BareLinks)},
		{markdown.FeatureHeadingIDs, at("parser", "autoHeadingIDType"), ids},
		{markdown.FeatureHeadingIDs, at("parser", "autoIDType"), ids},
		{markdown.FeatureHeadingIDs, at("parser", "autoHeadingID"), func(v string) {
			if v == "false" {
				s.HeadingIDs = markdown.NoIDs
			}
		}},
		{markdown.FeatureAttributes, at("parser", "attribute", "title"), s.with(markdown.HeadingAttributes)},
		{markdown.FeatureAttributes, at("parser", "attribute", "block"), s.with(markdown.BlockAttributes)},
		{markdown.FeatureEmoji, []string{"enableEmoji"}, s.with(markdown.Emoji)},
	})
}

// speaks: https://jekyllrb.com/docs/configuration/markdown/
func (jekyll) speaks(f folder, s *Spoken) {
	file := f.first("_config.yml", "_config.yaml", "_config.toml")
	c := f.parse(file)
	if m := c.text("markdown"); m != "" && !strings.EqualFold(m, "kramdown") {
		// CommonMark, GFM and their like are other gems; they read GitHub's Markdown.
		s.Dialect = markdown.For("github")
		s.Name = "jekyll"
		s.because(markdown.FeatureParser, file, "markdown = "+m)
		return
	}
	s.apply(c, file, []setting{
		{markdown.FeatureParser, []string{"kramdown", "input"}, func(v string) {
			if !strings.EqualFold(v, "gfm") {
				s.With |= markdown.PlainKramdown
			}
		}},
		{markdown.FeatureLineBreaks, []string{"kramdown", "hard_wrap"}, s.wraps},
		{markdown.FeatureHeadingIDs, []string{"kramdown", "auto_ids"}, func(v string) {
			if v == "false" {
				s.HeadingIDs = markdown.NoIDs
			}
		}},
		{markdown.FeatureTypography, []string{"kramdown", "smart_quotes"}, func(v string) {
			if strings.Contains(v, "apos") || strings.Contains(v, "quot,quot") {
				s.Typography = markdown.PlainTypography
			}
		}},
		{markdown.FeatureRawHTML, []string{"kramdown", "parse_block_html"}, s.with(markdown.BlockHTML)},
	})
	for _, quirk := range c.list("kramdown", "gfm_quirks") {
		if quirk == "no_auto_typographic" {
			s.With |= markdown.NoSigns
			s.because(markdown.FeatureTypography, file, "kramdown.gfm_quirks = "+quirk)
		}
	}
}

// speaks: https://github.com/hexojs/hexo-renderer-marked
func (hexo) speaks(f folder, s *Spoken) {
	file := f.first("_config.yml", "_config.yaml")
	c := f.parse(file)
	for _, other := range []string{"hexo-renderer-markdown-it", "hexo-renderer-markdown-it-plus"} {
		if !f.dependsOn(other) {
			continue
		}
		s.Dialect = markdown.For("eleventy")
		s.Name, s.Without = "hexo", markdown.TaskLists
		s.With, s.HeadingIDs, s.HardWraps = markdown.DefinitionLists, markdown.HexoIDs, true
		s.because(markdown.FeatureParser, "package.json", other)
		s.apply(c, file, []setting{
			{markdown.FeatureRawHTML, []string{"markdown", "render", "html"}, s.enable(markdown.RawHTML)},
			{markdown.FeatureLineBreaks, []string{"markdown", "render", "breaks"}, s.wraps},
			{markdown.FeatureBareLinks, []string{"markdown", "render", "linkify"}, s.enable(markdown.BareLinks)},
		})
		return
	}
	if c.is("post_asset_folder") || c.is("marked", "postAsset") {
		s.With &^= markdown.RootImages // the picture is looked for beside the post
	}
	s.apply(c, file, []setting{
		{markdown.FeatureLineBreaks, []string{"marked", "breaks"}, s.wraps},
		{markdown.FeatureTypography, []string{"marked", "smartypants"}, s.prints(markdown.Smartypants)},
		{markdown.FeatureBareLinks, []string{"marked", "autolink"}, s.enable(markdown.BareLinks)},
		{markdown.FeatureHeadingIDs, []string{"marked", "headerIds"}, func(v string) {
			if v == "false" {
				s.HeadingIDs = markdown.NoIDs
			}
		}},
		{markdown.FeatureTables, []string{"marked", "gfm"}, s.enable(markdown.Tables | markdown.Strikethrough | markdown.TaskLists | markdown.BareLinks)},
		{markdown.FeatureImages, []string{"marked", "prependRoot"}, s.with(markdown.RootImages)},
	})
}

// speaks: https://docs.astro.build/en/guides/markdown-content/
func (astro) speaks(f folder, s *Spoken) {
	file := f.first("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs", "astro.config.mts")
	script := f.read(file)
	if v, ok := switched(script, "smartypants"); ok {
		s.prints(markdown.Retext)(v)
		s.because(markdown.FeatureTypography, file, "smartypants: "+v)
	}
	if v, ok := switched(script, "gfm"); ok && v == "false" {
		s.Without |= markdown.Tables | markdown.Strikethrough | markdown.TaskLists | markdown.BareLinks | markdown.Footnotes
		s.because(markdown.FeatureTables, file, "gfm: false")
	}
	s.remarkPlugins(f, file, script)
}

// remarkPlugins looks for plugins that a script or package.json names.
func (s *Spoken) remarkPlugins(f folder, file, script string) {
	for _, p := range []struct {
		name    string
		feature markdown.Feature
		use     func()
	}{
		{"remark-breaks", markdown.FeatureLineBreaks, func() { s.HardWraps = true }},
		{"remark-math", markdown.FeatureMath, func() { s.With |= markdown.Math }},
		{"remark-emoji", markdown.FeatureEmoji, func() { s.With |= markdown.Emoji }},
		{"remark-gemoji", markdown.FeatureEmoji, func() { s.With |= markdown.Emoji }},
	} {
		if f.dependsOn(p.name) && mentions(script, p.name) {
			p.use()
			s.because(p.feature, file, p.name)
		}
	}
}

// speaks: https://www.gatsbyjs.com/plugins/gatsby-transformer-remark/
func (gatsby) speaks(f folder, s *Spoken) {
	file := f.first("gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs")
	script := f.withModules(f.read(file))
	for _, p := range []struct {
		name    string
		feature markdown.Feature
		use     func()
	}{
		{"gatsby-remark-smartypants", markdown.FeatureTypography, func() { s.Typography = markdown.Retext }},
		{"gatsby-remark-autolink-headers", markdown.FeatureHeadingIDs, func() { s.HeadingIDs = markdown.SluggerIDs }},
		{"gatsby-remark-katex", markdown.FeatureMath, func() { s.With |= markdown.Math }},
	} {
		if mentions(script, p.name) {
			p.use()
			s.because(p.feature, file, p.name)
		}
	}
	s.remarkPlugins(f, file, script)
}

// speaks: https://www.11ty.dev/docs/languages/markdown/
func (eleventy) speaks(f folder, s *Spoken) {
	file := f.first(".eleventy.js", ".eleventy.cjs", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs")
	script := f.read(file)
	if mentions(script, `setLibrary("md"`) || mentions(script, `setLibrary('md'`) {
		// A library of the blog's own has markdown-it's defaults.
		s.Without &^= markdown.IndentedCode
		s.Without |= markdown.RawHTML
		s.because(markdown.FeatureParser, file, "setLibrary")
	}
	s.markdownIt(f, file, script)
}

// markdownIt reads options and plugins of markdown-it that a script names.
func (s *Spoken) markdownIt(f folder, file, script string) {
	for _, o := range []struct {
		key     string
		feature markdown.Feature
		set     func(string)
	}{
		{"html", markdown.FeatureRawHTML, s.enable(markdown.RawHTML)},
		{"breaks", markdown.FeatureLineBreaks, s.wraps},
		{"linkify", markdown.FeatureBareLinks, s.enable(markdown.BareLinks)},
	} {
		if v, ok := switched(script, o.key); ok {
			o.set(v)
			s.because(o.feature, file, o.key+": "+v)
		}
	}
	for _, p := range []struct {
		name    string
		feature markdown.Feature
		use     func()
	}{
		{"markdown-it-footnote", markdown.FeatureFootnotes, func() { s.Without &^= markdown.Footnotes }},
		{"markdown-it-anchor", markdown.FeatureHeadingIDs, func() { s.HeadingIDs = markdown.SluggerIDs }},
		{"markdown-it-attrs", markdown.FeatureAttributes, func() { s.With |= markdown.BlockAttributes | markdown.HeadingAttributes }},
		{"markdown-it-emoji", markdown.FeatureEmoji, func() { s.With |= markdown.Emoji }},
		{"markdown-it-task-lists", markdown.FeatureTasks, func() { s.Without &^= markdown.TaskLists }},
	} {
		if f.dependsOn(p.name) && mentions(script, p.name) {
			p.use()
			s.because(p.feature, file, p.name)
		}
	}
}

// speaks: https://vitepress.dev/reference/site-config#markdown
func (vitepress) speaks(f folder, s *Spoken) {
	file := f.first(vitepressConfigs()...)
	script := f.read(file)
	s.markdownIt(f, file, script)
	if v, ok := switched(script, "math"); ok && v == "true" {
		s.With |= markdown.Math
		s.because(markdown.FeatureMath, file, "math: true")
	}
}

// speaks: https://docusaurus.io/docs/api/docusaurus-config#markdown
func (docusaurus) speaks(f folder, s *Spoken) {
	file := f.first(docusaurusConfigs()...)
	script := f.read(file)
	if format := scriptText(script, "format"); format == "md" {
		s.Family = markdown.Remark
		s.Without &^= markdown.IndentedCode
		s.because(markdown.FeatureParser, file, "format: md")
	}
	s.remarkPlugins(f, file, script)
}
