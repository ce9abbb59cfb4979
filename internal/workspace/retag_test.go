package workspace

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/disk"
	"penpush/internal/history"
	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// tagged are posts in the shapes that blogs have: lists in lines and in brackets,
// CRLF, a byte order mark, no final newline.
var tagged = map[string]string{
	"posts/block.md":   "---\ntitle: \"하나\"\ndate: 2024-03-01\ntags: \n    - devops # old\n    - review\n---\n\n\n# devops \n",
	"posts/flow.md":    "---\r\ntitle : 'Two'\r\ndate: 2024-02-01\r\ntags: [a,devops,b]\r\n---\r\nbody\r\n\r\n",
	"posts/both.md":    "\ufeff---\ntitle: Three\ndate: 2024-01-01\ntags: ['DevOps', 'devops']\ncategories: [devops]\n---\n끝. ",
	"posts/nested.md":  "---\ntitle: Four\ndate: 2023-12-01\ntags:\n- [devops, x]\n---\n",
	"posts/without.md": "---\ntitle: Five\ndate: 2023-11-01\ntags: [ops]\n---\n",
}

var toDevOps = posts.TermChange{Key: "tags", From: []string{"devops"}, To: "DevOps"}

func sitWithTags(t *testing.T) *desk {
	d := sit(t)
	for file, content := range tagged {
		d.put(file, content)
	}
	return d
}

func (d *desk) plan(c posts.TermChange) RetagPlan {
	d.t.Helper()
	plan, err := d.w.PlanRetag(context.Background(), c)
	if err != nil {
		d.t.Fatal(err)
	}
	return plan
}

// shown is a plan as a person reads it.
func shown(plan RetagPlan) string {
	var out strings.Builder
	for _, c := range plan.Changes {
		fmt.Fprintf(&out, "%s", c.Path)
		for _, h := range c.Hunks {
			for _, l := range h.Lines {
				if l.Op != " " {
					fmt.Fprintf(&out, "|%s%s", l.Op, l.Text)
				}
			}
		}
		out.WriteString("\n")
	}
	for _, l := range plan.Left {
		fmt.Fprintf(&out, "left %s: %s\n", l.Post, problem.Of(l.Problem).Code)
	}
	return out.String()
}

func (d *desk) unchanged(except ...string) {
	d.t.Helper()
	for file, content := range tagged {
		if !slices.Contains(except, file) && d.file(file) != content {
			d.t.Errorf("%s is not as it was: %q", file, d.file(file))
		}
	}
}

func TestATagIsRenamedInAllPostsAndTakenBackAsOne(t *testing.T) {
	d := sitWithTags(t)
	plan := d.plan(toDevOps)
	want := `posts/block.md|-    - devops # old|+    - DevOps # old
posts/flow.md|-tags: [a,devops,b]|+tags: [a,DevOps,b]
posts/both.md|-tags: ['DevOps', 'devops']|+tags: ['DevOps']
left posts/nested.md: field-nested-list
`
	if got := shown(plan); got != want {
		t.Errorf("the writer is shown\n%s\nand not\n%s", got, want)
	}
	d.unchanged()
	if n, err := d.w.Retag(context.Background(), plan.ID); n != 3 || err != nil {
		t.Fatalf("%d posts, %v", n, err)
	}
	for file, now := range map[string]string{
		"posts/block.md": strings.Replace(tagged["posts/block.md"], "- devops", "- DevOps", 1),
		"posts/flow.md":  strings.Replace(tagged["posts/flow.md"], "devops", "DevOps", 1),
		"posts/both.md":  strings.Replace(tagged["posts/both.md"], ", 'devops'", "", 1),
	} {
		if got := d.file(file); got != now {
			t.Errorf("%s\n got %q\nwant %q", file, got, now)
		}
		if list, err := d.w.history.List(file); err != nil || len(list) != 1 {
			t.Errorf("the earlier text of %s is not kept: %v, %v", file, list, err)
		}
	}
	d.unchanged("posts/block.md", "posts/flow.md", "posts/both.md")
	if _, err := d.w.Retag(context.Background(), plan.ID); !problem.Is(err, problem.PlanGone) {
		t.Errorf("a plan was made twice: %v", err)
	}
	if b, ok, err := d.w.LastRetag(); !ok || err != nil || b.To != "DevOps" || len(b.Posts) != 3 {
		t.Errorf("nothing is offered to be taken back: %+v, %v", b, err)
	}

	// Also by the next start.
	if err := d.w.Close(); err != nil {
		t.Fatal(err)
	}
	d.open()
	if n, left, err := d.w.UndoRetag(); n != 3 || len(left) > 0 || err != nil {
		t.Fatalf("%d taken back, left %v, %v", n, left, err)
	}
	d.unchanged()
	if _, _, err := d.w.UndoRetag(); !problem.Is(err, problem.NothingToUndo) {
		t.Errorf("it was taken back twice: %v", err)
	}
}

