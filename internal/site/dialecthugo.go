package site

import "penpush/internal/markdown"

// speaks: https://gohugo.io/configuration/markup/
func (hugo) speaks(f folder, s *Spoken) {
	file := f.first("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
		"config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/hugo.yml",
		"config/_default/config.toml", "config/_default/config.yaml", "config/_default/config.yml")
	c := f.parse(file)
	at := func(keys ...string) []string { return append([]string{"markup", "goldmark"}, keys...) }
	s.apply(c, file, []setting{{markdown.FeatureEmoji, []string{"enableEmoji"}, s.with(markdown.Emoji)}})
	if own := f.first("config/_default/markup.toml", "config/_default/markup.yaml", "config/_default/markup.yml"); own != "" && c.value("markup") == nil {
		c, file = config{"markup": map[string]any(f.parse(own))}, own
	}
	cjk := c.is(at("extensions", "cjk", "enable")...)
	s.apply(c, file, append(hugoPrinted(s, at), []setting{
		{markdown.FeatureRawHTML, at("renderer", "unsafe"), s.enable(markdown.RawHTML)},
		{markdown.FeatureLineBreaks, at("renderer", "hardWraps"), s.wraps},
		{markdown.FeatureTypography, at("extensions", "typographer"), s.prints(markdown.Typographer)},
		{markdown.FeatureTypography, at("extensions", "typographer", "disable"), func(v string) {
			if v == "true" {
				s.Typography = markdown.PlainTypography
			}
		}},
		{markdown.FeatureLineBreaks, at("extensions", "cjk", "eastAsianLineBreaks"), s.withIf(markdown.EastAsianBreaks, cjk)},
		{markdown.FeatureLineBreaks, at("extensions", "cjk", "eastAsianLineBreaksStyle"), func(v string) {
			if v == "css3draft" {
				s.withIf(markdown.DraftBreaks, cjk)("true")
			}
		}},
		{markdown.FeatureParser, at("extensions", "cjk", "escapedSpace"), s.withIf(markdown.EscapedSpaces, cjk)},
		{markdown.FeatureImages, at("parser", "wrapStandAloneImageWithinParagraph"), func(v string) {
			if v == "false" {
				s.With |= markdown.BareImages
			}
		}},
		{markdown.FeatureFootnotes, at("extensions", "footnote"), s.enable(markdown.Footnotes)},
		{markdown.FeatureFootnotes, at("extensions", "footnote", "enable"), s.enable(markdown.Footnotes)},
		{markdown.FeatureDefinitions, at("extensions", "definitionList"), s.with(markdown.DefinitionLists)},
		{markdown.FeatureStrikes, at("extensions", "strikethrough"), s.enable(markdown.Strikethrough)},
		{markdown.FeatureTables, at("extensions", "table"), s.enable(markdown.Tables)},
		{markdown.FeatureTasks, at("extensions", "taskList"), s.enable(markdown.TaskLists)},
		{markdown.FeatureBareLinks, at("extensions", "linkify"), s.enable(markdown.BareLinks)},
		{markdown.FeatureBareLinks, at("extensions", "linkifyProtocol"), func(v string) {
			s.With &^= markdown.PlainWWW
			if v == "http" {
				s.With |= markdown.PlainWWW
			}
		}},
		{markdown.FeatureHeadingIDs, at("parser", "autoHeadingIDType"), s.hugoIDs},
		{markdown.FeatureHeadingIDs, at("parser", "autoIDType"), s.hugoIDs},
		{markdown.FeatureHeadingIDs, at("parser", "autoHeadingID"), func(v string) {
			if v == "false" {
				s.HeadingIDs = markdown.NoIDs
			}
		}},
		{markdown.FeatureAttributes, at("parser", "attribute", "title"), s.with(markdown.HeadingAttributes)},
		{markdown.FeatureAttributes, at("parser", "attribute", "block"), s.with(markdown.BlockAttributes)},
		{markdown.FeatureMath, at("extensions", "passthrough", "enable"), func(v string) {
			if v == "true" {
				s.With |= markdown.Math
				s.Formulas = hugoDelimiters(c, at)
			}
		}},
	}...))
}

// hugoIDs takes the kind of ids that headings get.
func (s *Spoken) hugoIDs(v string) {
	switch v {
	case "github-ascii":
		s.HeadingIDs = markdown.HugoASCII
	case "blackfriday":
		s.HeadingIDs = markdown.BlackfridayIDs
	default:
		s.HeadingIDs = markdown.HugoIDs
	}
}

// hugoDelimiters are what the blog lets stand between, in lists of two.
func hugoDelimiters(c config, at func(keys ...string) []string) markdown.Delimiters {
	pairs := func(kind string) string {
		out := ""
		all, _ := c.value(at("extensions", "passthrough", "delimiters", kind)...).([]any)
		for _, one := range all {
			if pair := (config{"pair": one}).list("pair"); len(pair) == 2 {
				out += markdown.Delimiter(pair[0], pair[1])
			}
		}
		return out
	}
	return markdown.Delimiters{Blocks: pairs("block"), Inlines: pairs("inline")}
}

// hugoPrinted are the settings of what quotes and signs are printed as.
func hugoPrinted(s *Spoken, at func(keys ...string) []string) []setting {
	var out []setting
	put := func(key string, to *string) {
		out = append(out, setting{markdown.FeatureTypography, at("extensions", "typographer", key), func(v string) { *to = v }})
	}
	for i, key := range []string{"leftSingleQuote", "rightSingleQuote", "leftDoubleQuote", "rightDoubleQuote"} {
		put(key, &s.Quotes[i])
	}
	for i, key := range []string{"ellipsis", "emDash", "enDash", "leftAngleQuote", "rightAngleQuote", "apostrophe"} {
		put(key, &s.Signs[i])
	}
	return out
}
