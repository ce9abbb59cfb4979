package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/disk"
	"penpush/internal/posts"
	"penpush/internal/testsite"
)

func write(t testing.TB, dir string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		file := filepath.Join(dir, filepath.FromSlash(pairs[i]))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(pairs[i+1]), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

func open(t testing.TB, dir string) *posts.Blog {
	t.Helper()
	root, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	b, err := posts.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func post(title, date, body string) string {
	return "---\ntitle: \"" + title + "\"\ndate: " + date + "\n---\n" + body
}

var all = Limits{Lines: 1e6, PerPost: 1e6, Width: 1000}

// told writes an answer down: path:line: text with the hits in brackets.
func told(a Answer) string {
	var b strings.Builder
	for _, p := range a.Posts {
		for _, l := range p.Lines {
			u, at := utf16.Encode([]rune(l.Text)), 0
			fmt.Fprintf(&b, "%s:%d: ", p.Path, l.Line)
			for _, h := range l.Hits {
				fmt.Fprintf(&b, "%s[%s]", string(utf16.Decode(u[at:h.From])), string(utf16.Decode(u[h.From:h.To])))
				at = h.To
			}
			fmt.Fprintf(&b, "%s\n", string(utf16.Decode(u[at:])))
		}
	}
	for _, p := range a.Unread {
		fmt.Fprintf(&b, "%s %s\n", p.Path, p.Code)
	}
	return b.String()
}

// both asks both ways, which must agree.
func both(t *testing.T, b *posts.Blog, x *Index, query string) string {
	t.Helper()
	once, err := Once(context.Background(), b, Query{Text: query}, all.Width)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := x.Find(context.Background(), Query{Text: query}, nil, all)
	if err != nil {
		t.Fatal(err)
	}
	if told(once) != told(kept) || once.Lines != kept.Lines || once.Found != kept.Found {
		t.Errorf("%q: the index and the files differ: %.2000s\n---\n%.2000s", query, told(kept), told(once))
	}
	return told(kept)
}

func TestWordsAreFoundWhereverTheyAre(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "_config.yml", "",
		"_posts/a.md", post("Tea", "2024-01-01", "\nBlack TEA and tea.\r\nCafé, "+norm.NFD.String("café")+"\n"),
		"_posts/b.md", post("Old", "2023-01-01", "\ntea 😀 한글을 씁니다.\n"+norm.NFD.String("한글")+"로\n漢字と"+norm.NFD.String("がぎ")+"\n"),
		"_posts/c.md", "\ufeffNo front matter: tea", // no newline at the end, no date
		"_posts/d.md", post("New", "2025-01-01", "\nStraße, İstanbul\n"),
	)
	b := open(t, dir)
	x := NewIndex(b)
	for query, want := range map[string]string{
		"tea": "_posts/a.md:2: title: \"[Tea]\"\n_posts/a.md:6: Black [TEA] and [tea].\n" +
			"_posts/b.md:6: [tea] 😀 한글을 씁니다.\n_posts/c.md:1: No front matter: [tea]\n",
		"café":                 "_posts/a.md:7: [Café], [" + norm.NFD.String("café") + "]\n",
		"CAFE":                 "",
		"caf":                  "_posts/a.md:7: [Caf]é, [caf]" + norm.NFD.String("é") + "\n",
		"한글":                   "_posts/b.md:6: tea 😀 [한글]을 씁니다.\n_posts/b.md:7: [" + norm.NFD.String("한글") + "]로\n",
		norm.NFD.String("글"):   "_posts/b.md:6: tea 😀 한[글]을 씁니다.\n_posts/b.md:7: " + norm.NFD.String("한") + "[" + norm.NFD.String("글") + "]로\n",
		"그":                    "",
		"😀 한":                  "_posts/b.md:6: tea [😀 한]글을 씁니다.\n",
		"字とが":                  "_posts/b.md:8: 漢[字と" + norm.NFD.String("が") + "]" + norm.NFD.String("ぎ") + "\n",
		"STRASSE":              "",
		"straße":               "_posts/d.md:6: [Straße], İstanbul\n",
		"2025":                 "_posts/d.md:3: date: [2025]-01-01\n",
		"tea.*":                "",
		"tea and\n":            "",
		"":                     "",
		"\xff":                 "",
		"and tea.\r":           "",
		"nothing of the kind ": "",
	} {
		if got := both(t, b, x, query); got != want {
			t.Errorf("%q finds\n%swant\n%s", query, got, want)
		}
	}
}

func TestASyllableThatIsStillTypedFindsWhatItMayBecome(t *testing.T) {
	for _, c := range []struct {
		text, query string
		composing   bool
		want        bool
	}{
		{"한글", "한그", true, true},
		{"한글", "한그", false, false},
		{"한글", "한ㄱ", true, true},
		{"한ㄱ", "한ㄱ", true, true},
		{"버른", "벌", true, true},
		{"벌", "벌", true, true},
		{"버튼", "벌", true, false},
		{"값이", "값", true, true},
		{"갑사", "값", true, true},
		{"가", "값", true, false},
		{"힣", "히", true, true},
		{"가나", "하", true, false},
		{"ㄱ", "ㄱ", true, true},
		{"the end", "e", true, true},
		{"", "", true, false},
	} {
		q := Query{c.query, c.composing}
		got := !q.nowhere() && compile(q).in(c.text)
		if got != c.want {
			t.Errorf("%q (composing: %v) finds %q: %v", c.query, c.composing, c.text, got)
		}
	}
}

func TestALongLineIsCutAroundItsHit(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("앞 ", 500) + "찾을 말" + strings.Repeat(" 뒤", 500)
	write(t, dir, "_config.yml", "", "_posts/a.md", long)
	a, err := NewIndex(open(t, dir)).Find(context.Background(), Query{Text: "찾을 말"}, nil, Limits{Lines: 10, PerPost: 10, Width: 120})
	if err != nil {
		t.Fatal(err)
	}
	l := a.Posts[0].Lines[0]
	if len(l.Text) > 130 || !l.Cut || l.Start == 0 {
		t.Errorf("the line is %d bytes, begins at %d, cut %v", len(l.Text), l.Start, l.Cut)
	}
	u := utf16.Encode([]rune(long))
	if got := string(utf16.Decode(u[l.Start+l.Hits[0].From : l.Start+l.Hits[0].To])); got != "찾을 말" {
		t.Errorf("the place of the hit in the line is %q", got)
	}
}

func TestWhatCannotBeSearchedIsNamed(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "_config.yml", "", "_posts/a.md", post("A", "2024-01-01", "tea"),
		"_posts/latin.md", "caf\xe9 tea", "_posts/zero.md", "tea\x00tea", "_posts/huge.md", strings.Repeat("tea\n", Largest/4+1))
	want := "_posts/a.md:5: [tea]\n_posts/huge.md too-large\n_posts/latin.md not-utf8\n_posts/zero.md binary\n"
	if runtime.GOOS != "windows" && os.Geteuid() != 0 {
		write(t, dir, "_posts/shut.md", "tea")
		if err := os.Chmod(filepath.Join(dir, "_posts/shut.md"), 0); err != nil {
			t.Fatal(err)
		}
		want = strings.Replace(want, "_posts/zero", "_posts/shut.md unreadable\n_posts/zero", 1)
	}
	b := open(t, dir)
	if got := both(t, b, NewIndex(b), "tea"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestTheIndexFollowsTheDisk(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "_config.yml", "", "_posts/a.md", "one tea", "_posts/b.md", "two tea")
	b := open(t, dir)
	x := NewIndex(b)
	both(t, b, x, "tea")
	write(t, dir, "_posts/a.md", "three coffees", "_posts/c.md", "four tea")
	if err := os.Remove(filepath.Join(dir, "_posts/b.md")); err != nil {
		t.Fatal(err)
	}
	b.Stale()
	if got, want := both(t, b, x, "tea"), "_posts/c.md:1: four [tea]\n"; got != want {
		t.Errorf("after changes on disk:\n%swant\n%s", got, want)
	}
	a, err := x.Find(context.Background(), Query{Text: "coffee"}, map[string][]byte{"_posts/a.md": []byte("\nunsaved Coffee")}, all)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(a), "_posts/a.md:2: unsaved [Coffee]\n"; got != want {
		t.Errorf("with unsaved words:\n%swant\n%s", got, want)
	}
}

func TestAnAnswerIsBounded(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "_config.yml", "")
	for n := range 30 {
		write(t, dir, fmt.Sprintf("_posts/2024-01-%02d-x.md", n+1), strings.Repeat("tea tea\n", 9))
	}
	a, err := NewIndex(open(t, dir)).Find(context.Background(), Query{Text: "tea"}, nil, Limits{Lines: 20, PerPost: 6, Width: 100})
	if err != nil {
		t.Fatal(err)
	}
	var lines []int
	for _, p := range a.Posts {
		lines = append(lines, len(p.Lines))
	}
	if a.Lines != 270 || a.Found != 30 || fmt.Sprint(lines) != "[6 6 6 2]" || a.Posts[0].Count != 9 || a.Posts[0].Path != "_posts/2024-01-30-x.md" {
		t.Errorf("%d lines in %d posts, given %v of %d, first %s", a.Lines, a.Found, lines, a.Posts[0].Count, a.Posts[0].Path)
	}
}

