//go:build unix

package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"penpush/internal/problem"
)

// death is what a process that publishes and dies is told.
type death struct {
	Request Request
	// At is the progress at which it kills itself, such as "push done"; "" is
	// never.
	At string
}

// publishAndDie is the life of that process.
func publishAndDie(file string) {
	var d death
	b, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(b, &d)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	_, err = Run(context.Background(), d.Request, func(p Progress) {
		if p.Percent == 0 && d.At == at(p.Step, p.Done) {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
		}
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func at(s Step, done bool) string {
	if done {
		return string(s) + " done"
	}
	return string(s)
}

// death is what a process is told, as a file.
func (w *world) death(at string) string {
	w.t.Helper()
	b, err := json.Marshal(death{w.request(), at})
	if err != nil {
		w.t.Fatal(err)
	}
	file := filepath.Join(w.home, "death.json")
	if err := os.WriteFile(file, b, 0o666); err != nil {
		w.t.Fatal(err)
	}
	return file
}

// doomed starts such a process.
func (w *world) doomed(at string) *exec.Cmd {
	w.t.Helper()
	cmd := exec.Command(os.Args[0], "publish-and-die", w.death(at))
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	return cmd
}

// offspring gives the living processes below one.
func offspring(pid int) []int {
	parents := map[int][]int{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range stats {
		b, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
		child, _ := strconv.Atoi(strings.Split(name, "/")[2])
		parent, _ := strconv.Atoi(f[1])
		if f[0] != "Z" {
			parents[parent] = append(parents[parent], child)
		}
	}
	var all []int
	for _, child := range parents[pid] {
		all = append(append(all, child), offspring(child)...)
	}
	return all
}

// serves tells a program of the copy online, which in earnest is on another computer:
// it only sees that nobody speaks any more.
func serves(pid int) bool {
	said, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	where, _ := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid))
	return strings.Contains(string(said), "git-receive-pack") || strings.Contains(string(said), "git-upload-pack") ||
		strings.Contains(string(said), "\x00receive-pack") || strings.Contains(string(said), "\x00upload-pack") || strings.HasSuffix(where, "online.git")
}

// crashWorld has everything in it that could be harmed.
func crashWorld(t *testing.T, ahead bool) *world {
	w := newWorld(t)
	if ahead {
		w.elsewhere(map[string]string{"new.md": "new\n", "posts/x.md": strings.Repeat("x from elsewhere\n", 50), "posts/bundle/old.png": ""})
	}
	w.mess()
	w.edit()
	w.limits.still, w.limits.lock = 50*time.Millisecond, time.Second
	return w
}

// settles publishes again after a crash, and wants exactly one commit online
// and everything else untouched.
func (w *world) settles(before picture, oldTip string) {
	w.t.Helper()
	result, err := w.publish()
	if err != nil && !problem.Is(err, problem.NothingToPublish) {
		w.t.Fatalf("after the crash nothing goes any more: %v\n%s", err, problemDetails(err))
	}
	if err != nil { // the server had it already
		result = Result{Commit: w.tip(), Verified: true, Pushed: true}
	}
	if err != nil && w.git("rev-parse", "HEAD") != result.Commit {
		// What was started had gone on by itself, and arrived late: the next
		// publish follows.
		w.write("posts/a.md", "and more\n")
		w.want = map[string]string{"posts/a.md": "and more\n"}
		w.incoming["posts/a.png"] = true
		oldTip = result.Commit
		if result, err = w.publish(); err != nil {
			w.t.Fatalf("after the crash nothing goes any more: %v", err)
		}
	}
	if n := w.in(w.online, "rev-list", "--count", oldTip+"..main"); n != "1" {
		w.t.Fatalf("%s commits are online", n)
	}
	if verdict, why := w.judge(before, before, oldTip, result, nil); verdict != "ok" || why != "" {
		w.t.Errorf("%s: %s", verdict, why)
	}
}

func TestKilledBetweenSteps(t *testing.T) {
	for _, ahead := range []bool{false, true} {
		for _, step := range []Step{Check, Fetch, Commit, Push, Verify, Finish} {
			for _, done := range []bool{false, true} {
				if ahead && (step == Check || step == Fetch) {
					continue
				}
				t.Run(fmt.Sprintf("%s ahead %v", at(step, done), ahead), func(t *testing.T) {
					t.Parallel()
					w := crashWorld(t, ahead)
					before, oldTip := w.look(w.mine), w.tip()
					err := w.doomed(at(step, done)).Wait()
					if err == nil || !strings.Contains(err.Error(), "killed") {
						t.Fatalf("it did not die: %v", err)
					}
					w.settles(before, oldTip)
				})
			}
		}
	}
}

func TestKilledAtRandom(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("finds what was started in /proc")
	}
	kills := 20
	if n, err := strconv.Atoi(os.Getenv("PENPUSH_KILLS")); err == nil {
		kills = n
	}
	for i := range kills {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			w := crashWorld(t, i%2 == 0)
			before, oldTip := w.look(w.mine), w.tip()
			cmd := w.doomed("")
			delay := time.Duration(rand.IntN(900)) * time.Millisecond
			time.Sleep(delay)
			below := offspring(cmd.Process.Pid)
			cmd.Process.Kill()
			for _, pid := range below {
				if i%3 != 0 && !serves(pid) { // else what was started works on without it
					syscall.Kill(pid, syscall.SIGKILL)
				}
			}
			cmd.Wait()
			for _, pid := range below {
				for end := time.Now().Add(10 * time.Second); syscall.Kill(pid, 0) == nil && time.Now().Before(end); {
					time.Sleep(10 * time.Millisecond)
				}
			}
			t.Logf("killed after %v, with %d below", delay, len(below))
			w.settles(before, oldTip)
		})
	}
}

