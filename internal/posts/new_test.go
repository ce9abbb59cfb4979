package posts

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
)

var now = time.Date(2024, 5, 6, 7, 8, 9, 0, time.FixedZone("", 9*3600))

func newOne(t *testing.T, b *Blog, title, dir string) (string, string) {
	t.Helper()
	made, err := b.New(title, dir, now)
	if err != nil {
		t.Fatal(err)
	}
	return made.Path, string(made.Content)
}

func TestANewPostLooksAsIfTheOwnerHadMadeIt(t *testing.T) {
	for name, c := range map[string]struct {
		files   []string // of the blog; each with %d is written for 1 to 4
		title   string
		path    string
		content string
	}{
		"Gatsby bundles by year, with odd spelling": {
			[]string{
				"gatsby-config.js", "", "content/posts/2024/my-post-%d/index.md",
				"---\ntemplate: \"post\"\ntitle: \"글 %d\"\ndate: \"2024-01-0%d 13:00\"\nslug: \"my-post-%d\"\ncover : './cover-%d.png'\ncategories: \n    - Devops\n    - n%d\ntags: []\n---\n\n\nHi\n",
			},
			"2024년 회고: 끝", "content/posts/2024/2024nyeon-hoego-kkeut/index.md",
			"---\ntemplate: \"post\"\ntitle: \"2024년 회고: 끝\"\ndate: \"2024-05-06 07:08\"\nslug: \"2024nyeon-hoego-kkeut\"\ncover : ''\ncategories: []\ntags: []\n---\n\n\n\n",
		},
		"Jekyll, dated names, kept Korean": {
			[]string{"_config.yml", "a: b\n", "_posts/2024-01-0%d-글-%d.md", "---\nlayout: post\ntitle:  \"글 %d\"\ndate:   2024-01-0%d 10:00:00 +0900\ncategories: dev\n---\nHi"},
			"새 글 @ 서울", "_posts/2024-05-06-새-글-서울.md",
			"---\nlayout: post\ntitle:  \"새 글 @ 서울\"\ndate:   2024-05-06 07:08:09 +0900\ncategories: dev\n---\n",
		},
		"Hugo TOML with drafts": {
			[]string{"hugo.toml", "", "content/post/p-%d.md", "+++\ntitle = \"P %d\"\ndate = 2024-01-0%dT10:00:00+09:00\ndraft = false\ntags = [\"a\", \"t%d\"]\n+++\n\nHi\n"},
			`Say "hi"`, "content/post/say-hi.md",
			"+++\ntitle = \"Say \\\"hi\\\"\"\ndate = 2024-05-06T07:08:09+09:00\ndraft = true\ntags = []\n+++\n\n\n",
		},
		"Hexo, block lists, Windows line ends": {
			[]string{"_config.yml", "a: b\n", "scaffolds/post.md", "", "source/_posts/p_%d_x.md", "---\r\ntitle: P %d\r\ndate: 2024-01-0%d 10:00:00\r\ntags:\r\n  - a%d\r\n---\r\n\r\nHi\r\n"},
			"C# and Go", "source/_posts/c_and_go.md", "---\r\ntitle: C# and Go\r\ndate: 2024-05-06 07:08:09\r\ntags:\r\n---\r\n\r\n\r\n",
		},
		"Zola taxonomies": {
			[]string{"config.toml", "base_url = 'x'\n", "content/p-%d/index.md", "+++\ntitle = \"P %d\"\ndate = 2024-01-0%d\n\n[taxonomies]\ntags = [\"a%d\"]\n+++\nHi\n"},
			"New", "content/new/index.md", "+++\ntitle = \"New\"\ndate = 2024-05-06\n\n[taxonomies]\ntags = []\n+++\n\n",
		},
		"Docusaurus, the date only in the name": {
			[]string{"docusaurus.config.js", "", "blog/2024-01-0%d-p-%d.md", "---\ntitle: P %d\nauthors: me\nimage: /img/p%d.png\n---\n\nHi\n"},
			"New", "blog/2024-05-06-new.md", "---\ntitle: New\nauthors: me\nimage: \"\"\n---\n\n\n",
		},
		"Pelican": {
			[]string{"pelicanconf.py", "", "content/p-%d.md", "Title: P %d\nDate: 2024-01-0%d 10:00\nCategory: Tech\nTags: a, b%d\n\nHi\n"},
			"New", "content/new.md", "Title: New\nDate: 2024-05-06 07:08\nCategory: Tech\nTags:\n\n\n",
		},
		"Next, dates in UTC": {
			[]string{"next.config.js", "", "posts/p-%d.mdx", "---\ntitle: 'P %d'\ndate: '2024-01-0%dT10:00:00.000Z'\nsummary: it's %d\n---\n\nHi\n"},
			"New", "posts/new.mdx", "---\ntitle: 'New'\ndate: '2024-05-05T22:08:09.000Z'\nsummary: \"\"\n---\n\n\n",
		},
		"comments stay where all posts have them": {
			[]string{"hugo.toml", "", "content/posts/p-%d.md", "---\n# about\ntitle: P %d\n# only here %d\ndate: 2024-01-0%d\n---\n\nHi\n"},
			"New", "content/posts/new.md", "---\n# about\ntitle: New\ndate: 2024-05-06\n---\n\n\n",
		},
		"the title under a name of its own": {
			[]string{"eleventy.config.js", "", "src/blog/2024-01-0%d-p-%d.md", "---\nnewsTitle: P %d\nsubtitle: s%d\n---\n\nHi"},
			"New: one", "src/blog/2024-05-06-new-one.md", "---\nnewsTitle: \"New: one\"\nsubtitle: \"\"\n---\n\n",
		},
		"the title as a heading": {
			[]string{".vitepress/config.js", "", "posts/p-%d.md", "---\ndate: 2024-01-0%d\n---\n\n# P %d\n\nHi\n"},
			"New", "posts/new.md", "---\ndate: 2024-05-06\n---\n\n# New\n\n\n",
		},
		"no title anywhere": {
			[]string{"hugo.toml", "", "content/posts/p-%d.md", "---\ndate: 2024-01-0%d\n---\nHi"},
			"New", "content/posts/new.md", "---\ndate: 2024-05-06\ntitle: New\n---\n",
		},
		"the day only in the address": {
			[]string{"config.toml", "base_url = 'x'\n", "content/p-%d.md", "+++\npath = \"2024/01/0%d/p-%d\"\ntitle = \"P %d\"\n+++\n\nHi\n"},
			"New", "content/new.md", "+++\npath = \"2024/05/06/new\"\ntitle = \"New\"\n+++\n\n\n",
		},
		"one category in words where scripts read it": {
			[]string{"next.config.js", "", "posts/p-%d.md", "---\ntitle: P %d\ndate: '2024-01-0%d'\ncategory: c%d\n---\nHi\n"},
			"New", "posts/new.md", "---\ntitle: New\ndate: '2024-05-06'\ncategory: \"\"\n---\n\n",
		},
		"no front matter at all": {
			[]string{"n-%d.md", "# N %d\n\nHi\n"},
			"New", "new.md", "# New\n\n\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			var files []string
			for i := 0; i < len(c.files); i += 2 {
				if !strings.Contains(c.files[i], "%d") {
					files = append(files, c.files[i], c.files[i+1])
					continue
				}
				for n := 1; n <= 4; n++ {
					number := func(s string) string { return strings.ReplaceAll(s, "%d", fmt.Sprint(n)) }
					files = append(files, number(c.files[i]), number(c.files[i+1]))
				}
			}
			path, content := newOne(t, open(t, write(t, files...)), c.title, "")
			if path != c.path {
				t.Errorf("the post would be %s, want %s", path, c.path)
			}
			if content != c.content {
				t.Errorf("the post would look foreign\n got %q\nwant %q", content, c.content)
			}
		})
	}
}

