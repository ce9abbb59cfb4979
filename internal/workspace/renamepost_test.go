package workspace

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/text"
)

const (
	linking = "---\ntitle: Links\ndate: 2022-02-01\n---\n[r](../review/index.md)\n"
	linked  = "---\ntitle: Links\ndate: 2022-02-01\n---\n[r](../new/index.md)\n"
)

// linked gives the desk a post with a link to the review.
func sitWithLinks(t *testing.T) *desk {
	t.Helper()
	d := sit(t)
	d.put("posts/links/index.md", linking)
	d.put("posts/review/cover.png", "png")
	return d
}

func (d *desk) rename(slug string) (RelocationPlan, error) {
	d.t.Helper()
	return d.w.RenamePost(context.Background(), posts.Renaming{Post: "posts/review/index.md", Slug: slug, File: true}, "")
}

func (d *desk) has(file, want string) {
	d.t.Helper()
	got, err := os.ReadFile(filepath.Join(d.dir, filepath.FromSlash(file)))
	if err != nil || string(got) != want {
		d.t.Errorf("%s holds %q (%v), not %q", file, got, err, want)
	}
}

func (d *desk) hasNot(file string) {
	d.t.Helper()
	if _, err := os.Lstat(filepath.Join(d.dir, filepath.FromSlash(file))); !os.IsNotExist(err) {
		d.t.Errorf("%s is there (%v)", file, err)
	}
}

// before tells that everything is as it was.
func (d *desk) before() {
	d.t.Helper()
	d.has("posts/review/index.md", review)
	d.has("posts/review/cover.png", "png")
	d.has("posts/links/index.md", linking)
	d.hasNot("posts/new")
}

func TestARenameTakesUnsavedWordsAlongAndCanBeUndone(t *testing.T) {
	d := sitWithLinks(t)
	ctx := context.Background()
	open, err := d.w.OpenPost(ctx, "posts/review/index.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.w.OpenPost(ctx, "posts/links/index.md"); err != nil {
		t.Fatal(err)
	}
	last := len(open.Lines) - 1
	if _, err := d.w.EditPost(Edit{Post: open.Path, Base: open.Version, Version: open.Version + 1, Edits: []text.Edit{{From: last, To: last, Lines: []string{"넷"}}}}); err != nil {
		t.Fatal(err)
	}
	r := posts.Renaming{Post: open.Path, Slug: "new", File: true}
	plan, err := d.w.PlanRename(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Changes) != 1 || plan.Changes[0].Path != "posts/links/index.md" || len(plan.Changes[0].Hunks) != 1 {
		t.Errorf("the writer would not see what changes: %+v", plan.Changes)
	}
	d.put("posts/third/index.md", strings.Replace(linking, "Links", "Third", 1))
	if _, err := d.w.RenamePost(ctx, r, plan.ID); !problem.Is(err, problem.PlanStale) {
		t.Errorf("something else than what was shown would happen: %v", err)
	}
	if _, err := d.w.RenamePost(ctx, r, ""); err != nil {
		t.Fatal(err)
	}
	d.has("posts/new/index.md", review+"넷\n")
	d.has("posts/new/cover.png", "png")
	d.has("posts/links/index.md", linked)
	d.hasNot("posts/review")
	kept, err := d.w.history.List("posts/new/index.md")
	if err != nil || len(kept) == 0 {
		t.Errorf("earlier texts of the post stayed under its old name: %v", err)
	}
	if u, err := d.w.UndoRename(); err != nil || u.From != "posts/new/index.md" || u.To != "posts/review/index.md" {
		t.Fatalf("undo gave %+v, %v", u, err)
	}
	d.has("posts/review/index.md", review+"넷\n")
	d.has("posts/links/index.md", linking)
	d.hasNot("posts/new")
	if _, err := d.w.UndoRename(); !problem.Is(err, problem.RenamingGone) {
		t.Errorf("undone twice: %v", err)
	}
}

func TestAnUndoLeavesWhatHasChangedSince(t *testing.T) {
	d := sitWithLinks(t)
	if _, err := d.rename("new"); err != nil {
		t.Fatal(err)
	}
	d.put("posts/links/index.md", linked+"more\n")
	if _, err := d.w.UndoRename(); !problem.Is(err, problem.ChangedOnDisk) {
		t.Errorf("an undo over newer words gave %v", err)
	}
	d.has("posts/links/index.md", linked+"more\n")
	d.has("posts/new/index.md", review)
}

func TestARenameThatFailsChangesNothing(t *testing.T) {
	d := sitWithLinks(t)
	plan, err := d.w.PlanRename(context.Background(), posts.Renaming{Post: "posts/review/index.md", Slug: "new", File: true})
	if err != nil {
		t.Fatal(err)
	}
	open := d.start()
	d.put("posts/new", "in the way") // after the plan: the texts are written by then
	if err := d.w.relocate(context.Background(), plan.Relocation); !problem.Is(err, problem.Exists) {
		t.Errorf("over a file that is there: %v", err)
	}
	if err := os.Remove(filepath.Join(d.dir, "posts/new")); err != nil {
		t.Fatal(err)
	}
	d.before()
	if e, err := d.w.EditPost(Edit{Post: open.Path, Base: open.Version + 1, Version: open.Version + 2}); err != nil || !e.NeedText {
		t.Errorf("the editor cannot go on: %+v, %v", e, err)
	}
	if _, ok, err := d.w.LastRename(); ok || err != nil {
		t.Errorf("a renaming that did not happen can be undone (%v)", err)
	}
}

func TestACrashInTheMiddleOfARenameIsUndoneAtTheNextStart(t *testing.T) {
	for _, step := range []string{"begun", "written", "moved"} {
		t.Run(step, func(t *testing.T) {
			d := sitWithLinks(t)
			plan, err := d.w.PlanRename(context.Background(), posts.Renaming{Post: "posts/review/index.md", Slug: "new", File: true})
			if err != nil {
				t.Fatal(err)
			}
			record, after, err := d.w.record(plan.Relocation)
			if err != nil {
				t.Fatal(err)
			}
			if err := d.w.history.SetRelocation(record); err != nil {
				t.Fatal(err)
			}
			half := record
			if step == "written" {
				half.Moves, half.Posts = nil, nil
			}
			if step != "begun" {
				if err := d.w.perform(half, after); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.w.Close(); err != nil { // the process ends here
				t.Fatal(err)
			}
			d.open()
			d.before()
			if _, err := d.rename("new"); err != nil {
				t.Errorf("afterwards the post cannot be renamed: %v", err)
			}
		})
	}
}
