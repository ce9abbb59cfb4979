package posts

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/problem"
)

// write makes files of "path: content" pairs below a new folder.
func write(t testing.TB, pairs ...string) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, pairs...)
	return dir
}

func put(t testing.TB, dir string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		file := filepath.Join(dir, filepath.FromSlash(pairs[i]))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(pairs[i+1]), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

func open(t testing.TB, dir string) *Blog {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(home, "gitconfig"))
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	root, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	b, err := Open(root)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func scan(t testing.TB, b *Blog) []Post {
	t.Helper()
	list, err := b.Scan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func post(title, more string) string {
	return "---\ntitle: " + title + "\n" + more + "---\n\ntext\n"
}

func rows(list []Post) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s|%s|%s|%s\n", p.Day, p.Title, p.State, p.Path)
	}
	return b.String()
}

func TestTheListIsNewestFirstWithTitlesAndDates(t *testing.T) {
	b := open(t, write(t,
		"_config.yml", "title: x\n", "README.md", post("no", "date: 2030-01-01\n"),
		"_posts/2024-01-02-b.md", post("B", "date: 2024-01-02 10:00:00 +0900\n"),
		"_posts/2024-01-02-c.md", post("C", "date: 2024-01-02 11:00\n"),
		"_posts/2023-12-30-no-title.md", "---\nlayout: post\n---\n```\n# code\n```\n\n## The heading ##\n",
		"_posts/2023-11-01-나의 글.md", "---\nlayout: post\n---\n",
		"_posts/2023-10-01-broken.md", "---\ntitle: [공지] x\ndate: 2023-10-05\ntags: [a\n---\n",
		"_posts/2023-09-01-latin1.md", "---\ntitle: caf\xe9\n---\n",
		"_posts/2023-08-01-binary.md", "a\x00b",
		"_posts/2023-07-01-quiet.md", post("' spaced '", "published: false\n"),
		"_posts/tech/2022-07-01-deep.markdown", post("Deep", "draft: true\n"),
		"_posts/2022-06-01-empty.md", "",
		"_drafts/idea.md", "no front matter\n\nSetext title\n============\n",
	))
	want := `2024-01-02|C|unpublished|_posts/2024-01-02-c.md
2024-01-02|B|unpublished|_posts/2024-01-02-b.md
2023-12-30|The heading|unpublished|_posts/2023-12-30-no-title.md
2023-11-01|나의 글|unpublished|_posts/2023-11-01-나의 글.md
2023-10-05|[공지] x|unpublished|_posts/2023-10-01-broken.md
2023-09-01|latin1|unpublished|_posts/2023-09-01-latin1.md
2023-08-01|binary|unpublished|_posts/2023-08-01-binary.md
2023-07-01| spaced |draft|_posts/2023-07-01-quiet.md
2022-07-01|Deep|draft|_posts/tech/2022-07-01-deep.markdown
2022-06-01|empty|unpublished|_posts/2022-06-01-empty.md
|Setext title|draft|_drafts/idea.md
`
	list := scan(t, b)
	if got := rows(list); got != want {
		t.Errorf("the writer would not find their posts\n got\n%s\nwant\n%s", got, want)
	}
	codes := map[string]string{}
	for _, p := range list {
		if p.Problem != nil {
			codes[p.Slug] = string(p.Problem.Code)
			if p.Problem.Path != p.Path {
				t.Errorf("the problem of %s names %q", p.Path, p.Problem.Path)
			}
		}
	}
	if codes["latin1"] != "not-utf8" || codes["binary"] != "binary" || codes["broken"] == "" || len(codes) != 3 {
		t.Errorf("posts that cannot be read must say why: %v", codes)
	}
}

