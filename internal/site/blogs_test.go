package site

import (
	"fmt"
	"path"
	"strings"
	"testing/fstest"
	"time"
)

// files makes a blog's files from "path: content" pairs.
func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1]), Mode: 0o644}
	}
	return m
}

// with adds files to a blog.
func with(m fstest.MapFS, pairs ...string) fstest.MapFS {
	for k, v := range files(pairs...) {
		m[k] = v
	}
	return m
}

// example is a blog of one kind as its owner would have it.
type example struct {
	kind     string
	config   fstest.MapFS // what tells the generator
	post     string       // where posts lie, with %s for the day and %d for the number
	content  string       // the folder they are in
	evidence string       // one of the facts
	picture  [2]string    // a reference in a post, and where the file lies
	basePath string
	empty    string // the content folder of the blog without posts
}

func examples() []example {
	pkg := func(name string) string { return `{"dependencies":{"` + name + `":"1.0.0"}}` }
	return []example{
		{
			kind: "hugo", config: files("hugo.toml", "baseURL = 'https://me.example/log/'\ntheme='t'\n", "themes/t/exampleSite/content/posts/a.md", dated("x", "2020-01-01"), "archetypes/default.md", "+++\ndate = '{{ .Date }}'\n+++\n"),
			post: "content/posts/p%d/index.md", content: "content/posts", evidence: "hugo.toml",
			picture: [2]string{"/img/a b.png", "static/img/a b.png"}, basePath: "/log", empty: "content/posts",
		},
		{
			kind: "jekyll", config: files("_config.yml", "title: T\nurl: https://me.example\nbaseurl: /b\nimg: /pics/\n", "Gemfile", "gem \"jekyll\"\n", "README.md", dated("x", "2020-01-01")),
			post: "_posts/%s-p%d.md", content: "_posts", evidence: "Gemfile: jekyll",
			picture: [2]string{"{{ site.baseurl }}{{ site.img }}a.png", "pics/a.png"}, basePath: "/b", empty: "_posts",
		},
		{
			kind: "hexo", config: files("_config.yml", "root: /h/\npost_asset_folder: true\ntheme: landscape\n", "package.json", pkg("hexo"), "scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\n---\n"),
			post: "source/_posts/p%d.md", content: "source/_posts", evidence: "package.json: hexo",
			picture: [2]string{"a.png", "source/_posts/p9/a.png"}, basePath: "/h", empty: "source/_posts",
		},
		{
			kind: "gatsby", config: files("gatsby-config.js", "module.exports = {\n  // pathPrefix: '/no',\n  pathPrefix: `/g`,\n}\n", "package.json", pkg("gatsby"), "node_modules/x/README.md", dated("x", "2020-01-01")),
			post: "content/posts/2024/p%d/index.md", content: "content/posts", evidence: "gatsby-config.js",
			picture: [2]string{"./a.png?w=2#x", "content/posts/2024/p9/a.png"}, basePath: "/g", empty: "content/blog",
		},
		{
			kind: "astro", config: files("astro.config.mjs", "export default defineConfig({ site: 'https://me.example', base: '/as' })", "package.json", pkg("astro")),
			post: "src/content/blog/p%d.md", content: "src/content/blog", evidence: "astro.config.mjs",
			picture: [2]string{"~/assets/a.png", "src/assets/a.png"}, basePath: "/as", empty: "src/content/blog",
		},
		{
			kind: "eleventy", config: files(".eleventy.js", "module.exports = () => ({ dir: { input: 'src' }, pathPrefix: '/e/' })", "package.json", pkg("@11ty/eleventy")),
			post: "src/posts/p%d.md", content: "src/posts", evidence: ".eleventy.js",
			picture: [2]string{"/img/a.png", "src/img/a.png"}, basePath: "/e", empty: "src/posts",
		},
		{
			kind: "vitepress", config: files("docs/.vitepress/config.mts", "export default { base: '/v/' }", "package.json", pkg("vitepress"), "docs/index.md", "---\nlayout: home\n---\n"),
			post: "docs/posts/p%d.md", content: "docs/posts", evidence: ".vitepress/config.mts",
			picture: [2]string{"/v/a.png", "docs/public/a.png"}, basePath: "/v", empty: "docs/posts",
		},
		{
			kind: "docusaurus", config: files("docusaurus.config.js", "module.exports = { url: 'https://me.example', baseUrl: '/d/' }", "package.json", pkg("@docusaurus/core"), "docs/intro.md", dated("x", "2020-01-01")),
			post: "blog/%s-p%d.md", content: "blog", evidence: "docusaurus.config.js",
			picture: [2]string{"@site/static/img/a.png", "static/img/a.png"}, basePath: "/d", empty: "blog",
		},
		{
			kind: "nextjs", config: files("next.config.js", "module.exports = { basePath: '/n' }", "package.json", pkg("next")),
			post: "public/p%d/index.md", content: "public", evidence: "next.config.js",
			picture: [2]string{"/n/a.png", "public/a.png"}, basePath: "/n", empty: "_posts",
		},
		{
			kind: "zola", config: files("config.toml", "base_url = \"https://me.example/z\"\n", "templates/index.html", ""),
			post: "content/blog/p%d/index.md", content: "content/blog", evidence: "config.toml: base_url",
			picture: [2]string{"a.png", "content/blog/p9/a.png"}, basePath: "/z", empty: "content",
		},
		{
			kind: "pelican", config: files("pelicanconf.py", "PATH = 'content'\nSITEURL = 'https://me.example/p'\n"),
			post: "content/tech/p%d.md", content: "content/tech", evidence: "pelicanconf.py",
			picture: [2]string{"{static}/images/a.png", "content/images/a.png"}, basePath: "/p", empty: "content",
		},
		{
			kind: "plain", config: files("README.md", "# hi\n"),
			post: "notes/p%d.md", content: "notes", evidence: "notes: 9",
			picture: [2]string{`..\images\a.png`, "images/a.png"}, empty: ".",
		},
	}
}

func dated(title, date string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: %s\ntags: [a]\n---\n\ntext\n", title, date)
}

func day(n int) time.Time { return time.Date(2024, 1, n, 9, 30, 0, 0, time.UTC) }

// blog is the example with nine posts, the ninth with its picture.
func (e example) blog() fstest.MapFS {
	m := fstest.MapFS{}
	for k, v := range e.config {
		m[k] = v
	}
	for n := 1; n <= 9; n++ {
		m[e.path(n)] = &fstest.MapFile{Data: []byte(dated(fmt.Sprint("Post ", n), day(n).Format(time.DateOnly)))}
	}
	m[e.picture[1]] = &fstest.MapFile{Data: []byte("png")}
	return m
}

func (e example) path(n int) string {
	if strings.Contains(e.post, "%s") {
		return fmt.Sprintf(e.post, day(n).Format(time.DateOnly), n)
	}
	return path.Clean(fmt.Sprintf(e.post, n))
}
