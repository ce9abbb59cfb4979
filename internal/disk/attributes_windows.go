package disk

import "os"

// keepAttributes does nothing: a new file takes its folder's access list, and a
// file that is read-only is not replaced.
func keepAttributes(_, _ *os.File) error { return nil }
