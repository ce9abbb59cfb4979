//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package watch

import "os"

// cost is what watching a folder takes of the bound: kqueue needs a descriptor
// for the folder and for everything in it.
func cost(folder string) int {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return 1
	}
	return 1 + len(entries)
}