func TestTheCaretBeginsWhereTheBodyDoes(t *testing.T) {
	for name, c := range map[string]struct {
		body string // behind the front matter of the blog's posts
		line int    // of the new post, which has four lines above its body
	}{
		"a blank line, and a final newline": {"\nHi\n", 5},
		"no blank line":                     {"Hi\n", 4},
		"two, and no final newline":         {"\n\nHi", 6},
	} {
		t.Run(name, func(t *testing.T) {
			front := "---\ntitle: A\ndate: 2024-01-01\n---\n"
			made, err := open(t, write(t, "hugo.toml", "", "content/posts/a.md", front+c.body, "content/posts/b.md", front+c.body)).New("New", "", now)
			lines := strings.Split(string(made.Content), "\n")
			if err != nil || made.Line != c.line || lines[made.Line] != "" {
				t.Fatalf("line %d of %q, %v", made.Line, lines, err)
			}
			lines[made.Line] = "Hi"
			if got := strings.Join(lines[4:], "\n"); got != c.body {
				t.Errorf("what is typed first makes %q of the body, where others have %q", got, c.body)
			}
		})
	}
}

func TestTemplatesAreFilledAsFarAsTheyAreKnown(t *testing.T) {
	for name, c := range map[string]struct {
		files         []string
		path, content string
	}{
		"a Hugo archetype of the section": {
			[]string{"hugo.toml", "", "archetypes/posts.md", "---\ntitle: '{{ replace .Name \"-\" \" \" | title }}'\ndate: {{ .Date }}\nyear: {{ now.Format \"2006\" }}\nkind: {{ .Type }}\ndraft: true\n---\n{{/* no trace */ -}}\nHello {{ .Name | humanize }},\n", "archetypes/default.md", "---\nno: no\n---\n"},
			"content/posts/my-first-post.md",
			"---\ntitle: 'My first post'\ndate: 2024-05-06T07:08:09+09:00\nyear: 2024\nkind: posts\ndraft: true\n---\nHello My first post,\n",
		},
		"a Hugo archetype that is a bundle": {
			[]string{"hugo.toml", "", "archetypes/posts/index.md", "+++\ntitle = \"\"\ndate = {{ .Date }}\nslug = \"{{ .File.ContentBaseName }}\"\n+++\n"},
			"content/posts/my-first-post/index.md",
			"+++\ntitle = \"My first post\"\ndate = 2024-05-06T07:08:09+09:00\nslug = \"my-first-post\"\n+++\n",
		},
		"what is not known is left out": {
			[]string{"hugo.toml", "", "archetypes/default.md", "---\ntitle: x\nby: {{ .Site.Params.author }}\n{{ with .Params }}\nid: 1\n---\n"},
			"content/posts/my-first-post.md", "---\ntitle: My first post\nid: 1\n---\n",
		},
		"a Hexo scaffold": {
			[]string{"_config.yml", "title: x\n", "source/_posts/.keep", "", "scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\nlayout: {{ layout }}\ntags:\n---\n\n<!-- more -->\n"},
			"source/_posts/my-first-post.md",
			"---\ntitle: My first post\ndate: 2024-05-06 07:08:09\nlayout: post\ntags:\n---\n\n<!-- more -->\n",
		},
		"the newest posts are made like it": {
			[]string{"hugo.toml", "", "archetypes/default.md", "---\ntitle: \"{{ .Name | humanize }}\"\ndate: {{ now.Format \"2006-01-02\" }}\ntags: [news]\n---\n\n## Why\n", "content/posts/a.md", post("\"A\"", "date: 2024-01-01\ntags: [a]\n"), "content/posts/b.md", post("\"B\"", "date: 2024-01-02\ntags: [b]\n")},
			"content/posts/my-first-post.md", "---\ntitle: \"My first post\"\ndate: 2024-05-06\ntags: [news]\n---\n\n## Why\n",
		},
		"the newest posts are made otherwise": {
			[]string{"hugo.toml", "", "archetypes/default.md", "---\ntitle: \"{{ .Name | humanize }}\"\ndate: {{ .Date }}\ndraft: true\n---\n", "content/posts/a.md", post("A", "date: 2024-01-01\ntags: [a]\n"), "content/posts/b.md", post("B", "date: 2024-01-02\ntags: [b]\n")},
			"content/posts/my-first-post.md", "---\ntitle: My first post\ndate: 2024-05-06\ntags: []\n---\n\n\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, content := newOne(t, open(t, write(t, c.files...)), "My first post", "")
			if path != c.path || content != c.content {
				t.Errorf("%s\n got %q\nwant %q", path, content, c.content)
			}
		})
	}
}

