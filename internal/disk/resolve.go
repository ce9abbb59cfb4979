package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"penpush/internal/problem"
)

// mostLinks is how many links one name may lead through; Linux has the same.
const mostLinks = 40

// resolve gives the name of the file that name leads to, with every link in it
// followed. What is not there yet resolves to where it would be made. So a
// post that is a link stays a link: its target is what is replaced.
func resolve(root *os.Root, name string) (string, error) {
	if !fs.ValidPath(name) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", problem.New(problem.OutsideBlog, name)
	}
	rest, links := strings.Split(name, "/"), 0
	var done []string
	for len(rest) > 0 {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if len(done) == 0 {
				return "", problem.New(problem.OutsideBlog, name)
			}
			done = done[:len(done)-1]
			continue
		}
		at := path.Join(append(done, part)...)
		info, err := root.Lstat(at)
		if errors.Is(err, fs.ErrNotExist) {
			return missingBelow(at, rest, err)
		}
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			done = append(done, part)
			continue
		}
		if links++; links > mostLinks {
			return "", &fs.PathError{Op: "open", Path: name, Err: syscall.ELOOP}
		}
		target, err := linkTarget(root, at, name)
		if err != nil {
			return "", err
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	return path.Join(append([]string{"."}, done...)...), nil
}

// missingBelow names what would be made below a missing part; a way back up
// through something missing leads nowhere.
func missingBelow(at string, rest []string, err error) (string, error) {
	for _, part := range rest {
		if part == ".." {
			return "", err
		}
	}
	return path.Join(append([]string{at}, rest...)...), nil
}

func linkTarget(root *os.Root, at, name string) (string, error) {
	target, err := root.Readlink(at)
	if err != nil {
		return "", err
	}
	if filepath.IsAbs(target) || filepath.VolumeName(target) != "" || strings.HasPrefix(filepath.ToSlash(target), "/") {
		p := problem.New(problem.OutsideBlog, name)
		p.Subject = target
		return "", p
	}
	return filepath.ToSlash(target), nil
}
