package preflight

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"penpush/internal/disk"
	"penpush/internal/problem"
)

// keeping is a blog whose checks are kept in a folder.
type keeping struct {
	*blog
	own *disk.Root
}

func newKeeping(t *testing.T, b *blog) *keeping {
	t.Helper()
	own, err := disk.Own(filepath.Join(t.TempDir(), "own"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = own.Close() })
	return &keeping{b, own}
}

// check looks at the whole blog with what is kept, and keeps it, as if every file
// had lain there for an hour. read is how many texts were read.
func (k *keeping) check() (found []Finding, read int) {
	k.t.Helper()
	found, read, _ = k.checkTwice()
	return found, read
}

// checkTwice looks a second time without what is kept.
func (k *keeping) checkTwice() (found []Finding, read int, fresh []Finding) {
	k.t.Helper()
	f := k.facts()
	f.blog.KeepIn(k.own)
	f.keptFrom, f.began = 1, time.Now().Add(time.Hour)
	found, read, err := f.check(k.t.Context(), Choice{})
	if err != nil {
		k.t.Fatal(err)
	}
	f.blog.Done()
	f.keptFrom = len(f.listed) + 1
	if fresh, err = f.Check(k.t.Context(), Choice{}); err != nil {
		k.t.Fatal(err)
	}
	return found, read, fresh
}

// Whatever happens to a blog between two checks, one that uses what the earlier
// ones kept finds the very same as one that reads everything.
func TestWhatIsKeptIsWhatIsFound(t *testing.T) {
	rounds, _ := strconv.Atoi(os.Getenv("PENPUSH_ROUNDS"))
	archives, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no blogs with faults", err)
	}
	for _, file := range archives {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			b := newBlog(t, a)
			k := newKeeping(t, b)
			m := &mischief{keeping: k, random: rand.New(rand.NewPCG(uint64(len(name)), 7)), posts: map[string]string{}}
			m.begin(a)
			held := 0
			for round := range max(rounds, map[string]int{"hugo": 30}[name], 10) {
				did := m.do()
				got, read, want := k.checkTwice()
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("round %d, after %q:\nkept\n%s\nread\n%s", round, did, told(got), told(want))
				}
				if read < len(m.posts) {
					held++
				}
			}
			if held < 5 {
				t.Errorf("only %d rounds used what was kept", held)
			}
		})
	}
}

// mischief is what writers, other programs and other people do to a blog.
type mischief struct {
	*keeping
	random *rand.Rand
	home   string            // where posts are
	posts  map[string]string // as they were at first
}

// begin adds posts that need each other, and an example of each rule.
func (m *mischief) begin(a *txtar.Archive) {
	m.home = "."
	for _, f := range a.Files {
		name, ok := strings.CutPrefix(f.Name, "blog/")
		if ok && strings.HasSuffix(name, ".md") {
			m.posts[name] = string(f.Data)
			if m.home = filepath.ToSlash(filepath.Dir(name)); strings.HasSuffix(name, "/index.md") {
				m.home = filepath.ToSlash(filepath.Dir(m.home))
			}
		}
	}
	more := map[string]string{
		"2024-05-11-to-the-way.md": "[a](2024-05-12-the-way.md#the-first-day) [b](/posts/walk/#x) [c](2024-05-12-the-way/) ![](/img/new.png) ![x](harbour.png)",
		"2024-05-12-the-way.md":    "## The way\n\n### The first day\n\n[[walk]] {{< relref \"walk.md#way\" >}} {% post_url 2024-05-01-walk %} {% link _posts/2024-05-01-walk.md %}",
		"2024-05-13-twin.md":       "[x](2024-05-12-the-way#the-frist-day)\n\n![y](/img/Harbour.png) <img src=\"/harbour.png\">",
		"2024-05-14-twin.md":       "![a](harbour.png) ![b](a%20picture.png) ![c](walk/harbour.png)\n\n[d](/Users/me/x.png) [e](/walk/) [[second note]]",
	}
	for _, one := range rules() {
		more["2024-05-20-"+string(one.code)+".md"] = one.wrong
	}
	for name, body := range more {
		if !strings.HasPrefix(body, "---") {
			body = "---\ntitle: " + name[11:len(name)-3] + "\ndate: " + name[:10] + "\n---\n\n" + body + "\n"
		}
		name = strings.TrimPrefix(m.home+"/"+name, "./")
		m.posts[name] = body
		m.put(name, []byte(body))
	}
}