func TestDraftsBeginWhereDraftsLive(t *testing.T) {
	jekyll := []string{"_config.yml", "title: x\n", "_posts/2024-01-01-a.md", post("A", "date: 2024-01-01\n"), "_posts/2024-01-02-b.md", post("B", "date: 2024-01-02\n")}
	b := open(t, write(t, jekyll...))
	if path, _ := newOne(t, b, "New", ""); path != "_posts/2024-05-06-new.md" {
		t.Errorf("without a folder of drafts: %s", path)
	}
	if path, content := newOne(t, b, "New", "_drafts"); path != "_drafts/new.md" || content != "---\ntitle: New\n---\n\n\n" {
		t.Errorf("where it is asked for: %s %q", path, content)
	}
	b = open(t, write(t, append(jekyll, "_drafts/idea.md", post("Idea", ""))...))
	path, content := newOne(t, b, "New", "")
	if path != "_drafts/new.md" || content != "---\ntitle: New\n---\n\n\n" {
		t.Errorf("with a folder of drafts: %s %q", path, content)
	}
	to, edits, err := b.MakePublic(path, strings.Split(content, "\n"), now)
	if err != nil || to != "_posts/2024-05-06-new.md" || len(edits) == 0 {
		t.Errorf("published it would be %s %v %v", to, edits, err)
	}
}

