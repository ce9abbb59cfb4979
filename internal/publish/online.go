package publish

import (
	"context"
	"fmt"
	"strings"

	"penpush/internal/git"
)

// Versions are a file as it is online, as last known, and as it was when the
// copies here and online last were the same.
type Versions struct {
	// Theirs and Base are nil where there was no such file.
	Theirs, Base []byte
	// Seen is what an answer KeepMine or TakeTheirs names.
	Seen string
}

// Compare reads the versions of a file of the blog.
func Compare(ctx context.Context, dir, path string, answers ...string) (Versions, error) {
	r := &running{limits: patience()}
	r.answers = answers
	v, err := r.compare(ctx, dir, path)
	if err != nil {
		return v, r.explain(err)
	}
	return v, nil
}

func (r *running) compare(ctx context.Context, dir, path string) (Versions, error) {
	online, err := r.compareWith(ctx, dir)
	if err != nil {
		return Versions{}, err
	}
	where, err := r.resolve(path)
	if err != nil {
		return Versions{}, err
	}
	v := Versions{Seen: path + "@"}
	blob, theirs, err := r.fileIn(ctx, online, where)
	if err != nil {
		return v, err
	}
	v.Theirs, v.Seen = theirs, v.Seen+blob
	if r.branch.Head == "" {
		return v, nil
	}
	common, err := r.repo.Read(ctx, "merge-base", r.branch.Head, online)
	if git.Status(err) == 1 || git.Status(err) == 128 { // nothing in common, or nothing online
		return v, nil
	}
	if err != nil {
		return v, fmt.Errorf("find what the copies have in common: %w", err)
	}
	_, v.Base, err = r.fileIn(ctx, strings.TrimSpace(common), where)
	return v, err
}

// fileIn reads a file of a commit as it would be on disk; "" and nil where there
// is none.
func (r *running) fileIn(ctx context.Context, commit, path string) (blob string, content []byte, err error) {
	found, err := r.listPaths(ctx, []string{"ls-tree", "-z", "--full-tree", commit}, []string{path})
	if err != nil {
		return "", nil, fmt.Errorf("find %s online: %w", path, err)
	}
	for _, record := range found {
		about, name, _ := strings.Cut(record, "\t")
		if f := strings.Fields(about); name == path && len(f) == 3 && f[1] == "blob" {
			out, err := r.repo.Run(ctx, git.Command{Args: []string{"cat-file", "--filters", "--path=" + path, f[2]}, Read: true})
			if err != nil {
				return "", nil, fmt.Errorf("read %s online: %w", path, err)
			}
			return f[2], append([]byte{}, out.Stdout...), nil
		}
	}
	return "", nil, nil
}
