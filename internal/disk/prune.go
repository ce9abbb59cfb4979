package disk

import (
	"fmt"
	"io/fs"
	"path"
)

// Prune removes a folder with nothing in it, and those above it that are empty
// then, up to but not the root. What holds anything stays, and that is fine. It
// is for folders that a Rename has made or left empty.
func (r *Root) Prune(name string) error {
	root, err := r.here()
	if err != nil {
		return fmt.Errorf("remove empty folder %s: %w", name, err)
	}
	at, err := entry(root, name)
	if err != nil {
		return r.writeFailed("remove empty folder", name, err)
	}
	for ; at != "."; at = path.Dir(at) {
		info, err := root.Lstat(at)
		if missing(err) {
			continue
		}
		if err != nil {
			return r.writeFailed("remove empty folder", at, err)
		}
		entries, err := fs.ReadDir(root.FS(), at)
		if !info.IsDir() || err != nil || len(entries) > 0 {
			return nil //nolint:nilerr // what cannot be listed is not known to be empty
		}
		if err := root.Remove(at); err != nil {
			return r.writeFailed("remove empty folder", at, err)
		}
	}
	return nil
}
