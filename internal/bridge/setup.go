package bridge

import (
	"context"
	"errors"
	"path/filepath"

	"penpush/internal/publish"
)

// CloneCall is a blog to copy from its address into a new folder below Parent.
type CloneCall struct {
	Address string   `json:"address"`
	Parent  string   `json:"parent"`
	Name    string   `json:"name"`
	Answers []string `json:"answers"`
}

// CloneProgress announces how far a copy is.
type CloneProgress struct {
	Percent int `json:"percent"`
}

// NameOfClone is the folder's name that a copy of an address usually has.
func (w *Window) NameOfClone(address string) string { return publish.NameOf(address) }

// CloneBlog copies a blog and gives the folder, to be opened; CancelPublish stops
// it, and then nothing is left.
func (w *Window) CloneBlog(call CloneCall) (string, error) {
	dir := filepath.Join(call.Parent, filepath.Base(call.Name))
	ctx, end := w.cancellable()
	defer end()
	ask, err := w.asking()
	if err != nil {
		return "", err
	}
	err = publish.Clone(ctx, publish.SetUp{Dir: dir, Address: call.Address, Answers: call.Answers, Ask: ask}, func(n int) {
		w.desktop.Announce(eventClone, CloneProgress{n})
	})
	return dir, errors.Join(err, ask.Close())
}

// MakeRepository makes the open blog's folder a repository.
func (w *Window) MakeRepository() error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return b.MakeRepository(context.Background())
}

// SetRemote tells the open blog where its online copy is, after that was tried.
func (w *Window) SetRemote(address string, answers []string) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	ctx, end := w.cancellable()
	defer end()
	ask, err := w.asking()
	if err != nil {
		return err
	}
	err = b.SetRemote(ctx, publish.SetUp{Address: address, Answers: answers, Ask: ask})
	return errors.Join(err, ask.Close())
}
