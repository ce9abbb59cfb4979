package workspace

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"penpush/internal/problem"
	"penpush/internal/site"
)

func TestACheckSeesWhatIsWrittenAndGivesAnEditForIt(t *testing.T) {
	d := sit(t)
	opened := d.start()
	ctx := context.Background()
	codes := func() (list []problem.Code) {
		t.Helper()
		found, err := d.w.CheckOpen(ctx, post)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			list = append(list, f.Rule)
		}
		return list
	}
	if got := codes(); len(got) != 1 || got[0] != problem.PictureMissing {
		t.Fatalf("the cover is not there: %v", got)
	}
	d.typeLine(opened.Version, 9, "하나 TODO")
	if got := codes(); len(got) != 2 || got[1] != problem.Todo {
		t.Errorf("what was typed is not seen: %v", got)
	}

	// The front matter's slip is mended by an edit of the open text.
	d.typeLine(d.w.Version(post), 3, "cover : './covr.png'")
	if err := os.WriteFile(filepath.Join(d.dir, "posts/review/cover.png"), []byte("png"), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := d.w.CheckBeforePublish(ctx, []string{post, "posts/deleted/index.md"})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[0].Fix == nil || found[0].Fix.Lines[0] != "cover : './cover.png'" {
		t.Errorf("a slip in the cover's name: %+v", found)
	}
	if _, err := d.w.CheckPosts(ctx, []string{"posts/deleted/index.md"}, nil); !problem.Is(err, problem.NotFound) {
		t.Errorf("a post that is not there was checked: %v", err)
	}
}

func TestARuleThatIsLeftOutIsGoneAtOnce(t *testing.T) {
	d := sit(t)
	d.start()
	ctx := context.Background()
	check := func() int {
		t.Helper()
		found, err := d.w.CheckOpen(ctx, post)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	if check() != 1 {
		t.Fatal("there is nothing to leave out")
	}
	d.w.checking.end = time.Now().Add(time.Hour) // a blog that takes long to learn about
	if err := d.w.SetConvention(ctx, site.Override{Key: site.KeyChecksOff, Value: string(problem.PictureMissing), From: site.FromBlog}); err != nil {
		t.Fatal(err)
	}
	if check() != 0 {
		t.Error("what was learnt before still has the rule")
	}
}
