//go:build unix

package publish

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"penpush/internal/problem"
)

// filterScenarios are about what becomes of a file's bytes on their way.
func filterScenarios() []scenario {
	return []scenario{
		{n: 24, name: "core.autocrlf with a CRLF post", set: func(w *world) {
			w.git("config", "core.autocrlf", "true")
			w.edit()
			w.write("posts/a.md", "one\r\ntwo\r\n")
			w.want["posts/a.md"] = "one\ntwo\n"
		}},
		{n: 25, name: "a clean filter", set: func(w *world) {
			w.git("config", "filter.shout.clean", "tr a-z A-Z")
			w.git("config", "filter.shout.smudge", "tr A-Z a-z")
			w.write(".git/info/attributes", "posts/a.md filter=shout\n")
			w.edit()
			w.want["posts/a.md"] = strings.ToUpper(w.want["posts/a.md"])
		}},
		{n: 26, name: "a picture in Git LFS", set: func(w *world) {
			if _, err := exec.LookPath("git-lfs"); err != nil {
				w.t.Skip("Git LFS is not installed")
			}
			w.git("lfs", "install", "--local")
			w.write(".git/info/attributes", "*.png filter=lfs diff=lfs merge=lfs -text\n")
			w.edit()
			pointer := exec.Command("git", "lfs", "pointer", "--file=posts/a.png")
			pointer.Dir = w.blog
			out, err := pointer.Output()
			if err != nil {
				w.t.Fatal(err)
			}
			w.want["posts/a.png"] = string(out)
		}},
		{n: 27, name: "a picture that is ignored", stop: problem.FileIgnored, set: func(w *world) {
			w.edit()
			w.write("public/a.png", "x")
			w.goes("public/a.png")
		}},
		{n: 28, name: "a picture of 101 MB", stop: problem.FileTooBig, set: func(w *world) {
			w.edit()
			w.write("posts/big.png", "")
			if err := os.Truncate(filepath.Join(w.blog, "posts/big.png"), 101<<20); err != nil {
				w.t.Fatal(err)
			}
			w.files = append(w.files, File{Path: "posts/big.png"})
		}},
		{n: 33, name: "commits are signed", set: func(w *world) {
			w.git("config", "commit.gpgsign", "true")
			signingKey(w)
			w.edit()
		}, after: func(w *world, r Result) {
			if !strings.Contains(w.in(w.online, "cat-file", "commit", r.Commit), "BEGIN PGP SIGNATURE") {
				w.t.Error("the commit is not signed")
			}
		}},
		{n: 34, name: "signing fails", stop: problem.SigningFailed, set: func(w *world) {
			w.git("config", "commit.gpgsign", "true")
			w.git("config", "gpg.program", "false")
			w.edit()
		}},
		{n: 71, name: "a filter that is not installed", stop: problem.FilterFailed, set: func(w *world) {
			w.git("config", "filter.gone.clean", "penpush-no-such-program")
			w.git("config", "filter.gone.required", "true")
			w.write(".git/info/attributes", "posts/a.png filter=gone\n")
			w.edit()
		}},
	}
}

// signingKey makes a key of the world's own, with gpg where it is installed,
// else with a program that signs in its place.
func signingKey(w *world) {
	program := filepath.Join(w.home, "sign")
	script := "#!/bin/sh\nprintf '[GNUPG:] SIG_CREATED ' >&2\ncat >/dev/null\nprintf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n'\n"
	if gpg, err := exec.LookPath("gpg"); err == nil {
		home, err := os.MkdirTemp("/tmp", "pg") // a socket's path must be short
		if err != nil {
			w.t.Fatal(err)
		}
		w.t.Cleanup(func() {
			exec.Command("gpgconf", "--homedir", home, "--kill", "all").Run()
			os.RemoveAll(home)
		})
		out, err := exec.Command(gpg, "--homedir", home, "--batch", "--passphrase", "", "--quick-generate-key", "writer@example.com", "ed25519").CombinedOutput()
		if err != nil {
			w.t.Fatalf("make a key: %v\n%s", err, out)
		}
		script = "#!/bin/sh\nexec " + gpg + " --homedir " + home + " \"$@\"\n"
	}
	if err := os.WriteFile(program, []byte(script), 0o777); err != nil {
		w.t.Fatal(err)
	}
	w.git("config", "gpg.program", program)
	w.git("config", "user.signingKey", "writer@example.com")
}

