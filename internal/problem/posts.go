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
)
