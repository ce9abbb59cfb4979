package preflight

import (
	"errors"
	"io"

	"penpush/internal/images"
)

// picture is what is known of a picture's file.
type picture struct {
	size    int64
	located bool
}

// pictureHead is how much of a picture is read; what a camera writes is on top.
const pictureHead = 256 << 10

// picture looks at a file once. One that cannot be read says nothing.
func (f *Facts) picture(file string) picture {
	if known, ok := f.pictureFiles.Load(file); ok {
		return known.(picture)
	}
	found, err := f.lookAtPicture(file)
	if err != nil {
		found = picture{} // publishing it will say why
	}
	f.pictureFiles.Store(file, found)
	return found
}

func (f *Facts) lookAtPicture(name string) (found picture, err error) {
	file, err := f.tree.fsys.Open(name)
	if err != nil {
		return picture{}, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return picture{}, err
	}
	found.size = info.Size()
	head := make([]byte, min(info.Size(), pictureHead))
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return picture{}, err
	}
	found.located = images.Located(head[:n])
	return found, nil
}
