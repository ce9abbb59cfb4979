package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"penpush/internal/markdown"
)

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
		{markdown.FeatureLineBreaks, []string{"kramdown", "hard_wrap"}, s.wraps},
		{markdown.FeatureHeadingIDs, []string{"kramdown", "auto_ids"}, func(v string) {
			if v == "false" {
				s.HeadingIDs = markdown.NoIDs
			}
		}},
		{markdown.FeatureHeadingIDs, []string{"kramdown", "auto_id_prefix"}, func(v string) { s.IDPrefix = v }},
		{markdown.FeatureRawHTML, []string{"kramdown", "parse_block_html"}, s.with(markdown.BlockHTML)},
	})
	if n, err := strconv.Atoi(c.text("kramdown", "footnote_nr")); err == nil {
		s.FirstNote = n
	}
	s.kramdownMoves(c, file)
	if c.is("kramdown", "remove_line_breaks_for_cjk") {
		s.With |= markdown.EastAsianBreaks
		s.because(markdown.FeatureLineBreaks, file, "kramdown.remove_line_breaks_for_cjk = true")
	}
	if levels := c.list("kramdown", "toc_levels"); len(levels) > 0 {
		s.ContentsLevels = contentsLevels(levels)
	}
	if input := c.text("kramdown", "input"); input != "" && !strings.EqualFold(input, "gfm") {
		s.With |= markdown.PlainKramdown
		s.because(markdown.FeatureParser, file, "kramdown.input = "+input)
	}
	s.kramdownPrints(c, file)
	quirks := c.list("kramdown", "gfm_quirks")
	if c.value("kramdown", "gfm_quirks") != nil && !slices.Contains(quirks, "paragraph_end") {
		s.With |= markdown.StrictParagraphs
		s.because(markdown.FeatureParser, file, "kramdown.gfm_quirks = "+strings.Join(quirks, ", "))
	}
	for _, quirk := range quirks {
		if quirk == "no_auto_typographic" {
			s.With |= markdown.NoSigns
			s.because(markdown.FeatureTypography, file, "kramdown.gfm_quirks = "+quirk)
		}
	}
}

// kramdownMoves reads what becomes of headings, footnotes and formulas.
func (s *Spoken) kramdownMoves(c config, file string) {
	if n, err := strconv.Atoi(c.text("kramdown", "header_offset")); err == nil {
		s.HeadingOffset = n
	}
	said, _ := c.value("kramdown").(map[string]any)
	if link, ok := said["footnote_backlink"].(string); ok {
		s.Backlink = link
		if link == "" {
			s.With |= markdown.NoBacklinks
		}
	}
	engine, ok := said["math_engine"]
	if ok && (engine == nil || engine == "" || engine == "nil") {
		s.With &^= markdown.Math
		s.because(markdown.FeatureMath, file, "kramdown.math_engine = nil")
	}
}

// kramdownPrints reads what quotes and signs are printed as: names or numbers of
// characters.
func (s *Spoken) kramdownPrints(c config, file string) {
	said := c.list("kramdown", "smart_quotes")
	quotes := said
	if len(quotes) == 1 {
		quotes = strings.Split(quotes[0], ",")
	}
	if len(quotes) == 4 {
		for i, name := range quotes {
			s.Quotes[i] = character(strings.TrimSpace(name))
		}
		if s.Quotes == [4]string{"'", "'", `"`, `"`} {
			s.Typography = markdown.PlainTypography
		}
		s.because(markdown.FeatureTypography, file, "kramdown.smart_quotes = "+strings.Join(said, ","))
	}
	for i, name := range []string{"hellip", "mdash", "ndash", "laquo", "raquo"} {
		if as := c.text("kramdown", "typographic_symbols", name); as != "" {
			s.Signs[i] = html.UnescapeString(as)
			s.because(markdown.FeatureTypography, file, "kramdown.typographic_symbols."+name+" = "+as)
		}
	}
}

// character is one that is named as in HTML, or numbered.
func character(name string) string {
	if n, err := strconv.Atoi(name); err == nil {
		return string(rune(n))
	}
	return html.UnescapeString("&" + name + ";")
}

// contentsLevels reads "1..3", "1,2,3" and lists of numbers.
func contentsLevels(levels []string) [2]int {
	text := strings.ReplaceAll(strings.Join(levels, ","), "..", ",")
	first, last := 0, 0
	for part := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil {
			return [2]int{}
		}
		if first == 0 {
			first = n
		}
		last = n
	}
	return [2]int{first, last}
}
