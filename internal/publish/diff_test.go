//go:build unix

package publish

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
)

func (w *world) diff() []Change {
	w.t.Helper()
	changes, err := Diff(w.t.Context(), w.request())
	if err != nil {
		w.t.Fatal(err)
	}
	return changes
}

func TestDiffShowsExactlyWhatGoes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	w.write("posts/b.md", "another edit\n")
	w.remove("posts/x.md")
	w.goesAway("posts/x.md")
	w.files = append(w.files,
		File{Path: "posts/c.md"}, // as it is online
		File{Path: "posts/[draft].md", Content: []byte("두 줄\r\n끝")},
		File{Path: "posts/bundle/old.png", Gone: true}) // still here
	before := w.look(func(string) bool { return false })
	changes := w.diff()
	if d := before.differs(w.look(func(string) bool { return false })); d != "" {
		t.Errorf("looking changed something: %s", d)
	}
	got := map[string]string{}
	for _, c := range changes {
		s := fmt.Sprintf("%s %v %d", c.Kind, c.Binary, c.Bytes)
		for _, h := range c.Hunks {
			s += fmt.Sprintf(" @%d,%d", h.OldLine, h.NewLine)
			for _, l := range h.Lines {
				s += "|" + l.Op + l.Text
			}
		}
		got[c.Path] = s
	}
	want := map[string]string{
		"posts/a.md":           "changed false 37 @5,5| one| two| three|+four",
		"posts/a.png":          "added true 19",
		"posts/x.md":           "deleted false 2 @1,0|-x",
		"posts/[draft].md":     "added false 12 @0,1|+두 줄\r|+끝",
		"posts/bundle/old.png": "deleted false 12 @1,0|-old picture",
	}
	for path, s := range want {
		if got[path] != s {
			t.Errorf("%s is shown as %q, not as %q", path, got[path], s)
		}
	}
	if len(got) != len(want) {
		t.Errorf("shown are %v", got)
	}
}

func TestDiffIsAgainstWhatIsOnline(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.write("posts/a.md", files0()["posts/a.md"]+"a commit that is not online\n")
	w.git("commit", "-qam", "mine")
	w.goes("posts/a.md")
	if c := w.diff(); len(c) != 1 || c[0].Hunks[0].Lines[3].Text != "a commit that is not online" {
		t.Errorf("%+v", c)
	}
	w.git("remote", "remove", "origin") // nothing is online any more
	if c := w.diff(); len(c) != 1 || c[0].Kind != "added" {
		t.Errorf("%+v", c)
	}
}

func TestDiffTellsWhatCannotGo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	w.write("public/a.png", "x")
	w.goes("public/a.png")
	changes, err := Diff(t.Context(), w.request())
	if code(err) != problem.FileIgnored || problem.Of(err).Path != "public/a.png" || len(changes) != 2 {
		t.Errorf("%+v, %v", changes, err)
	}
	for _, path := range []string{"../x.md", "/etc/passwd", ".git/config", "posts/../.git/config", ""} {
		w.files = []File{{Path: path, Gone: true}}
		if _, err := Diff(t.Context(), w.request()); code(err) != problem.OutsideBlog {
			t.Errorf("%q: %v", path, err)
		}
		if _, err := w.publish(); code(err) != problem.OutsideBlog {
			t.Errorf("%q: %v", path, err)
		}
	}
	w.files = []File{{Path: "posts/nowhere.md"}}
	if _, err := Diff(t.Context(), w.request()); code(err) != problem.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestALargeFileIsShownByItsSize(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.write("posts/photo.png", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n")
	w.goes("posts/photo.png")
	if c := w.diff(); len(c) != 1 || !c[0].Binary || c[0].Bytes != 12345 || len(c[0].Hunks) != 0 {
		t.Errorf("a picture that Git LFS keeps: %+v", c)
	}
	os.Remove(filepath.Join(w.blog, "posts/a.md"))
	os.Symlink("b.md", filepath.Join(w.blog, "posts/a.md"))
	w.files = []File{{Path: "posts/a.md"}}
	if c := w.diff(); len(c) != 1 || c[0].Kind != "changed" || len(c[0].Hunks) != 2 {
		t.Errorf("a file that became a link: %+v", c)
	}
}

func TestCandidates(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mess()
	w.write("posts/bundle/index.md", "edited\n")
	w.write("posts/bundle/new [1].png", "new")
	w.remove("posts/bundle/old.png")
	w.write("posts/bundle/.hidden.log", "ignored")
	mine, others, err := Candidates(t.Context(), w.dir, []string{"posts/bundle/index.md", "posts/bundle", "posts/x.md", "img/a.png"})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"posts/bundle/index.md", "posts/bundle/new [1].png", "posts/bundle/old.png"}; !slices.Equal(mine, want) {
		t.Errorf("the post's are %q", mine)
	}
	if want := []string{"config.yml", "intended.md", "posts/b.md", "posts/c.md", "posts/d.md", "posts/e.md", "posts/untracked.md", "staged-new.md"}; !slices.Equal(others, want) {
		t.Errorf("others are %q", others)
	}
}

