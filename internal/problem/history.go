package problem

// What can go wrong with what is kept of a post beside its file.
const (
	// BlogInUse is a blog that another Penpush window has open; Subject is the
	// folder's name.
	BlogInUse Code = "blog-in-use"
	// SnapshotGone is an earlier text that is not kept any more.
	SnapshotGone Code = "snapshot-gone"
	// SnapshotDamaged is an earlier text whose copy is not what was kept.
	SnapshotDamaged Code = "snapshot-damaged"
)
