//go:build unix

package publish

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"penpush/internal/problem"
)

func (w *world) undo(commit string) (Undone, error) {
	return undo(w.t.Context(), UndoRequest{Dir: w.dir, Commit: commit, Verb: "Take back"}, func(Progress) {}, w.limits)
}

func (w *world) treeOf(dir, commit string) string { return w.in(dir, "rev-parse", commit+"^{tree}") }

func (w *world) mustPublish() Result {
	w.t.Helper()
	r, err := w.publish()
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// A publish that is taken back: online all is as before, by a commit more; here
// the words stay, and everything else is untouched.
func TestUndo(t *testing.T) {
	for name, ahead := range map[string]bool{"alone": false, "others published since": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.mess()
			w.edit()
			w.remove("posts/x.md")
			w.goesAway("posts/x.md")
			old := w.tip()
			published := w.mustPublish()
			if ahead {
				w.elsewhere(map[string]string{"new.md": "new\n"})
				clear(w.incoming)
				w.incoming["new.md"] = true
			}
			before, tip := w.look(w.mine), w.tip()
			undone, err := w.undo("")
			if err != nil || undone.Took != published.Commit || undone.Commit != w.tip() || !undone.Verified {
				t.Fatalf("%+v, %v", undone, err)
			}
			if w.in(w.online, "rev-parse", w.tip()+"^") != tip {
				t.Error("history was rewritten")
			}
			want := w.treeOf(w.online, old)
			w.incoming["new.md"] = true
			if ahead {
				w.in(w.online, "cat-file", "-e", "main:new.md")
				w.in(w.online, "diff", "--quiet", old, "main", "--", "posts", "img", "site", "README.md")
			} else if got := w.treeOf(w.online, "main"); got != want {
				t.Errorf("online is %s, before the publish it was %s", got, want)
			}
			if got := w.read("posts/a.md"); got != w.want["posts/a.md"] {
				t.Errorf("the words here became %q", got)
			}
			if _, err := os.Stat(filepath.Join(w.blog, "posts/a.png")); err != nil {
				t.Error(err)
			}
			if d := before.differs(w.look(w.mine)); d != "" {
				t.Error(d)
			}
			if got := w.git("rev-parse", "HEAD"); got != w.tip() {
				t.Errorf("the branch here is at %s; %v %v", got, undone.LeftBehind, undone.Note)
			}
			if got := w.git("log", "-1", "--format=%s"); got != "Take back: Publish: A" {
				t.Errorf("the message is %q", got)
			}
			// The words are unpublished, and can be published again.
			w.answers = nil
			again := w.mustPublish()
			if got := w.in(w.online, "cat-file", "blob", again.Commit+":posts/a.md"); got+"\n" != w.want["posts/a.md"] {
				t.Errorf("again: %q", got)
			}
		})
	}
}

func TestUndoIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if _, err := w.undo(""); code(err) != problem.NothingPublished {
		t.Errorf("nothing was published, and undo says %v", err)
	}
	w.edit()
	first := w.mustPublish()
	w.elsewhere(map[string]string{"posts/a.md": "theirs\n"})
	all, tip := w.look(w.hookChanges), w.tip()
	_, err := w.undo("")
	if code(err) != problem.ChangedSincePublish || problem.Of(err).Path != "posts/a.md" {
		t.Errorf("a file changed since, and undo says %v", err)
	}
	if w.tip() != tip {
		t.Error("somebody's change was taken back")
	}
	if d := all.differs(w.look(w.hookChanges)); d != "" {
		t.Error(d)
	}
	if _, err := w.undo("0000"); code(err) != problem.NothingPublished {
		t.Errorf("an unknown publish: %v", err)
	}
	past, err := History(t.Context(), w.dir)
	if err != nil || len(past) != 3 || past[1].Commit != first.Commit || past[1].State != Followed || past[1].Undoable {
		t.Errorf("%+v, %v", past, err)
	}
}

