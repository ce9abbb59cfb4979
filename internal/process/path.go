package process

import (
	"runtime"
	"strings"
)

// Path gives the PATH for a program. A Mac's apps that were started from the
// Finder have only the system's own folders; this adds where git-lfs, gpg,
// generators and what hooks call are kept.
func Path(path string) string {
	if runtime.GOOS != "darwin" {
		return path
	}
	for _, dir := range []string{"/opt/homebrew/bin", "/usr/local/bin"} {
		if !strings.Contains(":"+path+":", ":"+dir+":") {
			path += ":" + dir
		}
	}
	return path
}
