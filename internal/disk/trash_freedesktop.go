//go:build unix && !darwin

package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// trashCan is one trash directory of the freedesktop.org Trash specification
// 1.0 (specifications.freedesktop.org/trash-spec), which GNOME, KDE, Xfce and
// others show as one trash.
type trashCan struct {
	dir string // holds files/ and info/
	top string // paths in it are relative to this mount; "" in the home trash
}

// toTrash moves a name of the root, whose full path is full, to the trash of its
// disk: the home trash when they share a disk, else the one at the top of its
// mount. Where neither takes it by a rename it is copied to the home trash, as
// the specification allows.
func toTrash(root *os.Root, name, full string) error {
	home, err := homeTrash()
	if err != nil {
		return err
	}
	top, far, err := mountOf(filepath.Dir(full), filepath.Dir(home.dir))
	if err != nil {
		return err
	}
	var first error
	if far {
		can, err := topTrash(top)
		if err == nil {
			if err = can.take(root, name, full); err == nil {
				return nil
			}
		}
		first = err
	} else if err := home.take(root, name, full); err == nil || !errors.Is(err, unix.EXDEV) {
		return err
	}
	if err := home.takeCopy(root, name, full); err != nil {
		return errors.Join(first, err)
	}
	return nil
}

// homeTrash is $XDG_DATA_HOME/Trash, made when it is not there.
func homeTrash() (trashCan, error) {
	data := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(data) { // the base directory specification says so
		home, err := os.UserHomeDir()
		if err != nil {
			return trashCan{}, fmt.Errorf("find the home folder: %w", err)
		}
		data = filepath.Join(home, ".local", "share")
	}
	can := trashCan{dir: filepath.Join(data, "Trash")}
	return can, can.make()
}

func (c trashCan) make() error {
	for _, dir := range []string{"files", "info"} {
		if err := os.MkdirAll(filepath.Join(c.dir, dir), 0o700); err != nil {
			return fmt.Errorf("make the trash: %w", err)
		}
	}
	return nil
}

// mountOf finds the top folder of the mount that dir is on, and whether that is
// another device than that of home.
func mountOf(dir, home string) (top string, far bool, err error) {
	dir, err = filepath.EvalSymlinks(dir)
	if err != nil {
		return "", false, err
	}
	var at, there unix.Stat_t
	if err := errors.Join(unix.Stat(dir, &at), unix.Stat(home, &there)); err != nil {
		return "", false, fmt.Errorf("find the disk of %s: %w", dir, err)
	}
	for top = dir; top != "/"; top = filepath.Dir(top) {
		var above unix.Stat_t
		if err := unix.Stat(filepath.Dir(top), &above); err != nil {
			return "", false, fmt.Errorf("find the disk of %s: %w", dir, err)
		}
		if above.Dev != at.Dev {
			break
		}
	}
	return top, at.Dev != there.Dev, nil
}

// topTrash is the trash at the top of a mount: $top/.Trash/$uid where an
// administrator made a .Trash that is a real folder with the sticky bit, else
// $top/.Trash-$uid.
func topTrash(top string) (trashCan, error) {
	uid := strconv.Itoa(os.Getuid())
	shared := filepath.Join(top, ".Trash")
	info, err := os.Lstat(shared)
	if err == nil && info.IsDir() && info.Mode()&fs.ModeSticky != 0 {
		can := trashCan{dir: filepath.Join(shared, uid), top: top}
		if can.ours() == nil {
			return can, nil
		}
	}
	can := trashCan{dir: filepath.Join(top, ".Trash-"+uid), top: top}
	return can, can.ours()
}

// ours makes the trash and refuses one that somebody else put there to be given
// other people's files.
func (c trashCan) ours() error {
	if err := os.Mkdir(c.dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the trash: %w", err)
	}
	var st unix.Stat_t
	if err := unix.Lstat(c.dir, &st); err != nil {
		return fmt.Errorf("look at the trash: %w", err)
	}
	if st.Mode&unix.S_IFMT != unix.S_IFDIR || int(st.Uid) != os.Getuid() {
		return fmt.Errorf("use the trash %s: %w", c.dir, fs.ErrPermission)
	}
	return c.make()
}

// take moves a name of the root into the trash by a rename.
func (c trashCan) take(root *os.Root, name, full string) error {
	as, err := c.announce(full)
	if err != nil {
		return err
	}
	if err := c.rename(root, name, as); err != nil {
		return errors.Join(err, os.Remove(c.info(as)))
	}
	return nil
}

func (c trashCan) rename(root *os.Root, name, as string) error {
	files, err := os.Open(filepath.Join(c.dir, "files"))
	if err != nil {
		return fmt.Errorf("open the trash: %w", err)
	}
	defer files.Close() //nolint:errcheck // nothing was written
	return inFolders(root, path.Dir(name), path.Dir(name), func(from, _ int) error {
		return unix.Renameat(from, path.Base(name), int(files.Fd()), as)
	})
}

// takeCopy copies a name of the root into the trash and then removes it. If the
// copy fails, nothing is removed.
func (c trashCan) takeCopy(root *os.Root, name, full string) error {
	as, err := c.announce(full)
	if err != nil {
		return err
	}
	to := filepath.Join(c.dir, "files", as)
	if err := copyOut(root, name, to); err != nil {
		return errors.Join(err, os.RemoveAll(to), os.Remove(c.info(as)))
	}
	if err := root.RemoveAll(name); err != nil {
		// Part of it may be gone already, so the copy has to stay.
		return fmt.Errorf("remove what was copied to the trash: %w", err)
	}
	return nil
}

func (c trashCan) info(as string) string {
	return filepath.Join(c.dir, "info", as+".trashinfo")
}

// announce chooses a free name in the trash and writes its .trashinfo, which the
// specification wants before the file arrives: creating it reserves the name.
func (c trashCan) announce(full string) (as string, err error) {
	record, err := c.record(full, time.Now())
	if err != nil {
		return "", err
	}
	base := filepath.Base(full)
	ext := filepath.Ext(base)
	for n := 1; ; n++ {
		as = base
		if n > 1 {
			as = strings.TrimSuffix(base, ext) + "." + strconv.Itoa(n) + ext
		}
		if _, err := os.Lstat(filepath.Join(c.dir, "files", as)); err == nil {
			continue // without a record, and still somebody's file
		}
		f, err := os.OpenFile(c.info(as), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("write the trash's record: %w", err)
		}
		_, err = f.WriteString(record)
		if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
			return "", errors.Join(fmt.Errorf("write the trash's record: %w", err), os.Remove(c.info(as)))
		}
		return as, nil
	}
}

// record is the text of a .trashinfo file.
func (c trashCan) record(full string, when time.Time) (string, error) {
	from := full
	if c.top != "" {
		real, err := filepath.EvalSymlinks(filepath.Dir(full))
		if err != nil {
			return "", err
		}
		if from, err = filepath.Rel(c.top, filepath.Join(real, filepath.Base(full))); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("[Trash Info]\nPath=%s\nDeletionDate=%s\n",
		escape(from), when.Local().Format("2006-01-02T15:04:05")), nil
}

// escape writes a path's bytes as RFC 2396 (section 2) has them in an address,
// keeping "/".
func escape(p string) string {
	var b strings.Builder
	for i := range len(p) {
		c := p[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-_.!~*'()/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
