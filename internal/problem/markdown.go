package problem

// What can be wrong with a text as Markdown.
const (
	// TooDeep is a text whose nesting, brackets or size would keep the preview
	// busy for seconds; it is shown as it is.
	TooDeep Code = "too-deep"
)
