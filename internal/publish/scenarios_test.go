//go:build unix

package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"penpush/internal/problem"
)

// scenario is a state that a writer's repository can be in.
type scenario struct {
	n    int
	name string
	// stop is the problem that must stop it, "" when it must publish.
	stop problem.Code
	// left says that something new online must be left alone here.
	left bool
	set  func(w *world)
	// after looks at what only this scenario knows.
	after func(w *world, r Result)
}

// tally counts what came of the scenarios.
type tally struct {
	mu   sync.Mutex
	rows []string
	sum  map[string]int
}

func (t *tally) add(s scenario, verdict, said string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sum[verdict]++
	t.rows = append(t.rows, fmt.Sprintf("%3d  %-62s %-14s %s", s.n, s.name, verdict, said))
}

// table prints what came of them all.
func (t *tally) table() string {
	sort.Strings(t.rows)
	head := fmt.Sprintf("ok %d · clean stop %d · left something %d · wrong %d · not possible here %d",
		t.sum["ok"], t.sum["clean stop"], t.sum["left something"], t.sum["wrong"], t.sum["skipped"])
	return "\n" + strings.Join(t.rows, "\n") + "\n" + head
}

// write keeps the table in a file. What is played again alone is added to the
// table of all.
func (t *tally) write(file string, of int) error {
	how := os.O_TRUNC
	if len(t.rows) < of {
		how = os.O_APPEND
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|how, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(t.table() + "\n")
	return errors.Join(err, f.Close())
}

func TestScenarios(t *testing.T) {
	all := &tally{sum: map[string]int{}}
	var list []scenario
	for _, some := range [][]scenario{workScenarios(), stateScenarios(), filterScenarios(), hookScenarios(), serverScenarios(), aheadScenarios(), sshScenarios(), badScenarios()} {
		list = append(list, some...)
	}
	t.Run("all", func(t *testing.T) {
		for _, s := range list {
			t.Run(fmt.Sprintf("%d %s", s.n, s.name), func(t *testing.T) {
				t.Parallel()
				all.play(t, s)
			})
		}
	})
	t.Log(all.table())
	if file := os.Getenv("PENPUSH_SCENARIOS"); file != "" {
		if err := all.write(file, len(list)); err != nil {
			t.Error(err)
		}
	}
	if all.sum["wrong"]+all.sum["left something"] != 0 {
		t.Error("a publish left something behind or went wrong")
	}
}

func (all *tally) play(t *testing.T, s scenario) {
	w := newWorld(t)
	defer func() {
		if t.Skipped() {
			all.add(s, "skipped", "")
		}
	}()
	s.set(w)
	before, whole, oldTip := w.look(w.mine), w.look(w.hookChanges), w.tip()
	result, err := w.publish()
	verdict, why := w.judge(before, whole, oldTip, result, err)
	all.add(s, verdict, string(code(err))+why0(verdict, why))
	if verdict == "wrong" || verdict == "left something" {
		t.Errorf("%s: %s", verdict, why)
	}
	if code(err) != s.stop {
		t.Errorf("stopped by %q (%v), expected %q\n%s", code(err), err, s.stop, problemDetails(err))
	}
	if (len(result.LeftBehind) > 0) != s.left || s.left && (result.Note == nil || result.Note.Code != problem.LeftBehind) {
		t.Errorf("left behind: %v, %v", result.LeftBehind, result.Note)
	}
	if s.after != nil && !t.Failed() {
		s.after(w, result)
	}
}

func why0(verdict, why string) string {
	if verdict == "ok" {
		return why
	}
	return ""
}

func problemDetails(err error) string {
	if err == nil {
		return ""
	}
	return problem.Of(err).Details
}

// workScenarios are about other work in the same repository.
func workScenarios() []scenario {
	return []scenario{
		{n: 1, name: "mess of every kind beside; edit, add, delete, rename", set: func(w *world) {
			w.mess()
			w.edit()
			w.remove("posts/x.md")
			w.write("posts/r2.md", w.read("posts/r.md"))
			w.remove("posts/r.md")
			w.goesAway("posts/x.md", "posts/r.md")
			w.goes("posts/r2.md")
		}},
		{n: 2, name: "the post itself partially staged", set: func(w *world) {
			w.write("posts/a.md", "staged\n")
			w.git("add", "posts/a.md")
			w.edit()
		}},
		{n: 3, name: "the post removed from the index, still on disk", set: func(w *world) {
			w.git("rm", "-q", "--cached", "posts/a.md", "posts/b.md")
			w.edit()
		}},
		{n: 4, name: "a new picture announced with add -N", set: func(w *world) {
			w.edit()
			w.git("add", "-N", "posts/a.png")
		}},
		{n: 5, name: "a rename that git mv has staged", set: func(w *world) {
			w.git("mv", "posts/r.md", "posts/r2.md")
			w.goes("posts/r2.md")
			w.goesAway("posts/r.md")
		}},
		{n: 6, name: "names in NFC and NFD, with blanks", set: func(w *world) {
			for _, name := range []string{"posts/caf\u00e9 글 둘.md", "posts/cafe\u0301 글 둘.md", "posts/\u1112\u1161\u11ab.md"} {
				w.write(name, "text of "+name)
				w.goes(name)
			}
			w.write("posts/글.md", "더\n")
			w.goes("posts/글.md")
		}},
		{n: 7, name: "names that mean something to git", set: func(w *world) {
			for _, name := range []string{"posts/[a]*?.md", ":(glob)x.md", "-n.md", "posts/!x.md", "posts/a\nb.md", "posts/\"q\".md", ":!y.md"} {
				w.write(name, "text of "+name)
				w.goes(name)
			}
			w.write("posts/ab.md", "must not go\n")
			w.write("posts/a1x.md", "must not go\n")
		}},
		{n: 8, name: "a file becomes a bundle, and a folder a file", set: func(w *world) {
			w.remove("posts/x.md")
			w.write("posts/x.md/index.md", "x\nmore\n")
			w.write("posts/r/index.md", w.read("posts/r.md"))
			w.remove("posts/r.md")
			w.remove("posts/bundle")
			w.write("posts/bundle", "a file now\n")
			w.goesAway("posts/x.md", "posts/r.md", "posts/bundle/index.md", "posts/bundle/old.png")
			w.goes("posts/x.md/index.md", "posts/r/index.md", "posts/bundle")
		}},
		{n: 9, name: "a link and an executable", set: func(w *world) {
			os.Symlink("a.md", filepath.Join(w.blog, "posts/link.md"))
			os.Chmod(filepath.Join(w.blog, "tool.sh"), 0o777)
			w.files = append(w.files, File{Path: "posts/link.md"}, File{Path: "tool.sh"})
			w.want["posts/link.md"], w.want["tool.sh"] = "a.md", files0()["tool.sh"]
		}, after: func(w *world, _ Result) {
			tree := w.in(w.online, "ls-tree", "main", "tool.sh", "posts/link.md")
			if !strings.Contains(tree, "120000 blob") || !strings.Contains(tree, "100755 blob") {
				w.t.Errorf("modes online: %s", tree)
			}
		}},
		{n: 60, name: "skip-worktree and assume-unchanged on other files", set: func(w *world) {
			w.git("update-index", "--skip-worktree", "posts/b.md")
			w.git("update-index", "--assume-unchanged", "posts/c.md")
			w.write("posts/b.md", "hidden edit\n")
			w.write("posts/c.md", "hidden edit\n")
			w.edit()
		}},
		{n: 61, name: "push.followTags with a private tag", set: func(w *world) {
			w.git("config", "push.followTags", "true")
			w.git("tag", "-a", "private", "-m", "mine")
			w.edit()
		}, after: func(w *world, _ Result) {
			if tags := w.in(w.online, "tag"); tags != "" {
				w.t.Errorf("a private tag went online: %s", tags)
			}
		}},
		{n: 62, name: "settings of every kind", set: func(w *world) {
			for _, kv := range [][2]string{
				{"pull.rebase", "true"},
				{"pull.ff", "only"},
				{"fetch.prune", "true"},
				{"rebase.autoStash", "true"},
				{"core.editor", "false"},
				{"commit.template", "/nonexistent"},
				{"commit.verbose", "true"},
				{"color.ui", "always"},
				{"core.quotePath", "true"},
				{"status.showUntrackedFiles", "no"},
				{"diff.noprefix", "true"},
				{"diff.external", "false"},
				{"push.default", "nothing"},
				{"i18n.commitEncoding", "EUC-KR"},
				{"core.commentChar", "#"},
				{"status.relativePaths", "false"},
				{"fetch.all", "true"},
				{"push.autoSetupRemote", "true"},
				{"merge.ff", "false"},
				{"core.abbrev", "4"},
				{"log.showSignature", "true"},
				{"remote.origin.push", "refs/heads/*:refs/heads/*"},
				{"submodule.recurse", "true"},
			} {
				w.git("config", kv[0], kv[1])
			}
			w.message = "#1 한글 제목 'q' \"$(touch pwned)\"\n\nbody"
			w.edit()
		}, after: func(w *world, _ Result) {
			if got := w.in(w.online, "log", "-1", "--format=%B", "main"); got != w.message {
				w.t.Errorf("the message is online as %q", got)
			}
		}},
		{n: 63, name: "fsmonitor hook, split index, untracked cache", set: func(w *world) {
			w.write(".git/hooks/monitor", "#!/bin/sh\nprintf 'token\\0/\\0'\n")
			os.Chmod(filepath.Join(w.blog, ".git/hooks/monitor"), 0o777)
			w.git("config", "core.fsmonitor", ".git/hooks/monitor")
			w.git("config", "core.untrackedCache", "true")
			w.git("config", "core.splitIndex", "true")
			w.git("update-index", "--split-index", "--untracked-cache")
			w.mess()
			w.edit()
		}},
	}
}

// stateScenarios are about what the repository is in the middle of.
func stateScenarios() []scenario {
	conflict := func(w *world) {
		w.git("switch", "-q", "-c", "side")
		w.write("posts/b.md", "side\n")
		w.git("commit", "-qam", "side")
		w.git("switch", "-q", "main")
		w.git("branch", "-q", "before")
		w.write("posts/b.md", "main\n")
		w.git("commit", "-qam", "main")
		w.git("push", "-q")
	}
	return []scenario{
		{n: 10, name: "on no branch", stop: problem.NoBranch, set: func(w *world) {
			w.git("checkout", "-q", "--detach")
			w.edit()
		}},
		{n: 11, name: "no upstream, one remote", set: func(w *world) {
			w.git("branch", "--unset-upstream")
			w.edit()
		}},
		{n: 12, name: "no remote", stop: problem.NoRemote, set: func(w *world) {
			w.git("remote", "remove", "origin")
			w.edit()
		}},
		{n: 13, name: "an empty repository, nothing committed", set: func(w *world) {
			os.RemoveAll(w.online)
			w.in(w.home, "init", "-q", "--bare", "-b", "main", w.online)
			os.RemoveAll(filepath.Join(w.blog, ".git"))
			w.in(w.home, "init", "-q", "-b", "main", w.blog)
			for _, kv := range [][2]string{{"user.name", "W"}, {"user.email", "w@example.com"}, {"remote.origin.url", w.online}, {"remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"}} {
				w.git("config", kv[0], kv[1])
			}
			w.git("add", "posts/c.md")
			w.edit()
		}},
		{n: 70, name: "a repository with SHA-256 ids", set: func(w *world) {
			os.RemoveAll(w.online)
			os.RemoveAll(filepath.Join(w.blog, ".git"))
			w.in(w.home, "init", "-q", "--bare", "--object-format=sha256", "-b", "main", w.online)
			w.in(w.home, "init", "-q", "--object-format=sha256", "-b", "main", w.blog)
			w.git("config", "user.name", "W")
			w.git("config", "user.email", "w@example.com")
			w.git("remote", "add", "origin", w.online)
			w.git("add", "-A")
			w.git("commit", "-qm", "first")
			w.git("push", "-qu", "origin", "main")
			w.edit()
			w.remove("posts/x.md")
			w.goesAway("posts/x.md")
		}},
		{n: 14, name: "a linked worktree", set: func(w *world) {
			w.git("worktree", "add", "-q", "-b", "work", "--track", filepath.Join(w.home, "work"), "origin/main")
			w.blog = filepath.Join(w.home, "work")
			w.dir = w.blog
			w.edit()
		}},
		{n: 15, name: "a dirty submodule beside", set: func(w *world) {
			w.in(w.home, "clone", "-q", w.online, filepath.Join(w.home, "theme"))
			w.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", filepath.Join(w.home, "theme"), "themes/t")
			w.git("commit", "-qm", "theme")
			w.git("push", "-q")
			w.write("themes/t/README.md", "dirty\n")
			w.write("themes/t/new.md", "new\n")
			w.edit()
		}},
		{n: 16, name: "a sparse checkout", set: func(w *world) {
			w.git("sparse-checkout", "set", "--cone", "posts")
			w.edit()
		}},
		{n: 17, name: "a sparse checkout with a sparse index, the picture outside", set: func(w *world) {
			w.git("sparse-checkout", "set", "--cone", "--sparse-index", "posts")
			w.edit()
			w.write("img/new.png", "picture\n")
			w.goes("img/new.png")
		}},
		{n: 18, name: "the blog in a folder of the repository", set: func(w *world) {
			w.dir = filepath.Join(w.blog, "site")
			w.mess()
			w.write("site/posts/s.md", "s\nmore\n")
			w.files = append(w.files, File{Path: "posts/s.md"})
			w.want["posts/s.md"] = "s\nmore\n"
		}},
		{n: 19, name: "another git holds the index", stop: problem.FolderBusy, set: func(w *world) {
			w.edit()
			w.write(".git/index.lock", "")
		}},
		{n: 20, name: "a merge in progress", stop: problem.WorkUnfinished, set: func(w *world) {
			conflict(w)
			w.try(w.blog, "merge", "side")
			w.edit()
		}},
		{n: 21, name: "a rebase that stopped", stop: problem.WorkUnfinished, set: func(w *world) {
			conflict(w)
			w.try(w.blog, "rebase", "side")
			w.edit()
		}},
		{n: 22, name: "an unmerged other file after stash pop", set: func(w *world) {
			w.write("posts/b.md", "stashed\n")
			w.git("stash", "-q")
			w.write("posts/b.md", "committed\n")
			w.git("commit", "-qam", "b")
			w.git("push", "-q")
			w.try(w.blog, "stash", "pop")
			w.edit()
		}},
		{n: 23, name: "nobody knows who writes", stop: problem.NoIdentity, set: func(w *world) {
			w.git("config", "--unset", "user.email")
			w.git("config", "--unset", "user.name")
			w.edit()
		}},
		{n: 44, name: "a shallow clone", set: shallow},
		{n: 45, name: "a shallow clone, and others published", set: func(w *world) {
			shallow(w)
			w.elsewhere(map[string]string{"posts/b.md": "from elsewhere\n"})
		}},
		{n: 56, name: "the branch was deleted online", stop: problem.BranchGone, set: func(w *world) {
			w.in(w.online, "update-ref", "-d", "refs/heads/main")
			w.edit()
		}},
		{n: 57, name: "a commit here that was never uploaded", stop: problem.UnpushedCommits, set: func(w *world) {
			w.write("posts/b.md", "mine\n")
			w.git("commit", "-qam", "mine")
			w.edit()
		}},
		{n: 58, name: "this copy and the online one went separate ways", stop: problem.Diverged, set: func(w *world) {
			w.write("posts/b.md", "mine\n")
			w.git("commit", "-qam", "mine")
			w.elsewhere(map[string]string{"posts/c.md": "theirs\n"})
			w.edit()
		}},
	}
}

func shallow(w *world) {
	w.elsewhere(map[string]string{"posts/e.md": "more history\n"})
	clear(w.incoming)
	w.blog = filepath.Join(w.home, "shallow")
	w.dir = w.blog
	w.in(w.home, "clone", "-q", "--depth", "1", "file://"+w.online, w.blog)
	w.git("config", "user.name", "W")
	w.git("config", "user.email", "w@example.com")
	w.edit()
}