func TestOneTextIsSeveralCategoriesInJekyllOnly(t *testing.T) {
	content := post("X", "date: 2024-01-01\ncategories: a b\ntags:\n- c d\n- e\n")
	for config, want := range map[string]string{"jekyll": "[a b] 2 [c d e] 2", "hexo": "[a b] 1 [c d e] 2"} {
		pairs := []string{"_config.yml", "a: b\n", "_posts/2024-01-01-x.md", content}
		if config == "hexo" {
			pairs = []string{"_config.yml", "a: b\n", "scaffolds/post.md", "", "source/_posts/x.md", content}
		}
		p := scan(t, open(t, write(t, pairs...)))[0]
		if got := fmt.Sprint(p.Categories, len(p.Categories), p.Tags, len(p.Tags)); got != want {
			t.Errorf("%s: %s, want %s", config, got, want)
		}
	}
}

func TestListsInListsAreOneList(t *testing.T) {
	content := post("X", "date: 2024-01-01\ntags:\n  - [산, \"길 둘\"]\ncategories:\n- [여행, 국내]\n- 글\n")
	for generator, pairs := range map[string][]string{
		"jekyll": {"_config.yml", "a: b\n", "_posts/2024-01-01-x.md", content},
		"hexo":   {"_config.yml", "a: b\n", "scaffolds/post.md", "", "source/_posts/x.md", content},
	} {
		p := scan(t, open(t, write(t, pairs...)))[0]
		if got := fmt.Sprintf("%q %q", p.Tags, p.Categories); got != `["산" "길 둘"] ["여행" "국내" "글"]` {
			t.Errorf("%s: %s", generator, got)
		}
	}
}

func TestListsInEveryShape(t *testing.T) {
	b := open(t, write(t, "config.toml", "base_url = 'x'\n",
		"content/a.md", "+++\ntitle = 'A'\ndate = 2024-01-02\n[taxonomies]\ntags = ['x', 'y']\n+++\n",
		"content/b.md", "+++\ntitle = 'B'\ndate = 2024-01-01\ntags = ['x', 'X']\n+++\n",
		"content/c.md", post("C", "date: 2023-01-01\ntag: x\ncover:\n  image: ./c.png\n  alt: no\n"),
	))
	list := scan(t, b)
	if got := fmt.Sprintln(list[0].Tags, list[1].Tags, list[2].Tags, list[2].Cover); got != "[x y] [x X] [x] ./c.png\n" {
		t.Errorf("tags and cover: %s", got)
	}
	if got := fmt.Sprint(b.Tags("tags")); got != "[{x 3} {X 1} {y 1}]" {
		t.Errorf("the tags to choose from: %s", got)
	}
}

func TestAScanSeesOnlyWhatChanged(t *testing.T) {
	dir := write(t, "content/posts/a.md", post("A", "date: 2024-01-01\n"), "content/posts/b.md", post("B", "date: 2024-01-02\n"), "hugo.toml", "")
	b := open(t, dir)
	scan(t, b)
	kept := b.known["content/posts/a.md"]
	put(t, dir, "content/posts/b.md", post("B longer", "date: 2022-01-02\n"), "content/posts/c/index.md", post("C", "date: 2023-01-01\n"))
	list := scan(t, b)
	if got := rows(list); got != "2024-01-01|A|unpublished|content/posts/a.md\n2023-01-01|C|unpublished|content/posts/c/index.md\n2022-01-02|B longer|unpublished|content/posts/b.md\n" {
		t.Errorf("a change on disk is not in the list:\n%s", got)
	}
	if b.known["content/posts/a.md"] != kept {
		t.Error("a post that did not change was read again: ten thousand would be slow")
	}
	if err := os.Remove(filepath.Join(dir, "content/posts/a.md")); err != nil {
		t.Fatal(err)
	}
	if got := rows(scan(t, b)); strings.Contains(got, "|A|") {
		t.Errorf("a deleted post is still in the list:\n%s", got)
	}
}

