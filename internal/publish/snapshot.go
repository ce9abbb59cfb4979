package publish

import (
	"bytes"
	"context"
	"crypto/sha1" // by which git names what it keeps
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"penpush/internal/git"
)

// snapshot is what a commit holds, as far as it is on the way to some paths: with
// other files put in, it becomes the tree of the next commit. Git's own way there is
// an index of all files, which in a large blog costs more than everything else.
type snapshot struct {
	repo *git.Repo
	// folders are the items of each folder by name, "" being the top; an item is
	// mode and id, as in an entry.
	folders map[string]map[string]string
	// touched are folders in which something is other than in the commit, changed
	// the files.
	touched, changed map[string]bool
}

const folderMode = "40000 "

// snapshot reads the folders that lead to paths; "" is a commit that holds nothing.
func (p *place) snapshot(ctx context.Context, commit string, paths []string) (*snapshot, error) {
	s := &snapshot{repo: p.repo, folders: map[string]map[string]string{"": {}}, touched: map[string]bool{}, changed: map[string]bool{}}
	if commit == "" {
		return s, nil
	}
	dirs := append([]string{""}, foldersOf(paths)...)
	objects, err := p.repo.Objects(ctx, commit, dirs)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", commit, err)
	}
	for _, dir := range dirs { // the outer ones first
		o := objects[dir]
		if o.Kind != "tree" && (dir == "" || strings.HasPrefix(s.item(dir), folderMode)) {
			// Nothing would be left of what is in it.
			return nil, fmt.Errorf("read %s: the folder %q is not there", commit, dir)
		}
		if o.Kind == "tree" {
			if s.folders[dir], err = items(o.Content, len(p.repo.Zero)/2); err != nil {
				return nil, fmt.Errorf("read %s:%s: %w", commit, dir, err)
			}
			// What is not understood to the last byte is not written again.
			if id, err := s.id(sorted(s.folders[dir])); err != nil || id != o.ID {
				return nil, errors.Join(err, fmt.Errorf("read %s:%s: it is %s, and was read as %s", commit, dir, o.ID, id))
			}
		}
	}
	return s, nil
}

// items reads a folder as git keeps it: "<mode> <name>\x00<id>", one behind the
// other.
func items(content []byte, size int) (map[string]string, error) {
	all := map[string]string{}
	for len(content) > 0 {
		about, rest, ok := bytes.Cut(content, []byte{0})
		mode, name, named := strings.Cut(string(about), " ")
		if !ok || !named || len(rest) < size {
			return nil, fmt.Errorf("a folder ends in %q", about)
		}
		all[name] = mode + " " + hex.EncodeToString(rest[:size])
		content = rest[size:]
	}
	return all, nil
}

