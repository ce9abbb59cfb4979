// Command edit gives every post of a blog the same title, as the window would:
// edit DIR TITLE. Each file is read, its field's lines are changed, the result is
// read again and compared, and the file is replaced, several at once.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"penpush/internal/disk"
	"penpush/internal/frontmatter"
	"penpush/internal/posts"
	"penpush/internal/text"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "edit:", err)
		os.Exit(1)
	}
}

func run(args []string) (err error) {
	if len(args) != 2 {
		return errors.New("usage: edit DIR TITLE")
	}
	root, err := disk.Open(args[0])
	if err != nil {
		return fmt.Errorf("open %s: %w", args[0], err)
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	blog, err := posts.Open(root)
	if err != nil {
		return fmt.Errorf("open the blog: %w", err)
	}
	list, err := blog.Scan(context.Background())
	if err != nil {
		return fmt.Errorf("list the posts: %w", err)
	}
	if err := retitleAll(root, list, args[1]); err != nil {
		return err
	}
	fmt.Println(len(list), "posts")
	return nil
}

// atOnce is how many files the window writes at the same time.
const atOnce = 16

func retitleAll(root *disk.Root, list []posts.Post, title string) error {
	var all sync.WaitGroup
	failed := make([]error, atOnce)
	for worker := range atOnce {
		all.Go(func() {
			for i := worker; i < len(list) && failed[worker] == nil; i += atOnce {
				if err := retitle(root, list[i].Path, title); err != nil {
					failed[worker] = fmt.Errorf("edit %s: %w", list[i].Path, err)
				}
			}
		})
	}
	all.Wait()
	return errors.Join(failed...)
}

func retitle(root *disk.Root, path, title string) error {
	before, err := root.Read(path, 0)
	if err != nil {
		return err
	}
	t, err := text.Parse(before)
	if err != nil {
		return err
	}
	edits, err := frontmatter.Set(t.Lines(), "title", frontmatter.Value{Type: frontmatter.Text, Text: title})
	if err != nil {
		return err
	}
	if err := t.Apply(edits); err != nil {
		return err
	}
	return root.Replace(path, disk.Sum(before), t.Bytes())
}
