// Package frontmatter reads the block on top of a post with types, and edits one
// of its fields without touching another byte.
//
// Two readers look at every block. github.com/adrg/frontmatter finds and decodes
// it, where it is right; a scanner of ours knows for each field the lines and the
// exact bytes of its key, its value and its comment. A field can be edited only
// when both agree on it. An edit replaces lines, nothing is ever encoded again:
// what an edit gives is read once more and compared with what was asked, and
// refused when it differs in anything.
//
// Lines are those of package text: without terminators and byte order mark.
package frontmatter

import (
	"strings"

	"penpush/internal/problem"
)

// Kind is the language of a front matter.
type Kind string

// The kinds. Pelican's is plain "Key: value" lines up to the first blank one.
const (
	YAML    Kind = "yaml"
	TOML    Kind = "toml"
	JSON    Kind = "json"
	Pelican Kind = "pelican"
	None    Kind = "none"
)

// Type is what a field's value is to a person.
type Type string

// The types. A date has a day only, a DateTime also a time of day; text in quotes
// is a date when its key says so ("date", "updated", …). Unreadable is a value
// that no parser takes.
const (
	Text       Type = "text"
	Number     Type = "number"
	Bool       Type = "bool"
	Date       Type = "date"
	DateTime   Type = "datetime"
	List       Type = "list"
	Map        Type = "map"
	Null       Type = "null"
	Unreadable Type = "unreadable"
)

// Document is a post's front matter.
type Document struct {
	Kind Kind
	// From and To are the lines [From, To) of the block with its delimiters,
	// counted from 0. They are equal when there is no block, or when it is not
	// closed.
	From, To int
	// Body is the first line after the block.
	Body   int
	Fields []Field
	// Problem tells why the block does not parse: its Line counts in the file
	// from 1. Fields then hold what could be made out, all read-only.
	Problem *problem.Problem
	// Tab is the first line, counted from 1, that is indented by a tab where YAML
	// forbids it, else 0. Hexo reads such a block as if tabs were blanks, and so does
	// the document; other generators fail at it.
	Tab int

	lines   []string
	block   block
	entries []entry // entries[i] is where Fields[i] stands
	tables  []table
}

// Field is one key at the top of the block.
type Field struct {
	Key  string // as spelled, without quotes
	Type Type
	// Text is a scalar's value as a person reads it; a date's or a number's is
	// its text as in the file.
	Text  string
	Items []string // of a List, never nil then
	// Flat are all scalars of a List that holds lists, as generators that flatten it
	// read them.
	Flat []string
	Bool bool
	// Line and EndLine are the field's first and last line, counted from 1.
	Line, EndLine int
	// ReadOnly fields are changed as text only; Reason says why.
	ReadOnly bool
	Reason   problem.Code
	// Style is how the field is written.
	Style Style
}

// Style is how a field is written, and how Write is to write one.
type Style struct {
	// Quote is around the text, or around the items of a list: `"`, `'` or "".
	Quote string
	// List is "block" or "flow" for a List, else "".
	List string
	// Indent is how many columns a block list's dash stands behind its key.
	Indent int
	// Gap stands between dash and item, or behind the comma; "" is one blank.
	Gap string
	// Compact lists have nothing behind the comma: [a,b].
	Compact bool
	// Separator stands between key and value: ": ", " : ", " = ", ":    ".
	Separator string
}

// Get finds a field by its key; as a second try without regard to case, as Hugo
// does. Of a key that is there twice the last one counts, as it does for most
// generators.
func (d *Document) Get(key string) (*Field, bool) {
	if i := d.find(key); i >= 0 {
		return &d.Fields[i], true
	}
	return nil, false
}

// Get is Document.Get.
func Get(doc *Document, key string) (*Field, bool) { return doc.Get(key) }

func (d *Document) find(key string) int {
	folded := -1
	for i := len(d.Fields) - 1; i >= 0; i-- {
		if d.Fields[i].Key == key {
			return i
		}
		if folded < 0 && strings.EqualFold(d.Fields[i].Key, key) {
			folded = i
		}
	}
	return folded
}