// Trap 6, and a branch that could not be moved: git itself is killed while it
// brings files up.
func TestKilledWhileFilesAreBroughtUp(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("finds its parents in /proc")
	}
	w := crashWorld(t, true)
	killer := filepath.Join(w.home, "killer")
	script := `#!/bin/sh
cat
pid=$(sed 's/.*"pid":\([0-9]*\).*/\1/' .git/penpush/run)
kill -9 "$pid"
up=$PPID
while [ "$up" -gt 1 ]; do
  next=$(cut -d' ' -f4 "/proc/$up/stat")
  kill -9 "$up"
  up=$next
  [ "$up" = "$pid" ] && break
done
`
	if err := os.WriteFile(killer, []byte(script), 0o777); err != nil {
		t.Fatal(err)
	}
	w.write(".git/info/attributes", "posts/x.md filter=kill\n")
	before, oldTip := w.look(w.mine), w.tip()
	w.git("config", "filter.kill.smudge", killer)
	if err := w.doomed("").Wait(); err == nil {
		t.Fatal("it did not die")
	}
	w.git("config", "filter.kill.smudge", "cat")
	if w.tip() == oldTip {
		t.Fatal("it died before the server had accepted anything")
	}
	if _, err := os.Stat(filepath.Join(w.blog, ".git/index.lock")); err != nil {
		t.Fatalf("git was to leave its lock: %v", err)
	}
	if err := os.WriteFile(filepath.Join(w.blog, "posts/x.md"), []byte("x from else"), 0o666); err != nil { // cut off
		t.Fatal(err)
	}
	w.git("config", "--remove-section", "filter.kill")
	before.config = w.read(".git/config")
	w.settles(before, oldTip)
	if got := w.read("posts/x.md"); got != strings.Repeat("x from elsewhere\n", 50) {
		t.Errorf("a file that was cut off stayed so: %q", got)
	}
}

// Trap 4: locks of a dead run go, others stay.
func TestLocksOfADeadRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	if _, err := w.publish(); err != nil {
		t.Fatal(err)
	}
	w.write("posts/a.md", "more\n")
	w.write(".git/penpush/run", fmt.Sprintf(`{"pid":1,"started":%q}`, time.Now().Format(time.RFC3339Nano)))
	w.write(".git/index.lock", "")
	w.write(".git/refs/remotes/origin/main.lock", "")
	w.write(".git/refs/heads/other.lock", "")
	old := time.Now().Add(-time.Hour)
	os.Chtimes(filepath.Join(w.blog, ".git/refs/heads/other.lock"), old, old)
	if _, err := Inspect(t.Context(), w.dir); err != nil {
		t.Errorf("the writer is locked out: %v", err)
	}
	if left := w.leftovers(); !strings.HasSuffix(left, "\nrefs/heads/other.lock") || strings.Count(left, ".lock") != 1 {
		t.Errorf("locks that are left: %q", left)
	}
	w.files = []File{{Path: "posts/a.md"}}
	if _, err := w.publish(); err != nil {
		t.Errorf("the writer is locked out: %v", err)
	}
}

// A draft that is made public is published with other words than are on disk.
// When that dies after the server had it, the next publish tells that it worked,
// so that the file can follow.
func TestACrashTellsTheNextPublishThatItWorked(t *testing.T) {
	for _, step := range []string{"verify", "finish done"} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.write("posts/draft.md", "draft: true\n")
			w.files = []File{{Path: "posts/draft.md", Content: []byte("draft: false\n")}}
			oldTip := w.tip()
			w.doomed(step).Wait()
			result, err := w.publish()
			if err != nil || result.Commit != w.tip() || !result.Verified {
				t.Fatalf("%+v, %v", result, err)
			}
			if n := w.in(w.online, "rev-list", "--count", oldTip+"..main"); n != "1" {
				t.Errorf("%s commits are online", n)
			}
			if got := w.read("posts/draft.md"); got != "draft: true\n" {
				t.Errorf("the file was written: %q", got)
			}
		})
	}
}

