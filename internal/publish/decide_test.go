//go:build unix

package publish

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// asked publishes, wants to be asked, and gives the choices.
func (w *world) asked(want problem.Code) []string {
	w.t.Helper()
	all, tip := w.look(w.hookChanges), w.tip()
	_, err := w.publish()
	if code(err) != want {
		w.t.Fatalf("asked %v, expected %s\n%s", err, want, problemDetails(err))
	}
	if verdict, why := w.judge(all, all, tip, Result{}, err); verdict != "clean stop" {
		w.t.Fatalf("%s: %s", verdict, why)
	}
	return problem.Of(err).Choices
}

// choose answers with the first choice of that word.
func (w *world) choose(choices []string, word string) {
	w.t.Helper()
	i := slices.IndexFunc(choices, func(c string) bool { return c == word || strings.HasPrefix(c, word+"=") })
	if i < 0 {
		w.t.Fatalf("%s is no choice of %q", word, choices)
	}
	w.answers = append(w.answers, choices[i])
}

// decision is a question that a publish asks, and what its answer does.
type decision struct {
	name string
	set  func(w *world)
	asks problem.Code
	word string
	// own says that commits of the writer's own go along.
	own   bool
	after func(w *world, r Result)
}

func decisions() []decision {
	own := func(w *world) {
		w.write("about.md", "about\n")
		w.git("add", "about.md")
		w.git("commit", "-qm", "my own")
	}
	return []decision{
		{name: "own commits go along", asks: problem.UnpushedCommits, word: PublishAll, own: true, set: func(w *world) {
			own(w)
			w.mess()
			w.edit()
		}, after: func(w *world, _ Result) { w.in(w.online, "cat-file", "-e", "main:about.md") }},
		{name: "a first push to an empty online copy", asks: problem.UnpushedCommits, word: PublishAll, own: true, set: func(w *world) {
			w.in(w.online, "update-ref", "-d", "refs/heads/main")
			w.git("update-ref", "-d", "refs/remotes/origin/main")
			w.edit()
		}, after: func(w *world, _ Result) { w.in(w.online, "cat-file", "-e", "main:posts/b.md") }},
		{name: "separate ways are combined", asks: problem.Diverged, word: Combine, own: true, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/b.md": "theirs\n", "new.md": "new\n"})
			own(w)
			w.edit()
		}, after: func(w *world, _ Result) {
			w.in(w.online, "cat-file", "-e", "main:about.md")
			if got := w.read("posts/b.md"); got != "theirs\n" {
				w.t.Errorf("theirs did not come: %q", got)
			}
		}},
		{name: "over what somebody else wrote, after looking", asks: problem.ChangedOnline, word: KeepMine, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/a.md": "theirs\n"})
			w.edit()
		}},
		{name: "a post that was deleted online comes back", asks: problem.ChangedOnline, word: KeepMine, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/a.md": ""})
			w.edit()
		}},
		{name: "an ignored picture goes all the same", asks: problem.FileIgnored, word: PublishAnyway, set: func(w *world) {
			w.edit()
			w.write("posts/a.log", "log\n")
			w.goes("posts/a.log")
		}},
		{name: "one of several remotes", asks: problem.RemoteUnclear, word: ToRemote + "=origin", set: func(w *world) {
			w.git("remote", "add", "backup", "../backup.git")
			w.git("config", "--unset", "branch.main.remote")
			w.git("config", "--unset", "branch.main.merge")
			w.edit()
		}},
		{name: "a branch that is gone is made again", asks: problem.BranchGone, word: CreateBranch, own: true, set: func(w *world) {
			w.elsewhere(map[string]string{"posts/b.md": "theirs\n"})
			w.git("fetch", "-q")
			w.in(w.online, "update-ref", "-d", "refs/heads/main")
			w.edit()
		}, after: func(w *world, _ Result) { // nobody's posts are lost
			if got := w.in(w.online, "show", "main:posts/b.md"); got != "theirs" {
				w.t.Errorf("online is %q", got)
			}
		}},
		{name: "on no branch", asks: problem.NoBranch, word: OnBranch + "=main", set: func(w *world) {
			w.git("checkout", "-q", "--detach")
			w.mess()
			w.edit()
		}},
		{name: "a check's other files go along", asks: problem.CheckAddedFiles, word: TakeAlong, set: func(w *world) {
			w.hook("pre-commit", "echo index > index.md && git add index.md")
			w.hookMay = []string{"index.md"}
			w.edit()
			w.want["index.md"] = "index\n"
		}},
	}
}

func TestDecisions(t *testing.T) {
	for _, d := range decisions() {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			if d.word == Combine && openRepo(t, w.dir).Version.Before(mergeTree) {
				t.Skip("git is too old to combine")
			}
			d.set(w)
			w.choose(w.asked(d.asks), d.word)
			before, tip := w.look(w.mine), w.tip()
			if d.own { // the online copy gets more than the post
				result, err := w.publish()
				if err != nil {
					t.Fatalf("%v\n%s", err, problemDetails(err))
				}
				if d := before.differs(w.look(w.mine)); d != "" {
					t.Error(d)
				}
				if w.tip() != result.Commit || w.git("rev-parse", "HEAD") != result.Commit || !result.Verified {
					t.Errorf("%+v, online is %s", result, w.tip())
				}
				if tip != "" {
					w.in(w.online, "merge-base", "--is-ancestor", tip, "main")
				}
				w.in(w.online, "diff", "--quiet", "main", "main")
				d.after(w, result)
				return
			}
			if d.word == OnBranch+"=main" {
				before = picture{}
			}
			result, err := w.publish()
			if before.disk == nil {
				before = w.look(w.mine)
			}
			if verdict, why := w.judge(before, before, tip, result, err); verdict != "ok" {
				t.Errorf("%s: %s (%v)", verdict, why, err)
			}
			if d.after != nil {
				d.after(w, result)
			}
		})
	}
}

