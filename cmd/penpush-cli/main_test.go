package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"penpush/internal/git"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"penpush-cli": func() {
		if status, asked := git.AnswerAskpass(os.Args[1:], os.Stdout); asked {
			os.Exit(status)
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		c := &call{ctx: ctx, in: os.Stdin, out: os.Stdout, errors: os.Stderr}
		os.Exit(c.do(os.Args[1:], os.Getenv))
	}})
}

// TestStories are a writer's day at the command line: blogs are made, acted on,
// and compared byte by byte.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			for name, value := range map[string]string{
				"HOME": e.WorkDir + "/home", "XDG_DATA_HOME": e.WorkDir + "/home/data", "XDG_CONFIG_HOME": e.WorkDir + "/home/config",
				"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": e.WorkDir + "/home/gitconfig",
				"LC_ALL": "en_US.UTF-8",
			} {
				e.Setenv(name, value)
			}
			return os.MkdirAll(e.WorkDir+"/home", 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"git":      runGit,
			"signin":   signIn,
			"blog":     blog,
			"picture":  picture,
			"onremote": onRemote,
			"code":     exitCode,
		},
	})
}

// runGit runs git in a folder: git DIR ARG…
func runGit(ts *testscript.TestScript, neg bool, args []string) {
	cmd := exec.Command("git", args[1:]...)
	cmd.Dir = ts.MkAbs(args[0])
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+ts.Getenv("GIT_CONFIG_GLOBAL"), "HOME="+ts.Getenv("HOME"))
	out, err := cmd.CombinedOutput()
	ts.Logf("%s", out)
	if (err != nil) != neg {
		ts.Fatalf("git %v: %v", args, err)
	}
}

// blog makes a folder a published git repository with a bare remote: blog DIR
func blog(ts *testscript.TestScript, _ bool, args []string) {
	dir, remote := args[0], args[0]+".git"
	ts.Check(os.MkdirAll(ts.MkAbs(remote), 0o755))
	runGit(ts, false, []string{remote, "init", "-q", "--bare", "-b", "main"})
	for _, line := range []string{
		"init -q -b main", "config user.name Writer", "config user.email writer@example.org", "add -A",
		"commit -q -m blog", "remote add origin ../" + filepath.Base(remote), "push -q -u origin main",
	} {
		runGit(ts, false, append([]string{dir}, strings.Fields(line)...))
	}
}

// picture draws a PNG: picture FILE
func picture(ts *testscript.TestScript, _ bool, args []string) {
	m := image.NewRGBA(image.Rect(0, 0, 30, 20))
	for x := range 30 {
		m.Set(x, 10, color.RGBA{200, 40, 40, 255})
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(png.Encode(f, m))
	ts.Check(f.Close())
}

// onRemote compares the files that the remote's newest commit touched:
// onremote REMOTE FILE…
func onRemote(ts *testscript.TestScript, _ bool, args []string) {
	cmd := exec.Command("git", "-c", "core.quotePath=false", "diff-tree", "--root", "--no-commit-id", "--name-only", "-r", "main")
	cmd.Dir = ts.MkAbs(args[0])
	out, err := cmd.Output()
	ts.Check(err)
	if got := strings.Join(strings.Fields(string(out)), " "); got != strings.Join(args[1:], " ") {
		ts.Fatalf("the commit touched %q, not %q", got, args[1:])
	}
}

// exitCode runs the command line and compares the exit code: code N ARG…
func exitCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("penpush-cli", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, not %s", got, args[0])
	}
}

// A long list is encoded in parts, and a program that reads it sees nothing of that.
func TestALongListIsOneAnswer(t *testing.T) {
	for _, n := range []int{0, 1, 999, 1000, 1001, 2500} {
		rows := make([]listed, n)
		for i := range rows {
			rows[i] = listed{Path: fmt.Sprintf("%d.md", i), Title: "글 <b> & \"x\"", Tags: []string{}, Categories: []string{"a]"}}
		}
		var parts, whole bytes.Buffer
		(&call{out: &whole}).answer(rows)
		if err := (&call{out: &parts}).answerRows(rows); err != nil || parts.String() != whole.String() {
			t.Errorf("%d posts are listed otherwise (%v)", n, err)
		}
	}
}
