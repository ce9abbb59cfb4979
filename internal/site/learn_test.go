package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"penpush/internal/frontmatter"
)

// post is one post of a made-up blog: its path, its front matter's lines and the
// pictures in its body.
type post struct {
	path     string
	front    string
	pictures []string
}

// learn shows the posts, oldest first, to a blog made of them.
func learn(t *testing.T, fsys fstest.MapFS, posts ...post) (*Site, Conventions) {
	t.Helper()
	var samples []Sample
	for i, p := range posts {
		content := p.front + "\n\ntext\n"
		fsys[p.path] = &fstest.MapFile{Data: []byte(content)}
		lines := strings.Split(content, "\n")
		samples = append(samples, Sample{
			Path: p.path, Lines: lines, Doc: frontmatter.Read(lines), Day: day(1).AddDate(0, 0, i), Pictures: p.pictures, LineEnd: "\n",
		})
	}
	slices.Reverse(samples)
	s := recognise(t, fsys)
	c := s.Learn(samples)
	return s.Learnt(c), c
}

func TestHowThisBlogDoesThings(t *testing.T) {
	var posts []post
	for n := range 10 {
		posts = append(posts, post{
			path: fmt.Sprintf("content/posts/2024/글-%d/index.md", n),
			front: fmt.Sprintf("---\ntemplate: \"post\"\ntitle: \"글 %d\"\ndate: \"2024-01-%02d 13:00\"\nslug: \"post-%d\"\ncover : './cover.png'\ntags: \n    - A\ndraft: false\n---\n",
				n, n+1, n),
			pictures: []string{"./a.png"},
		})
	}
	fsys := files("gatsby-config.js", "")
	for n := range 10 {
		with(fsys, fmt.Sprintf("content/posts/2024/글-%d/a.png", n), "png")
	}
	_, c := learn(t, fsys, posts...)
	got := fmt.Sprintf("%s in %s, %s, %s=%s%s, %q, %s, %s %s, latin %v, %s %v, %d blank", c.Filename, c.Folder, c.FrontMatter, c.DateKey, c.DateQuote, c.DateLayout, c.TitleQuote, c.ListStyle, c.Images.Place, c.Images.Reference, c.LatinSlugs, c.DraftKey, c.DraftStays, c.BlankLines)
	want := `YYYY/slug/index.md in content/posts, yaml, date="2006-01-02 15:04, "\"", block, beside ./x.png, latin false, draft true, 2 blank`
	if got != want {
		t.Errorf("a new post would look foreign\n got %s\nwant %s", got, want)
	}
	var keys []string
	for _, f := range c.Fields {
		keys = append(keys, fmt.Sprintf("%s:%s:%s", f.Key, f.Type, f.Same))
	}
	if got := strings.Join(keys, " "); got != "template:text:post title:text: date:datetime: slug:text: cover:text:./cover.png tags:list:A draft:bool:false" {
		t.Errorf("fields %s", got)
	}
}

func TestTheNewestWaysWin(t *testing.T) {
	var posts []post
	for n := range 40 {
		posts = append(posts, post{path: fmt.Sprintf("_posts/2023-01-%02d-old-%d.md", n%28+1, n), front: "---\ntitle: Old\ndate: 2023-01-01\n---"})
	}
	for n := range 10 {
		posts = append(posts, post{path: fmt.Sprintf("_posts/2024/2024-01-%02d-new-%d.md", n+1, n), front: "---\ntitle: 'New'\ndate: '2024-01-01 10:00:00 +0900'\n---"})
	}
	_, c := learn(t, files("_config.yml", "title: x\n"), posts...)
	if c.Filename != "YYYY/YYYY-MM-DD-slug.md" || c.DateLayout != "2006-01-02 15:04:05 -0700" || c.DateQuote != "'" || c.TitleQuote != "'" {
		t.Errorf("a blog that changed its ways would be written in the old one: %+v", c)
	}
}