func TestASearchThatIsEndedKeepsWhatItRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "_config.yml", "", "_posts/a.md", "tea")
	b := open(t, dir)
	x := NewIndex(b)
	both(t, b, x, "tea")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if a, err := x.Find(ctx, Query{Text: "tea"}, nil, all); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended search gives %q and %v", told(a), err)
	}
	if got := both(t, b, x, "tea"); got != "_posts/a.md:1: [tea]\n" {
		t.Errorf("after it: %q", got)
	}
}

// The index finds the lines that the plain definition finds: fold the line, fold
// the query, look for one in the other.
func TestEveryLineIsFoundAndNoOther(t *testing.T) {
	dir := t.TempDir()
	if _, err := testsite.Synthetic(dir, 60, testsite.Options{Shape: "hugo"}); err != nil {
		t.Fatal(err)
	}
	b := open(t, dir)
	x := NewIndex(b)
	files, err := b.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"the", "e", "다", "은 ", "title", "#", "1", "가", ". "} {
		want := 0
		for _, f := range files {
			content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.SplitSeq(string(content), "\n") {
				if strings.Contains(string(foldLine([]byte(line))), string(foldLine([]byte(query)))) {
					want++
				}
			}
		}
		both(t, b, x, query)
		a, err := x.Find(context.Background(), Query{Text: query}, nil, all)
		if err != nil {
			t.Fatal(err)
		}
		if a.Lines != want {
			t.Errorf("%q: %d lines, not %d", query, a.Lines, want)
		}
	}
}

// BenchmarkFind answers queries over the blog in PENPUSH_BENCH_BLOG.
func BenchmarkFind(b *testing.B) {
	dir := os.Getenv("PENPUSH_BENCH_BLOG")
	if dir == "" {
		dir = b.TempDir()
		if _, err := testsite.Synthetic(dir, 1000, testsite.Options{Shape: "hugo", Plain: true}); err != nil {
			b.Fatal(err)
		}
	}
	blog := open(b, dir)
	var before, after runtime.MemStats
	if _, err := blog.Listed(context.Background()); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&before)
	x := NewIndex(blog)
	window := Limits{Lines: 200, PerPost: 20, Width: 240}
	if _, err := x.Find(context.Background(), Query{}, nil, window); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	perPost := float64(after.HeapAlloc-before.HeapAlloc) / float64(len(x.texts))
	for _, query := range []string{"e", "다", "the ", "한글", "nothing of the kind"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Find(context.Background(), Query{Text: query}, nil, window); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(perPost, "B/post")
		})
	}
}
