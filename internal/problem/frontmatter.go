package problem

// What can be wrong with a post's front matter. Line is the line in the file.
const (
	// FrontMatterUnreadable is a block that no parser takes; Details has the
	// parser's words.
	FrontMatterUnreadable Code = "front-matter-unreadable"
	// FrontMatterUnclosed is a block without its closing line.
	FrontMatterUnclosed Code = "front-matter-unclosed"
	// FrontMatterNeedsQuotes is a value that only quotes make readable, such as
	// `title: a: b`.
	FrontMatterNeedsQuotes Code = "front-matter-needs-quotes"
	// FrontMatterTab is a line indented by a tab, which YAML forbids.
	FrontMatterTab Code = "front-matter-tab"
)

// Why a change of a field was not made. Subject is the key.
const (
	// FieldReadOnly is a change of a field that is shown read-only.
	FieldReadOnly Code = "field-read-only"
	// FieldRefused is a change that could not be made exactly as asked without
	// touching something else.
	FieldRefused Code = "field-refused"
	// FieldNotDate is a text that is no date for a field that holds one.
	FieldNotDate Code = "field-not-date"
	// FieldNotNumber is a text that is no number for a field that holds one.
	FieldNotNumber Code = "field-not-number"
	// FieldNotSwitch is a text that is neither true nor false for a field that
	// holds one of them.
	FieldNotSwitch Code = "field-not-switch"
	// FieldUnclearList is a list written as one text, of which generators make
	// different items.
	FieldUnclearList Code = "field-unclear-list"
)

// Why a field is read-only. Subject is the key.
const (
	// FieldAnchor is a value that is shared by an anchor or an alias.
	FieldAnchor Code = "field-anchor"
	// FieldTag is a value with a type tag, such as !!str.
	FieldTag Code = "field-tag"
	// FieldMap is a value that holds fields of its own.
	FieldMap Code = "field-map"
	// FieldNestedList is a list that holds lists or fields.
	FieldNestedList Code = "field-nested-list"
	// FieldSeveralLines is a value over several lines in a form that cannot be
	// changed line by line.
	FieldSeveralLines Code = "field-several-lines"
	// FieldDuplicate is a key that is there more than once.
	FieldDuplicate Code = "field-duplicate"
	// FieldUnclear is a field that the parser and the scanner read differently.
	FieldUnclear Code = "field-unclear"
)