// hookScenarios are about the blog's own checks.
func hookScenarios() []scenario {
	return []scenario{
		{n: 29, name: "pre-commit fails", stop: problem.CheckStopped, set: func(w *world) {
			w.hook("pre-commit", "echo 'no such tag: x' >&2; exit 1")
			w.edit()
		}},
		{n: 30, name: "pre-commit rewrites the post and adds it", set: func(w *world) {
			w.hook("pre-commit", "sed -i s/four/FOUR/ posts/a.md && git add posts/a.md")
			w.mess()
			w.edit()
			w.want["posts/a.md"] = strings.ReplaceAll(w.want["posts/a.md"], "four", "FOUR")
		}},
		{n: 31, name: "pre-commit adds everything", stop: problem.CheckAddedFiles, set: func(w *world) {
			w.hook("pre-commit", "git add -A")
			w.mess()
			w.edit()
		}},
		{n: 32, name: "core.hooksPath, commit-msg edits the message", set: func(w *world) {
			w.hook("commit-msg", `echo "Issue: 7" >> "$1"`)
			if err := os.Rename(filepath.Join(w.blog, ".git/hooks"), filepath.Join(w.blog, ".git/husky")); err != nil {
				w.t.Fatal(err)
			}
			w.git("config", "core.hooksPath", ".git/husky")
			w.edit()
		}, after: func(w *world, _ Result) {
			if got := w.in(w.online, "log", "-1", "--format=%B", "main"); !strings.Contains(got, "Issue: 7") {
				w.t.Errorf("the message is %q", got)
			}
		}},
		{n: 35, name: "pre-push says no", stop: problem.CheckStopped, set: func(w *world) {
			w.hook("pre-push", "echo 'Connection refused by policy' >&2; exit 1")
			w.edit()
		}},
		{n: 72, name: "a check that asks and never ends", stop: problem.CheckSilent, set: func(w *world) {
			w.hook("pre-commit", "cat; sleep 60")
			w.limits.hook = time.Second
			w.edit()
		}},
		{n: 73, name: "a check of an older git's kind that says no", stop: problem.CheckStopped, set: func(w *world) {
			w.hook("commit-msg", `grep -q 'JIRA' "$1" || { echo 'name an issue' >&2; exit 3; }`)
			w.edit()
		}},
	}
}

