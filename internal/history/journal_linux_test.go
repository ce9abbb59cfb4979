package history_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"penpush/internal/problem"
)

func TestAFullDiskKeepsTheOrderOfWords(t *testing.T) {
	data := filepath.Join(t.TempDir(), "small")
	must(t, os.Mkdir(data, 0o700))
	if err := syscall.Mount("tmpfs", data, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("this test needs a disk of its own and may not mount one: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(data, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	blog := t.TempDir()
	h := open(t, data, blog)
	j := journal(t, h, "a.md")
	must(t, j.Start([]byte("one\ntwo")))
	must(t, j.Append(line(0, "first")))
	ballast := filepath.Join(data, "ballast")
	fill(t, ballast)
	long := strings.Repeat("long ", 4000)
	for i := range 2 {
		err := j.Append(line(1, long, strings.Repeat("x", i)))
		if !problem.Is(err, problem.DiskFull) || problem.Of(err).Path != "a.md" {
			t.Fatalf("a full disk is told as %v", err)
		}
		if got := recovered(t, journal(t, h, "a.md")); got != "first\ntwo" {
			t.Fatalf("on a full disk the journal brings back %q", got)
		}
	}
	must(t, os.Remove(ballast))
	must(t, j.Append(line(0, "last")))
	if got := recovered(t, journal(t, h, "a.md")); got != "last\n"+long+"\nx\n" {
		t.Fatalf("what was typed while the disk was full is lost: %.80q", got)
	}
}

func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	must(t, err)
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
}