func TestAPostThatComesWhileALargeBlogIsOpenedIsInTheList(t *testing.T) {
	pairs := []string{"hugo.toml", ""}
	for n := range manyFiles + 1 {
		pairs = append(pairs, fmt.Sprintf("content/posts/%d.md", n), post("P", "date: 2024-01-01\n"))
	}
	dir := write(t, pairs...)
	folder := filepath.Join(dir, "content/posts")
	if old := time.Now().Add(-time.Hour); os.Chtimes(folder, old, old) != nil {
		t.Skip("no times here")
	}
	b := open(t, dir)
	if len(b.fsys.kept) != 1 {
		t.Fatalf("%d folders are kept: a large one would be listed twice", len(b.fsys.kept))
	}
	put(t, dir, "content/posts/new.md", post("New", "date: 2025-01-01\n"))
	if list := scan(t, b); len(list) != manyFiles+2 || list[0].Title != "New" {
		t.Errorf("%d posts, first %q", len(list), list[0].Title)
	}
	if b.fsys.kept != nil {
		t.Error("the listing is kept for ever")
	}
}

func TestALongFrontMatterIsReadToItsEnd(t *testing.T) {
	long := strings.Repeat("# "+strings.Repeat("가", 100)+"\n", 200)
	b := open(t, write(t, "content/posts/a.md", "---\ndate: 2024-01-01\n"+long+"title: At the end\n---\n", "hugo.toml", ""))
	if p := scan(t, b)[0]; p.Title != "At the end" || p.Problem != nil {
		t.Errorf("%q %v", p.Title, p.Problem)
	}
}

func TestStates(t *testing.T) {
	dir := write(t, "hugo.toml", "", "static/img/shared.png", "one",
		"content/posts/same.md", post("Same", "date: 2024-01-05\n"),
		"content/posts/edited.md", post("Edited", "date: 2024-01-04\n"),
		"content/posts/bundle/index.md", post("Bundle", "date: 2024-01-03\n"), "content/posts/bundle/a.png", "one",
		"content/posts/refers.md", post("Refers", "date: 2024-01-02\n")+"![](/img/shared.png)\n",
		"content/posts/mentions.md", post("Mentions", "date: 2024-01-01\n")+"`![](/img/shared.png)` is how\n",
	)
	b := open(t, dir)
	if err := git.InitSample(context.Background(), dir, filepath.Join(t.TempDir(), "remote.git")); err != nil {
		t.Fatal(err)
	}
	states := func() string {
		var s []string
		for _, p := range scan(t, b) {
			s = append(s, p.Title+" "+string(p.State))
		}
		return strings.Join(s, ", ")
	}
	if got := states(); strings.Count(got, "published") != 5 || strings.Contains(got, "unpublished") {
		t.Errorf("after publishing all: %s", got)
	}
	put(t, dir, "static/img/shared.png", "two!", "content/posts/bundle/a.png", "two!", "content/posts/edited.md", post("Edited", "date: 2024-01-04\n# x\n"),
		"content/posts/new.md", post("New", "date: 2023-01-01\n"), "content/posts/draft.md", post("Idea", "draft: true\n"))
	want := "Same published, Edited changed, Bundle changed, Refers changed, Mentions published, New unpublished, Idea draft"
	if got := states(); got != want {
		t.Errorf("the badges lie about what readers see\n got %s\nwant %s", got, want)
	}
	looked := open(t, dir)
	if err := looked.Look(context.Background()); err != nil || !looked.Online(context.Background(), "content/posts/edited.md") {
		t.Errorf("a post that is online would be published anew (%v)", err)
	}
	early, err := OpenToScan(context.Background(), b.root, nil)
	if err != nil {
		t.Fatal(err)
	}
	if first, second := rows(scan(t, early)), rows(scan(t, early)); first != second || first != rows(scan(t, b)) {
		t.Errorf("git was asked too early:\n%s%s", first, second)
	}
	if !b.Online(context.Background(), "content/posts/edited.md") || b.Online(context.Background(), "content/posts/new.md") {
		t.Error("a message would say Publish for what was online, or Update for what was not")
	}
}