func TestAnotherProgramStopsARenameWhole(t *testing.T) {
	d := sitWithTags(t)
	plan := d.plan(toDevOps)
	theirs := tagged["posts/both.md"] + "more"
	d.put("posts/both.md", theirs)
	if _, err := d.w.Retag(context.Background(), plan.ID); !problem.Is(err, problem.ChangedSincePlan) || problem.Of(err).Path != "posts/both.md" {
		t.Errorf("%v", err)
	}
	d.unchanged("posts/both.md")
	if d.file("posts/both.md") != theirs {
		t.Error("what another program wrote was overwritten")
	}
	if _, ok, err := d.w.LastRetag(); ok || err != nil {
		t.Errorf("a change that was not made is offered to be taken back (%v)", err)
	}
}

func TestWhatCannotBeWrittenTakesTheRestBack(t *testing.T) {
	d := sitWithTags(t)
	earlier := d.plan(posts.TermChange{Key: "categories", From: []string{"devops"}, To: "Ops"})
	if _, err := d.w.Retag(context.Background(), earlier.ID); err != nil {
		t.Fatal(err)
	}
	was := d.file("posts/both.md")
	plan := d.plan(toDevOps)
	if err := os.Chmod(filepath.Join(d.dir, "posts/both.md"), 0o444); err != nil {
		t.Fatal(err)
	}
	if _, err := d.w.Retag(context.Background(), plan.ID); !problem.Is(err, problem.ReadOnly) {
		t.Errorf("%v", err)
	}
	d.unchanged("posts/both.md")
	if d.file("posts/both.md") != was {
		t.Errorf("%q", d.file("posts/both.md"))
	}
	if b, ok, err := d.w.LastRetag(); !ok || b.To != "Ops" || err != nil {
		t.Errorf("the change before can't be taken back any more: %+v, %v", b, err)
	}
}

func TestAnUndoLeavesWhatChangedSinceAndNamesIt(t *testing.T) {
	d := sitWithTags(t)
	if _, err := d.w.Retag(context.Background(), d.plan(toDevOps).ID); err != nil {
		t.Fatal(err)
	}
	since := d.file("posts/flow.md") + "since\r\n"
	d.put("posts/flow.md", since)
	n, left, err := d.w.UndoRetag()
	if n != 2 || err != nil || len(left) != 1 || left[0].Post != "posts/flow.md" || !problem.Is(left[0].Problem, problem.ChangedSince) {
		t.Errorf("%d taken back, left %v, %v", n, left, err)
	}
	d.unchanged("posts/flow.md")
	if d.file("posts/flow.md") != since {
		t.Error("what was written since is lost")
	}
}

func TestACrashInTheMiddleIsTakenBackByTheNextStart(t *testing.T) {
	d := sitWithTags(t)
	plan := d.plan(toDevOps)
	if _, err := d.w.Retag(context.Background(), plan.ID); err != nil {
		t.Fatal(err)
	}
	// As a crash leaves it: two posts written, one not yet.
	b, _, err := d.w.history.Batch()
	if err != nil {
		t.Fatal(err)
	}
	b.Made = false
	if err := d.w.history.SetBatch(b); err != nil {
		t.Fatal(err)
	}
	d.put("posts/both.md", tagged["posts/both.md"])
	if err := d.w.Close(); err != nil {
		t.Fatal(err)
	}
	d.open()
	d.unchanged()
	if _, ok, err := d.w.LastRetag(); ok || err != nil {
		t.Errorf("what was taken back is offered once more (%v)", err)
	}
}

