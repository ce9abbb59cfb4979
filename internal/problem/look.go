package problem

// What can be wrong with a site's own look in the preview. Path is the folder,
// branch or page in which it was looked for.
const (
	// LookMissing is a blog in which nothing shows what its site looks like.
	LookMissing Code = "look-missing"
	// LookGone is a chosen look that is not there any more.
	LookGone Code = "look-gone"
	// LookUnclear is a built site, or a saved page, in which no post was found.
	LookUnclear Code = "look-unclear"
)