func TestABrokenRepositoryKeepsNobodyFromWriting(t *testing.T) {
	dir := write(t, "hugo.toml", "", "content/posts/a.md", post("A", "date: 2024-01-05\n"))
	b := open(t, dir)
	if err := git.InitSample(context.Background(), dir, filepath.Join(t.TempDir(), "remote.git")); err != nil {
		t.Fatal(err)
	}
	put(t, dir, ".git/config", "[broken")
	if list := scan(t, b); len(list) != 1 || list[0].State != Unpublished || b.StatesProblem() == nil {
		t.Errorf("%v, problem %v", list, b.StatesProblem())
	}
}

func TestABlogThatVanishes(t *testing.T) {
	dir := write(t, "hugo.toml", "", "content/posts/a.md", post("A", "date: 2024-01-05\n"))
	b := open(t, dir)
	scan(t, b)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	if list, err := b.Scan(context.Background()); !problem.Is(err, problem.FolderGone) {
		t.Errorf("a blog on a stick that was pulled out looks like an empty one: %v, %v", list, err)
	}
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	if list := scan(t, b); len(list) != 1 {
		t.Errorf("it came back with %d posts", len(list))
	}
}

func TestLinksNeverLeadOutOfTheBlog(t *testing.T) {
	outside := write(t, "secret/a.md", post("Secret", "date: 2024-01-01\n"), "secret.md", post("Secret", "date: 2024-01-01\n"), "a.png", "")
	dir := write(t, "hugo.toml", "", "content/posts/a.md", post("A", "date: 2024-01-05\n"), "content/posts/inner/b.md", post("B", "date: 2024-01-04\n"))
	for link, to := range map[string]string{"content/posts/out": outside + "/secret", "content/posts/out.md": outside + "/secret.md", "content/posts/pic.png": outside + "/a.png", "content/posts/again": "../posts", "content/posts/near": "inner"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("this system has no links:", err)
		}
	}
	b := open(t, dir)
	for _, p := range scan(t, b) {
		if strings.Contains(p.Title, "Secret") {
			t.Errorf("%s shows a file from outside", p.Path)
		}
	}
	if got, err := b.Find("content/posts/a.md", "pic.png"); err == nil {
		t.Errorf("a picture from outside was found: %s", got)
	}
	if got := rows(scan(t, b)); got != "2024-01-05|A|unpublished|content/posts/a.md\n2024-01-04|B|unpublished|content/posts/inner/b.md\n2024-01-04|B|unpublished|content/posts/near/b.md\n" {
		t.Errorf("links that stay inside:\n%s", got)
	}
}

// BenchmarkScan lists ten thousand posts, cold (nothing known) and again.
func BenchmarkScan(b *testing.B) {
	dir := b.TempDir()
	pairs := []string{"hugo.toml", ""}
	for n := range 10_000 {
		day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n%8000)
		pairs = append(pairs, fmt.Sprintf("content/posts/%d/post-%d/index.md", day.Year(), n),
			fmt.Sprintf("---\ntitle: \"Post %d\"\ndate: %s\ntags: [a, b%d]\nslug: post-%d\n---\n\n%s", n, day.Format("2006-01-02 15:04:05"), n%50, n, strings.Repeat("word 단어 ", 300)))
	}
	put(b, dir, pairs...)
	root, err := disk.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	var blog *Blog
	b.Run("cold", func(b *testing.B) {
		var without, with runtime.MemStats
		blog = nil
		runtime.GC()
		runtime.ReadMemStats(&without)
		for range b.N {
			if blog, err = Open(root); err != nil {
				b.Fatal(err)
			}
			if got := len(scan(b, blog)); got != 10_000 {
				b.Fatalf("%d posts", got)
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&with)
		b.ReportMetric(float64(with.HeapAlloc-without.HeapAlloc)/10_000, "heap-B/post")
	})
	b.Run("again", func(b *testing.B) {
		for range b.N {
			scan(b, blog)
		}
	})
}
