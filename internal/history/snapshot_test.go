package history_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"penpush/internal/history"
	"penpush/internal/problem"
)

var noon = time.Date(2026, 9, 1, 12, 0, 0, 0, time.Local)

func list(t *testing.T, h *history.History, post string) []history.Snapshot {
	t.Helper()
	l, err := h.List(post)
	must(t, err)
	return l
}

func TestEarlierTextsComeBack(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	h := open(t, data, blog)
	if l := list(t, h, "a.md"); l == nil || len(l) != 0 {
		t.Errorf("a new post has earlier texts: %v", l)
	}
	texts := []string{"\ufeff하나\r\n", "", strings.Repeat("two\n", 5000)}
	for i, content := range texts {
		must(t, h.Keep("글/a.md", []byte(content), noon.Add(time.Duration(i)*time.Hour)))
	}
	h = open(t, data, blog)
	l := list(t, h, "글/a.md")
	if len(l) != 3 {
		t.Fatalf("%d texts are kept of 3", len(l))
	}
	for i, s := range l {
		content := texts[2-i]
		b, err := h.Get("글/a.md", s.ID)
		if err != nil || string(b) != content || s.Bytes != len(content) || !s.Time.Equal(noon.Add(time.Duration(2-i)*time.Hour)) {
			t.Errorf("text %d: %+v %v", i, s, err)
		}
	}
	if l := list(t, h, "a.md"); len(l) != 0 {
		t.Errorf("another post has them: %v", l)
	}
	packed, err := os.Stat(filepath.Join(file(t, data, "snapshots/*"), l[0].ID+".gz"))
	if err != nil || packed.Size() > 1000 {
		t.Errorf("texts are not compressed: %v %v", packed, err)
	}
}

func TestTheSameTextIsKeptOnce(t *testing.T) {
	h := open(t, t.TempDir(), t.TempDir())
	must(t, h.Keep("a.md", []byte("one"), noon))
	must(t, h.Keep("a.md", []byte("two"), noon.Add(time.Hour)))
	must(t, h.Keep("a.md", []byte("one"), noon.Add(2*time.Hour)))
	must(t, h.Keep("a.md", []byte("one"), noon.Add(2*time.Hour)))
	l := list(t, h, "a.md")
	if len(l) != 2 || !l[0].Time.Equal(noon.Add(2*time.Hour)) || l[0].Bytes != 3 {
		t.Errorf("kept: %+v", l)
	}
	if b, err := h.Get("a.md", l[0].ID); err != nil || string(b) != "one" {
		t.Errorf("%q %v", b, err)
	}
}

func TestAYearOfWritingStaysBoundedAndReachesBack(t *testing.T) {
	h := open(t, t.TempDir(), t.TempDir())
	when := noon
	n := 0
	spell := func(texts int, every time.Duration) {
		for range texts {
			when = when.Add(every)
			n++
			must(t, h.Keep("a.md", fmt.Append(nil, "text ", n), when))
		}
	}
	for range 40 { // forty days with a spell of writing each
		spell(3, 6*time.Minute)
		when = when.Add(24 * time.Hour)
	}
	spell(1, time.Second)
	before := fmt.Sprint("text ", n)
	spell(100, 4*time.Second)
	l := list(t, h, "a.md")
	if len(l) > 200 {
		t.Fatalf("%d texts are kept", len(l))
	}
	if age := when.Sub(l[len(l)-1].Time); age < 35*24*time.Hour {
		t.Errorf("one long evening made the history forget: it reaches back %v", age)
	}
	found := false
	for _, s := range l {
		b, err := h.Get("a.md", s.ID)
		must(t, err)
		found = found || string(b) == before
	}
	if !found {
		t.Error("the text from before this evening is lost")
	}
	if b, err := h.Get("a.md", l[0].ID); err != nil || string(b) != fmt.Sprint("text ", n) {
		t.Errorf("the newest is %q, %v", b, err)
	}
	when = when.Add(400 * 24 * time.Hour)
	spell(1, 0)
	if l := list(t, h, "a.md"); len(l) != 1 {
		t.Errorf("after a year %d texts are kept", len(l))
	}
	must(t, h.Keep("b.md", []byte("old"), when.Add(-400*24*time.Hour)))
	if l := list(t, h, "b.md"); len(l) != 1 {
		t.Error("the only earlier text of a post is lost")
	}
}

func TestADamagedTextIsNotGivenAsTheWritersOwn(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	h := open(t, data, blog)
	must(t, h.Keep("a.md", []byte("one"), noon))
	must(t, h.Keep("a.md", []byte("two"), noon.Add(time.Hour)))
	l := list(t, h, "a.md")
	folder := file(t, data, "snapshots/*")
	one, err := os.ReadFile(filepath.Join(folder, l[1].ID+".gz"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(folder, l[0].ID+".gz"), one, 0o600))
	must(t, os.WriteFile(filepath.Join(folder, l[1].ID+".gz"), one[:len(one)/2], 0o600))
	for _, s := range l {
		if _, err := h.Get("a.md", s.ID); !problem.Is(err, problem.SnapshotDamaged) {
			t.Errorf("a damaged text: %v", err)
		}
	}
	must(t, os.Remove(filepath.Join(folder, l[0].ID+".gz")))
	for _, id := range []string{l[0].ID, "", "../../x", "1-2-" + strings.Repeat("/", 64)} {
		if _, err := h.Get("a.md", id); !problem.Is(err, problem.SnapshotGone) {
			t.Errorf("text %q: %v", id, err)
		}
	}
}

func TestARenamedPostKeepsItsHistory(t *testing.T) {
	h := open(t, t.TempDir(), t.TempDir())
	must(t, h.Keep("_drafts/a.md", []byte("draft"), noon))
	must(t, h.Keep("_posts/a.md", []byte("former"), noon.Add(-time.Hour)))
	must(t, h.Keep("_posts/a.md", []byte("draft"), noon))
	must(t, h.Move("_drafts/a.md", "_posts/a.md"))
	must(t, h.Move("none.md", "other.md"))
	l := list(t, h, "_posts/a.md")
	if len(l) != 2 || len(list(t, h, "_drafts/a.md")) != 0 {
		t.Fatalf("after the rename: %+v", l)
	}
	if b, err := h.Get("_posts/a.md", l[0].ID); err != nil || string(b) != "draft" {
		t.Errorf("%q %v", b, err)
	}
}

func TestABlogIsKnownByEveryWayToIt(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	must(t, open(t, data, blog).Keep("a.md", []byte("one"), noon))
	way := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(blog, way); err != nil {
		t.Skipf("this system makes no links here: %v", err)
	}
	if l := list(t, open(t, data, way), "a.md"); len(l) != 1 {
		t.Error("opened through a link, the blog has another history")
	}
}
