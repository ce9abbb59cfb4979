package posts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// Listed is a post's file as the last look at the blog found it.
type Listed struct {
	site.File
	Version
	Title string
	// When is the post's date by its own clock, zero when unknown.
	When time.Time
}

// Stale tells that something on disk may have changed since the last look.
func (b *Blog) Stale() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.changes++
}

// Listed gives the posts' files, newest first, and looks at the folders only when
// nobody has since Stale.
func (b *Blog) Listed(ctx context.Context) ([]Listed, error) {
	b.scanning.Lock()
	b.mu.Lock()
	due := b.changes != b.looked || !b.scanned
	b.mu.Unlock()
	var err error
	if due {
		err = b.look(ctx)
	}
	b.scanning.Unlock()
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	order := b.order
	b.mu.Unlock()
	list := make([]Listed, len(order))
	for i, e := range order {
		list[i] = Listed{site.File{Path: e.post.Path, Draft: e.post.Draft}, e.Version, e.post.Title, e.when}
	}
	return list, nil
}

// Files gives the posts' files in no order, and reads none of them: a Listed of
// one that was read is made by Describe.
func (b *Blog) Files() ([]site.File, error) {
	b.fsys.forget()
	if _, err := b.fsys.ReadDir("."); err != nil {
		return nil, fmt.Errorf("look at the blog: %w", err)
	}
	files, _, err := b.Site().Files()
	b.fsys.letGo()
	if err != nil {
		return nil, listFailed(err)
	}
	return files, nil
}

// Describe tells title and date of a post whose whole file is known.
func (b *Blog) Describe(f site.File, content []byte) Listed {
	lines, _ := frontmatter.Head(content, true)
	e := (&reading{blog: b}).entry(f, beginning{content, lines, Version{Size: int64(len(content))}})
	return Listed{f, Version{Size: e.Size}, e.post.Title, e.when}
}

// ReadTexts reads whole files and gives each to see, with its place in files; see
// is called from several goroutines at once, and keeps no content. A file larger
// than limit bytes is problem.TooLarge, one that cannot be read
// problem.Unreadable; one that is gone by now is left out.
func (b *Blog) ReadTexts(ctx context.Context, files []site.File, limit int64, see func(i int, content []byte, err error)) error {
	return InParts(ctx, len(files), func() func(int) {
		var buffer []byte
		into := func(size int64) []byte {
			if size > limit {
				return nil
			}
			if int(size) > len(buffer) {
				buffer = make([]byte, size+size/4)
			}
			return buffer[:size]
		}
		return func(i int) {
			content, err := b.whole(files[i], into, limit)
			if err == nil || !errors.Is(err, fs.ErrNotExist) {
				see(i, content, err)
			}
		}
	})
}

func (b *Blog) whole(f site.File, into room, limit int64) ([]byte, error) {
	if f.Err != nil {
		return nil, problem.Wrap(problem.Unreadable, f.Path, f.Err)
	}
	content, v, err := b.fsys.read(f.Path, into)
	switch {
	case err != nil:
		return nil, problem.Wrap(problem.Unreadable, f.Path, fmt.Errorf("read %s: %w", f.Path, err))
	case v.Size > limit:
		p := problem.New(problem.TooLarge, f.Path)
		p.Subject = fmt.Sprintf("%.1f MB", float64(v.Size)/1e6)
		return nil, p
	}
	return content, nil
}
