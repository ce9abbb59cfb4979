package problem

// What can go wrong around an open post.
const (
	// PostNotOpen is a call about a post that is not open.
	PostNotOpen Code = "post-not-open"
	// PostGone is an open post whose file was deleted by another program.
	PostGone Code = "post-gone"
	// JournalFailed is a recovery journal that cannot be written.
	JournalFailed Code = "journal-failed"
	// SnapshotFailed is an earlier text that cannot be kept, so that the save
	// that would replace it is not made.
	SnapshotFailed Code = "snapshot-failed"
	// PostNotSaved is a post that cannot go because its words are not on disk.
	PostNotSaved Code = "post-not-saved"
	// NothingToPublish is a publish with nothing in it that changed.
	NothingToPublish Code = "nothing-to-publish"
	// AlreadyPublishing is a second publish while one is under way.
	AlreadyPublishing Code = "already-publishing"
	// WordsNotSaved is an open post whose words could not be saved, so that a
	// change of several posts leaves it out.
	WordsNotSaved Code = "words-not-saved"
	// PlanGone is a change of several posts that was not looked at before, or not
	// lately.
	PlanGone Code = "plan-gone"
	// ChangedSincePlan is a post that another program changed since a change of
	// several posts was shown, so that none of them was written.
	ChangedSincePlan Code = "changed-since-plan"
	// ChangedSince is a post that has changed since a change of several posts
	// was made, so that it is not taken back in this one.
	ChangedSince Code = "changed-since"
	// BatchCancelled is a change of several posts that was stopped, so that none of
	// them has changed.
	BatchCancelled Code = "batch-cancelled"
	// BatchHalfDone is a change of several posts that stopped in the middle and
	// could not be taken back yet in the post in Path; Err is why.
	BatchHalfDone Code = "batch-half-done"
	// BatchUnreadable is a last change of several posts of which nothing can be
	// read any more.
	BatchUnreadable Code = "batch-unreadable"
	// NothingToUndo is an undo without a change of several posts.
	NothingToUndo Code = "nothing-to-undo"
)
