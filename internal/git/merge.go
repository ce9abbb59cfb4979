package git

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"penpush/internal/disk"
)

// MergeFile merges two texts that grew out of one. Where both changed the same
// lines, conflicts counts them and merged holds both between conflict marks.
// Problem: GitMissing. Texts that git takes for binary are an error.
func MergeFile(ctx context.Context, mine, base, theirs []byte) (merged []byte, conflicts int, err error) {
	above, err := disk.Open(os.TempDir())
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, above.Close()) }()
	name := "penpush-merge-" + rand.Text()
	folder, err := disk.Own(filepath.Join(above.Dir(), name)) // nobody else may read a draft
	if err != nil {
		return nil, 0, err
	}
	files := []string{"mine", "base", "theirs"}
	defer func() {
		for _, f := range files {
			err = errors.Join(err, folder.Remove(f))
		}
		err = errors.Join(err, folder.Close(), above.Remove(name))
	}()
	for i, content := range [][]byte{mine, base, theirs} {
		if err := folder.Create(files[i], content); err != nil {
			return nil, 0, err
		}
	}
	out, err := start(ctx, folder.Dir(), Command{Args: append([]string{"merge-file", "-p", "-q", "-L", "mine", "-L", "base", "-L", "theirs"}, files...)})
	var f *Failure
	if errors.As(err, &f) && f.Status > 0 && f.Status < 128 {
		return f.Stdout, f.Status, nil
	}
	if err != nil {
		return nil, 0, fmt.Errorf("merge texts: %w", err)
	}
	return out.Stdout, 0, nil
}
