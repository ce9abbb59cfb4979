package posts

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"penpush/internal/disk"
)

var keptShapes = []string{
	"---\ntitle: \"Post %d\"\ndate: 2024-03-05T10:11:12+09:00\ntags: [a, 한글]\ncategories:\n    - Life\nslug: post-%[1]d\ncover: ./a.png\n---\n\nText.\n",
	"+++\ntitle = 'Post %d'\ndate = 2024-03-05\ndraft = true\ntags = []\nurl = '/x/%[1]d/'\n+++\n",
	"{\"title\": \"Post %d\", \"lang\": \"ja\"}\n\nText.\n",
	"# A heading %d\n\nNo front matter.\n",
	"---\ntitle: Odd %d\ndate: 0201-03-05\nseries: [one, two]\n---\n",
	"---\ntitle: Twin\ndate: 1912-06-23T01:02:03.456-03:30\nslug: twin\nkeywords: a, b\n---\n",
	"---\ntitle: [broken %d\n---\n",
}

// keptBlog is a blog with enough posts to be kept, opened over Penpush's own data.
func keptBlog(t *testing.T) (dir string, again func() *Blog) {
	dir = write(t, "hugo.toml", "")
	for n := range keptFrom + 70 {
		shape := keptShapes[n%len(keptShapes)]
		if n%len(keptShapes) != 5 {
			shape = fmt.Sprintf(shape, n)
		}
		put(t, dir, fmt.Sprintf("content/posts/2024-01-%02d-post-%d.md", n%28+1, n), shape)
	}
	own, err := disk.Own(filepath.Join(t.TempDir(), "own"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = own.Close() })
	return dir, func() *Blog {
		b := open(t, dir)
		b.KeepIn(own)
		return b
	}
}

// keepAsSettled keeps what was read, as if it had lain there for an hour.
func keepAsSettled(t *testing.T, b *Blog) []Post {
	t.Helper()
	list := scan(t, b)
	b.keep(b.order, len(b.order), time.Now().Add(time.Hour))
	b.Done()
	return list
}

func readAgain(t *testing.T, b *Blog) (known map[string]*entry, read int) {
	t.Helper()
	known = b.recall()
	files, err := b.Files()
	if err != nil {
		t.Fatal(err)
	}
	read, err = b.readAll(context.Background(), files, known, make([]*entry, len(files)))
	if err != nil {
		t.Fatal(err)
	}
	return known, read
}

func TestKeptPostsAreThoseThatWereRead(t *testing.T) {
	_, again := keptBlog(t)
	first := again()
	list := keepAsSettled(t, first)
	second := again()
	known, read := readAgain(t, second)
	broken := 0
	for path, e := range first.known {
		if e.post.Problem != nil {
			broken++
			continue
		}
		if k := known[path]; k == nil || !k.when.Equal(e.when) || k.when.Format(time.RFC3339Nano) != e.when.Format(time.RFC3339Nano) {
			t.Fatalf("%s: %+v, kept %+v", path, e, k)
		} else {
			was := *e
			was.when, was.place, was.placeOf = k.when, k.place, k.placeOf
			if !reflect.DeepEqual(&was, k) {
				t.Fatalf("%s: %+v, kept %+v", path, was, *k)
			}
		}
	}
	if broken == 0 || read != broken {
		t.Errorf("%d posts were read again, %d had a problem", read, broken)
	}
	if kept := scan(t, second); !reflect.DeepEqual(list, kept) {
		t.Errorf("the list: %+v, kept %+v", list[:3], kept[:3])
	}
}

func TestAChangeIsSeenBehindTheSameSizeAndTime(t *testing.T) {
	dir, again := keptBlog(t)
	keepAsSettled(t, again())
	file := filepath.Join(dir, "content/posts/2024-01-01-post-0.md")
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "content/posts/2024-01-01-post-0.md", "---\ntitle: \"Tsop"+string(content[len("---\ntitle: \"Post"):]))
	if err := os.Chtimes(file, time.Time{}, info.ModTime()); err != nil {
		t.Fatal(err)
	}
	for _, p := range scan(t, again()) {
		if p.Path == "content/posts/2024-01-01-post-0.md" && p.Title != "Tsop 0" {
			t.Errorf("the list has %q", p.Title)
		}
	}
}

func TestWhatCannotBeUsedIsReadAnew(t *testing.T) {
	dir, again := keptBlog(t)
	b := again()
	list := keepAsSettled(t, b)
	own := b.keeping.own
	whole, err := own.Read(keptFile, 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"cut": whole[:len(whole)/2], "empty": nil, "noise": []byte("PK\x03\x04 noise")} {
		if err := own.Put(keptFile, content); err != nil {
			t.Fatal(err)
		}
		if got := scan(t, again()); !reflect.DeepEqual(got, list) {
			t.Errorf("%s: another list", name)
		}
	}
	if err := own.Put(keptFile, whole); err != nil {
		t.Fatal(err)
	}
	put(t, dir, ".penpush.toml", "generator = \"pelican\"\n") // a blog that is taken otherwise
	if known := again().recall(); len(known) != 0 {
		t.Errorf("%d posts of another understanding were taken", len(known))
	}
}

func TestWhatChangedJustNowIsNotKept(t *testing.T) {
	_, again := keptBlog(t)
	b := again()
	scan(t, b)
	b.Done()
	if known := again().recall(); len(known) != 0 {
		t.Errorf("%d posts that may change again unseen were kept", len(known))
	}
}

func TestColumnsOfUnlikeLengthsAreRefused(t *testing.T) {
	_, again := keptBlog(t)
	b := again()
	scan(t, b)
	c := columnsOf(b.order, time.Now().Add(time.Hour))
	if !c.whole() {
		t.Fatal("what was made is not whole")
	}
	for name, spoil := range map[string]func(*columns){
		"a text less":    func(c *columns) { c.URLs = c.URLs[1:] },
		"a number less":  func(c *columns) { c.Seconds = c.Seconds[1:] },
		"a switch less":  func(c *columns) { c.Dated = c.Dated[1:] },
		"no such keys":   func(c *columns) { c.KeysOf = append([]int32{int32(len(c.KeySets))}, c.KeysOf[1:]...) },
		"too many items": func(c *columns) { c.Items = append([]int32{1 << 30}, c.Items[1:]...) },
		"negative":       func(c *columns) { c.Lists = append([]int32{-1}, c.Lists[1:]...) },
	} {
		spoiled := *c
		if spoil(&spoiled); spoiled.whole() {
			t.Errorf("%s: taken for whole", name)
		}
	}
}