// An answer is about what was seen: what changed again online asks again.
func TestAnAnswerIsAboutWhatWasSeen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.elsewhere(map[string]string{"posts/a.md": "theirs\n"})
	w.edit()
	w.choose(w.asked(problem.ChangedOnline), KeepMine)
	w.elsewhere(map[string]string{"posts/a.md": "theirs, and newer\n"})
	w.asked(problem.ChangedOnline)
}

// Own commits alone, with nothing else to publish.
func TestOwnCommitsAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	w.git("add", "posts")
	w.git("commit", "-qm", "my own")
	w.mess()
	before := w.look(w.mine)
	w.files, w.answers = nil, []string{PublishAll}
	result, err := w.publish()
	if err != nil || w.tip() != w.git("rev-parse", "HEAD") || result.Commit != w.tip() {
		t.Fatalf("%+v, %v", result, err)
	}
	if d := before.differs(w.look(w.mine)); d != "" {
		t.Error(d)
	}
}

func TestSeparateWaysThatCannotBeCombined(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.elsewhere(map[string]string{"posts/b.md": "theirs\n"})
	w.write("posts/b.md", "mine\n")
	w.git("commit", "-qam", "my own")
	w.edit()
	choices := w.asked(problem.Diverged)
	if openRepo(t, w.dir).Version.Before(mergeTree) {
		if len(choices) > 0 {
			t.Errorf("offered what this git cannot do: %q", choices)
		}
		return
	}
	w.choose(choices, Combine)
	w.asked(problem.CannotCombine)
}

// Whoever has no name in git's settings is asked, and it is kept only when that
// was wanted, and only once the post is online.
func TestWhoWrites(t *testing.T) {
	for _, word := range []string{Identity, KeepIdentity} {
		t.Run(word, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.git("config", "--remove-section", "user")
			w.edit()
			if choices := w.asked(problem.NoIdentity); !slices.Contains(choices, word) {
				t.Fatalf("%q", choices)
			}
			for _, bad := range []string{"A Writer", "<a@b.c>", "A <no address>", "A <a@b.c> <x>"} {
				w.answers = []string{word + "=" + bad}
				w.asked(problem.NoIdentity)
			}
			w.answers = []string{word + "=한 글쓴이 <writer@example.org>"}
			w.mustPublish()
			if got := w.in(w.online, "log", "-1", "--format=%an <%ae> %cn <%ce>", "main"); got != "한 글쓴이 <writer@example.org> 한 글쓴이 <writer@example.org>" {
				t.Errorf("written by %s", got)
			}
			kept, _ := w.try(w.blog, "config", "--local", "user.name")
			if want := map[string]string{Identity: "", KeepIdentity: "한 글쓴이"}[word]; kept != want {
				t.Errorf("the settings have %q", kept)
			}
		})
	}
}

func TestAProtectedBranch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serverHook("update", `[ "$1" != refs/heads/main ] || { echo 'error: GH006: Protected branch update failed' >&2; exit 1; }`)
	w.mess()
	w.edit()
	w.choose(w.asked(problem.BranchProtected), ToNewBranch)
	all, tip := w.look(w.hookChanges), w.tip()
	result, err := w.publish()
	if err != nil || result.Note == nil || result.Note.Code != problem.OnNewBranch || !strings.HasPrefix(result.Branch, "penpush/") {
		t.Fatalf("%+v, %v", result, err)
	}
	if w.tip() != tip || w.in(w.online, "rev-parse", result.Branch+"^") != tip {
		t.Error("the protected branch was moved, or the new one is not on top of it")
	}
	d := all.differs(w.look(w.hookChanges))
	if rest := strings.ReplaceAll(d, "refs/remotes/origin/"+result.Branch+" "+result.Commit+"\n", ""); strings.Count(rest, "was:") > 1 || strings.Contains(d, "status was") {
		t.Error(d)
	}
}

// Git asks through the app's own dialog, and who gives no answer is not asked
// again.
func TestSigningIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.git("remote", "set-url", "origin", webServer(w, "secret")+"/online.git")
	w.edit()
	var prompts []git.Prompt
	answer := true
	ask, err := git.ListenAskpass(func(_ context.Context, p git.Prompt) (string, bool) {
		prompts = append(prompts, p)
		if p.Secret {
			return "secret", answer
		}
		return "me", answer
	})
	if err != nil {
		t.Fatal(err)
	}
	defer ask.Close()
	publish := func(answers ...string) error {
		req := w.request()
		req.Answers, req.Ask = answers, ask
		_, err := run(t.Context(), req, func(Progress) {}, w.limits)
		return err
	}
	err = publish()
	if code(err) != problem.SignInNeeded || !slices.Equal(problem.Of(err).Choices, []string{SignIn}) || len(prompts) > 0 {
		t.Fatalf("asked %v, %v", prompts, err)
	}
	answer = false
	if err := publish(SignIn); code(err) != problem.SignInNeeded || len(prompts) == 0 || len(prompts) > 2 {
		t.Errorf("without an answer: %v, %v", prompts, err)
	}
	answer = true
	if err := publish(SignIn); err != nil {
		t.Fatalf("%v\n%s", err, problemDetails(err))
	}
	for _, p := range prompts {
		if p.Confirm || strings.Contains(p.Text, "secret") {
			t.Errorf("%+v", p)
		}
	}
	filepath.WalkDir(w.home, func(name string, d os.DirEntry, _ error) error {
		if b, err := os.ReadFile(name); err == nil && strings.Contains(string(b), "secret") {
			t.Errorf("the password is in %s", name)
		}
		return nil
	})
}
