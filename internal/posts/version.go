package posts

import (
	"fmt"
	"io/fs"
	"time"
)

// Version tells one state of a file from another, as far as its folder knows.
type Version struct {
	Size     int64 // in bytes
	Modified int64 // in nanoseconds since 1970; 0 for a file that could not be read
	// Changed is when anything about the file changed, its time included, in
	// nanoseconds since 1970; 0 where that is not told.
	Changed int64
}

// settled is how long a file or folder must not have changed, so that the next
// change gives it another time, on whatever file system.
const settled = 5 * time.Second

func versionOf(info fs.FileInfo) Version {
	return Version{Size: info.Size(), Modified: info.ModTime().UnixNano()}
}

// Settled tells that a file which was read after began cannot change without
// getting another version. What was not read is not settled.
func (v Version) Settled(began time.Time) bool {
	return v.Modified != 0 && max(v.Modified, v.Changed) <= began.Add(-settled).UnixNano()
}

// String is the same for the same version alone.
func (v Version) String() string { return fmt.Sprintf("%d %d %d", v.Size, v.Modified, v.Changed) }

// VersionOf looks at a file of the blog without opening it. One that cannot be
// looked at has the zero version.
func (b *Blog) VersionOf(name string) Version {
	v, err := b.fsys.versionOf(name)
	if err != nil {
		return Version{}
	}
	return v
}
