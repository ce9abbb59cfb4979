package problem

// What can go wrong between Penpush and the disk. Path is relative to the
// folder that was opened; Subject is said where it is used.
const (
	// NotFound is a file or folder that is not there.
	NotFound Code = "not-found"
	// Unreadable is something that is there and cannot be read. It is never
	// taken for empty.
	Unreadable Code = "unreadable"
	// ReadOnly is a file, folder or disk that must not be written.
	ReadOnly Code = "read-only"
	// DiskFull is a disk, or the part of it a person may use, without room.
	DiskFull Code = "disk-full"
	// FolderGone is the opened folder itself missing; Subject is its full path.
	FolderGone Code = "folder-gone"
	// Unwritable is any other reason why something could not be written.
	Unwritable Code = "unwritable"
	// ChangedOnDisk is a file that another program changed or deleted since it
	// was read, so that it was not overwritten.
	ChangedOnDisk Code = "changed-on-disk"
	// Exists is a name that is already taken.
	Exists Code = "exists"
	// OutsideBlog is a path, or a link on it, that leads out of the opened
	// folder; Subject is where the link leads, or "".
	OutsideBlog Code = "outside-blog"
	// NotTrashed is something that could not be moved to the system's trash,
	// and was left where it is.
	NotTrashed Code = "not-trashed"
)