// serverScenarios are about the way to the server and what it says.
func serverScenarios() []scenario {
	to := func(w *world, address string) { w.git("remote", "set-url", "origin", address) }
	return []scenario{
		{n: 36, name: "the branch is protected", stop: problem.BranchProtected, set: func(w *world) {
			w.serverHook("pre-receive", "echo 'error: GH006: Protected branch update failed for refs/heads/main.' >&2; exit 1")
			w.edit()
		}},
		{n: 92, name: "a push that died left the branch locked online", stop: problem.RemoteFailed, set: func(w *world) {
			w.edit()
			if err := os.WriteFile(filepath.Join(w.online, "refs/heads/main.lock"), nil, 0o666); err != nil {
				w.t.Fatal(err)
			}
		}},
		{n: 37, name: "http, nobody signed in", stop: problem.SignInNeeded, set: func(w *world) {
			to(w, webServer(w, "secret")+"/online.git")
			w.edit()
		}},
		{n: 38, name: "http, the writer's askpass program answers", set: func(w *world) {
			to(w, webServer(w, "secret")+"/online.git")
			ask := filepath.Join(w.home, "ask")
			if err := os.WriteFile(ask, []byte("#!/bin/sh\ncase \"$1\" in Username*) echo me;; *) echo secret;; esac\n"), 0o777); err != nil {
				w.t.Fatal(err)
			}
			w.git("config", "core.askPass", ask)
			w.edit()
		}},
		{n: 39, name: "http, a credential helper answers", set: func(w *world) {
			to(w, webServer(w, "secret")+"/online.git")
			w.git("config", "credential.helper", "!f() { echo username=me; echo password=secret; }; f")
			w.edit()
		}},
		{n: 40, name: "ssh refused", stop: problem.Offline, set: func(w *world) {
			to(w, "ssh://git@127.0.0.1:1/online.git")
			w.edit()
		}},
		{n: 41, name: "the host does not resolve", stop: problem.Offline, set: func(w *world) {
			to(w, "http://no-such-host.invalid/online.git")
			w.edit()
		}},
		{n: 42, name: "the server hangs", stop: problem.ServerSilent, set: func(w *world) {
			to(w, "git://"+silentServer(w)+"/online.git")
			w.limits.fetch = time.Second
			w.edit()
		}},
		{n: 43, name: "the repository is gone", stop: problem.RemoteNotFound, set: func(w *world) {
			to(w, filepath.Join(w.home, "nowhere.git"))
			w.edit()
		}},
		{n: 59, name: "somebody publishes between fetch and push", set: func(w *world) {
			w.elsewhere(map[string]string{"posts/c.md": "first\n"})
			w.git("pull", "-q", "--ff-only")
			// The check runs after the fetch: somebody is quicker, once.
			w.hook("pre-commit", `[ -e .git/raced ] && exit 0; touch .git/raced; unset GIT_INDEX_FILE GIT_DIR GIT_PREFIX; cd `+w.other+` && echo race >> posts/b.md && git commit -qam race && git push -q`)
			w.incoming["posts/b.md"] = true
			w.edit()
		}},
		{n: 74, name: "http, a public repository that only members may write", stop: problem.SignInNeeded, set: func(w *world) {
			to(w, webServer(w, "push:secret")+"/online.git")
			w.edit()
		}},
		{n: 75, name: "http, the server is broken", stop: problem.RemoteFailed, set: func(w *world) {
			to(w, webServer(w, "500")+"/online.git")
			w.edit()
		}},
		{n: 76, name: "a password in the address", stop: problem.SignInNeeded, set: func(w *world) {
			to(w, strings.Replace(webServer(w, "secret"), "://", "://me:wrong-pass@", 1)+"/online.git")
			w.edit()
		}},
		{n: 77, name: "a branch called -x", set: func(w *world) {
			w.git("update-ref", "refs/heads/-x", "HEAD")
			w.git("symbolic-ref", "HEAD", "refs/heads/-x")
			w.git("config", "branch.-x.remote", "origin")
			w.git("config", "branch.-x.merge", "refs/heads/main")
			w.edit()
		}},
	}
}

