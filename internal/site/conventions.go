package site

import "penpush/internal/frontmatter"

// Conventions are how this blog's owner does things, learnt from the newest
// posts (Site.Learn), or how the generator's manual does them when there are no
// posts yet.
type Conventions struct {
	// Filename is where a post lies below its content folder, spelled with
	// YYYY, MM, DD and slug: "YYYY-MM-DD-slug.md", "YYYY/slug/index.md".
	Filename string
	// Folder is the content folder that the newest posts lie in; it may be a
	// folder below one of Site.ContentDirs, such as a category's.
	Folder      string
	FrontMatter frontmatter.Kind
	// DateKey is the key that holds the date, "" when only the name has it.
	DateKey string
	// DateLayout is the Go layout of that date, DateQuote the quote around it.
	DateLayout string
	DateQuote  string
	TitleQuote string
	// ListStyle is "block", "flow", or "text" for lists given as one string;
	// "" is unknown.
	ListStyle string
	Images    Images
	// OwnImages is Images where that is a place in the blog, else the place that
	// comes nearest; new pictures go there.
	OwnImages Images
	// Fields are in the order in which this blog writes them.
	Fields []FieldConvention
	// DraftKey is the key by which this blog marks drafts, "" when it doesn't;
	// DraftStays tells that published posts keep it (`draft: false`).
	DraftKey   string
	DraftStays bool
	// LatinSlugs tells that names are Latin although titles may not be.
	LatinSlugs bool
	// SlugSeparator is "-" or "_".
	SlugSeparator string
	// LineEnd is "\n" or "\r\n"; FinalNewline tells that files end with one.
	LineEnd      string
	FinalNewline bool
	// BlankLines stand between the front matter and the body.
	BlankLines int
	// StaticDirs are Site.StaticDirs, the one first that answers most of the
	// references.
	StaticDirs []string
	// Learnt is how many posts this rests on; 0 for a blog without posts.
	Learnt int
	// Said are the keys that a person said, over what was learnt; Learned are the
	// values that these would have.
	Said    []Key
	Learned map[Key]string
	// Evidence is how many posts each convention rests on.
	Evidence Evidence
}

// FieldConvention is a field of the newest posts.
type FieldConvention struct {
	Key  string
	Type frontmatter.Type
	// Share of the newest posts that have it, from 0 to 1.
	Share float64
	// Same is the value that all of them have ("post", "true"), or "".
	Same string
}

// Beside and Remote are the places of pictures that are no folder.
const (
	Beside = "beside"
	Remote = "remote"
)

// Images are where pictures go and how they are referred to.
type Images struct {
	// Place is Beside, Remote, or a folder of the blog, which may hold YYYY, MM,
	// DD and slug like Conventions.Filename.
	Place string
	// Reference is the reference to a picture named x.png.
	Reference string
}

func starts(key string, kind frontmatter.Type) FieldConvention {
	return FieldConvention{Key: key, Type: kind, Share: 1}
}

func always(key, value string) FieldConvention {
	return FieldConvention{Key: key, Type: frontmatter.Text, Share: 1, Same: value}
}

// begin is what most generators' manuals begin a post with.
func begin(filename, dateLayout string, images Images, fields ...FieldConvention) Conventions {
	if len(fields) == 0 {
		fields = []FieldConvention{starts("title", frontmatter.Text), starts("date", frontmatter.DateTime), starts("tags", frontmatter.List)}
	}
	c := Conventions{
		Filename: filename, FrontMatter: frontmatter.YAML, DateLayout: dateLayout, ListStyle: "flow",
		Images: images, OwnImages: images, Fields: fields, LatinSlugs: true, SlugSeparator: "-", LineEnd: "\n", FinalNewline: true, BlankLines: 1,
	}
	for _, f := range fields {
		switch {
		case dateRank(f.Key) > 0 && f.Type == frontmatter.DateTime:
			c.DateKey = f.Key
		case f.Key == "draft" && f.Type == frontmatter.Bool:
			c.DraftKey = f.Key
		}
	}
	return c
}
