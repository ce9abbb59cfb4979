package disk_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// mount puts a small disk of its own at a folder.
func mount(t *testing.T, dir, options string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("this test needs a disk of its own and may not mount one: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
}

func open(t *testing.T, dir string) *disk.Root {
	t.Helper()
	r, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func TestAFullDiskLeavesTheOldTextWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "small")
	mount(t, dir, "size=64k")
	old := string(bytes.Repeat([]byte("old "), 4000))
	put(t, filepath.Join(dir, "a.md"), old)
	r := open(t, dir)
	big := bytes.Repeat([]byte("new!"), 16000)
	code(t, r.Replace("a.md", disk.Sum([]byte(old)), big), problem.DiskFull)
	code(t, r.Create("b.md", big), problem.DiskFull)
	want(t, filepath.Join(dir, "a.md"), old)
	tidy(t, dir)
	if ok, err := r.Exists("b.md"); ok || err != nil {
		t.Fatalf("half a new post is there: %v %v", ok, err)
	}
	if err := r.Replace("a.md", disk.Sum([]byte(old)), []byte("short")); err != nil {
		t.Fatalf("there is room again: %v", err)
	}
}

func TestAReadOnlyDisk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "locked")
	mount(t, dir, "size=64k")
	put(t, filepath.Join(dir, "posts", "a.md"), "old")
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	r := open(t, dir)
	code(t, r.Replace("posts/a.md", disk.Sum([]byte("old")), []byte("new")), problem.ReadOnly)
	code(t, r.Create("posts/b.md", []byte("new")), problem.ReadOnly)
	code(t, r.Create("more/b.md", []byte("new")), problem.ReadOnly)
	code(t, r.Rename("posts/a.md", "posts/b.md"), problem.ReadOnly)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	code(t, r.Trash("posts/a.md"), problem.NotTrashed)
	want(t, filepath.Join(dir, "posts", "a.md"), "old")
}

func TestAReadOnlyFileIsNotReplaced(t *testing.T) {
	r, dir := blog(t, map[string]string{"a.md": "old"})
	path := filepath.Join(dir, "a.md")
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	code(t, r.Replace("a.md", disk.Sum([]byte("old")), []byte("new")), problem.ReadOnly)
	want(t, path, "old")
	tidy(t, dir)
}

func TestAReadOnlyFolderForAnOrdinaryUser(t *testing.T) {
	if os.Getuid() != 0 {
		r, dir := blog(t, map[string]string{"posts/a.md": "old"})
		lockFolder(t, filepath.Join(dir, "posts"))
		code(t, r.Replace("posts/a.md", disk.Sum([]byte("old")), []byte("new")), problem.ReadOnly)
		code(t, r.Create("posts/b.md", []byte("new")), problem.ReadOnly)
		return
	}
	// A privileged user may write everywhere, so the folder is made immutable.
	r, dir := blog(t, map[string]string{"posts/a.md": "old"})
	immutable(t, filepath.Join(dir, "posts"))
	code(t, r.Replace("posts/a.md", disk.Sum([]byte("old")), []byte("new")), problem.ReadOnly)
	code(t, r.Create("posts/b.md", []byte("new")), problem.ReadOnly)
	want(t, filepath.Join(dir, "posts", "a.md"), "old")
}

func lockFolder(t *testing.T, dir string) {
	t.Helper()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
}

// immutableFlag is FS_IMMUTABLE_FL of linux/fs.h.
const immutableFlag = 0x10

func immutable(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, 0)
		_ = f.Close()
	})
	if err := unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, immutableFlag); err != nil {
		t.Skipf("this disk has no immutable folders: %v", err)
	}
}

func TestSaveKeepsModeOwnerAndAttributes(t *testing.T) {
	r, dir := blog(t, map[string]string{"a.md": "old"})
	path := filepath.Join(dir, "a.md")
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		if err := os.Chown(path, 1234, 4321); err != nil {
			t.Fatal(err)
		}
	}
	tagged := unix.Setxattr(path, "user.xdg.tags", []byte("초안"), 0) == nil
	before := stat(t, path)
	if err := r.Replace("a.md", disk.Sum([]byte("old")), []byte("new")); err != nil {
		t.Fatal(err)
	}
	after := stat(t, path)
	if after.Mode != before.Mode || after.Uid != before.Uid || after.Gid != before.Gid {
		t.Errorf("a save changed who may use the file: %o %d:%d, was %o %d:%d",
			after.Mode, after.Uid, after.Gid, before.Mode, before.Uid, before.Gid)
	}
	if !tagged {
		t.Log("this disk keeps no extended attributes")
		return
	}
	value := make([]byte, 64)
	n, err := unix.Getxattr(path, "user.xdg.tags", value)
	if err != nil || string(value[:n]) != "초안" {
		t.Errorf("the file manager's tags are lost: %q %v", value[:max(n, 0)], err)
	}
}

func stat(t *testing.T, path string) unix.Stat_t {
	t.Helper()
	var st unix.Stat_t
	if err := unix.Stat(path, &st); err != nil {
		t.Fatal(err)
	}
	return st
}

func TestNewFilesFollowTheUmask(t *testing.T) {
	r, dir := blog(t, nil)
	if err := r.Create("a.md", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "b.md"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if a, b := stat(t, filepath.Join(dir, "a.md")), stat(t, filepath.Join(dir, "b.md")); a.Mode != b.Mode {
		t.Errorf("a new post has mode %o, any program's file has %o", a.Mode, b.Mode)
	}
}

func TestANamedPipeDoesNotHang(t *testing.T) {
	r, dir := blog(t, nil)
	if err := unix.Mkfifo(filepath.Join(dir, "pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 2)
	go func() {
		_, err := r.Read("pipe.md", 0)
		done <- err
		_, err = r.FS().Open("pipe.md")
		done <- err
	}()
	for range 2 {
		select {
		case err := <-done:
			if err == nil {
				t.Fatal("a pipe was read as a post")
			}
		case <-time.After(5 * time.Second):
			t.Fatal("reading a named pipe waits for ever, and the window with it")
		}
	}
}

const crashDir = "PENPUSH_TEST_CRASH_DIR"

// TestMain is also the program that is killed in the middle of its saves.
func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		saveForEver(dir)
	}
	os.Exit(m.Run())
}

var crashTexts = [][]byte{bytes.Repeat([]byte("one\n"), 100_000), bytes.Repeat([]byte("second\n"), 100_000)}

func saveForEver(dir string) {
	r, err := disk.Open(dir)
	end := time.Now().Add(10 * time.Second) // should the test die first
	for i := 0; err == nil && time.Now().Before(end); i++ {
		err = r.Replace("a.md", disk.Sum(crashTexts[i%2]), crashTexts[(i+1)%2])
	}
	if err != nil {
		_, _ = os.Stderr.WriteString(err.Error())
	}
	os.Exit(1)
}

func TestAKilledSaveLeavesAWholeText(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	seen := map[int]int{}
	for i := range 12 {
		put(t, path, string(crashTexts[0]))
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), crashDir+"="+dir)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(40+7*i) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := child.Wait(); !errors.As(err, &exit) || exit.ExitCode() != -1 {
			t.Fatalf("the saving program ended by itself: %v", err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("the text is gone: %v", err)
		}
		switch {
		case bytes.Equal(b, crashTexts[0]):
			seen[0]++
		case bytes.Equal(b, crashTexts[1]):
			seen[1]++
		default:
			t.Fatalf("a killed save left half a text of %d bytes", len(b))
		}
	}
	t.Logf("after kills: %d times the one text, %d times the other", seen[0], seen[1])
}
