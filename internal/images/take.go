package images

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// Incoming is a picture on its way in.
type Incoming struct {
	// Name is what it was called: a file name, an address, or "" for a paste.
	Name string
	Data []byte
	// Now names what has no name.
	Now time.Time
}

// Picture is a picture that is in the blog.
type Picture struct {
	// Path is relative to the blog, with "/".
	Path string
	// Reference is how the post names it, Markdown the whole text to insert; its
	// alt text is empty, for the caret.
	Reference string
	Markdown  string
	// Width and Height are pixels as stored, or 0 (see Format).
	Width, Height int
	Bytes         int64
	// Reused tells that the same picture was there already and nothing was
	// written.
	Reused bool
}

// Take writes a picture into the blog and says how to refer to it. A picture with
// the same bytes that is there already is used again; no file is ever written
// over, also not one whose name differs only in case or Unicode form.
//
// It fails with the problems of Sniff, their Path being the picture's own name,
// and with those of disk.Root.
func Take(root *disk.Root, place Place, in Incoming) (Picture, error) {
	format, err := Sniff(in.Data)
	if err != nil {
		return Picture{}, about(err, in.Name)
	}
	there, err := lookAround(root, place.Dir)
	if err != nil {
		return Picture{}, err
	}
	if name, ok, err := there.same(format, in.Data); err != nil {
		return Picture{}, err
	} else if ok {
		return picture(place, name, format, in.Data, true), nil
	}
	name := Name(in.Name, format, in.Now)
	for n := 1; ; n++ {
		try := numbered(name, n)
		if there.taken[folded(try)] {
			continue
		}
		err := root.Create(path.Join(place.Dir, try), in.Data)
		if problem.Is(err, problem.Exists) && n < 10_000 {
			continue // another program was quicker
		}
		if err != nil {
			return Picture{}, fmt.Errorf("write picture %q: %w", try, err)
		}
		return picture(place, try, format, in.Data, false), nil
	}
}

func picture(place Place, name string, f Format, data []byte, reused bool) Picture {
	ref := place.Reference(name)
	return Picture{
		Path: path.Join(place.Dir, name), Reference: ref, Markdown: "![](" + ref + ")",
		Width: f.Width, Height: f.Height, Bytes: int64(len(data)), Reused: reused,
	}
}

// numbered gives the n-th name to try: "a.png", "a-2.png", "a-3.png", …
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "-" + strconv.Itoa(n) + ext
}

// surroundings are the files of the folder that a picture goes to.
type surroundings struct {
	root  *disk.Root
	dir   string
	files []fs.DirEntry
	taken map[string]bool // by folded name
}

func lookAround(root *disk.Root, dir string) (*surroundings, error) {
	s := &surroundings{root: root, dir: dir, taken: map[string]bool{}}
	dir = path.Clean(dir)
	if _, err := root.Stat(dir); problem.Is(err, problem.NotFound) {
		return s, nil // it is made with the first picture
	} else if err != nil {
		return nil, fmt.Errorf("look at folder of pictures: %w", err)
	}
	entries, err := fs.ReadDir(root.FS(), dir)
	if err != nil {
		return nil, problem.Wrap(problem.Unreadable, dir, fmt.Errorf("list folder of pictures: %w", err))
	}
	for _, e := range entries {
		s.taken[folded(e.Name())] = true
		if e.Type().IsRegular() {
			s.files = append(s.files, e)
		}
	}
	return s, nil
}

// same finds a file of this format with exactly these bytes. Files that are
// hidden, or that differ in size, are not read.
func (s *surroundings) same(f Format, data []byte) (name string, ok bool, err error) {
	for _, e := range s.files {
		if strings.HasPrefix(e.Name(), ".") || !fits(strings.ToLower(path.Ext(e.Name())), f) {
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", false, fmt.Errorf("look at %q: %w", e.Name(), err)
		}
		if info.Size() != int64(len(data)) {
			continue
		}
		// One that cannot be read is not known to be the same: a copy is made.
		b, err := s.root.Read(path.Join(s.dir, e.Name()), MaxBytes)
		if err == nil && bytes.Equal(b, data) {
			return e.Name(), true, nil
		}
	}
	return "", false, nil
}

// about names the picture that a problem is about.
func about(err error, called string) error {
	if p := problem.Of(err); p.Path == "" {
		if p.Path = lastPart(called); p.Path == "" {
			p.Path = "image"
		}
		return p
	}
	return err
}
