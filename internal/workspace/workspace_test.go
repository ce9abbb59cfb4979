package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/search"
	"penpush/internal/text"
)

const review = "---\ntitle: \"돌아보며\"\ndate: \"2023-12-30 13:00\"\ncover : './cover.png'\n---\n\n\n# 들어가며 \n\n하나\n둘\n셋\n"

// desk is a blog on disk with a window that listens.
type desk struct {
	t    *testing.T
	dir  string
	data string
	w    *Workspace

	mu    sync.Mutex
	disk  []string
	saves []Save
	gone  bool
	lists int

	progress func(percent int)
}

func (d *desk) PostsChanged()                    { d.mu.Lock(); d.lists++; d.mu.Unlock() }
func (d *desk) PublishProgress(publish.Progress) {}
func (d *desk) SiteChanged()                     {}
func (d *desk) RehearsalChanged()                {}
func (d *desk) RetagProgress(percent int)        { d.progress(percent) }
func (d *desk) BlogGone()                        { d.mu.Lock(); d.gone = true; d.mu.Unlock() }
func (d *desk) BlogBack()                        { d.mu.Lock(); d.gone = false; d.mu.Unlock() }
func (d *desk) SaveChanged(s Save)               { d.mu.Lock(); d.saves = append(d.saves, s); d.mu.Unlock() }

func (d *desk) DiskChanged(post string) { d.mu.Lock(); d.disk = append(d.disk, post); d.mu.Unlock() }

// listed is how often the list was said to be another one.
func (d *desk) listed() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.lists
}

func (d *desk) heard() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string{}, d.disk...)
}

func sit(t *testing.T) *desk {
	t.Helper()
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(t.TempDir(), "gitconfig"))
	d := &desk{t: t, dir: filepath.Join(t.TempDir(), "blog"), data: t.TempDir(), progress: func(int) {}}
	d.put("gatsby-config.js", "module.exports = {}\n")
	d.put("posts/review/index.md", review)
	d.put("posts/other/index.md", "---\ntitle: Other\ndate: 2022-01-01\n---\nOther.\n")
	d.open()
	return d
}

func (d *desk) open() {
	d.t.Helper()
	w, err := Open(context.Background(), d.dir, Options{DataDir: d.data, Announce: d})
	if err != nil {
		d.t.Fatal(err)
	}
	d.w = w
	d.t.Cleanup(func() { _ = w.Close() })
}

func (d *desk) put(file, content string) {
	d.t.Helper()
	full := filepath.Join(d.dir, file)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) file(file string) string {
	d.t.Helper()
	b, err := os.ReadFile(filepath.Join(d.dir, file))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(b)
}

const post = "posts/review/index.md"

func (d *desk) start() Opened {
	d.t.Helper()
	o, err := d.w.OpenPost(context.Background(), post)
	if err != nil {
		d.t.Fatal(err)
	}
	return o
}

// typeLine replaces one line, as typing in it does.
func (d *desk) typeLine(version, line int, words string) int {
	d.t.Helper()
	e, err := d.w.EditPost(Edit{Post: post, Base: version, Version: version + 1, Edits: []text.Edit{{From: line, To: line + 1, Lines: []string{words}}}})
	if err != nil || e.NeedText {
		d.t.Fatalf("typing was not taken: %+v, %v", e, err)
	}
	return version + 1
}

func TestOpenAndSaveChangesNoByte(t *testing.T) {
	d := sit(t)
	o := d.start()
	if s := d.w.SavePost(post); s.State != Saved || s.Problem != nil {
		t.Errorf("%+v", s)
	}
	if d.file(post) != review {
		t.Error("a post that was only opened was written")
	}
	if o.FrontMatter.To != 5 {
		t.Errorf("the front matter ends at line %d", o.FrontMatter.To)
	}
}

func TestTypedWordsAreOnDiskAfterAPause(t *testing.T) {
	d := sit(t)
	d.typeLine(d.start().Version, 9, "하나 더")
	want := strings.Replace(review, "하나", "하나 더", 1)
	for end := time.Now().Add(10 * time.Second); d.file(post) != want; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never saved: %q", d.file(post))
		}
	}
}

func TestAnEditThatDoesNotFitAsksForTheText(t *testing.T) {
	d := sit(t)
	o := d.start()
	late, err := d.w.EditPost(Edit{Post: post, Base: 41, Version: 42, Edits: []text.Edit{{From: 0, To: 1, Lines: []string{"x"}}}})
	if err != nil || !late.NeedText {
		t.Fatalf("%+v, %v", late, err)
	}
	lines := append(append([]string{}, o.Lines[:9]...), "새로 쓴 줄", "")
	if _, err := d.w.ReplaceText(post, 43, lines); err != nil {
		t.Fatal(err)
	}
	d.w.SavePost(post)
	if got := d.file(post); got != strings.Join(lines, "\n") {
		t.Errorf("%q", got)
	}
}

