package testsite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"penpush/internal/disk"
)

// file is one file to be written, its path relative to the opened ground.
type file struct {
	path string
	data []byte
}

// ground opens the nearest folder that is there at or above dir, and tells where
// dir is in it: "." or a path with "/".
func ground(dir string) (root *disk.Root, at string, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, "", fmt.Errorf("find folder %s: %w", dir, err)
	}
	there := dir
	for {
		if _, err := os.Stat(there); err == nil {
			break
		}
		up := filepath.Dir(there)
		if up == there {
			break
		}
		there = up
	}
	if root, err = disk.Open(there); err != nil {
		return nil, "", fmt.Errorf("open ground for %s: %w", dir, err)
	}
	at, err = filepath.Rel(there, dir)
	if err != nil {
		return nil, "", errors.Join(fmt.Errorf("find %s: %w", dir, err), root.Close())
	}
	return root, filepath.ToSlash(at), nil
}

// write creates the files, several at once, since each waits for the disk. It
// stops at the first that fails.
func write(root *disk.Root, files []file) error {
	const hands = 32
	var (
		wg     sync.WaitGroup
		mu     sync.Mutex
		next   int
		failed error
	)
	take := func(err error) (file, bool) {
		mu.Lock()
		defer mu.Unlock()
		if failed == nil {
			failed = err
		}
		if failed != nil || next == len(files) {
			return file{}, false
		}
		next++
		return files[next-1], true
	}
	for range min(hands, len(files)) {
		wg.Go(func() {
			for f, ok := take(nil); ok; {
				f, ok = take(root.Create(f.path, f.data))
			}
		})
	}
	wg.Wait()
	return failed
}
