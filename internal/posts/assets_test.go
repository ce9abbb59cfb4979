package posts

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/problem"
)

func assets(t *testing.T, b *Blog, post string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(b.root.Dir(), filepath.FromSlash(post)))
	if err != nil {
		t.Fatal(err)
	}
	list, err := b.Assets(post, strings.Split(string(content), "\n"))
	if err != nil {
		t.Fatal(err)
	}
	var s []string
	for _, a := range list {
		row := fmt.Sprintf("%d %s=%s", a.Line, a.Reference, a.Path)
		if a.Missing {
			row += " MISSING"
		}
		s = append(s, row)
	}
	return strings.Join(s, "\n")
}

func TestEveryFileThatAPostRefersTo(t *testing.T) {
	b := open(t, write(t, "hugo.toml", "", "static/img/a b.png", "", "static/file.pdf", "",
		"content/posts/x/index.md", `---
title: X
date: 2024-01-01
cover: 'cover.jpg'
gallery: [one.png, two.png]
seo:
  image: /img/a%20b.png
link: https://elsewhere.example/z.png
---

![a](</img/a b.png> "t") and ![gone](gone.png) and ![far](https://elsewhere.example/b.png)

[the file](/file.pdf) [a page](/about/) [the other](../y.md) [sub](sub/z.txt)

<img src="two.png?v=2"> {{< figure src="three.png" >}}

`+"```\n![](no.png)\n```\n",
		"content/posts/x/cover.jpg", "", "content/posts/x/one.png", "", "content/posts/x/three.png", "", "content/posts/x/index.en.md", "---\ntitle: E\n---\n",
		"content/posts/x/sub/z.txt", "", "content/posts/x/unused.psd", "", "content/posts/x/.DS_Store", "", "content/posts/y.md", post("Y", "date: 2024-01-02\n")))
	want := `4 cover.jpg=content/posts/x/cover.jpg
5 one.png=content/posts/x/one.png
5 two.png=content/posts/x/two.png MISSING
6 /img/a%20b.png=static/img/a b.png
11 gone.png=content/posts/x/gone.png MISSING
13 /file.pdf=static/file.pdf
13 sub/z.txt=content/posts/x/sub/z.txt
15 three.png=content/posts/x/three.png
0 =content/posts/x/unused.psd`
	if got := assets(t, b, "content/posts/x/index.md"); got != want {
		t.Errorf("readers would miss files, or get others\n got\n%s\nwant\n%s", got, want)
	}
}

func TestDeletingTakesWhatIsThePostsOwn(t *testing.T) {
	dir := write(t, "_config.yml", "logo: /img/logo.png\n", "img/logo.png", "", "img/own.png", "", "img/both.png", "", "img/안녕 글.png", "",
		"_posts/2024-01-01-a.md", post("A", "")+"![](/img/own.png) ![](/img/both.png) ![](/img/logo.png) ![](/img/%EC%95%88%EB%85%95%20%EA%B8%80.png) ![](../../../../etc/passwd)\n",
		"_posts/2024-01-02-b.md", post("B", "")+"![](/img/both.png) `own.png`\n")
	b := open(t, dir)
	d, err := b.Deletion(context.Background(), "_posts/2024-01-01-a.md")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(d.Move, d.Keep); got != "[_posts/2024-01-01-a.md img/own.png img/안녕 글.png] [img/both.png img/logo.png]" {
		t.Errorf("pictures that something else shows must stay: %s", got)
	}
	if _, err := b.Deletion(context.Background(), "_posts/none.md"); !problem.Is(err, problem.NotFound) {
		t.Errorf("a post that is not there: %v", err)
	}
	if _, err := b.Deletion(context.Background(), "../x.md"); err == nil {
		t.Error("a file outside of the blog could be deleted")
	}
}

func TestTheFolderNamedLikeAPostGoesWithIt(t *testing.T) {
	files := []string{
		"_config.yml", "post_asset_folder: true\n", "scaffolds/post.md", "",
		"source/_posts/a.md", post("A", "date: 2024-01-01\n") + "![](used.png)\n", "source/_posts/a/used.png", "", "source/_posts/a/notes.psd", "",
		"source/_posts/b.md", post("B", "date: 2024-01-02\n"),
	}
	for name, c := range map[string]struct {
		more []string
		want string
	}{
		"with what nothing refers to": {nil, "[source/_posts/a.md source/_posts/a] []"},
		"another post shows a file of it": {
			[]string{"source/_posts/c.md", post("C", "date: 2024-01-03\n") + "![](a/notes.psd)\n"},
			"[source/_posts/a.md source/_posts/a/used.png] [source/_posts/a/notes.psd]",
		},
		"it holds another post": {
			[]string{"source/_posts/a/deep.md", post("D", "date: 2024-01-03\n")},
			"[source/_posts/a.md source/_posts/a/used.png] []",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := open(t, write(t, append(files[:len(files):len(files)], c.more...)...)).Deletion(context.Background(), "source/_posts/a.md")
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(d.Move, d.Keep); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	b := open(t, write(t, "hugo.toml", "", "content/posts.md", post("Posts", "date: 2024-01-01\n"), "content/posts/x.md", post("X", "date: 2024-01-02\n")))
	if d, err := b.Deletion(context.Background(), "content/posts.md"); err != nil || fmt.Sprint(d.Move) != "[content/posts.md]" {
		t.Errorf("a folder of posts would go: %+v, %v", d, err)
	}
}

func TestABundleGoesAsOneUnlessItIsShared(t *testing.T) {
	files := []string{
		"gatsby-config.js", "", "content/a/index.md", post("A", "date: 2024-01-01\n") + "![](./a.png) ![](./b.png)\n", "content/a/a.png", "", "content/a/b.png", "",
		"content/c/index.md", post("C", "date: 2024-01-02\n"),
	}
	for name, c := range map[string]struct {
		more []string
		want string
	}{
		"alone":              {nil, "[content/a] []"},
		"a picture borrowed": {[]string{"content/d/index.md", post("D", "date: 2024-01-03\n") + "![](../a/b.png)\n"}, "[content/a/index.md content/a/a.png] [content/a/b.png]"},
		"a translation in it": {
			[]string{"content/a/index.en.md", post("A", "date: 2024-01-01\n") + "![](a.png)\n"}, "[content/a/index.md content/a/b.png] [content/a/a.png]",
		},
		"another bundle in it": {[]string{"content/a/e/index.md", post("E", "date: 2024-01-01\n")}, "[content/a/index.md content/a/a.png content/a/b.png] []"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := open(t, write(t, append(files[:len(files):len(files)], c.more...)...)).Deletion(context.Background(), "content/a/index.md")
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(d.Move, d.Keep); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
