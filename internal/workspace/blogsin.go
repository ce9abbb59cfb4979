package workspace

import (
	"errors"

	"penpush/internal/disk"
	"penpush/internal/posts"
	"penpush/internal/settings"
	"penpush/internal/site"
)

// BlogsIn lists the blogs of a folder that holds several; of one blog it is empty.
// Without settings it does not matter what the user said before.
func BlogsIn(dir string, store *settings.Store) (found []site.Choice, err error) {
	root, err := disk.Open(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	w := &Workspace{root: root, settings: store}
	blog, err := posts.OpenAs(root, w.userOverrides())
	if err != nil {
		return nil, err
	}
	return blog.Site().Choices, nil
}
