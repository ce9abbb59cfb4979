package problem

// What can go wrong with a blog's posts as such.
const (
	// DraftHasFolder is a draft in a folder of drafts that has a folder of
	// pictures of its own, so that it cannot be moved to the posts as one file.
	DraftHasFolder Code = "draft-has-folder"
	// TitleMissing is a new post without a title.
	TitleMissing Code = "title-missing"
	// TermDoesNotFit is a tag or category with a blank or a comma that was to go
	// into a list written as one text, which would part it. Subject is the key.
	TermDoesNotFit Code = "term-does-not-fit"
	// DateOdd is a post's date that is not in the calendar or in a year that
	// nobody can mean. Subject is the date.
	DateOdd Code = "date-odd"
	// SlugTwice is a post whose slug another post of its folder has; AddressTwice
	// one at whose address on the site another post is. Subject is the other
	// one's path.
	SlugTwice    Code = "slug-twice"
	AddressTwice Code = "address-twice"
)