func TestAFieldsChangeIsAnEdit(t *testing.T) {
	d := sit(t)
	o := d.start()
	f, err := d.w.ChangeField(FieldChange{Post: post, Version: o.Version, Key: "title", Value: frontmatter.Value{Text: "새 제목"}})
	if err != nil || len(f.Edits) != 1 || f.Edits[0].From != 1 || f.Edits[0].To != 2 {
		t.Fatalf("%+v, %v", f, err)
	}
	e, err := d.w.EditPost(Edit{Post: post, Base: o.Version, Version: 2, Edits: f.Edits})
	if err != nil || e.FrontMatter == nil {
		t.Fatalf("the form is not told: %+v, %v", e, err)
	}
	d.w.SavePost(post)
	if got := d.file(post); got != strings.Replace(review, "돌아보며", "새 제목", 1) {
		t.Errorf("%q", got)
	}
	if late, err := d.w.ChangeField(FieldChange{Post: post, Version: 1, Key: "title"}); err != nil || !late.Stale {
		t.Errorf("an answer for an older text: %+v, %v", late, err)
	}
}

func TestAnOpenPostFollowsItsFile(t *testing.T) {
	d := sit(t)
	o := d.start()
	theirs := strings.Replace(review, "둘", "둘 둘", 1)
	d.put(post, theirs)
	for end := time.Now().Add(10 * time.Second); len(d.heard()) == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("nobody said that the file changed")
		}
	}
	got, err := d.w.TakeDisk(context.Background(), post, o.Version)
	if err != nil || !got.HasText || len(got.Edits) != 1 || got.Edits[0].Lines[0] != "둘 둘" {
		t.Fatalf("%+v, %v", got, err)
	}
	if s := d.w.SavePost(post); s.State != Saved || d.file(post) != theirs {
		t.Errorf("%+v %q", s, d.file(post))
	}
}

func TestUnsavedWordsAreMerged(t *testing.T) {
	d := sit(t)
	v := d.typeLine(d.start().Version, 7, "# 다시 들어가며")
	d.put(post, strings.Replace(review, "셋", "셋 넷", 1))
	if s := d.w.SavePost(post); s.State == Saved {
		t.Fatalf("saved over what another program wrote: %q", d.file(post))
	}
	got, err := d.w.TakeDisk(context.Background(), post, v)
	if err != nil || !got.HasText {
		t.Fatalf("%+v, %v", got, err)
	}
	d.w.SavePost(post)
	want := strings.Replace(strings.Replace(review, "셋", "셋 넷", 1), "# 들어가며 ", "# 다시 들어가며", 1)
	if d.file(post) != want {
		t.Errorf("%q", d.file(post))
	}
}

func TestWhatCannotBeMergedIsLeftToTheWriter(t *testing.T) {
	for _, keep := range []bool{true, false} {
		d := sit(t)
		v := d.typeLine(d.start().Version, 9, "내 말")
		theirs := strings.Replace(review, "하나", "남의 말", 1)
		d.put(post, theirs)
		got, err := d.w.TakeDisk(context.Background(), post, v)
		if err != nil || !got.Conflict || got.Theirs[9] != "남의 말" {
			t.Fatalf("%+v, %v", got, err)
		}
		if s := d.w.SavePost(post); s.State != Conflict || d.file(post) != theirs {
			t.Fatalf("overwritten while the writer was to choose: %+v", s)
		}
		want, other := strings.Replace(review, "하나", "내 말", 1), theirs
		if keep {
			if s, err := d.w.KeepMine(post); err != nil || s.State != Saved {
				t.Fatalf("%+v, %v", s, err)
			}
		} else {
			want, other = theirs, want
			if _, err := d.w.TakeTheirs(post, v); err != nil {
				t.Fatal(err)
			}
		}
		if d.file(post) != want {
			t.Errorf("%q", d.file(post))
		}
		if !d.kept(other) {
			t.Errorf("the text that was not chosen (%q) is lost", other)
		}
	}
}

// kept tells whether a text is among the post's snapshots.
func (d *desk) kept(want string) bool {
	d.t.Helper()
	list, err := d.w.history.List(post)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, s := range list {
		if b, err := d.w.history.Get(post, s.ID); err == nil && string(b) == want {
			return true
		}
	}
	return false
}

func TestWhatWasOnDiskBeforeASaveCanBeBroughtBack(t *testing.T) {
	d := sit(t)
	d.typeLine(d.start().Version, 9, "다른 말")
	d.w.SavePost(post)
	if !d.kept(review) {
		t.Error("the text before the save is lost")
	}
}

func TestWordsSurviveACrash(t *testing.T) {
	d := sit(t)
	d.typeLine(d.start().Version, 9, "아직 저장되지 않은 말")
	crash(d)
	d.open()
	o := d.start()
	if !o.Recovered || o.Lines[9] != "아직 저장되지 않은 말" {
		t.Fatalf("lost: %+v", o)
	}
	d.w.SavePost(post)
	if !strings.Contains(d.file(post), "아직 저장되지 않은 말") {
		t.Error("brought back, and then not saved")
	}
}

