package bridge

import (
	"path/filepath"
	"time"

	"penpush/internal/images"
	"penpush/internal/workspace"
)

// AddPictures takes files into the blog for a post. A file that is no picture
// has its problem in the answer; the others are taken in all the same.
func (w *Window) AddPictures(post string, paths []string) ([]Picture, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	taken := make([]Picture, len(paths))
	for i, file := range paths {
		in, err := images.Load(file)
		if err != nil {
			taken[i] = Picture{Name: filepath.Base(file), Problem: w.tell(err)}
			continue
		}
		taken[i] = w.takePicture(b, post, in)
	}
	return taken, nil
}

// ChoosePicture asks the writer for pictures and takes them in; nothing chosen
// gives an empty list.
func (w *Window) ChoosePicture(post string) ([]Picture, error) {
	paths, err := w.desktop.ChoosePictures(phrases().choosePicture.In(w.language()))
	if err != nil || len(paths) == 0 {
		return []Picture{}, err
	}
	return w.AddPictures(post, paths)
}

func (w *Window) takePicture(b *workspace.Workspace, post string, in images.Incoming) Picture {
	in.Now = time.Now()
	p, err := b.AddPicture(post, in)
	return Picture{
		Name: in.Name, Path: p.Path, Reference: p.Reference, Markdown: p.Markdown,
		Width: p.Width, Height: p.Height, Bytes: p.Bytes, Reused: p.Reused, Problem: w.tell(err),
	}
}
