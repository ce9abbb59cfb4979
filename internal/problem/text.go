package problem

// What can be wrong with a file that should be text.
const (
	// NotUTF8 is a file in another encoding; Line is the first such line.
	NotUTF8 Code = "not-utf8"
	// Binary is a file with NUL bytes: no text at all.
	Binary Code = "binary"
	// TooLarge is a file past the size that the editor takes.
	TooLarge Code = "too-large"
)
