package posts

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// told writes a plan as its moves, and the lines that change.
func told(t *testing.T, r Relocation, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, m := range r.Moves {
		fmt.Fprintf(&b, "%s => %s\n", m.From, m.To)
	}
	for _, x := range r.Texts {
		before, err := text.Parse(x.Before)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range x.Edits {
			fmt.Fprintf(&b, "%s: %s -> %s\n", x.To, strings.Join(before.Lines()[e.From:e.To], "⏎"), strings.Join(e.Lines, "⏎"))
		}
	}
	for _, l := range r.Lost {
		fmt.Fprintf(&b, "lost %s:%d %s\n", l.Path, l.Line, l.Text)
	}
	return b.String()
}

func TestRenamesPerGenerator(t *testing.T) {
	for name, c := range map[string]struct {
		files []string
		r     Renaming
		want  string
	}{
		"zola's @/ and a path key": {
			files: []string{
				"config.toml", "base_url = \"https://me.dev\"\n",
				"content/blog/a.md", "+++\ntitle = \"A\"\ndate = 2024-01-02\npath = \"log/a\" # here\n+++\nA\n",
				"content/blog/b.md", "+++\ntitle = \"B\"\ndate = 2024-01-03\n+++\n[a](@/blog/a.md#x) [a](/log/a/)\n",
			},
			r: Renaming{Post: "content/blog/a.md", Slug: "c", File: true},
			want: "content/blog/a.md => content/blog/c.md\n" +
				"content/blog/c.md: path = \"log/a\" # here -> path = \"log/c\" # here\n" +
				"content/blog/b.md: [a](@/blog/a.md#x) [a](/log/a/) -> [a](@/blog/c.md#x) [a](/log/c/)\n",
		},
		"vitepress, without endings": {
			files: []string{
				".vitepress/config.ts", "export default {}\n",
				"posts/old.md", post("Old", "date: 2024-01-02\n"),
				"posts/b.md", post("B", "date: 2024-01-03\n") + "[1](./old) [2](old.md) [3](/posts/old.html) [4](./old.html#a)\n",
			},
			r:    Renaming{Post: "posts/old.md", Slug: "new"},
			want: "posts/old.md => posts/new.md\nposts/b.md: [1](./old) [2](old.md) [3](/posts/old.html) [4](./old.html#a) -> [1](./new) [2](new.md) [3](/posts/new.html) [4](./new.html#a)\n",
		},
		"docusaurus, dated, in Korean with percent signs": {
			files: []string{
				"docusaurus.config.js", "module.exports = {}\n",
				"blog/2024-01-02-글.md", post("글", "slug: /dev/글\n"),
				"blog/2024-01-03-b.md", post("B", "") + "[1](./2024-01-02-%EA%B8%80.md) [2](/blog/dev/%EA%B8%80) [3](<2024-01-02-글.md>)\n",
			},
			r: Renaming{Post: "blog/2024-01-02-글.md", Slug: "새 글", File: true},
			want: "blog/2024-01-02-글.md => blog/2024-01-02-새 글.md\n" +
				"blog/2024-01-02-새 글.md: slug: /dev/글 -> slug: /dev/새 글\n" +
				"blog/2024-01-03-b.md: [1](./2024-01-02-%EA%B8%80.md) [2](/blog/dev/%EA%B8%80) [3](<2024-01-02-글.md>) -> " +
				"[1](./2024-01-02-%EC%83%88%20%EA%B8%80.md) [2](/blog/dev/%EC%83%88%20%EA%B8%80) [3](<2024-01-02-새 글.md>)\n",
		},
		"only the case, in plain notes": {
			files: []string{
				"notes/Old.md", "# Old\n", "notes/b.md", "[[Old]] [x](Old.md) [y](../out.md) [z](https://else.org/Old.md)\n",
			},
			r:    Renaming{Post: "notes/Old.md", Slug: "old"},
			want: "notes/Old.md => notes/old.md\nnotes/b.md: [[Old]] [x](Old.md) [y](../out.md) [z](https://else.org/Old.md) -> [[old]] [x](old.md) [y](../out.md) [z](https://else.org/Old.md)\n",
		},
		"a name that two posts have means the one beside": {
			files: []string{
				"hugo.toml", "baseURL = \"https://me.dev/\"\n",
				"content/a/x.md", post("X", "date: 2024-01-02\n"), "content/b/x.md", post("X2", "date: 2024-01-01\n"),
				"content/a/y.md", post("Y", "date: 2024-01-03\n") + "{{< ref \"x\" >}}\n", "content/b/y.md", post("Y", "date: 2024-01-03\n") + "{{< ref \"x\" >}}\n",
			},
			r:    Renaming{Post: "content/a/x.md", Slug: "z"},
			want: "content/a/x.md => content/a/z.md\ncontent/a/y.md: {{< ref \"x\" >}} -> {{< ref \"z\" >}}\n",
		},
		"a bundle moves to another folder, and its own links follow": {
			files: []string{
				"hugo.toml", "baseURL = \"https://me.dev/\"\n",
				"content/posts/a/index.md", post("A", "date: 2024-01-02\n") + "![p](p.png) [b](../b.md)\n", "content/posts/a/p.png", "png",
				"content/posts/b.md", post("B", "date: 2024-01-03\n") + "[a](a/index.md)\n",
				"content/notes/c.md", post("C", "date: 2024-01-04\n") + "[a](../posts/a/index.md)\n",
			},
			r: Renaming{Post: "content/posts/a/index.md", Slug: "a", Folder: "content/notes"},
			want: "content/posts/a => content/notes/a\n" +
				"content/notes/a/index.md: ![p](p.png) [b](../b.md) -> ![p](p.png) [b](../../posts/b.md)\n" +
				"content/notes/c.md: [a](../posts/a/index.md) -> [a](a/index.md)\n" +
				"content/posts/b.md: [a](a/index.md) -> [a](../notes/a/index.md)\n",
		},
		"a key keeps the name where only the folder is another": {
			files: []string{
				"gatsby-config.js", "module.exports = {}\n", "package.json", "{\"dependencies\":{\"gatsby\":\"5\"}}\n",
				"content/2023/old.md", post("A", "date: 2023-01-02\nslug: first\n"), "content/2024/b.md", post("B", "date: 2024-01-03\n"),
			},
			r:    Renaming{Post: "content/2023/old.md", Slug: "first", Folder: "content/2024"},
			want: "content/2023/old.md => content/2024/old.md\n",
		},
		"posts that a front matter names, and each picture of a srcset": {
			files: []string{
				"hugo.toml", "baseURL = \"https://me.dev/\"\n", "content/pictures/a.png", "png", "content/pictures/b.png", "png",
				"content/posts/a.md", post("A", "date: 2024-01-02\n") + "<img src=\"../pictures/a.png\" srcset=\"../pictures/a.png 1x, ../pictures/b.png 2x\">\n",
				"content/posts/b.md", post("B", "date: 2024-01-03\nrelated:\n  - ./a.md # first\n  - ./c.md\nprevious: 'a.md'\naliases: [/posts/a/]\n"),
				"content/posts/c.md", post("C", "date: 2024-01-04\nsee:\n  next: a.md\n"), "content/notes/deep/d.md", post("D", "date: 2024-01-05\n"),
			},
			r: Renaming{Post: "content/posts/a.md", Slug: "a", Folder: "content/notes/deep"},
			want: "content/posts/a.md => content/notes/deep/a.md\n" +
				"content/notes/deep/a.md: <img src=\"../pictures/a.png\" srcset=\"../pictures/a.png 1x, ../pictures/b.png 2x\"> -> <img src=\"../../pictures/a.png\" srcset=\"../../pictures/a.png 1x, ../../pictures/b.png 2x\">\n" +
				"content/posts/b.md:   - ./a.md # first ->   - ../notes/deep/a.md # first\n" +
				"content/posts/b.md: previous: 'a.md' -> previous: '../notes/deep/a.md'\n" +
				"content/posts/c.md:   next: a.md ->   next: ../notes/deep/a.md\n",
		},
		"line ends and the mark stay": {
			files: []string{
				"notes/old.md", "# Old\r\n", "notes/b.md", "\ufeff[x](old.md)\r\n[y](old.md)",
			},
			r:    Renaming{Post: "notes/old.md", Slug: "new"},
			want: "notes/old.md => notes/new.md\nnotes/b.md: [x](old.md)⏎[y](old.md) -> [x](new.md)⏎[y](new.md)\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, write(t, c.files...))
			r, err := b.Rename(context.Background(), c.r)
			slices.SortFunc(r.Texts, func(x, y Rewriting) int {
				if (x.Path == r.From) != (y.Path == r.From) {
					return map[bool]int{true: -1, false: 1}[x.Path == r.From]
				}
				return strings.Compare(x.Path, y.Path)
			})
			if got := told(t, r, err); got != c.want {
				t.Errorf("readers would meet dead links\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestARenameIsRefusedWhereItWouldHurt(t *testing.T) {
	b := open(t, write(t,
		"hugo.toml", "baseURL = \"https://me.dev/\"\n",
		"content/posts/a.md", post("A", "date: 2024-01-02\n"), "content/posts/b.md", post("B", "date: 2024-01-03\nslug: taken\n"),
		"content/posts/index.md", post("All", "date: 2024-01-01\n"),
	))
	for slug, code := range map[string]problem.Code{
		"": problem.SlugMissing, "lpt1": problem.NameRefused, "a/b": problem.NameRefused, "..": problem.NameRefused,
		"B": problem.Exists, "taken": problem.AddressTaken,
	} {
		if _, err := b.Rename(context.Background(), Renaming{Post: "content/posts/a.md", Slug: slug}); !problem.Is(err, code) {
			t.Errorf("the name %q gave %v, not %s", slug, err, code)
		}
	}
	if _, err := b.Rename(context.Background(), Renaming{Post: "content/posts/index.md", Slug: "x"}); !problem.Is(err, problem.FolderShared) {
		t.Errorf("all posts would move: %v", err)
	}
	for _, folder := range []string{"../out", "content/none", "themes/x"} {
		if _, err := b.Rename(context.Background(), Renaming{Post: "content/posts/a.md", Slug: "a", Folder: folder}); !problem.Is(err, problem.OutsideBlog) {
			t.Errorf("it would move to %s, where no post is: %v", folder, err)
		}
	}
	if _, err := b.Rename(context.Background(), Renaming{Post: "../a.md", Slug: "x"}); err == nil {
		t.Error("a post outside the blog was renamed")
	}
}

func TestAPostBecomesAFolderWithItsOwnPictures(t *testing.T) {
	b := open(t, write(t,
		"hugo.toml", "baseURL = \"https://me.dev/\"\n",
		"content/posts/x.md", post("X", "date: 2024-01-02\ncover: \"mine.png\"\n")+"![](mine.png)\n![](shared.png)\n![](/img/far.png)\n[y](y.md)\n",
		"content/posts/y.md", post("Y", "date: 2024-01-03\n")+"![](shared.png) [x](x.md)\n",
		"content/posts/mine.png", "1", "content/posts/shared.png", "2", "static/img/far.png", "3",
	))
	r, err := b.MakeBundle(context.Background(), "content/posts/x.md")
	want := "content/posts/x.md => content/posts/x/index.md\ncontent/posts/mine.png => content/posts/x/mine.png\n" +
		"content/posts/x/index.md: ![](shared.png) -> ![](../shared.png)\n" +
		"content/posts/x/index.md: [y](y.md) -> [y](../y.md)\n" +
		"content/posts/y.md: ![](shared.png) [x](x.md) -> ![](shared.png) [x](x/index.md)\n"
	if got := told(t, r, err); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if _, err := b.MakeBundle(context.Background(), r.To); !problem.Is(err, problem.NoBundles) {
		t.Errorf("a folder was made a folder: %v", err)
	}
}

func TestLinksAreSpelledAsTheBlogDoes(t *testing.T) {
	for name, c := range map[string]struct {
		files       []string
		to, address string
	}{
		"gatsby":                  {[]string{"gatsby-config.js", "", "content/blog/a/index.md", post("A", "date: 2024-01-01\n")}, "content/blog/a/index.md", "../a/index.md"},
		"hugo, by the address":    {[]string{"hugo.toml", "baseURL = 'https://me.dev/log/'\n", "content/posts/a.md", post("A", "date: 2024-01-01\n")}, "content/posts/a.md", "/log/posts/a/"},
		"hugo that writes relref": {[]string{"hugo.toml", "baseURL = 'https://me.dev/'\n", "content/posts/a.md", post("A", "date: 2024-01-01\n") + "{{< ref \"b\" >}}"}, "content/posts/a.md", `{{< relref "/posts/a.md" >}}`},
		"jekyll":                  {[]string{"_config.yml", "title: x\n", "_posts/2024-01-02-가.md", post("A", "")}, "_posts/2024-01-02-가.md", "{% post_url 2024-01-02-가 %}"},
		"hexo":                    {[]string{"_config.yml", "title: x\n", "package.json", `{"dependencies":{"hexo":"8"}}`, "source/_posts/a b.md", post("A", "date: 2024-01-01\n")}, "source/_posts/a b.md", `{% post_path "a b" %}`},
		"plain":                   {[]string{"a b.md", "# A\n"}, "a b.md", "./a%20b.md"},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, write(t, c.files...))
			from := "x.md"
			if name == "gatsby" {
				from = "content/blog/x/index.md"
			}
			scan(t, b)
			got := b.LinkTo(from, []string{c.to, "gone.md"})
			if len(got) != 1 || got[0].Address != c.address {
				t.Errorf("got %+v, want %s", got, c.address)
			}
			if back, ok := b.LeadsTo(from, c.address); !ok || back != c.to {
				t.Errorf("%s leads to %q", c.address, back)
			}
		})
	}
}

func TestADuplicateIsADraftOfItsOwn(t *testing.T) {
	b := open(t, write(t,
		"hugo.toml", "baseURL = \"https://me.dev/\"\n",
		"content/posts/2024-01-02-x/index.md", post("X", "date: 2024-01-02\nslug: x # key\ndraft: false\n"),
		"content/posts/2024-01-02-x/a.png", "1", "content/posts/2024-01-02-x-2/index.md", post("X", "date: 2024-01-03\ndraft: false\n"),
	))
	scan(t, b)
	c, err := b.Duplicate("content/posts/2024-01-02-x/index.md")
	if err != nil {
		t.Fatal(err)
	}
	want := post("X", "date: 2024-01-02\nslug: x-3 # key\ndraft: true\n")
	if c.Path != "content/posts/2024-01-02-x-3/index.md" || string(c.Content) != want || fmt.Sprint(c.Files) != "[{content/posts/2024-01-02-x/a.png content/posts/2024-01-02-x-3/a.png}]" {
		t.Errorf("got %s\n%s%v", c.Path, c.Content, c.Files)
	}
}

func TestALinkThatLeadsOutOfTheBlogIsNotFollowed(t *testing.T) {
	outside := write(t, "out.md", "[x](notes/old.md)\n")
	dir := write(t, "notes/old.md", "# Old\n", "notes/b.md", "[x](old.md) [y](../../../etc/passwd)\n")
	if err := os.Symlink(filepath.Join(outside, "out.md"), filepath.Join(dir, "notes", "out.md")); err != nil {
		t.Skip("this system makes no links")
	}
	r, err := open(t, dir).Rename(context.Background(), Renaming{Post: "notes/old.md", Slug: "new"})
	want := "notes/old.md => notes/new.md\nnotes/b.md: [x](old.md) [y](../../../etc/passwd) -> [x](new.md) [y](../../../etc/passwd)\n"
	if got := told(t, r, err); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