// foldersOf gives all folders that paths are in but for the top.
func foldersOf(paths []string) []string {
	all := map[string]bool{}
	for _, one := range paths {
		for dir, _ := split(one); dir != "" && !all[dir]; dir, _ = split(dir) {
			all[dir] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// split cuts a path into its folder, "" for the top, and its name.
func split(where string) (dir, name string) {
	dir, name = path.Split(where)
	return strings.TrimSuffix(dir, "/"), name
}

// item is the file or folder at a path, "" for none.
func (s *snapshot) item(where string) string {
	dir, name := split(where)
	return s.folders[dir][name]
}

// with puts files in, removals first, so that a file can become a folder. What has
// to make room for them counts as changed.
func (s *snapshot) with(entries []entry) {
	for _, e := range entries {
		if item := s.item(e.Path); e.Item == "" && item != "" && !strings.HasPrefix(item, folderMode) {
			dir, name := split(e.Path)
			delete(s.folders[dir], name)
			s.touch(e.Path)
		}
	}
	for _, e := range entries {
		if e.Item == "" || e.Item == s.item(e.Path) {
			continue
		}
		dir, name := split(e.Path)
		s.open(dir)
		if strings.HasPrefix(s.folders[dir][name], folderMode) {
			s.clear(e.Path)
		}
		s.folders[dir][name] = e.Item
		s.touch(e.Path)
	}
}

// touch notes that a file is other than in the commit.
func (s *snapshot) touch(where string) {
	s.changed[where] = true
	for where != "" {
		where, _ = split(where)
		s.touched[where] = true
	}
}

// open makes a folder, and those that it is in, where they are not there yet.
func (s *snapshot) open(dir string) {
	if s.folders[dir] != nil {
		return
	}
	parent, name := split(dir)
	s.open(parent)
	if s.folders[parent][name] != "" {
		s.touch(dir) // a file that was not asked about
	}
	s.folders[dir] = map[string]string{}
	s.folders[parent][name] = folderMode
}

// clear takes a folder away that a file is to replace.
func (s *snapshot) clear(dir string) {
	for where, items := range s.folders {
		if where != dir && !strings.HasPrefix(where, dir+"/") {
			continue
		}
		for name, item := range items {
			inside := path.Join(where, name)
			if s.folders[inside] == nil || !strings.HasPrefix(item, folderMode) {
				s.touch(inside) // what was not asked about
			}
		}
		delete(s.folders, where)
	}
}

// write stores the folders that changed, the innermost first, and gives the tree.
func (s *snapshot) write(ctx context.Context) (tree string, changed []string, err error) {
	var records bytes.Buffer
	var ids []string
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(s.folders))) {
		items := s.folders[dir]
		parent, name := split(dir)
		switch {
		case !s.touched[dir]:
			continue
		case len(items) == 0 && dir != "":
			delete(s.folders[parent], name) // git keeps no empty folders
			continue
		}
		list := sorted(items)
		id, err := s.id(list)
		if err != nil {
			return "", nil, err
		}
		ids = append(ids, id)
		for _, e := range list {
			mode, id, _ := strings.Cut(e.Item, " ")
			fmt.Fprintf(&records, "%s %s %s\t%s\x00", mode, kindOf(mode), id, e.Path)
		}
		records.WriteByte(0)
		if dir != "" {
			s.folders[parent][name] = folderMode + id
		}
	}
	if len(ids) == 0 {
		return "", nil, nil
	}
	out, err := s.repo.Run(ctx, git.Command{Args: []string{"mktree", "--missing", "--batch", "-z"}, Stdin: records.Bytes()})
	if err != nil {
		return "", nil, fmt.Errorf("prepare the commit: %w", err)
	}
	if stored := strings.Fields(string(out.Stdout)); !slices.Equal(stored, ids) {
		return "", nil, fmt.Errorf("prepare the commit: git stored %q instead of %q", stored, ids)
	}
	return ids[len(ids)-1], slices.Sorted(maps.Keys(s.changed)), nil
}

// sorted gives a folder's items in git's own order, in which a folder's name ends
// in "/"; the paths are their names.
func sorted(items map[string]string) []entry {
	list := make([]entry, 0, len(items))
	for name, item := range items {
		list = append(list, entry{name, item})
	}
	key := func(e entry) string {
		if strings.HasPrefix(e.Item, folderMode) {
			return e.Path + "/"
		}
		return e.Path
	}
	slices.SortFunc(list, func(a, b entry) int { return strings.Compare(key(a), key(b)) })
	return list
}

// id is the name that git gives a folder of these items, which the folder that it is
// in has to know.
func (s *snapshot) id(list []entry) (string, error) {
	var body bytes.Buffer
	for _, e := range list {
		mode, id, _ := strings.Cut(e.Item, " ")
		raw, err := hex.DecodeString(id)
		if err != nil {
			return "", fmt.Errorf("prepare the commit: %s is called %q: %w", e.Path, id, err)
		}
		fmt.Fprintf(&body, "%s %s\x00%s", mode, e.Path, raw)
	}
	object := append(fmt.Appendf(nil, "tree %d\x00", body.Len()), body.Bytes()...)
	if len(s.repo.Zero) == hex.EncodedLen(sha256.Size) {
		sum := sha256.Sum256(object)
		return hex.EncodeToString(sum[:]), nil
	}
	sum := sha1.Sum(object)
	return hex.EncodeToString(sum[:]), nil
}

// kindOf is what git calls an object of a mode.
func kindOf(mode string) string {
	switch mode {
	case strings.TrimSpace(folderMode):
		return "tree"
	case "160000":
		return "commit"
	}
	return "blob"
}
