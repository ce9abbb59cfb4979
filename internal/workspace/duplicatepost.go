package workspace

import (
	"errors"
	"slices"
)

// DuplicatePost writes a copy of a post with its own files, under the next free
// name, and gives its path. Unsaved words are saved first. When something cannot
// be written, what was written until then goes to the trash.
func (w *Workspace) DuplicatePost(post string) (string, error) {
	if err := w.saveOpen(); err != nil {
		return "", err
	}
	c, err := w.blog.Duplicate(post)
	if err != nil {
		return "", err
	}
	var made []string
	write := func(name string, content []byte) error {
		if err := w.root.Create(name, content); err != nil {
			return err
		}
		made = append(made, name)
		return nil
	}
	err = func() error {
		for _, f := range c.Files {
			content, err := w.root.Read(f.From, 0)
			if err != nil {
				return err
			}
			if err := write(f.To, content); err != nil {
				return err
			}
		}
		return write(c.Path, c.Content)
	}()
	if err != nil {
		for _, name := range slices.Backward(made) {
			err = errors.Join(err, w.root.Trash(name))
		}
		return "", err
	}
	w.announce.PostsChanged()
	return c.Path, nil
}