func TestCancelAtEveryStep(t *testing.T) {
	for _, step := range []Step{Check, Fetch, Commit, Push, Verify, Finish} {
		t.Run(string(step), func(t *testing.T) {
			t.Parallel()
			w := crashWorld(t, true)
			before, all, oldTip := w.look(w.mine), w.look(w.hookChanges), w.tip()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			result, err := run(ctx, w.request(), func(p Progress) {
				if p.Step == step && !p.Done {
					cancel()
				}
			}, w.limits)
			late := step == Verify || step == Finish
			if (err == nil) != late || err != nil && code(err) != problem.PublishCancelled {
				t.Errorf("cancelled at %s: %v", step, err)
			}
			if verdict, why := w.judge(before, all, oldTip, result, err); verdict != "ok" && verdict != "clean stop" {
				t.Errorf("%s: %s", verdict, why)
			}
		})
	}
}

func TestCancelWhileACheckRuns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.hook("pre-commit", "touch .git/begun; sleep 60")
	w.edit()
	all, oldTip := w.look(w.hookChanges), w.tip()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for ctx.Err() == nil {
			if _, err := os.Stat(filepath.Join(w.blog, ".git/begun")); err == nil {
				cancel()
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	began := time.Now()
	_, err := run(ctx, w.request(), func(Progress) {}, w.limits)
	if code(err) != problem.PublishCancelled || !errors.Is(err, context.Canceled) || time.Since(began) > 10*time.Second {
		t.Errorf("cancel took %v and said %v", time.Since(began), err)
	}
	if verdict, why := w.judge(all, all, oldTip, Result{}, err); verdict != "clean stop" {
		t.Errorf("%s: %s", verdict, why)
	}
}

// A server that takes a commit and then goes silent: nobody may say that it
// worked, nor that it did not.
func TestAServerThatDoesNotConfirm(t *testing.T) {
	t.Parallel()
	w := crashWorld(t, true)
	w.git("remote", "set-url", "origin", webServer(w, "")+"/online.git")
	w.serverHook("post-receive", "touch "+filepath.Join(w.home, "down"))
	w.limits.ask = 2 * time.Second
	before, oldTip := w.look(w.mine), w.tip()
	result, err := w.publish()
	if code(err) != problem.NotConfirmed || result.Verified || w.tip() == oldTip {
		t.Fatalf("%+v, %v", result, err)
	}
	if err := os.Remove(filepath.Join(w.home, "down")); err != nil {
		t.Fatal(err)
	}
	w.settles(before, oldTip)
}

// Another program that works here while the server answers: the publish is a
// success, nothing of that program's is undone, and nobody is locked out.
func TestTheFolderChangesOnTheWay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serverHook("post-receive", "unset GIT_DIR GIT_QUARANTINE_PATH; cd "+w.blog+" && git commit -q --allow-empty -m theirs")
	w.edit()
	result, err := w.publish()
	if err != nil || !result.Verified || result.Commit != w.tip() || result.Note == nil || result.Note.Code != problem.FolderChanged {
		t.Fatalf("%+v, %v", result, err)
	}
	if got := w.git("log", "-1", "--format=%s"); got != "theirs" {
		t.Errorf("the branch here was moved away from %q", got)
	}
	if left := w.leftovers(); strings.Contains(left, "penpush") || strings.Contains(left, ".lock") {
		t.Errorf("left: %s", left)
	}
	w.write("posts/a.md", "more\n")
	if _, err := w.publish(); code(err) != problem.Diverged {
		t.Errorf("the next publish: %v", err)
	}
}

func TestTheIndexIsHeldOnTheWay(t *testing.T) {
	t.Parallel()
	w := crashWorld(t, true)
	w.limits.lock = 200 * time.Millisecond
	before, oldTip := w.look(w.mine), w.tip()
	lock := filepath.Join(w.blog, ".git/index.lock")
	w.serverHook("post-receive", "touch "+lock)
	result, err := w.publish()
	if err != nil || !result.Verified || result.Note == nil || result.Note.Code != problem.FolderChanged {
		t.Fatalf("%+v, %v", result, err)
	}
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(w.online, "hooks/post-receive"))
	w.settles(before, oldTip)
}

func TestOnePublishAtATime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	second := make(chan error, 1)
	_, err := run(t.Context(), w.request(), func(p Progress) {
		if p.Step == Push && p.Done {
			_, err := w.publish()
			second <- err
			if _, err := Inspect(t.Context(), w.dir); err != nil {
				t.Errorf("looking while one is under way: %v", err)
			}
		}
	}, w.limits)
	if err != nil {
		t.Error(err)
	}
	if err := <-second; code(err) != problem.AlreadyPublishing {
		t.Errorf("a second publish: %v", err)
	}
}
