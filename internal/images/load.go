package images

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"penpush/internal/problem"
)

// Load reads a picture from anywhere on the machine, such as one that was
// dropped. It fails with problem.PictureUnreadable, problem.NotAPicture for a
// folder, and problem.PictureTooLarge; their Path is the file's name alone.
func Load(file string) (Incoming, error) {
	name := filepath.Base(file)
	info, err := os.Stat(file)
	if err != nil {
		return Incoming{}, problem.Wrap(problem.PictureUnreadable, name, fmt.Errorf("look at picture: %w", err))
	}
	if !info.Mode().IsRegular() { // a pipe or a device might never end
		return Incoming{}, problem.New(problem.NotAPicture, name)
	}
	if info.Size() > MaxBytes {
		return Incoming{}, tooLarge(name, info.Size())
	}
	data, err := read(file)
	if err != nil {
		return Incoming{}, problem.Wrap(problem.PictureUnreadable, name, err)
	}
	return Incoming{Name: name, Data: data}, nil
}

// read stops one byte past the limit, which Sniff then refuses, in case the file
// is growing.
func read(file string) (data []byte, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open picture: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if data, err = io.ReadAll(io.LimitReader(f, MaxBytes+1)); err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	return data, nil
}

func tooLarge(name string, size int64) *problem.Problem {
	p := problem.New(problem.PictureTooLarge, name)
	p.Subject = fmt.Sprintf("%d MB", (size+(1<<20)-1)>>20)
	return p
}
