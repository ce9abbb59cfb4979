package git_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// TestMain keeps the developer's own git settings out.
func TestMain(m *testing.M) {
	home, err := os.MkdirTemp("", "penpush-git-")
	if err != nil {
		panic(err)
	}
	for key, value := range map[string]string{
		"HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_GLOBAL": filepath.Join(home, "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1",
	} {
		os.Setenv(key, value)
	}
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// sh runs the reader's own git, the judge of what ours did.
func sh(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// sample makes a blog with an online copy.
func sample(t *testing.T, files ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "내 블로그")
	for _, f := range files {
		write(t, filepath.Join(dir, f), "text of "+f+"\n")
	}
	if err := git.InitSample(t.Context(), dir, filepath.Join(filepath.Dir(dir), "online.git")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func open(t *testing.T, dir string) *git.Repo {
	t.Helper()
	r, err := git.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheSampleIsPublishedWhole(t *testing.T) {
	dir := sample(t, "posts/첫 글.md", "posts/b/index.md")
	online := filepath.Join(filepath.Dir(dir), "online.git")
	if got, want := sh(t, online, "rev-parse", "refs/heads/main"), sh(t, dir, "rev-parse", "HEAD"); got != want {
		t.Errorf("the online copy is at %s, the blog at %s", got, want)
	}
	if got := sh(t, dir, "status", "--porcelain=v2", "--branch"); !strings.Contains(got, "branch.upstream origin/main") || strings.Contains(got, "1 ") {
		t.Errorf("the sample is not clean on its upstream: %s", got)
	}
	if author := sh(t, dir, "log", "-1", "--format=%an"); author != "Sample Writer" {
		t.Errorf("the sample was written by %q", author)
	}
	if _, err := os.Stat(os.Getenv("GIT_CONFIG_GLOBAL")); err == nil {
		t.Error("the writer's own settings were written")
	}
}

func TestOpenTellsWhatIsMissing(t *testing.T) {
	if _, err := git.Open(t.Context(), t.TempDir()); !problem.Is(err, problem.NotARepository) {
		t.Errorf("a plain folder: %v", err)
	}
	dir := sample(t, "site/posts/a.md")
	r := open(t, filepath.Join(dir, "site"))
	if r.Prefix != "site/" || r.InRepo("posts/a.md") != "site/posts/a.md" {
		t.Errorf("a blog in a folder of its repository: %+v", r)
	}
	if path, ok := r.InBlog("other/x.md"); ok {
		t.Errorf("%s is said to be in the blog", path)
	}
}

func TestNoGitAtAll(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := git.Open(t.Context(), "."); !problem.Is(err, problem.GitMissing) {
		t.Errorf("without git: %v", err)
	}
	if s, err := git.StatesOf(t.Context(), "."); err != nil || s.Of("a.md") != git.Unpublished {
		t.Errorf("a blog without git is still a blog: %v", err)
	}
}

func TestAnOldGit(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-in is a shell script")
	}
	ours, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	blog, dir := sample(t, "a.md"), t.TempDir()
	stand := filepath.Join(dir, "git")
	write(t, stand, "#!/bin/sh\necho git version 2.17.1\n")
	os.Chmod(stand, 0o777)
	t.Setenv("PATH", dir)
	for range 2 { // what is remembered is said again
		if _, err := git.Open(t.Context(), blog); !problem.Is(err, problem.GitTooOld) || problem.Of(err).Subject != "2.17" {
			t.Errorf("git 2.17: %v", err)
		}
	}
	write(t, stand, "#!/bin/sh\nexec '"+ours+"' \"$@\"\n")
	if _, err := git.Open(t.Context(), blog); err != nil {
		t.Errorf("a newer git was put in its place: %v", err)
	}
}

func TestWhatAnotherGitSetDoesNotLeadAstray(t *testing.T) {
	dir := sample(t, "a.md")
	t.Setenv("GIT_DIR", t.TempDir())
	t.Setenv("GIT_INDEX_FILE", "elsewhere")
	t.Setenv("GIT_LITERAL_PATHSPECS", "1")
	if r := open(t, dir); filepath.Base(r.GitDir) != ".git" {
		t.Errorf("a repository from the environment: %s", r.GitDir)
	}
}

func TestStates(t *testing.T) {
	dir := sample(t, "same.md", "edited.md", "staged.md", "removed.md", "글.md")
	write(t, filepath.Join(dir, "edited.md"), "other")
	write(t, filepath.Join(dir, "staged.md"), "other")
	sh(t, dir, "add", "staged.md")
	write(t, filepath.Join(dir, "new.md"), "new")
	s, err := open(t, dir).States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"same.md": git.Published, "글.md": git.Published, "edited.md": git.Changed, "staged.md": git.Changed, "new.md": git.Unpublished,
	} {
		if got := s.Of(path); got != want {
			t.Errorf("%s is told to be %s, it is %s", path, got, want)
		}
	}
	sh(t, dir, "remote", "remove", "origin")
	if s, err = open(t, dir).States(t.Context()); err != nil || s.Of("same.md") != git.Unpublished {
		t.Errorf("without an online copy nothing is published: %v %s", err, s.Of("same.md"))
	}
}

func TestStatesBeforeAndBehindTheOnlineCopy(t *testing.T) {
	dir := sample(t, "blog/a.md", "blog/b.md", "b.md")
	blog := filepath.Join(dir, "blog")
	write(t, filepath.Join(blog, "a.md"), "committed, not uploaded")
	sh(t, dir, "commit", "-qam", "mine")
	s, err := open(t, blog).States(t.Context())
	if err != nil || s.Of("a.md") != git.Changed || s.Of("b.md") != git.Published {
		t.Errorf("a commit that is not online: a %s, b %s, %v", s.Of("a.md"), s.Of("b.md"), err)
	}
	// Online moves on to what the file here says already: there is nothing to publish.
	sh(t, dir, "push", "-q")
	sh(t, dir, "reset", "-q", "--mixed", "HEAD~1")
	s, err = open(t, blog).States(t.Context())
	if err != nil || s.Of("a.md") != git.Published {
		t.Errorf("a post that is online as it is here: %s, %v", s.Of("a.md"), err)
	}
}

func TestMergeFile(t *testing.T) {
	base := "one\ntwo\nthree\nfour\nfive\n"
	merged, conflicts, err := git.MergeFile(t.Context(), []byte("ONE\ntwo\nthree\nfour\nfive\n"), []byte(base), []byte("one\ntwo\nthree\nfour\nFIVE\n"))
	if err != nil || conflicts != 0 || string(merged) != "ONE\ntwo\nthree\nfour\nFIVE\n" {
		t.Errorf("two edits far apart: %q, %d conflicts, %v", merged, conflicts, err)
	}
	merged, conflicts, err = git.MergeFile(t.Context(), []byte("mine\n"), []byte("base\n"), []byte("theirs\n"))
	if err != nil || conflicts != 1 || !strings.Contains(string(merged), "mine") || !strings.Contains(string(merged), "theirs") {
		t.Errorf("two edits of one line: %q, %d conflicts, %v", merged, conflicts, err)
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "penpush-merge-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("drafts were left behind: %v %v", left, err)
	}
}

// slowGit is a repository whose alias "slow" never ends by itself, and whose
// child tells in a file that it is at work.
func slowGit(t *testing.T, script string) *git.Repo {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	dir := sample(t, "a.md")
	sh(t, dir, "config", "alias.slow", "!"+script)
	return open(t, dir)
}

func TestCancelEndsEverythingThatWasStarted(t *testing.T) {
	r := slowGit(t, `trap 'echo ended >> ended; exit 1' TERM; (trap '' TERM; sleep 60 & echo $! > pid; wait) & touch started; wait`)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for ctx.Err() == nil {
			if b, _ := os.ReadFile(filepath.Join(r.Top, "pid")); len(b) > 0 {
				cancel()
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	began := time.Now()
	_, err := r.Run(ctx, git.Command{Args: []string{"slow"}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if took := time.Since(began); took > 6*time.Second {
		t.Errorf("cancelling took %v", took)
	}
	if _, err := os.Stat(filepath.Join(r.Top, "ended")); err != nil {
		t.Error("git was not given the time to take its locks away")
	}
	pid, _ := os.ReadFile(filepath.Join(r.Top, "pid"))
	for end := time.Now().Add(3 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		state, err := os.ReadFile("/proc/" + strings.TrimSpace(string(pid)) + "/stat")
		if err != nil || strings.Contains(string(state), ") Z") {
			break
		}
		if time.Now().After(end) {
			t.Fatal("a program that was started works on after cancel")
		}
	}
}

func TestSilenceEnds(t *testing.T) {
	r := slowGit(t, `sleep 60`)
	_, err := r.Run(t.Context(), git.Command{Args: []string{"slow"}, Silence: 100 * time.Millisecond})
	if !errors.Is(err, git.ErrSilent) {
		t.Errorf("a git that says nothing: %v", err)
	}
}

func TestTooMuch(t *testing.T) {
	r := slowGit(t, `yes`)
	_, err := r.Run(t.Context(), git.Command{Args: []string{"slow"}, Most: 10_000})
	if !errors.Is(err, git.ErrTooMuch) {
		t.Errorf("a git that never stops printing: %v", err)
	}
}

func TestADaemonThatHoldsThePipesDoesNotHang(t *testing.T) {
	r := slowGit(t, `sleep 30 & echo $! > pid; echo done`)
	began := time.Now()
	out, err := r.Run(t.Context(), git.Command{Args: []string{"slow"}})
	if err != nil || string(out.Stdout) != "done\n" || time.Since(began) > 10*time.Second {
		t.Errorf("a program left running: %q %v after %v", out.Stdout, err, time.Since(began))
	}
	pid, _ := os.ReadFile(filepath.Join(r.Top, "pid"))
	exec.Command("kill", strings.TrimSpace(string(pid))).Run()
}

func TestSecretsAreNotTold(t *testing.T) {
	dir := sample(t, "a.md")
	_, err := open(t, dir).Run(t.Context(), git.Command{Args: []string{"fetch", "nowhere://me:secret@example.com/x.git"}})
	if err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "example.com") {
		t.Errorf("a password was told: %v", err)
	}
}

func TestUpstreamIsNeverGuessed(t *testing.T) {
	for _, c := range []struct {
		name string
		set  [][]string
		want problem.Code
	}{
		{"as it is", nil, ""},
		{"no upstream, one remote", [][]string{{"config", "--unset", "branch.main.merge"}, {"config", "--unset", "branch.main.remote"}}, ""},
		{"no upstream, two remotes", [][]string{{"config", "--unset", "branch.main.merge"}, {"remote", "add", "fork", "x"}}, problem.RemoteUnclear},
		{"upstream is a branch here", [][]string{{"config", "branch.main.remote", "."}}, problem.RemoteUnclear},
		{"pushes go to a fork", [][]string{{"remote", "add", "fork", "x"}, {"config", "remote.pushDefault", "fork"}}, problem.RemoteUnclear},
		{"pushes go to two places", [][]string{{"remote", "set-url", "--add", "--push", "origin", "x"}, {"remote", "set-url", "--add", "--push", "origin", "y"}}, problem.RemoteUnclear},
		{"a mirror", [][]string{{"config", "remote.origin.mirror", "true"}}, problem.RemoteUnclear},
		{"no remote", [][]string{{"remote", "remove", "origin"}}, problem.NoRemote},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := sample(t, "a.md")
			for _, args := range c.set {
				sh(t, dir, args...)
			}
			r := open(t, dir)
			config, err := r.Config(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			up, err := config.Upstream("refs/heads/main")
			if c.want != "" && !problem.Is(err, c.want) || c.want == "" && (err != nil || up.Tracking != "refs/remotes/origin/main") {
				t.Errorf("got %+v, %v", up, err)
			}
		})
	}
}
