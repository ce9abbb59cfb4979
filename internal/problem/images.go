package problem

// What can be wrong with a picture that should be taken in.
const (
	// NotAPicture is a file that no web page shows as a picture.
	NotAPicture Code = "not-a-picture"
	// PictureEmpty is a file without a byte.
	PictureEmpty Code = "picture-empty"
	// PictureTooLarge is a picture past what hosts take; Subject is its size.
	PictureTooLarge Code = "picture-too-large"
	// PictureUnreadable is a file outside the blog that could not be read; Path
	// is its name only.
	PictureUnreadable Code = "picture-unreadable"
)
