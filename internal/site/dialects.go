package site

import "penpush/internal/markdown"

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
		{"typographer", markdown.FeatureTypography, s.prints(markdown.Replacements)},
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
	for _, name := range markdownItFormulas() {
		if f.dependsOn(name) && mentions(script, name) {
			s.With |= markdown.Math
			s.because(markdown.FeatureMath, file, name)
			return
		}
	}
}

// markdownItFormulas are plugins of markdown-it that take what stands between dollars.
func markdownItFormulas() []string {
	return []string{
		"markdown-it-katex", "markdown-it-texmath", "markdown-it-mathjax3", "@vscode/markdown-it-katex", "@iktakahiro/markdown-it-katex", "@traptitech/markdown-it-katex",
		"@neilsustc/markdown-it-katex", "@abreto/markdown-it-katex", "@mdit/plugin-katex", "@mdit/plugin-mathjax",
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
