//go:build unix

package workspace

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"penpush/internal/devserver"
	"penpush/internal/disk"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/text"
)

// online gives the desk's blog a repository with a copy online.
func (d *desk) online() {
	d.t.Helper()
	remote := filepath.Join(d.t.TempDir(), "blog.git")
	for _, args := range [][]string{
		{"init", "-q", "--bare", "-b", "main", remote},
		{"init", "-q", "-b", "main"},
		{"config", "user.name", "A Writer"},
		{"config", "user.email", "writer@example.org"},
		{"add", "-A"},
		{"commit", "-qm", "blog"},
		{"remote", "add", "origin", remote},
		{"push", "-qu", "origin", "main"},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir = d.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			d.t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	_ = d.w.Close()
	d.open()
}

func (d *desk) rehearsals() []os.DirEntry {
	entries, err := os.ReadDir(filepath.Join(d.data, "rehearsals"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		d.t.Fatal(err)
	}
	return entries
}

// A build that never ends, and what it started, end when the writer says so; the
// site is no longer anywhere, and nothing was sent.
func TestARehearsalThatIsStopped(t *testing.T) {
	d := sit(t)
	d.online()
	d.put(post, review+"vier\n")
	pids := filepath.Join(t.TempDir(), "pids")
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		for { // both write their number
			if b, err := os.ReadFile(pids); err == nil && strings.Count(string(b), "\n") == 2 {
				stop()
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	call := PublishCall{Posts: []string{post}, Message: "x", Build: `sh -c 'echo $$ >> "` + pids + `"; sh -c "echo \$\$ >> ` + pids + `; sleep 600"; :'`}
	if _, err := d.w.Rehearse(ctx, call); !errors.Is(err, context.Canceled) {
		t.Fatalf("it was stopped, and says %v", err)
	}
	b, err := os.ReadFile(pids)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		pid, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(10 * time.Second); syscall.Kill(pid, 0) == nil; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%d still builds", pid)
			}
		}
	}
	if left := d.rehearsals(); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// What a run that was killed left behind goes at the next start; what another
// window builds right now stays. The writer's installed parts stay in any case.
func TestWhatADeadRehearsalLeftIsSwept(t *testing.T) {
	d := sit(t)
	d.put("node_modules/part/index.js", "")
	parent := filepath.Join(d.data, "rehearsals")
	living, remove, err := disk.Spare(parent)
	if err != nil {
		t.Fatal(err)
	}
	dead := filepath.Join(parent, "dead", "spare")
	if err := os.MkdirAll(filepath.Join(dead, "cache"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := disk.LinkOut(dead, "node_modules/part", filepath.Join(d.dir, "node_modules/part")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dead, "cache"), 0o500); err != nil {
		t.Fatal(err)
	}
	_ = d.w.Close()
	d.open()
	if left := d.rehearsals(); len(left) != 1 || !strings.HasPrefix(living, filepath.Join(parent, left[0].Name())) {
		t.Errorf("%v is there, wanted only %s", left, living)
	}
	if d.file("node_modules/part/index.js") != "" {
		t.Error("the writer's part was changed")
	}
	if err := remove(); err != nil || len(d.rehearsals()) != 0 {
		t.Errorf("%v, %v", err, d.rehearsals())
	}
}

// A site that was built is not built again for the same words, and the next words
// are.
func TestAHabitRehearsesEachTreeOnce(t *testing.T) {
	d := sit(t)
	d.online()
	ran := filepath.Join(t.TempDir(), "ran")
	call := PublishCall{Posts: []string{post}, Message: "x", Rehearse: true, Build: `sh -c 'echo once >> "` + ran + `"'`}
	times := func() int {
		b, _ := os.ReadFile(ran)
		return strings.Count(string(b), "once")
	}
	d.put(post, review+"vier\n")
	if r, err := d.w.Rehearse(t.Context(), call); err != nil || r.Err != nil {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := d.w.Publish(t.Context(), call); err != nil || times() != 1 {
		t.Errorf("built %d times, %v", times(), err)
	}
	d.put(post, review+"vier\nfive\n")
	call.Build = `sh -c 'echo once >> "` + ran + `"; echo "ERROR posts/review/index.md:10:1 no" >&2; exit 1'`
	_, err := d.w.Publish(t.Context(), call)
	told := problem.Of(err)
	if told.Code != problem.BuildFailed || told.Path != post || told.Line != 10 || len(told.Choices) != 1 || times() != 2 {
		t.Fatalf("built %d times, %v %+v", times(), err, told)
	}
	call.Answers = publish.Answers{told.Choices[0]}
	if _, err := d.w.Publish(t.Context(), call); err != nil || times() != 2 {
		t.Errorf("built %d times, %v", times(), err)
	}
}

func TestALineIsFoundAgainAfterEdits(t *testing.T) {
	there := []string{"a", "b", "c", "d"}
	for _, c := range []struct {
		now  []string
		want []int
	}{
		{[]string{"a", "b", "c", "d"}, []int{1, 2, 3, 4}},
		{[]string{"x", "y", "a", "b", "c", "d"}, []int{3, 4, 5, 6}},
		{[]string{"a", "c", "d"}, []int{1, 2, 2, 3}},
		{[]string{"a", "B", "c", "new", "d"}, []int{1, 2, 3, 5}},
	} {
		for i, want := range c.want {
			if got := backTo(i+1, text.Diff(there, c.now)); got != want {
				t.Errorf("line %d of %q is %d in %q, wanted %d", i+1, there, got, c.now, want)
			}
		}
	}
}

// TestALineThatAGeneratorPrinted: Hexo counts in the HTML that Markdown became, where
// blank lines are gone; what it prints of the line tells where it stands.
func TestALineThatAGeneratorPrinted(t *testing.T) {
	post := strings.Split("---\ntitle: A\n---\n\nFirst.\n\nLook: {% nothere %}\n\nLook: {% nothere %} and more\n", "\n")
	for _, c := range []struct {
		said devserver.Complaint
		want int
	}{
		{devserver.Complaint{Line: 2, Origin: devserver.AfterFence, Quote: "Look: {% nothere %}"}, 7},
		{devserver.Complaint{Line: 2, Origin: devserver.AfterFence, Quote: "{% nothere %} and more"}, 9},
		{devserver.Complaint{Line: 2, Origin: devserver.AfterFence, Quote: "made by a filter"}, 5},
		{devserver.Complaint{Line: 2, Origin: devserver.AfterFence}, 5},
		{devserver.Complaint{Line: 7, Origin: devserver.WholeFile, Quote: "First."}, 7},
	} {
		if got := lineOf(post, c.said); got != c.want {
			t.Errorf("%+v is on line %d, wanted %d", c.said, got, c.want)
		}
	}
}