func TestWherePicturesGo(t *testing.T) {
	for name, c := range map[string]struct {
		config   fstest.MapFS
		path     string // with %d
		pictures []string
		file     string // where the picture lies, with %d
		images   Images
		home     Images // of posts/2024-05-06-neu.md or what path gives for "neu"
		post     string
	}{
		"beside a bundle, bare": {
			files("hugo.toml", "baseURL='/'"), "content/posts/p%d/index.md",
			[]string{"a.png"},
			"content/posts/p%d/a.png",
			Images{Beside, "x.png"},
			Images{"content/posts/neu", "x.png"},
			"content/posts/neu/index.md",
		},
		"in a folder of the bundle": {
			files("gatsby-config.js", ""), "content/p%d/index.md",
			[]string{"./images/a.png"},
			"content/p%d/images/a.png",
			Images{Beside, "./images/x.png"},
			Images{"content/neu/images", "./images/x.png"},
			"content/neu/index.md",
		},
		"served from static": {
			files("hugo.toml", "baseURL='/'"), "content/posts/p%d.md",
			[]string{"/img/a.png"},
			"static/img/a.png",
			Images{"static/img", "/img/x.png"},
			Images{"static/img", "/img/x.png"},
			"content/posts/neu.md",
		},
		"served from the content": {
			files("config.toml", "base_url = 'https://me.example'"), "content/p%d.md",
			[]string{"/img/a.png"},
			"content/img/a.png",
			Images{"content/img", "/img/x.png"},
			Images{"content/img", "/img/x.png"},
			"content/neu.md",
		},
		"a folder named like the post": {
			files("_config.yml", "a: b"), "_posts/2024-01-01-p%d.md",
			[]string{"/assets/p%d/a.png"},
			"assets/p%d/a.png",
			Images{"assets/slug", "/assets/slug/x.png"},
			Images{"assets/neu", "/assets/neu/x.png"},
			"_posts/2024-05-06-neu.md",
		},
		"a folder named like the file": {
			files("_config.yml", "a: b"), "_posts/2024-01-01-p%d.md",
			[]string{"/assets/2024-01-01-p%d/a.png"},
			"assets/2024-01-01-p%d/a.png",
			Images{"assets/YYYY-MM-DD-slug", "/assets/YYYY-MM-DD-slug/x.png"},
			Images{"assets/2024-05-06-neu", "/assets/2024-05-06-neu/x.png"},
			"_posts/2024-05-06-neu.md",
		},
		"Hexo's asset folder": {
			files("_config.yml", "a: b", "scaffolds/post.md", ""), "source/_posts/p%d.md",
			[]string{"a.png"},
			"source/_posts/p%d/a.png",
			Images{"source/_posts/slug", "x.png"},
			Images{"source/_posts/neu", "x.png"},
			"source/_posts/neu.md",
		},
		"relative to the file": {
			files("_config.yml", "a: b", "scaffolds/post.md", ""), "source/_posts/p%d.md",
			[]string{"../images/a.png"},
			"source/images/a.png",
			Images{"source/images", "../images/x.png"},
			Images{"source/images", "../../images/x.png"},
			"source/_posts/tech/neu.md",
		},
		"with a variable": {
			files("_config.yml", "img: /assets/img/\n"), "_posts/2024-01-01-p%d.md",
			[]string{"{{ site.img }}a.png"},
			"assets/img/a.png",
			Images{"assets/img", "{{ site.img }}x.png"},
			Images{"assets/img", "{{ site.img }}x.png"},
			"_posts/2024-05-06-neu.md",
		},
		"with a filter": {
			files("_config.yml", "baseurl: /b\n"), "_posts/2024-01-01-p%d.md",
			[]string{`{{ "/img/a.png" | relative_url }}`},
			"img/a.png",
			Images{"img", `{{ "/img/x.png" | relative_url }}`},
			Images{"img", `{{ "/img/x.png" | relative_url }}`},
			"_posts/2024-05-06-neu.md",
		},
		"by month": {
			files("_config.yml", "a: b\n"), "_posts/2024-01-01-p%d.md",
			[]string{"/img/2024/01/a.png"},
			"img/2024/01/a.png",
			Images{"img/YYYY/MM", "/img/YYYY/MM/x.png"},
			Images{"img/2024/05", "/img/2024/05/x.png"},
			"_posts/2024-05-06-neu.md",
		},
		"a folder of its own for each, by chance": {
			files("_config.yml", "a: b\n"), "_posts/2024-01-01-p%d.md",
			[]string{"/img/7f%d/a.png"},
			"img/7f%d/a.png",
			Images{"img", "/img/x.png"},
			Images{"img", "/img/x.png"},
			"_posts/2024-05-06-neu.md",
		},
		"on another host": {
			files("hugo.toml", "baseURL='/'"), "content/posts/p%d.md",
			[]string{"https://cdn.example/i/a.png?x"},
			"static/none.png",
			Images{Remote, "https://cdn.example/i/x.png"},
			Images{"static/images", "/images/x.png"},
			"content/posts/neu.md",
		},
	} {
		t.Run(name, func(t *testing.T) {
			var posts []post
			for n := range 9 {
				number := func(s string) string { return strings.ReplaceAll(s, "%d", fmt.Sprint(n)) }
				p := post{path: number(c.path), front: "---\ntitle: x\ndate: 2024-01-01\n---"}
				for _, ref := range c.pictures {
					p.pictures = append(p.pictures, number(ref))
				}
				posts = append(posts, p)
				with(c.config, number(c.file), "png")
			}
			s, got := learn(t, c.config, posts...)
			if got.Images != c.images {
				t.Errorf("pictures are %+v, learnt %+v", c.images, got.Images)
			}
			when := time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC)
			home := s.PictureHome(got, c.post, when)
			if home != c.home {
				t.Errorf("a picture for %s would go to %+v instead of %+v", c.post, home, c.home)
			}
			c.config[home.Place+"/neu bild.png"] = &fstest.MapFile{Data: []byte("png")}
			ref := strings.Replace(home.Reference, "x.png", "neu%20bild.png", 1)
			if found, ok := s.Find(c.post, ref); !ok || found != home.Place+"/neu bild.png" {
				t.Errorf("a picture taken in there would not be found again by %q (%q)", ref, found)
			}
		})
	}
}

func TestTheFolderThatAnswersMostReferencesIsTriedFirst(t *testing.T) {
	m := files("hugo.toml", "baseURL='/'", "static/a.png", "old", "assets/a.png", "new", "assets/b.png", "", "assets/c.png", "")
	s, _ := learn(t, m, post{"content/posts/p1.md", "---\ntitle: x\ndate: 2024-01-01\n---", []string{"/a.png", "/b.png", "/c.png"}})
	if got, _ := s.Find("content/posts/p1.md", "/a.png"); got != "assets/a.png" {
		t.Errorf("the preview would show another picture than the site: %q", got)
	}
}
