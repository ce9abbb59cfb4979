package look_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/disk"
	"penpush/internal/git"
	"penpush/internal/look"
	"penpush/internal/problem"
)

// markdown is the post that every built site here shows.
const markdown = `# 돌아보며

올해 무엇을 했는지 **천천히** 적어 봅니다. [이어지는 글](../next/)도 있어요.

- 조금씩 오래 걷기
- 모르는 것을 묻기

> 바람이 머문 자리에는 아무것도 남지 않았다.
`

// text is what generators make of it.
const text = `<h1>돌아보며</h1><p>올해 무엇을 했는지 <strong>천천히</strong> 적어 봅니다. <a href="../next/">이어지는 글</a>도 있어요.</p>
<ul><li>조금씩 오래 걷기</li><li>모르는 것을 묻기</li></ul><blockquote><p>바람이 머문 자리에는 아무것도 남지 않았다.</p></blockquote>`

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func blogIn(t *testing.T, dir string) look.Blog {
	t.Helper()
	root, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return look.Blog{
		Root: root, Outputs: []string{"public", "_site", "dist"},
		Posts: []look.Post{{Title: "돌아보며", Address: "/log/back/", Name: "back", Text: func() (string, error) { return markdown, nil }}},
	}
}

func read(t *testing.T, b look.Blog, from look.Source) *look.Look {
	t.Helper()
	l, err := b.Read(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func spelt(l *look.Look) string {
	var out []string
	for _, e := range append([]look.Element{{Tag: "html", Attrs: l.Root}, {Tag: "body", Attrs: l.Body}}, l.Way...) {
		s := e.Tag
		for _, a := range e.Attrs {
			s += "[" + a.Key + "=" + a.Value + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestTheElementsAroundATextAreFound(t *testing.T) {
	for name, c := range map[string]struct{ file, page, want string }{
		"a Hugo site with a table of contents": {
			"public/log/back/index.html",
			`<!doctype html><html lang="ko" dir="auto"><head><link rel="stylesheet" href="/site.css"></head><body class="single" id="top" onload="x()">
			<nav>돌아보며</nav><main class="main"><article class="post-single"><header><h1>돌아보며</h1></header>
			<div class="toc"><ul><li>돌아보며</li></ul></div><div class="post-content" style="color:red">` + text + `</div><footer>끝</footer></article></main></body></html>`,
			"html[dir=auto] body[class=single][id=top] main[class=main] article[class=post-single] div[class=post-content][style=color:red]",
		},
		"a Jekyll site as minima has it": {
			"_site/log/back.html",
			`<html><link rel=stylesheet href=/site.css><body><main class="page-content" aria-label="Content"><div class="wrapper"><article class="post h-entry" itemscope>
			<div class="post-content e-content" itemprop="articleBody">` + text + `</div></article></div></main>`,
			"html body main[class=page-content] div[class=wrapper] article[class=post h-entry][itemscope=] div[class=post-content e-content][itemprop=articleBody]",
		},
		"a Hexo site": {
			"public/log/back/index.html",
			`<html class="no-js"><link rel=stylesheet href=/site.css><body><div id="wrap"><section id="main"><article id="post-back" class="h-entry article"><div class="article-inner">
			<div class="e-content article-entry">` + text + `</div></div></article></section><aside id="sidebar">최근 글</aside></div>`,
			"html body div[id=wrap] section[id=main] article[id=post-back][class=h-entry article] div[class=article-inner] div[class=e-content article-entry]",
		},
		"a Gatsby site": {
			"public/log/back/index.html",
			`<html><style data-styled="">.a{}</style><body><div id="___gatsby"><div style="outline:none" tabindex="-1" id="gatsby-focus-wrapper"><div class="global-wrapper">
			<main><article class="blog-post" itemscope itemtype="http://schema.org/Article"><header><h1>돌아보며</h1></header><section itemprop="articleBody">` + text + `</section><hr></article></main></div></div></div>`,
			"html body div[id=___gatsby] div[style=outline:none][id=gatsby-focus-wrapper] div[class=global-wrapper] main article[class=blog-post][itemscope=][itemtype=http://schema.org/Article] section[itemprop=articleBody]",
		},
		"an Astro site with an island": {
			"dist/log/back/index.html",
			`<html data-theme="light"><style>a{}</style><body><astro-island uid="1"><main data-astro-cid-bvzihdzo><article><div class="prose">` + text + `</div></article></main></astro-island>`,
			"html[data-theme=light] body astro-island main[data-astro-cid-bvzihdzo=] article div[class=prose]",
		},
		"a page that holds the text itself": {
			"public/log/back/index.html", `<html><body class="plain">` + text + `</body></html>`, "html body[class=plain]",
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			out, _, _ := strings.Cut(c.file, "/")
			write(t, dir, map[string]string{c.file: c.page, out + "/index.html": "<p>Front", out + "/site.css": "p{}"})
			b := blogIn(t, dir)
			sources, err := b.Sources(t.Context())
			if err != nil || len(sources) != 1 || sources[0] != (look.Source{Kind: look.Folder, Where: out}) {
				t.Fatalf("%v, %v", sources, err)
			}
			if got := spelt(read(t, b, sources[0])); got != c.want {
				t.Errorf("found  %s\nwanted %s", got, c.want)
			}
		})
	}
}

func TestAPostWhoseAddressNobodyKnowsIsFoundByItsName(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"public/index.html":             "<p>Front",
		"public/about/us/it/index.html": "<article><p>" + strings.Repeat("누구인지 적은 글. ", 80) + "</p></article>",
		"public/2024/05/Back/index.html": `<link rel=stylesheet href=s.css><link rel="preload" as="style" href="late.css" onload="this.rel='stylesheet'">` +
			`<link rel="stylesheet" href="p.css" media="print"><noscript><link rel="stylesheet" href="none.css"></noscript><div class="here">` + text + "</div>",
	})
	b := blogIn(t, dir)
	b.Posts[0].Address = ""
	l := read(t, b, look.Source{Kind: look.Folder, Where: "public"})
	if l.Page != "2024/05/Back/index.html" || spelt(l) != "html body div[class=here]" {
		t.Errorf("%s: %s", l.Page, spelt(l))
	}
	var sheets []string
	for _, s := range l.Sheets {
		sheets = append(sheets, s.Name+" "+s.Media)
	}
	if got := strings.Join(sheets, ","); got != "2024/05/Back/s.css ,2024/05/Back/late.css ,2024/05/Back/p.css print,2024/05/Back/none.css " {
		t.Error(got)
	}
}

func TestOnlyFilesOfTheSiteAreServed(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"secret.css": "secret", "secret.png": "secret", "public/index.html": "<p>Front", "public/notes.txt": "a draft",
		"public/css/site.css": `@import "more.css";a{b:url(../letters.woff2)}c{d:url(../../secret.png)}e{f:url(/blog/x.png)}g{h:url(https://mine.example/y.png)}i{j:url(https://away.example/z.png)}k{l:url(../notes.txt)}`,
		"public/css/more.css": "m{}", "public/letters.woff2": "font", "public/x.png": "x", "public/y.png": "y",
		"public/log/back/index.html": `<link rel="canonical" href="https://mine.example/log/back/"><link rel="stylesheet" href="https://cdn.example/grid.css"><link rel="stylesheet" href="/blog/css/site.css?v=2"><article>` + text,
	})
	b := blogIn(t, dir)
	b.BasePath = "/blog"
	l := read(t, b, look.Source{Kind: look.Folder, Where: "public"})
	css, err := l.Sheet(t.Context(), 0, true)
	if want := `@import "/look/file/css/more.css?dark=1";a{b:url("/look/file/letters.woff2?dark=1")}c{d:url("/look/file/secret.png?dark=1")}` +
		`e{f:url("/look/file/x.png?dark=1")}g{h:url("/look/file/y.png?dark=1")}i{j:url("data:,")}k{l:url("data:,")}`; err != nil || string(css) != want {
		t.Errorf("%v\n%s\n%s", err, css, want)
	}
	if !l.Partial || strings.Join(l.Lacks, " ") != "away.example cdn.example" {
		t.Errorf("%v %v", l.Partial, l.Lacks)
	}
	write(t, dir, map[string]string{"public/css/more.css": "html, body { margin: 0; font: 16px/1.6 serif }"})
	if again := read(t, b, look.Source{Kind: look.Folder, Where: "public"}); again.Partial {
		t.Error("a site with letters of its own stands without its grid")
	}
	for _, name := range []string{"secret.png", "../secret.css", "notes.txt", "css/../../secret.css", "./secret.css", "/etc/passwd", "log/back/index.html"} {
		if got, err := l.File(t.Context(), name, false); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got, err := l.File(t.Context(), "letters.woff2", false); err != nil || string(got) != "font" {
		t.Errorf("%q %v", got, err)
	}
}

func TestTheLookOfASiteOnABranch(t *testing.T) {
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(t.TempDir(), "none"))
	dir := t.TempDir()
	run := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@b.c"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q", "-b", "gh-pages")
	page := `<html class="a"><link rel="stylesheet" href="../../css/한글.css"><div class="post">` + text + "</div>"
	write(t, dir, map[string]string{"index.html": "<p>Front", "log/back/index.html": page, "css/한글.css": "p{color:red}"})
	run("add", "-A")
	run("commit", "-q", "-m", "built")
	run("checkout", "-q", "--orphan", "main")
	run("rm", "-rfq", ".")
	write(t, dir, map[string]string{"hugo.toml": "", "index.html": "<p>{{ a template }}"})
	run("add", "-A")
	run("commit", "-q", "-m", "a blog")
	b := blogIn(t, dir)
	repo, err := git.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	b.Repo = repo
	sources, err := b.Sources(t.Context())
	if err != nil || len(sources) != 1 || sources[0].ID() != "branch:gh-pages" {
		t.Fatalf("%v, %v", sources, err)
	}
	l := read(t, b, sources[0])
	css, err := l.Sheet(t.Context(), 0, false)
	if err != nil || string(css) != "p{color:red}" || spelt(l) != "html[class=a] body div[class=post]" {
		t.Errorf("%v %q %s", err, css, spelt(l))
	}
	if !b.Fresh(t.Context(), l) {
		t.Error("nothing has changed")
	}
	run("branch", "-f", "gh-pages", "main")
	if b.Fresh(t.Context(), l) {
		t.Error("the branch has moved")
	}
	run("branch", "-D", "gh-pages")
	if _, err := b.Read(t.Context(), sources[0]); !problem.Is(err, problem.LookGone) {
		t.Error(err)
	}
}