func TestCandidatesFollowARename(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.write("posts/renamed.md", w.read("posts/r.md")+"and a line\n")
	w.remove("posts/r.md")
	w.remove("posts/x.md")
	mine, others, err := Candidates(t.Context(), w.dir, []string{"posts/renamed.md"})
	if err != nil || !slices.Equal(mine, []string{"posts/r.md", "posts/renamed.md"}) || !slices.Equal(others, []string{"posts/x.md"}) {
		t.Errorf("a renamed post is %q, others %q, %v", mine, others, err)
	}
}

func TestCandidatesInAFolderAndAfterAPublishThatCouldNotFollow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.elsewhere(map[string]string{"posts/b.md": "from elsewhere\n"})
	w.write("posts/b.md", "edited here\n")
	w.edit()
	w.write("posts/x.md", "")
	w.remove("posts/x.md")
	w.goesAway("posts/x.md")
	if r, err := w.publish(); err != nil || len(r.LeftBehind) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	mine, others, err := Candidates(t.Context(), w.dir, []string{"posts/a.md", "posts/a.png", "posts/x.md"})
	if err != nil || len(mine) != 0 || !slices.Equal(others, []string{"posts/b.md"}) {
		t.Errorf("what is online as it is here is not to go again: %q, others %q, %v", mine, others, err)
	}
	w.write("site/posts/s.md", "edited\n")
	mine, others, err = Candidates(t.Context(), filepath.Join(w.dir, "site"), []string{"posts/s.md"})
	if err != nil || !slices.Equal(mine, []string{"posts/s.md"}) || len(others) != 0 {
		t.Errorf("a blog in a folder: %q, others %q, %v", mine, others, err)
	}
}

func TestIgnored(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.write("public/한글.png", "x")
	w.write("posts/a.log", "x")
	w.git("add", "-f", "posts/a.log") // known all the same
	got, err := Ignored(t.Context(), w.dir, []string{"posts/a.md", "public/한글.png", "posts/a.log", "../up.png"})
	if err != nil || !slices.Equal(got, []string{"public/한글.png"}) {
		t.Errorf("ignored are %q, %v", got, err)
	}
}

func TestInspect(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.git("remote", "set-url", "origin", "https://me:secret@example.com/me/blog.git")
	before := w.look(func(string) bool { return false })
	to, err := Inspect(t.Context(), w.dir)
	if err != nil || to != (Destination{"origin", "main", "https://example.com/me/blog.git"}) {
		t.Errorf("%+v, %v", to, err)
	}
	if d := before.differs(w.look(func(string) bool { return false })); d != "" {
		t.Errorf("looking changed something: %s", d)
	}
	w.write("posts/b.md", "mine\n")
	w.git("commit", "-qam", "mine")
	if _, err := Inspect(t.Context(), w.dir); code(err) != problem.UnpushedCommits || problem.Of(err).Subject != "1" {
		t.Errorf("a commit that was never uploaded: %v", err)
	}
	if _, err := Inspect(t.Context(), t.TempDir()); code(err) != problem.NotARepository {
		t.Errorf("a folder: %v", err)
	}
}

