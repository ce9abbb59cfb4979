package workspace

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/posts"
	"penpush/internal/problem"
)

// again closes the blog as the end of a process does, and opens it.
func (d *desk) again() {
	d.t.Helper()
	if err := d.w.Close(); err != nil {
		d.t.Fatal(err)
	}
	d.open()
}

// unmended is what the writer is told at once, one line a problem.
func (d *desk) unmended() string {
	var lines []string
	for _, err := range d.w.Unmended() {
		why := problem.Of(err)
		line := string(why.Code) + " " + why.Path
		if why.Err != nil {
			line += ": " + string(problem.Of(why.Err).Code)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (d *desk) mode(file string, mode os.FileMode) {
	d.t.Helper()
	if err := os.Chmod(filepath.Join(d.dir, file), mode); err != nil {
		d.t.Fatal(err)
	}
}

func TestAHalfDoneRenameThatCannotBeTakenBackIsToldAtTheStart(t *testing.T) {
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
	if err := d.w.perform(record, after); err != nil {
		t.Fatal(err)
	}
	d.mode("posts/links/index.md", 0o444)
	d.again()
	if got := d.unmended(); got != "renaming-half-done posts/review/index.md: read-only" {
		t.Errorf("the writer is told %q", got)
	}
	d.mode("posts/links/index.md", 0o644)
	d.again()
	if got := d.unmended(); got != "" {
		t.Errorf("what is mended is told: %q", got)
	}
	d.before()
}

func TestAHalfDoneChangeOfTagsThatCannotBeTakenBackIsToldAtTheStart(t *testing.T) {
	d := sitWithTags(t)
	if _, err := d.w.Retag(context.Background(), d.plan(toDevOps).ID); err != nil {
		t.Fatal(err)
	}
	b, _, err := d.w.history.Batch()
	if err != nil {
		t.Fatal(err)
	}
	b.Made = false
	if err := d.w.history.SetBatch(b); err != nil {
		t.Fatal(err)
	}
	d.mode("posts/flow.md", 0o444)
	d.again()
	if got := d.unmended(); got != "batch-half-done posts/flow.md: read-only" {
		t.Errorf("the writer is told %q", got)
	}
	d.mode("posts/flow.md", 0o644)
	d.again()
	if got := d.unmended(); got != "" {
		t.Errorf("what is mended is told: %q", got)
	}
	d.unchanged()
}

func TestARecordThatCannotBeReadIsToldOnceAndIsNotInTheWay(t *testing.T) {
	d := sitWithLinks(t)
	d.put("posts/flow.md", tagged["posts/flow.md"])
	if _, err := d.rename("first"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.w.Retag(context.Background(), d.plan(toDevOps).ID); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"relocation.json", "batch.json"} {
		found, err := filepath.Glob(filepath.Join(d.data, "history", "*", name))
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		if err := os.WriteFile(found[0], []byte("{\"made\": tr"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.again()
	if got := d.unmended(); got != "renaming-unreadable : unexpected\nbatch-unreadable : unexpected" {
		t.Errorf("the writer is told %q", got)
	}
	d.again()
	if got := d.unmended(); got != "" {
		t.Errorf("it is told again: %q", got)
	}
	plan, err := d.w.PlanRename(context.Background(), posts.Renaming{Post: "posts/first/index.md", Slug: "second", File: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.w.relocate(context.Background(), plan.Relocation); err != nil {
		t.Errorf("no post can be renamed any more: %v", err)
	}
	if _, err := d.w.Retag(context.Background(), d.plan(posts.TermChange{Key: "tags", From: []string{"DevOps"}, To: "ops"}).ID); err != nil {
		t.Errorf("no tag can be changed any more: %v", err)
	}
}
