package site

import "penpush/internal/markdown"

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
		{markdown.FeatureTypography, []string{"marked", "quotes"}, func(v string) {
			if r := []rune(v); len(r) == 4 {
				s.Quotes = [4]string{string(r[2]), string(r[3]), string(r[0]), string(r[1])}
			}
		}},
		{markdown.FeatureHeadingIDs, []string{"marked", "modifyAnchors"}, func(v string) {
			switch v {
			case "1", "lower", "lowercase":
				s.HeadingIDs = markdown.HexoLower
			case "2", "upper", "uppercase":
				s.HeadingIDs = markdown.HexoUpper
			}
		}},
		{markdown.FeatureDefinitions, []string{"marked", "descriptionLists"}, s.enable(markdown.DefinitionLists)},
		{markdown.FeatureImages, []string{"marked", "figcaption"}, s.with(markdown.Captions)},
		{markdown.FeatureLineBreaks, []string{"marked", "gfm"}, func(v string) { s.HardWraps = s.HardWraps && v == "true" }},
		{markdown.FeatureTables, []string{"marked", "gfm"}, s.enable(markdown.Tables | markdown.Strikethrough | markdown.TaskLists | markdown.BareLinks)},
		{markdown.FeatureImages, []string{"marked", "prependRoot"}, s.with(markdown.RootImages)},
	})
}