// A post in a folder that is a link is published where it really is.
func TestAPostBehindALink(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := os.Symlink("posts", filepath.Join(w.blog, "content")); err != nil {
		t.Fatal(err)
	}
	w.edit()
	oldTip := w.tip()
	w.files = []File{{Path: "content/a.md"}, {Path: "content/a.png"}}
	result, err := w.publish()
	if err != nil {
		t.Fatal(err)
	}
	if why := w.onlineIs(oldTip, result.Commit); why != "" {
		t.Error(why)
	}
	away := t.TempDir()
	os.WriteFile(filepath.Join(away, "x.md"), []byte("x"), 0o666)
	os.Symlink(away, filepath.Join(w.blog, "away"))
	w.files = []File{{Path: "away/x.md"}}
	if _, err := w.publish(); code(err) != problem.OutsideBlog {
		t.Errorf("a post outside the repository: %v", err)
	}
}

// Making a draft public: other words go than are on disk, and the file stays for
// the caller to write.
func TestContentThatIsNotOnDisk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.git("update-index", "--chmod=+x", "tool.sh")
	w.git("commit", "-qm", "x")
	w.git("push", "-q")
	w.mess()
	w.git("config", "filter.shout.clean", "tr a-z A-Z")
	w.write(".git/info/attributes", "posts/2024-public.md filter=shout\n")
	w.write("drafts/public.md", "draft: true\n")
	oldTip := w.tip()
	w.files = []File{
		{Path: "posts/2024-public.md", Content: []byte("draft: false\n")},
		{Path: "drafts/public.md", Gone: true},
		{Path: "tool.sh", Content: []byte("#!/bin/sh\nmore\n")},
	}
	w.want = map[string]string{"posts/2024-public.md": "DRAFT: FALSE\n", "tool.sh": "#!/bin/sh\nmore\n"}
	result, err := w.publish()
	if err != nil {
		t.Fatalf("%v\n%s", err, problemDetails(err))
	}
	if why := w.onlineIs(oldTip, result.Commit); why != "" {
		t.Error(why)
	}
	if !slices.Equal(result.Files, []string{"posts/2024-public.md", "tool.sh"}) {
		t.Errorf("published are %q", result.Files)
	}
	if w.read("drafts/public.md") != "draft: true\n" || w.read("tool.sh") != files0()["tool.sh"] {
		t.Error("a file here was written")
	}
	if mode := w.in(w.online, "ls-tree", "main", "tool.sh"); !strings.HasPrefix(mode, "100755") {
		t.Errorf("the mode is lost: %s", mode)
	}
	w.write("posts/2024-public.md", "draft: false\n") // what the caller does then
	w.remove("drafts/public.md")
	if status := w.git("status", "--porcelain", "posts/2024-public.md", "drafts"); status != "" {
		t.Errorf("after the file was written: %s", status)
	}
}

func TestNothingToPublish(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.goes("posts/a.md")
	all, oldTip := w.look(w.hookChanges), w.tip()
	_, err := w.publish()
	if code(err) != problem.NothingToPublish {
		t.Errorf("%v", err)
	}
	if verdict, why := w.judge(all, all, oldTip, Result{}, err); verdict != "clean stop" {
		t.Errorf("%s: %s", verdict, why)
	}
}

func TestStepsComeInOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.edit()
	var seen []string
	_, err := run(t.Context(), w.request(), func(p Progress) {
		if p.Percent == 0 {
			seen = append(seen, at(p.Step, p.Done))
		}
	}, w.limits)
	want := "check check done fetch fetch done commit commit done push push done verify verify done finish finish done"
	if got := strings.Join(seen, " "); err != nil || got != want {
		t.Errorf("the steps were %s, %v", got, err)
	}
}

// Words of git, a hook or a server never carry a password to the window.
func TestNoSecretIsTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.git("remote", "set-url", "origin", strings.Replace(webServer(w, "secret"), "://", "://me:wrong-pass@", 1)+"/online.git")
	w.edit()
	_, err := w.publish()
	b, _ := json.Marshal(problem.Of(err))
	if strings.Contains(string(b)+err.Error(), "wrong-pass") {
		t.Errorf("a password was told: %s", b)
	}
}