func TestTheFirstPostOfABlog(t *testing.T) {
	for name, c := range map[string]struct {
		files []string
		path  string
		kind  frontmatter.Kind
		has   string
	}{
		"hugo":       {[]string{"hugo.toml", "", "archetypes/default.md", "+++\n+++\n"}, "content/posts/hello.md", "toml", "draft = true"},
		"jekyll":     {[]string{"_config.yml", "title: x"}, "_posts/2024-05-06-hello.md", "yaml", "layout: post"},
		"hexo":       {[]string{"scaffolds/a", "", "_config.yml", "new_post_name: :year-:month-:day-:title.md\n"}, "source/_posts/2024-05-06-hello.md", "yaml", "date: 2024-05-06 07:08:09"},
		"gatsby":     {[]string{"gatsby-config.js", ""}, "content/blog/hello/index.md", "yaml", "2024-05-06T07:08:09.000+09:00"},
		"astro":      {[]string{"astro.config.mjs", ""}, "src/content/blog/hello.md", "yaml", "pubDate: 2024-05-06"},
		"eleventy":   {[]string{"eleventy.config.js", ""}, "posts/hello.md", "yaml", "tags: []"},
		"vitepress":  {[]string{".vitepress/config.js", ""}, "posts/hello.md", "yaml", "date: 2024-05-06"},
		"docusaurus": {[]string{"docusaurus.config.js", ""}, "blog/2024-05-06-hello.md", "yaml", "title: Hello"},
		"nextjs":     {[]string{"next.config.js", ""}, "_posts/hello.md", "yaml", "date: 2024-05-06"},
		"zola":       {[]string{"config.toml", "base_url = ''"}, "content/hello/index.md", "toml", "draft = true"},
		"pelican":    {[]string{"pelicanconf.py", ""}, "content/hello.md", "pelican", "Slug: hello"},
		"plain":      {[]string{"x.txt", ""}, "hello.md", "yaml", "date: 2024-05-06"},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, write(t, c.files...))
			path, content := newOne(t, b, "Hello", "")
			doc := frontmatter.Read(strings.Split(content, "\n"))
			title, ok := doc.Get("title")
			if b.Site().Generator != name || path != c.path || doc.Kind != c.kind || doc.Problem != nil || !ok || title.Text != "Hello" || !strings.Contains(content, c.has) {
				t.Errorf("%s: %s\n%s%v", b.Site().Generator, path, content, doc.Problem)
			}
		})
	}
}

func TestANewPostNeverTakesAnothersPlace(t *testing.T) {
	b := open(t, write(t, "hugo.toml", "",
		"content/posts/hello/index.md", post("Hello", "date: 2024-01-01\n"),
		"content/posts/Hello-2/index.md", post("Other", "date: 2024-01-02\n"),
		"content/posts/other/index.md", post("Third", "date: 2024-01-03\nslug: hello-3\n"),
		"content/posts/hello-4/picture.png", "x"))
	if path, _ := newOne(t, b, "Hello", ""); path != "content/posts/hello-5/index.md" {
		t.Errorf("the new post got %s", path)
	}
	if path, _ := newOne(t, b, "con", ""); path != "content/posts/con-post/index.md" {
		t.Errorf("Windows cannot have a folder like %s", path)
	}
	if path, _ := newOne(t, b, "Hello", "content/notes"); path != "content/notes/hello-4/index.md" {
		t.Errorf("in a folder of the writer's choice: %s", path)
	}
	for _, dir := range []string{"../out", "/abs", `..\out`} {
		if _, err := b.New("x", dir, now); !problem.Is(err, problem.OutsideBlog) {
			t.Errorf("a post could be made in %q: %v", dir, err)
		}
	}
	if _, err := b.New(" \n", "", now); !problem.Is(err, problem.TitleMissing) {
		t.Errorf("a post without a title: %v", err)
	}
}

func TestOddTitlesComeBackAsTheyAre(t *testing.T) {
	b := open(t, write(t, "hugo.toml", "", "content/posts/a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n", "content/posts/b.md", "---\ntitle: B\ndate: 2024-01-02\n---\n"))
	for _, title := range []string{"[공지] x", "a: b", "@me", "true", "1.0", "2024-01-01", "# no", `it's "both"`, `back\slash`, "- x", "{a}", "*b*", "~", "|", "한글 🎉", "& anchor", "%percent"} {
		_, content := newOne(t, b, title, "")
		doc := frontmatter.Read(strings.Split(content, "\n"))
		if f, ok := doc.Get("title"); doc.Problem != nil || !ok || f.Text != title {
			t.Errorf("the title %q would be read as %+v %v:\n%s", title, f, doc.Problem, content)
		}
	}
}
