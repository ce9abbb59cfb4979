//go:build unix

package watch_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

const blindDir = "PENPUSH_TEST_BLIND_DIR"

// TestWithoutANotifier starts this test again in a process that has no
// descriptor left, where the system gives no notifier.
func TestWithoutANotifier(t *testing.T) {
	t.Parallel()
	if dir := os.Getenv(blindDir); dir != "" {
		blind(t, dir)
		return
	}
	child := exec.Command(os.Args[0], "-test.run=^TestWithoutANotifier$", "-test.v")
	child.Env = append(os.Environ(), blindDir+"="+filepath.Join(t.TempDir(), "blog"))
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func blind(t *testing.T, dir string) {
	must(t, os.MkdirAll(filepath.Join(dir, "posts"), 0o755))
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 64, Max: 64}); err != nil {
		t.Fatal(err)
	}
	var used []*os.File
	for {
		f, err := os.Open(os.DevNull)
		if err != nil {
			break
		}
		used = append(used, f)
	}
	b := start(t, dir, "posts")
	for _, f := range used {
		must(t, f.Close())
	}
	b.put("posts/a.md", "x")
	b.expect("without a notifier nobody looks at all", overflow)
	must(t, os.RemoveAll(dir))
	b.expect("the blog is gone and nobody knows", gone)
	must(t, b.w.Set([]string{"."}))
	must(t, b.w.Close())
}
