package problem

// Codes that belong to no single room. Each room keeps its own in a file of its
// name beside this one, and its sentences in the file of that name in words.
const (
	// Unexpected is an error that nobody foresaw; Details has its words.
	Unexpected Code = "unexpected"
	// WrongUse is a call that could never work, such as an unknown command.
	WrongUse Code = "wrong-use"
)