func TestWordsSurviveACrashWhileTheFileChanged(t *testing.T) {
	d := sit(t)
	d.typeLine(d.start().Version, 9, "내 말")
	crash(d)
	theirs := strings.Replace(review, "하나", "남의 말", 1)
	d.put(post, theirs)
	for range 2 { // also when it crashes again before the writer has chosen
		d.open()
		o := d.start()
		if !o.Recovered || o.Save.State != Conflict || o.Lines[9] != "내 말" {
			t.Fatalf("%+v", o)
		}
		if d.w.SavePost(post); d.file(post) != theirs {
			t.Fatal("overwritten")
		}
		crash(d)
	}
}

// crash lets go of the blog as a killed process does: nothing more is written.
func crash(d *desk) {
	d.w.mu.Lock()
	for _, p := range d.w.open {
		p.mu.Lock()
		p.closed = true
		if p.timer != nil {
			p.timer.Stop()
		}
		_ = p.journal.Close()
		p.mu.Unlock()
	}
	d.w.open = map[string]*writing{}
	d.w.mu.Unlock()
	_ = d.w.Close()
}

func TestADeletedFileKeepsTheWords(t *testing.T) {
	d := sit(t)
	o := d.start()
	if err := os.Remove(filepath.Join(d.dir, post)); err != nil {
		t.Fatal(err)
	}
	got, err := d.w.TakeDisk(context.Background(), post, o.Version)
	if err != nil || !got.Gone {
		t.Fatalf("%+v, %v", got, err)
	}
	if s, err := d.w.KeepMine(post); err != nil || s.State != Saved || d.file(post) != review {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestABlogThatDisappearsKeepsTheWords(t *testing.T) {
	d := sit(t)
	v := d.typeLine(d.start().Version, 9, "내 말")
	if err := os.Rename(d.dir, d.dir+"-away"); err != nil {
		t.Fatal(err)
	}
	d.w.LookAgain()
	if !d.gone {
		t.Error("nobody said that the blog is gone")
	}
	d.typeLine(v, 10, "더")
	elsewhere := t.TempDir()
	name, err := d.w.SaveCopy(post, elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(elsewhere, name)); err != nil || !strings.Contains(string(b), "내 말\n더") {
		t.Errorf("%q, %v", b, err)
	}
}

func TestWhatIsNoTextIsNotOpened(t *testing.T) {
	d := sit(t)
	d.put("posts/latin/index.md", "---\ntitle: x\n---\nna\xefve\n")
	if _, err := d.w.OpenPost(context.Background(), "posts/latin/index.md"); !problem.Is(err, problem.NotUTF8) || problem.Of(err).Path != "posts/latin/index.md" {
		t.Error(err)
	}
	if _, err := d.w.OpenPost(context.Background(), "posts/none/index.md"); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	if _, err := d.w.OpenPost(context.Background(), "../outside.md"); err == nil {
		t.Error("opened a file outside the blog")
	}
}

func TestASearchSeesWhatIsWrittenAndWhatOthersWrote(t *testing.T) {
	d := sit(t)
	find := func(words string) string {
		t.Helper()
		a, err := d.w.Search(context.Background(), search.Query{Text: words}, search.Limits{Lines: 10, PerPost: 10, Width: 100})
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, p := range a.Posts {
			for _, l := range p.Lines {
				found = append(found, fmt.Sprintf("%s:%d: %s", p.Path, l.Line, l.Text))
			}
		}
		return strings.Join(found, "\n")
	}
	if got := find("other"); got != "posts/other/index.md:2: title: Other\nposts/other/index.md:5: Other." {
		t.Fatalf("before: %s", got)
	}
	if _, err := d.w.OpenPost(context.Background(), "posts/review/index.md"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.w.EditPost(Edit{Post: "posts/review/index.md", Base: 1, Version: 2, Edits: []text.Edit{{From: 9, To: 10, Lines: []string{"새 other"}}}}); err != nil {
		t.Fatal(err)
	}
	d.put("posts/other/index.md", "---\ntitle: X\ndate: 2022-01-01\n---\nAnother text.\n")
	d.put("posts/third/index.md", "an other\n")
	d.w.LookAgain()
	if got, want := find("other"), "posts/review/index.md:10: 새 other\nposts/other/index.md:5: Another text.\nposts/third/index.md:1: an other"; got != want {
		t.Errorf("a search after changes finds\n%s\nnot\n%s", got, want)
	}
}

func TestANewerSearchEndsAnOlderOne(t *testing.T) {
	d := sit(t)
	limits := search.Limits{Lines: 10, PerPost: 10, Width: 100}
	var ended, whole int
	var wait sync.WaitGroup
	var mu sync.Mutex
	for range 50 {
		wait.Go(func() {
			a, err := d.w.Search(context.Background(), search.Query{Text: "other"}, limits)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case errors.Is(err, context.Canceled):
				ended++
			case err == nil && a.Lines == 2:
				whole++
			default:
				t.Errorf("a search gives %d lines and %v", a.Lines, err)
			}
		})
	}
	wait.Wait()
	if whole == 0 || whole+ended != 50 {
		t.Errorf("of 50 searches at once %d were answered and %d ended", whole, ended)
	}
}
