package site

import (
	"slices"
	"strconv"

	"penpush/internal/markdown"
)

// speaks: https://github.com/hexojs/hexo-renderer-marked
func (hexo) speaks(f folder, s *Spoken) {
	file := f.first("_config.yml", "_config.yaml")
	c := f.parse(file)
	for _, other := range []string{"hexo-renderer-markdown-it", "hexo-renderer-markdown-it-plus", "hexo-renderer-markdown-it-katex"} {
		if !f.dependsOn(other) {
			continue
		}
		s.hexoMarkdownIt(c, file, other)
		return
	}
	if old, found := f.version("hexo-renderer-marked"); found && old < 3 { // marked 0.7 and older
		s.With |= markdown.LooseEmphasis
		s.because(markdown.FeatureParser, "package.json", "hexo-renderer-marked "+strconv.Itoa(old))
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
		{markdown.FeatureTypography, []string{"marked", "quotes"}, s.quotes},
		{markdown.FeatureHeadingIDs, []string{"marked", "modifyAnchors"}, s.hexoCase},
		{markdown.FeatureDefinitions, []string{"marked", "descriptionLists"}, s.enable(markdown.DefinitionLists)},
		{markdown.FeatureImages, []string{"marked", "figcaption"}, s.with(markdown.Captions)},
		{markdown.FeatureLineBreaks, []string{"marked", "gfm"}, func(v string) { s.HardWraps = s.HardWraps && v == "true" }},
		{markdown.FeatureTables, []string{"marked", "gfm"}, s.enable(markdown.Tables | markdown.Strikethrough | markdown.TaskLists | markdown.BareLinks)},
		{markdown.FeatureImages, []string{"marked", "prependRoot"}, s.with(markdown.RootImages)},
	})
}

// hexoMarkdownIt: https://github.com/hexojs/hexo-renderer-markdown-it
func (s *Spoken) hexoMarkdownIt(c config, file, renderer string) {
	s.Dialect = markdown.For("eleventy")
	s.Name, s.Without = "hexo", markdown.TaskLists|markdown.Footnotes
	s.HeadingIDs, s.HardWraps, s.Typography = markdown.HexoIDs, true, markdown.Replacements
	s.FirstHeading = 2
	s.because(markdown.FeatureParser, "package.json", renderer)
	s.apply(c, file, []setting{
		{markdown.FeatureRawHTML, []string{"markdown", "render", "html"}, s.enable(markdown.RawHTML)},
		{markdown.FeatureLineBreaks, []string{"markdown", "render", "breaks"}, s.wraps},
		{markdown.FeatureBareLinks, []string{"markdown", "render", "linkify"}, s.enable(markdown.BareLinks)},
		{markdown.FeatureTypography, []string{"markdown", "render", "typographer"}, s.prints(markdown.Replacements)},
		{markdown.FeatureTypography, []string{"markdown", "render", "quotes"}, s.quotes},
		{markdown.FeatureHeadingIDs, []string{"markdown", "anchors"}, func(v string) {
			if v == "false" {
				s.HeadingIDs = markdown.NoIDs
			}
		}},
		{markdown.FeatureHeadingIDs, []string{"markdown", "anchors", "level"}, func(v string) {
			if n, err := strconv.Atoi(v); err == nil {
				s.FirstHeading = n
			}
		}},
		{markdown.FeatureHeadingIDs, []string{"markdown", "anchors", "case"}, s.hexoCase},
		{markdown.FeatureHeadingIDs, []string{"markdown", "anchors", "collisionSuffix"}, func(v string) { s.Again = v }},
	})
	if renderer != "hexo-renderer-markdown-it" { // these have KaTeX built in
		s.With |= markdown.Math
		s.because(markdown.FeatureMath, "package.json", renderer)
	}
	plugins, _ := c.value("markdown", "plugins").([]any)
	for _, plugin := range plugins {
		name, _ := plugin.(string)
		if m, ok := plugin.(map[string]any); ok {
			name, _ = m["name"].(string)
		}
		if slices.Contains(markdownItFormulas(), name) {
			s.With |= markdown.Math
			s.because(markdown.FeatureMath, file, name)
		}
		switch name {
		case "markdown-it-footnote":
			s.Without &^= markdown.Footnotes
		case "markdown-it-emoji":
			s.With |= markdown.Emoji
		case "markdown-it-task-lists", "markdown-it-task-checkbox":
			s.Without &^= markdown.TaskLists
		}
	}
}

// quotes are four characters: double ones and then single ones.
func (s *Spoken) quotes(v string) {
	if r := []rune(v); len(r) == 4 {
		s.Quotes = [4]string{string(r[2]), string(r[3]), string(r[0]), string(r[1])}
	}
}

func (s *Spoken) hexoCase(v string) {
	switch v {
	case "1", "lower", "lowercase":
		s.HeadingIDs = markdown.HexoLower
	case "2", "upper", "uppercase":
		s.HeadingIDs = markdown.HexoUpper
	}
}