func TestASavedPageAndTheFolderBesideIt(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"돌아보며 _ 내 블로그.html":        `<title>돌아보며 | 내 블로그</title><link rel="stylesheet" href="./돌아보며%20_%20내%20블로그_files/a.css"><div id="root"><main class="text">` + text + "</main></div>",
		"돌아보며 _ 내 블로그_files/a.css": "p{background:url(b.png)}q{background:url(../private.png)}",
		"돌아보며 _ 내 블로그_files/b.png": "b",
		"private.png": "private",
	})
	b := blogIn(t, t.TempDir())
	l := read(t, b, look.Source{Kind: look.Saved, Where: filepath.Join(dir, "돌아보며 _ 내 블로그.html")})
	if spelt(l) != "html body div[id=root] main[class=text]" || len(l.Sheets) != 1 {
		t.Errorf("%s %v", spelt(l), l.Sheets)
	}
	if got, err := l.File(t.Context(), "돌아보며 _ 내 블로그_files/b.png", false); err != nil || string(got) != "b" {
		t.Errorf("%q %v", got, err)
	}
	for _, name := range []string{"private.png", "돌아보며 _ 내 블로그_files/../private.png"} {
		if got, err := l.File(t.Context(), name, false); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := b.Read(t.Context(), look.Source{Kind: look.Saved, Where: filepath.Join(dir, "gone.html")}); !problem.Is(err, problem.LookGone) {
		t.Error(err)
	}
}

func TestASiteWithoutAPostSaysSo(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"public/index.html": "<p>Hello", "public/broken.html": "<div><<p id='" + strings.Repeat("<b>", 3000), "public/empty.html": ""})
	if _, err := blogIn(t, dir).Read(context.Background(), look.Source{Kind: look.Folder, Where: "public"}); !problem.Is(err, problem.LookUnclear) {
		t.Error(err)
	}
}
