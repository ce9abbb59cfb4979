package problem

// What can be wrong with what a writer says about a blog, in .penpush.toml or in
// the settings. Path and Line tell where, Subject is the key.
const (
	// OverridesUnreadable is a .penpush.toml that is no TOML; nothing of it is
	// used. Details has the parser's words.
	OverridesUnreadable Code = "overrides-unreadable"
	// OverrideUnknown is a key that means nothing here.
	OverrideUnknown Code = "override-unknown"
	// OverrideInvalid is a value that the key cannot have.
	OverrideInvalid Code = "override-invalid"
)
