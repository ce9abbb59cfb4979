package problem

// What can go wrong when a post is renamed, moved or made a bundle.
const (
	// SlugMissing is a renaming without a new name.
	SlugMissing Code = "slug-missing"
	// NameRefused is a name that some file system or generator does not take;
	// Subject is the name.
	NameRefused Code = "name-refused"
	// AddressTaken is an address that the post in Path has already; Subject is
	// its last part.
	AddressTaken Code = "address-taken"
	// FolderShared is a post whose folder is more than its own, so that it cannot
	// be renamed with it; Subject is the folder.
	FolderShared Code = "folder-shared"
	// WordsUnsaved is an open post whose words could not be saved, so that nothing
	// is renamed.
	WordsUnsaved Code = "words-unsaved"
	// PlanStale is a plan that was looked at and is not what would happen now.
	PlanStale Code = "plan-stale"
	// RenamingUnderWay is a second renaming while one is under way.
	RenamingUnderWay Code = "renaming-under-way"
	// RenamingGone is an undo without a renaming.
	RenamingGone Code = "renaming-gone"
	// RenamingHalfDone is a renaming that stopped in the middle and could not be
	// taken back yet; Err is why.
	RenamingHalfDone Code = "renaming-half-done"
	// RenamingUnreadable is a last renaming of which nothing can be read any more.
	RenamingUnreadable Code = "renaming-unreadable"
	// NoBundles is a post that cannot be made a folder: it is one, or this
	// generator has none.
	NoBundles Code = "no-bundles"
)