// aheadScenarios are about what others published.
func aheadScenarios() []scenario {
	return []scenario{
		{n: 46, name: "others published other files; mess here", set: func(w *world) {
			w.elsewhere(map[string]string{"new.md": "new\n", "posts/x.md": "x from elsewhere\n", "posts/bundle/old.png": ""})
			w.mess()
			w.edit()
		}, after: func(w *world, _ Result) {
			if got := w.read("posts/x.md"); got != "x from elsewhere\n" {
				w.t.Errorf("what is new online did not come: %q", got)
			}
			if _, err := os.Stat(filepath.Join(w.blog, "posts/bundle/old.png")); err == nil {
				w.t.Error("what was deleted online is still here")
			}
		}},
		{n: 47, name: "others changed a file that is edited here", left: true, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/b.md": "from elsewhere\n", "posts/x.md": "too\n"})
			w.mess()
			w.edit()
			clear(w.incoming)
		}},
		{n: 48, name: "others changed a file that is staged here", left: true, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/c.md": "from elsewhere\n"})
			w.mess()
			w.edit()
			clear(w.incoming)
		}},
		{n: 49, name: "others added a file that is untracked here", left: true, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/untracked.md": "from elsewhere\n"})
			w.mess()
			w.edit()
			clear(w.incoming)
		}},
		{n: 50, name: "others changed a file that was deleted here", left: true, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/e.md": "from elsewhere\n"})
			w.mess()
			w.edit()
			clear(w.incoming)
		}},
		{n: 51, name: "others published; a check adds all that is staged again", set: func(w *world) {
			w.elsewhere(map[string]string{"posts/b.md": "from elsewhere\n", "new.md": "new\n"})
			w.hook("pre-commit", "git diff --cached --name-only -z | xargs -0 git add --")
			w.edit()
		}},
		{n: 52, name: "again, after one that could not follow here", left: true, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/b.md": "from elsewhere\n"})
			w.write("posts/b.md", "edited here\n")
			w.edit()
			clear(w.incoming)
			if r, err := w.publish(); err != nil || len(r.LeftBehind) != 1 {
				w.t.Fatalf("the first publish: %+v, %v", r, err)
			}
			w.write("posts/a.md", w.read("posts/a.md")+"five\n")
			w.want = map[string]string{"posts/a.md": w.read("posts/a.md")}
		}},
		{n: 53, name: "the same post was changed online", stop: problem.ChangedOnline, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/a.md": "theirs\n"})
			w.edit()
		}},
		{n: 54, name: "the same post was changed online, elsewhere in it", stop: problem.ChangedOnline, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/a.md": "---\ntitle: B\n---\n\none\ntwo\nthree\n"})
			w.edit()
		}},
		{n: 55, name: "the post was deleted online", stop: problem.ChangedOnline, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/a.md": ""})
			w.edit()
		}},
		{n: 78, name: "others added a file that is ignored here", left: true, set: func(w *world) {
			w.write("notes.log", "mine, and ignored\n")
			w.elsewhere(map[string]string{"notes.log": "from elsewhere\n"})
			w.edit()
			clear(w.incoming)
		}},
		{n: 79, name: "others changed a file whose edits are hidden", left: true, set: func(w *world) {
			w.git("update-index", "--assume-unchanged", "posts/b.md")
			w.write("posts/b.md", "hidden edit\n")
			w.elsewhere(map[string]string{"posts/b.md": "from elsewhere\n"})
			w.edit()
			clear(w.incoming)
		}},
		{n: 80, name: "others changed another post that was left behind here", stop: problem.ChangedOnline, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/b.md": "from elsewhere\n"})
			w.write("posts/b.md", "edited here\n")
			w.edit()
			if r, err := w.publish(); err != nil || len(r.LeftBehind) != 1 {
				w.t.Fatalf("the first publish: %+v, %v", r, err)
			}
			w.files, w.want = nil, map[string]string{}
			w.goes("posts/b.md") // over what somebody else wrote: never without asking
		}},
	}
}

func TestAnOldGitRunsChecksToo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.hook("pre-commit", `[ -n "$GIT_INDEX_FILE" ] && git diff --cached --name-only > .git/seen`)
	w.hook("commit-msg", `echo "$# $(cat "$1")" > .git/message; grep -q good "$1"`)
	w.edit()
	r := &running{limits: w.limits, tell: func(Progress) {}}
	r.repo = openRepo(t, w.dir)
	r.repo.Version.Minor = 30
	room, err := openRoom(r.repo)
	if err != nil {
		t.Fatal(err)
	}
	r.room = room
	x := index{r.repo, room.path("index")}
	if err := x.fill(t.Context(), "HEAD"); err != nil {
		t.Fatal(err)
	}
	if err := x.take(t.Context(), []file{{path: "posts/a.md"}}); err != nil {
		t.Fatal(err)
	}
	r.message = "a bad message"
	if _, err := r.checks(t.Context(), x); !problem.Is(err, problem.CheckStopped) || problem.Of(err).Subject != "commit-msg" {
		t.Errorf("a check that says no: %v", err)
	}
	if got := w.read(".git/seen"); got != "posts/a.md\n" {
		t.Errorf("the check saw %q", got)
	}
	if got := w.read(".git/message"); got != "1 a bad message\n" {
		t.Errorf("the check was asked about %q", got)
	}
	r.message = "a good message"
	if got, err := r.checks(t.Context(), x); err != nil || string(got) != "a good message\n" {
		t.Errorf("a check that says yes: %q, %v", got, err)
	}
}
