package testsite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"penpush/internal/git"
)

// files gives what the sample's first commit holds, and what is on disk beyond
// it: posts not yet published, and newer texts of published ones.
func (m maker) files(own string) (published, unseen []file, err error) {
	before, err := texts("sample/before")
	if err != nil {
		return nil, nil, err
	}
	now, err := texts("sample/blog")
	if err != nil {
		return nil, nil, err
	}
	drawn, err := m.draw()
	if err != nil {
		return nil, nil, err
	}
	first := map[string]file{}
	for _, f := range before {
		first[f.path] = f
	}
	for _, f := range append(now, drawn...) {
		name := f.path
		f.path = path.Join(own, name)
		old, changed := first[name]
		switch {
		case later(name):
			unseen = append(unseen, f)
		case changed:
			published = append(published, file{f.path, old.data})
			unseen = append(unseen, f)
		default:
			published = append(published, f)
		}
	}
	return published, unseen, nil
}

// texts are the embedded files of a folder, named from it.
func texts(folder string) ([]file, error) {
	var all []file
	err := fs.WalkDir(embedded, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := embedded.ReadFile(name)
		all = append(all, file{strings.TrimPrefix(name, folder+"/"), data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the sample's texts: %w", err)
	}
	return all, nil
}

// drawings draws the sample's pictures, on all processors, since that is most of
// the time that a first start takes.
func drawings() ([]file, error) {
	all := pictures()
	files, errs := make([]file, len(all)), make([]error, len(all))
	var wg sync.WaitGroup
	hands := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, p := range all {
		wg.Go(func() {
			hands <- struct{}{}
			defer func() { <-hands }()
			files[i].path = p.path
			files[i].data, errs[i] = p.encoded()
		})
	}
	wg.Wait()
	return files, errors.Join(errs...)
}

// leaveWork writes what is not published, over the published text where there is
// one.
func (m maker) leaveWork(own string, unseen []file) error {
	for _, f := range unseen {
		old, err := m.root.Hash(f.path)
		if err != nil {
			return err
		}
		if err := m.root.Replace(f.path, old, f.data); err != nil {
			return fmt.Errorf("leave work in the sample %s: %w", path.Base(own), err)
		}
	}
	return nil
}

// pointTo makes the blog publish to where its remote will be.
func (m maker) pointTo(ctx context.Context, own, remote string) error {
	repo, err := git.Open(ctx, native(m.root, own))
	if err != nil {
		return fmt.Errorf("open the sample's repository: %w", err)
	}
	if _, err := repo.Run(ctx, git.Command{Args: []string{"remote", "set-url", "origin", native(m.root, remote)}}); err != nil {
		return fmt.Errorf("tell the sample where its remote is: %w", err)
	}
	return nil
}

// clear removes what is left in the maker's own folder, which nobody else has
// seen: all of it after a failure, nothing but the folder after a success.
func (m maker) clear() error {
	var names []string
	err := fs.WalkDir(m.root.FS(), m.home, func(name string, _ fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		names = append(names, name)
		return err
	})
	if err != nil {
		return fmt.Errorf("look at what is left of the sample: %w", err)
	}
	for _, name := range slices.Backward(names) {
		if err := m.root.Remove(name); err != nil {
			return fmt.Errorf("tidy up after the sample: %w", err)
		}
	}
	return nil
}