func one[T any](m *mischief, list []T) T { return list[m.random.IntN(len(list))] }

func (m *mischief) post() string {
	var names []string
	for name := range m.posts {
		names = append(names, name)
	}
	slices.Sort(names)
	return one(m, names)
}

// do changes a thing or two, and tells what.
func (m *mischief) do() string {
	var did []string
	for range 1 + m.random.IntN(2) {
		kinds := []func() string{m.write, m.write, m.write, m.move, m.remove, m.picture, m.picture, m.say, m.configure, m.commit, m.clock}
		did = append(did, one(m, kinds)())
	}
	return strings.Join(did, "; ")
}

// write changes a post here and there, or gives it back as it was.
func (m *mischief) write() string {
	name := m.post()
	file := filepath.Join(m.dir, filepath.FromSlash(name))
	content, err := os.ReadFile(file)
	if err != nil || m.random.IntN(5) == 0 {
		m.put(name, []byte(m.posts[name]))
		return "restore " + name
	}
	lines, other := strings.Split(string(content), "\n"), strings.Split(m.posts[m.post()], "\n")
	at := m.random.IntN(len(lines))
	switch m.random.IntN(3) {
	case 0:
		lines = slices.Delete(lines, at, at+1)
	case 1:
		lines = slices.Insert(lines, at, one(m, other))
	case 2:
		pieces := []string{"slug: walk", "draft: true", "tltle: x", "```", "[x](#the-way)", "TODO", "date: 2099-01-01", "**글(x)**을", "\xff", "<!--"}
		lines = slices.Insert(lines, at, one(m, pieces))
	}
	info, err := os.Stat(file)
	if err != nil {
		m.t.Fatal(err)
	}
	m.put(name, []byte(strings.Join(lines, "\n")))
	if m.random.IntN(3) == 0 { // a program that puts the time back
		if err := os.Chtimes(file, time.Time{}, info.ModTime()); err != nil {
			m.t.Fatal(err)
		}
	}
	return fmt.Sprintf("write %s:%d", name, at+1)
}

func (m *mischief) move() string {
	from := m.post()
	to := strings.TrimSuffix(from, ".md") + one(m, []string{"-x.md", ".MD", "/index.md", "-가.md"})
	if _, err := os.Stat(filepath.Join(m.dir, filepath.FromSlash(from))); err != nil {
		return "nothing"
	}
	if err := os.MkdirAll(filepath.Dir(filepath.Join(m.dir, filepath.FromSlash(to))), 0o755); err != nil {
		m.t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(m.dir, filepath.FromSlash(from)), filepath.Join(m.dir, filepath.FromSlash(to))); err != nil {
		m.t.Fatal(err)
	}
	return "move " + from + " " + to
}

func (m *mischief) remove() string {
	name := m.post()
	_ = os.Remove(filepath.Join(m.dir, filepath.FromSlash(name)))
	return "remove " + name
}

// picture makes, changes or takes a picture away.
func (m *mischief) picture() string {
	places := []string{
		"static/img/harbour.png", "static/img/Harbour.png", "static/img/new.png", "static/img/valley.jpg", "static/harbour.png", "harbour.png", "a picture.png",
		"assets/harbour.png", "assets/Harbour.png", "source/_posts/walk/harbour.png", "content/posts/bundle/hill.png", m.home + "/harbour.png",
	}
	name := one(m, places)
	if m.random.IntN(2) == 0 {
		_ = os.Remove(filepath.Join(m.dir, filepath.FromSlash(name)))
		return "no " + name
	}
	kind := one(m, []string{"png", "gps", "large"})
	m.put(name, []byte(kind))
	return kind + " " + name
}

