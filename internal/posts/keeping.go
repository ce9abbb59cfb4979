package posts

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"os"
	"sync"

	"penpush/internal/disk"
)

// keptLimit is more than is kept of any blog in one file, in bytes.
const keptLimit = 256 << 20

// keeping keeps from one run to the next what was read of the posts, in files of
// Penpush's own data about the blog, which may be deleted at any time.
type keeping struct {
	own  *disk.Root
	one  sync.Mutex // one file is written at a time
	wait sync.WaitGroup
}

// KeepIn names the folder of Penpush's own in which things are kept, before the
// first look. Done must be called before own is closed.
func (b *Blog) KeepIn(own *disk.Root) { b.keeping.own = own }

// Done waits until everything is kept.
func (b *Blog) Done() { b.keeping.wait.Wait() }

// Keep keeps what a function gives, made of slices that gob knows, in a file. of
// is what it depends on beside the posts' files, this very program, and how it
// takes the blog. It returns at once.
func (b *Blog) Keep(file, of string, what func() any) {
	by := b.by()
	if b.keeping.own == nil || by == "" {
		return
	}
	b.keeping.wait.Go(func() {
		b.keeping.one.Lock()
		defer b.keeping.one.Unlock()
		var content bytes.Buffer
		out := gob.NewEncoder(&content)
		if out.Encode(by+of) == nil && out.Encode(what()) == nil {
			// Where this fails the next run finds out everything, as this one did.
			_ = b.keeping.own.Put(file, content.Bytes())
		}
	})
}

// Recall fills into with what an earlier run kept. It is false when there is none,
// or none of use: it is damaged, another program's, or depends on something else.
// into is then to be left alone.
func (b *Blog) Recall(file, of string, into any) bool {
	by := b.by()
	if b.keeping.own == nil || by == "" {
		return false
	}
	content, err := b.keeping.own.Read(file, keptLimit)
	if err != nil {
		return false
	}
	in, was := gob.NewDecoder(bytes.NewReader(content)), ""
	return in.Decode(&was) == nil && was == by+of && in.Decode(into) == nil
}

// Keeps tells that there is a folder in which things are kept.
func (b *Blog) Keeps() bool { return b.keeping.own != nil }

// by tells which program this is, and how it takes the blog.
func (b *Blog) by() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(program)
	if err != nil {
		return ""
	}
	s := b.Site()
	return fmt.Sprintf("%s %d %d\n%s %t %t %s\n", program, info.Size(), info.ModTime().UnixNano(),
		s.Generator, s.SplitsWords(), s.SplitsCommas(), s.AddressKey())
}