// What was staged in a file that is taken back stays staged.
func TestUndoLeavesWhatIsStaged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	w.mustPublish()
	w.write("posts/a.md", "staged\n")
	w.git("add", "posts/a.md")
	w.write("posts/a.md", "typed\n")
	if _, err := w.undo(""); err != nil {
		t.Fatal(err)
	}
	if got := w.git("show", ":posts/a.md"); got != "staged" {
		t.Errorf("the index has %q", got)
	}
	if got := w.read("posts/a.md"); got != "typed\n" {
		t.Errorf("the file has %q", got)
	}
}

func TestHistory(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	first := w.mustPublish()
	w.files, w.message = nil, "Publish: \"B\"\nwith $(two) lines"
	w.write("posts/글.md", "더\n")
	w.goes("posts/글.md")
	second := w.mustPublish()
	past, err := History(t.Context(), w.dir)
	if err != nil || len(past) != 3 {
		t.Fatalf("%+v, %v", past, err)
	}
	for i, want := range []Past{
		{Commit: second.Commit, Message: `Publish: "B" with $(two) lines`, Files: []string{"posts/글.md"}, Mine: true, Undoable: true},
		{Commit: first.Commit, Message: "Publish: A", Files: []string{"posts/a.md", "posts/a.png"}, Mine: true, Undoable: true},
	} {
		got := past[i]
		if got.Commit != want.Commit || got.Message != want.Message || len(got.Files) != len(want.Files) || got.Files[0] != want.Files[0] || got.State != Online || !got.Mine || !got.Undoable {
			t.Errorf("%+v", got)
		}
	}
	if past[2].Mine || past[2].Undoable || past[2].Author != "Writer" {
		t.Errorf("what another program published: %+v", past[2])
	}
	// Either can be taken back, in any order.
	if _, err := w.undo(first.Commit); err != nil {
		t.Fatal(err)
	}
	if past, err = History(t.Context(), w.dir); err != nil || !past[0].Undoes || past[1].State != Online || !past[1].Undoable || past[2].State != TakenBack {
		t.Errorf("%+v, %v", past, err)
	}
	if undone, err := w.undo(""); err != nil || undone.Took != second.Commit {
		t.Errorf("the last one that is left: %+v, %v", undone, err)
	}
	// Somebody rewrote the history online: what is not there any more is told.
	w.in(w.online, "update-ref", "refs/heads/main", first.Commit+"^")
	w.git("fetch", "-q")
	if past, err = History(t.Context(), w.dir); err != nil || len(past) != 5 || past[0].State != Lost || past[0].Undoable {
		t.Errorf("%+v, %v", past, err)
	}
}

// A publish of which nobody knew whether it arrived: when it did not, undo
// forgets it.
func TestUndoForgetsWhatNeverArrived(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	tip := w.tip()
	if err := w.doomed("push").Wait(); err == nil {
		t.Fatal("it did not die")
	}
	if w.tip() != tip {
		t.Skip("the server was quicker")
	}
	undone, err := w.undo("")
	if err != nil || undone.Commit != "" || undone.Took != "" || w.tip() != tip {
		t.Errorf("%+v, %v", undone, err)
	}
}

func TestUndoThatDies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mess()
	w.edit()
	w.mustPublish()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	all, tip := w.look(w.hookChanges), w.tip()
	_, err := undo(ctx, UndoRequest{Dir: w.dir, Verb: "Take back"}, func(p Progress) {
		if p.Step == Push && !p.Done {
			cancel()
		}
	}, w.limits)
	if code(err) != problem.PublishCancelled || w.tip() != tip {
		t.Errorf("cancelled: %v", err)
	}
	if d := all.differs(w.look(w.hookChanges)); d != "" {
		t.Error(d)
	}
	if _, err := w.undo(""); err != nil {
		t.Error(err)
	}
}