func TestAnOpenPostIsSavedFirstAndItsEditorFollows(t *testing.T) {
	d := sitWithTags(t)
	const post = "posts/block.md"
	if _, err := d.w.OpenPost(context.Background(), post); err != nil {
		t.Fatal(err)
	}
	write := func(version int, words string) {
		e, err := d.w.EditPost(Edit{Post: post, Base: version, Version: version + 1, Edits: []text.Edit{{From: 9, To: 10, Lines: []string{words}}}})
		if err != nil || e.NeedText {
			t.Fatalf("typing was not taken: %+v, %v", e, err)
		}
	}
	write(1, "# unsaved")
	plan := d.plan(toDevOps)
	if !strings.Contains(d.file(post), "# unsaved") {
		t.Fatal("the plan was made without the words in the editor")
	}
	if _, err := d.w.Retag(context.Background(), plan.ID); err != nil {
		t.Fatal(err)
	}
	answer, err := d.w.TakeDisk(context.Background(), post, 2)
	if err != nil || !answer.HasText || len(answer.Edits) != 1 || answer.Edits[0].Lines[0] != "    - DevOps # old" {
		t.Fatalf("the editor does not follow: %+v, %v", answer, err)
	}
	write(answer.Version, "# more")
	if s := d.w.SavePost(post); s.State != Saved {
		t.Fatalf("%+v", s)
	}
	if got := d.file(post); !strings.Contains(got, "# more") || !strings.Contains(got, "- DevOps") {
		t.Errorf("%q", got)
	}
}

func TestAnUndoWithoutTheEarlierTextLeavesThePostAndSaysSo(t *testing.T) {
	d := sitWithTags(t)
	if err := d.w.history.SetBatch(history.Batch{Made: true, Posts: []history.BatchPost{
		{Post: "posts/flow.md", Before: disk.Sum([]byte("lost")), After: disk.Sum([]byte(tagged["posts/flow.md"]))},
	}}); err != nil {
		t.Fatal(err)
	}
	n, left, err := d.w.UndoRetag()
	if n != 0 || err != nil || len(left) != 1 || !problem.Is(left[0].Problem, problem.SnapshotGone) {
		t.Errorf("%d taken back, left %v, %v", n, left, err)
	}
	d.unchanged()
}

func TestALongChangeTellsHowFarItIsAndCanBeStopped(t *testing.T) {
	d := sit(t)
	const one = "---\ntitle: One\ndate: 2024-01-01\ntags: [devops]\n---\n"
	names := make([]string, 4*atOnce)
	for i := range names {
		names[i] = fmt.Sprintf("posts/p%d.md", i)
		d.put(names[i], one)
	}
	all := func(content string) {
		t.Helper()
		for _, name := range names {
			if d.file(name) != content {
				t.Fatalf("%s holds %q", name, d.file(name))
			}
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	plan := d.plan(toDevOps)
	d.progress = func(percent int) {
		if percent > 50 { // some of them are written by then
			stop()
		}
	}
	if n, err := d.w.Retag(ctx, plan.ID); n != 0 || !problem.Is(err, problem.BatchCancelled) {
		t.Fatalf("%d posts, %v", n, err)
	}
	all(one)
	if _, ok, err := d.w.LastRetag(); ok || err != nil {
		t.Errorf("a change that was stopped is offered to be taken back (%v)", err)
	}
	d.progress = func(int) {}
	plan = d.plan(toDevOps)
	var told []int
	d.progress = func(percent int) { told = append(told, percent) }
	if n, err := d.w.Retag(context.Background(), plan.ID); n != len(names) || err != nil {
		t.Fatalf("%d posts, %v", n, err)
	}
	all(strings.Replace(one, "devops", "DevOps", 1))
	if !slices.IsSorted(told) || len(told) < 10 || told[len(told)-1] != 100 {
		t.Errorf("the writer was told %v", told)
	}
}