// say is what the writer says about the blog.
func (m *mischief) say() string {
	said := one(m, []string{
		"", "checksOff = [\"todo\", \"alt-missing\"]", "checksOff = [\"heading-missing\"]", "basePath = \"/log\"", "dialect = \"jekyll\"",
		"frontMatter = \"toml\"", "dateKey = \"day\"", "drafts = \"" + m.home + "\"", "generator = \"plain\"",
	})
	m.put(".penpush.toml", []byte(said+"\n"))
	return "say " + said
}

// configure changes what the generator is told.
func (m *mischief) configure() string {
	for file, choices := range map[string][]string{
		"hugo.toml":   {"baseURL = \"https://me.example/log/\"\n[permalinks]\nposts = \"/posts/:slug/\"\n", "baseURL = \"https://me.example/\"\n", "[permalinks]\nposts = \"/:year/:title/\"\n"},
		"_config.yml": {"url: https://me.example\npermalink: /posts/:title/\n", "baseurl: /log\n", "permalink: /:categories/:title\nplugins: [jekyll-redirect-from]\n"},
	} {
		if _, err := os.Stat(filepath.Join(m.dir, file)); err == nil {
			content := one(m, choices)
			m.put(file, []byte(content))
			return "configure " + content
		}
	}
	m.put("README.md", []byte(one(m, []string{"# The way\n", "# Another way\n"})))
	return "readme"
}

// commit is what happens in the repository.
func (m *mischief) commit() string {
	switch m.random.IntN(4) {
	case 0:
		m.put(".gitignore", []byte(one(m, []string{"", "*.png\n", "*.tmp.png\n"})))
		return "ignore"
	case 1:
		m.git("add", "-A")
		m.git("commit", "-q", "--allow-empty", "-m", "more")
		return "commit"
	case 2:
		m.git("push", "-q", "origin", "HEAD:main")
		return "push"
	}
	m.git("rm", "-q", "-r", "--cached", "--ignore-unmatch", "static", "assets")
	return "forget the pictures"
}

func (m *mischief) clock() string {
	years := one(m, []int{2023, 2024, 2098, 2099, 2101})
	m.now = time.Date(years, 6, 1, 12, 0, 0, 0, time.UTC)
	return fmt.Sprint("it is ", years)
}

