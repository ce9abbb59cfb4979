// Package testsite makes blogs: the sample that a first-time user tries, and
// synthetic ones of any size for tests and benches.
package testsite

import (
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
)

// Sampled is where a sample blog is, as absolute paths of this system.
type Sampled struct {
	// Blog is the folder to open, a git repository.
	Blog string
	// Remote is the bare repository that it publishes to.
	Remote string
}

// Welcome is the post of the sample that a first-time user of a language should
// see, relative to the blog.
func Welcome(language string) string {
	if language == "ko" {
		return "posts/처음-오셨나요/index.md"
	}
	return "posts/start-here/index.md"
}

//go:embed all:sample
var embedded embed.FS

// later are the posts that nobody but the writer has seen: they are on disk and
// in no commit.
func later(name string) bool { return strings.HasPrefix(name, "posts/night-train/") }

// mark is left in a repository that was made whole, so that a crash on the way
// is not taken for one.
const mark = ".git/penpush-sample"

// Sample makes the sample blog dir/blog and beside it dir/remote.git, where it
// publishes to: ten posts, of which one is a draft, one is not yet published and
// one was changed since. A sample that is there already stays as it is, with all
// that was written in it. Where something else has one of these names, such as
// what a crash left, the sample gets the next: blog-2 and remote-2.git.
//
// It fails with the problems of package disk, and problem.GitMissing.
func Sample(ctx context.Context, dir string) (Sampled, error) {
	return sample(ctx, dir, drawings)
}

func sample(ctx context.Context, dir string, draw func() ([]file, error)) (made Sampled, err error) {
	root, at, err := ground(dir)
	if err != nil {
		return Sampled{}, err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	for n := 1; ; {
		blog, remote := path.Join(at, numbered("blog", n)), path.Join(at, numbered("remote", n)+".git")
		made = Sampled{native(root, blog), native(root, remote)}
		whole, err := root.Exists(path.Join(blog, mark))
		if err != nil || whole {
			return made, err
		}
		taken, err := anyThere(root, blog, remote)
		if err != nil {
			return Sampled{}, err
		}
		if taken {
			n++
			continue
		}
		m := maker{root: root, draw: draw, home: path.Join(at, ".making-"+strings.ToLower(rand.Text()))}
		if err := m.make(ctx, blog, remote); !problem.Is(err, problem.Exists) {
			return made, err
		}
		// Another Penpush was quicker: look again at what it made.
	}
}

func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	return name + "-" + strconv.Itoa(n)
}

func native(root *disk.Root, name string) string {
	return filepath.Join(root.Dir(), filepath.FromSlash(name))
}

func anyThere(root *disk.Root, names ...string) (bool, error) {
	for _, name := range names {
		if there, err := root.Exists(name); there || err != nil {
			return there, err
		}
	}
	return false, nil
}

// maker makes one sample in a folder of its own, home, and moves it to its place
// when it is whole.
type maker struct {
	root *disk.Root
	home string
	draw func() ([]file, error)
}

func (m maker) make(ctx context.Context, blog, remote string) (err error) {
	if _, err := git.FindVersion(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.clear()) }()
	own, bare := path.Join(m.home, "blog"), path.Join(m.home, "remote.git")
	published, unseen, err := m.files(own)
	if err != nil {
		return err
	}
	if err := write(m.root, published); err != nil {
		return fmt.Errorf("write the sample blog: %w", err)
	}
	if err := git.InitSample(ctx, native(m.root, own), native(m.root, bare)); err != nil {
		return fmt.Errorf("make the sample's repository: %w", err)
	}
	if err := m.leaveWork(own, unseen); err != nil {
		return err
	}
	if err := m.pointTo(ctx, own, remote); err != nil {
		return err
	}
	if err := m.root.Create(path.Join(own, mark), []byte("This sample was made whole.\n")); err != nil {
		return fmt.Errorf("mark the sample: %w", err)
	}
	if err := m.root.Rename(bare, remote); err != nil {
		return fmt.Errorf("put the sample's remote in its place: %w", err)
	}
	if err := m.root.Rename(own, blog); err != nil {
		return fmt.Errorf("put the sample in its place: %w", err)
	}
	return nil
}
