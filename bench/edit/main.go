// Command edit gives every post of a blog the same title, as the window would:
// edit DIR TITLE. Each file is read, its field's lines are changed, the result is
// read again and compared, and the file is replaced.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

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
	for _, p := range list {
		if err := retitle(root, p.Path, args[1]); err != nil {
			return fmt.Errorf("edit %s: %w", p.Path, err)
		}
	}
	fmt.Println(len(list), "posts")
	return nil
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