// What another version of the program kept is not used; what this one kept is, as
// the finding that is slipped in here shows.
func TestWhatAnotherProgramKeptIsNotUsed(t *testing.T) {
	a, err := txtar.ParseFile("testdata/faults/hugo.txtar")
	if err != nil {
		t.Fatal(err)
	}
	k := newKeeping(t, newBlog(t, a))
	want, read := k.check()
	if again, less := k.check(); told(again) != told(want) || less >= read {
		t.Fatalf("%d texts were read again of %d: %s", less, read, told(again))
	}
	content, err := k.own.Read(keptFile, 0)
	if err != nil {
		t.Fatal(err)
	}
	var by string
	var was kept
	in := gob.NewDecoder(bytes.NewReader(content))
	if err := in.Decode(&by); err != nil {
		t.Fatal(err)
	}
	if err := in.Decode(&was); err != nil {
		t.Fatal(err)
	}
	was.Findings[0].Subject = "slipped in"
	put := func(by string, was kept) {
		var out bytes.Buffer
		enc := gob.NewEncoder(&out)
		if err := enc.Encode(by); err != nil {
			t.Fatal(err)
		}
		if err := enc.Encode(was); err != nil {
			t.Fatal(err)
		}
		if err := k.own.Put(keptFile, out.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	put(by, was)
	if got, _ := k.check(); !slices.ContainsFunc(got, func(f Finding) bool { return f.Problem.Subject == "slipped in" }) {
		t.Error("what this program kept is not used")
	}
	spoiled := map[string]func(*string, *kept){
		"another program": func(by *string, _ *kept) { *by = "penpush-cli 1 1" + *by },
		"of tomorrow":     func(_ *string, k *kept) { k.When = time.Now().AddDate(100, 0, 0).UnixNano() },
		"a path less":     func(_ *string, k *kept) { k.Paths = k.Paths[1:] },
		"a version less":  func(_ *string, k *kept) { k.Changed = k.Changed[1:] },
		"a mark less":     func(_ *string, k *kept) { k.Marks = k.Marks[1:] },
		"no such question": func(_ *string, k *kept) {
			k.Questions = append([]int32{int32(len(k.Kinds))}, k.Questions[1:]...)
		},
		"an answer less":    func(_ *string, k *kept) { k.Answers = k.Answers[1:] },
		"too many findings": func(_ *string, k *kept) { k.Found = append([]int32{1 << 30}, k.Found[1:]...) },
		"negative":          func(_ *string, k *kept) { k.Asked = append([]int32{-1}, k.Asked[1:]...) },
	}
	for name, spoil := range spoiled {
		by, was := by, was
		spoil(&by, &was)
		put(by, was)
		if got, n := k.check(); told(got) != told(want) || n != read {
			t.Errorf("%s was used: %d of %d texts were read: %s", name, n, read, told(got))
		}
	}
	for _, content := range [][]byte{nil, content[:len(content)/2], []byte("PK\x03\x04 noise"), content[:len(content)-1]} {
		if err := k.own.Put(keptFile, content); err != nil {
			t.Fatal(err)
		}
		if got, n := k.check(); told(got) != told(want) || n != read {
			t.Errorf("%d bytes of %d were used: %s", len(content), len(content), told(got))
		}
	}
}

// A post that was written a moment ago may be written again without looking
// different, and is read each time.
func TestWhatChangedJustNowIsReadAgain(t *testing.T) {
	a, err := txtar.ParseFile("testdata/faults/hugo.txtar")
	if err != nil {
		t.Fatal(err)
	}
	k := newKeeping(t, newBlog(t, a))
	for range 2 {
		f := k.facts()
		f.blog.KeepIn(k.own)
		f.keptFrom = 1
		found, read, err := f.check(t.Context(), Choice{})
		f.blog.Done()
		if err != nil || read != len(f.listed) {
			t.Errorf("%d of %d texts were read, %d found: %v", read, len(f.listed), len(found), err)
		}
	}
}

// Unsaved words count instead of the file, and are not kept as if they were the
// file's.
func TestUnsavedWordsAreNotKept(t *testing.T) {
	a, err := txtar.ParseFile("testdata/faults/hugo.txtar")
	if err != nil {
		t.Fatal(err)
	}
	k := newKeeping(t, newBlog(t, a))
	want, _ := k.check()
	lines := func(post string) ([]string, bool) {
		return strings.Split("---\ntitle: Clean\ndate: 2024-05-01\n---\n\nTODO\n", "\n"), post == "content/posts/clean.md"
	}
	f := k.facts()
	f.blog.KeepIn(k.own)
	f.keptFrom, f.began = 1, time.Now().Add(time.Hour)
	found, err := f.Check(t.Context(), Choice{Lines: lines})
	f.blog.Done()
	unsaved := func(f Finding) bool { return f.Problem.Path == "content/posts/clean.md" && f.Rule == problem.Todo }
	if err != nil || !slices.ContainsFunc(found, unsaved) {
		t.Errorf("the unsaved words were not looked at: %s %v", told(found), err)
	}
	if got, _ := k.check(); told(got) != told(want) {
		t.Errorf("the unsaved words were kept: %s", told(got))
	}
}

const askingBlog = `
-- blog/hugo.toml --
baseURL = "https://me.example/"
[permalinks]
posts = "/log/:slug/"
-- blog/content/posts/walk.md --
---
title: Walk
date: 2024-05-01
slug: walk
---

## The way
-- blog/content/posts/bundle/index.md --
---
title: Bundle
date: 2024-05-02
slug: bundle
---

![The hill again](hil.png)
-- blog/content/posts/bundle/hill.png --
png
-- blog/themes/own/hero.png --
png
-- blog/content/posts/address.md --
---
title: Address
date: 2024-05-03
slug: address
cover: hero.png
---

[name](/log/name/)
-- blog/content/posts/picture.md --
---
title: Picture
date: 2024-05-04
slug: picture
---

![The hill](/log/bundle/hill.png)
-- blog/content/posts/name.md --
---
title: Name
date: 2024-05-05
slug: name
serles: x
---

{{< relref "walk.md" >}}
-- blog/content/posts/heading.md --
---
title: Heading
date: 2024-05-06
slug: heading
---

[the way](walk.md#the-way)
-- blog/content/posts/slugless.md --
---
title: Slugless
date: 2024-05-07
---

Soon.
-- blog/content/posts/future.md --
---
title: Future
date: 2099-01-01
slug: future
---
-- blog/content/posts/relative.md --
---
title: Relative
date: 2024-05-08
slug: relative
---

[walk](../walk/x.pdf)
-- work/static/log/walk/x.pdf --
PDF
-- work/content/posts/dateless.md --
---
title: Dateless
slug: dateless
---
`

// Each kind of question is asked again: something changes that only its answer tells
// of, and what is found is another thing.
func TestEachQuestionIsAskedAgain(t *testing.T) {
	k := newKeeping(t, newBlog(t, txtar.Parse([]byte(askingBlog))))
	change := func(post, from, to string) func() {
		return func() {
			name := "content/posts/" + post
			content, err := os.ReadFile(filepath.Join(k.dir, filepath.FromSlash(name)))
			if err != nil || !strings.Contains(string(content), from) {
				t.Fatal(post, err)
			}
			k.put(name, []byte(strings.Replace(string(content), from, to, 1)))
		}
	}
	online := func() {
		k.git("add", "-A")
		k.git("commit", "-q", "--allow-empty", "-m", "all")
		k.git("update-ref", "refs/remotes/origin/main", "HEAD")
	}
	online()
	before, _ := k.check()
	for _, step := range []struct {
		what string
		do   func()
	}{
		{"a heading of another post", change("walk.md", "## The way", "## The day")},
		{"another post's address", change("name.md", "slug: name", "slug: a-name")},
		{"the address of a bundle", change("bundle/index.md", "slug: bundle", "slug: a-bundle")},
		{"a name", func() { k.rename("content/posts/walk.md", "content/posts/stroll.md") }},
		{"a picture of the theme", func() { k.rename("themes/own/hero.png", "themes/own/heroine.png") }},
		{"a picture's content", func() {
			k.put("content/posts/bundle/hill.png", []byte("gps"))
			change("bundle/index.md", "slug: a-bundle", "slug: bundle")()
		}},
		{"what git passes over", func() {
			k.put(".gitignore", []byte("*.png\n"))
			k.git("rm", "-q", "--cached", "content/posts/bundle/hill.png")
		}},
		{"how a field is written", func() {
			for _, post := range []string{"address", "picture", "name", "heading", "future", "relative"} {
				change(post+".md", "slug: ", "slug: \"")()
				change(post+".md", "\n---\n", "\"\n---\n")()
			}
		}},
		{"a picture that was meant", func() { k.rename("content/posts/bundle/hill.png", "content/posts/bundle/mountain.png") }},
		{"the day", func() { k.now = time.Date(2024, 6, 2, 12, 0, 0, 0, time.UTC) }},
		{"the future", func() { k.now = time.Date(2099, 6, 2, 12, 0, 0, 0, time.UTC) }},
		{"where pages are", func() { k.put("hugo.toml", []byte("baseURL = \"https://me.example/\"\n")) }},
		{"how many have a key", func() {
			change("bundle/index.md", "title: Bundle", "title: Bundle\nserles: y")()
			change("address.md", "title: Address", "title: Address\nserles: z")()
		}},
		{"what is usual", func() { change("address.md", "slug: ", "slog: ")(); change("picture.md", "slug: ", "slog: ")() }},
	} {
		step.do()
		got, read, want := k.checkTwice()
		if told(got) != told(want) {
			t.Errorf("%s: kept\n%s\nread\n%s", step.what, told(got), told(want))
		}
		if told(want) == told(before) || read >= 10 {
			t.Errorf("%s changes nothing, or all of %d: %s", step.what, read, told(want))
		}
		before = want
		online()
	}
}

func (b *blog) rename(from, to string) {
	b.t.Helper()
	if err := os.Rename(filepath.Join(b.dir, filepath.FromSlash(from)), filepath.Join(b.dir, filepath.FromSlash(to))); err != nil {
		b.t.Fatal(err)
	}
}
