package markdown

// Feature is something in which dialects differ, as it is told to a writer.
type Feature string

// The features.
const (
	FeatureParser      Feature = "parser"
	FeatureLineBreaks  Feature = "lineBreaks"
	FeatureTypography  Feature = "typography"
	FeatureRawHTML     Feature = "rawHTML"
	FeatureHeadingIDs  Feature = "headingIDs"
	FeatureAttributes  Feature = "attributes"
	FeatureBareLinks   Feature = "bareLinks"
	FeatureFootnotes   Feature = "footnotes"
	FeatureDefinitions Feature = "definitions"
	FeatureTables      Feature = "tables"
	FeatureTasks       Feature = "tasks"
	FeatureStrikes     Feature = "strikes"
	FeatureContainers  Feature = "containers"
	FeatureEmoji       Feature = "emoji"
	FeatureMath        Feature = "math"
	FeatureImages      Feature = "images"
	FeatureTags        Feature = "tags"
)

// Has is one feature and whether a dialect has it.
type Has struct {
	Feature Feature
	On      bool
}

// Features lists what a writer may want to know of a dialect, in the order in
// which it is asked most.
func (d Dialect) Features() []Has {
	kramdown := d.Family == Kramdown
	return []Has{
		{FeatureLineBreaks, d.HardWraps},
		{FeatureTypography, d.Typography != PlainTypography},
		{FeatureRawHTML, d.knows(RawHTML)},
		{FeatureHeadingIDs, d.HeadingIDs != NoIDs},
		{FeatureAttributes, kramdown || d.With&(HeadingAttributes|BlockAttributes) != 0},
		{FeatureBareLinks, d.knows(BareLinks)},
		{FeatureFootnotes, d.knows(Footnotes)},
		{FeatureDefinitions, d.With&DefinitionLists != 0 || d.Family == Marked && d.knows(DefinitionLists)},
		{FeatureTables, d.knows(Tables)},
		{FeatureTasks, d.knows(TaskLists)},
		{FeatureStrikes, d.knows(Strikethrough)},
		{FeatureContainers, d.With&Containers != 0},
		{FeatureEmoji, d.With&Emoji != 0},
		{FeatureMath, d.With&Math != 0},
	}
}

// Dialects are the names that For knows, and those of Markdowns that no generator
// has: "github" and "commonmark".
func Dialects() []string {
	return []string{"hugo", "jekyll", "hexo", "eleventy", "vitepress", "astro", "gatsby", "docusaurus", "github", "commonmark"}
}
